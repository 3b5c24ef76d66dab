"""Generate questions from the articles: draft, store what is new, publish what passes every check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from app.articles.text import Article, Rendition
from app.questions.alternatives import other_wordings
from app.questions.draft import Draft, Generated
from app.storage.alternatives import add_alternatives
from app.storage.articles import RenditionRow, keep_passage
from app.storage.fact_queries import absorb
from app.storage.facts import MentionRow, keep_entity, keep_fact, keep_mention
from app.storage.job_queries import identities_on
from app.storage.questions import QuestionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, question_by_public_id
from app.workflows.check_question import Known, known_for
from app.workflows.problems import Refused
from app.workflows.publish_lock import publish_version
from app.workflows.publish_question import texts_of

Generate = Callable[[Sequence[tuple[Article, Rendition]]], Generated]


@dataclass(frozen=True)
class GenerationReport:
    """What a run gave: drafts that were new, of these published, and drafts known before."""

    new: int
    published: int
    known: int


def generate_questions(work: UnitOfWork, generate: Generate, *, visibility: str = "private") -> GenerationReport:
    """Run the generator over all articles and store its questions, each once; a draft that fails a check waits."""
    with work.reading() as session:
        rows = [row for row in texts_of(session).values() if row.article.retired_at is None]
        sources = [(row.article.value, row.value) for row in rows]
    # The language work is done outside the transaction: it takes seconds, and others want to write.
    generated = generate(sources)
    with work() as session:
        renditions = texts_of(session)
        facts, known = _keep_facts(session, generated, renditions), known_for(session, generated.drafts)
        outcomes = [
            _keep_draft(session, work, draft, known=known, renditions=renditions, facts=facts, visibility=visibility)
            for draft in generated.drafts
        ]
    new = [outcome for outcome in outcomes if outcome is not None]
    return GenerationReport(new=len(new), published=sum(new), known=len(outcomes) - len(new))


def _keep_facts(session: Session, generated: Generated, renditions: dict[str, RenditionRow]) -> dict[str, int]:
    for entity in generated.entities:
        keep_entity(session, entity)
    ids: dict[str, int] = {}
    for fact in generated.facts:
        row = keep_fact(session, fact)
        absorb(session, row, fact.absorbed)
        ids[fact.key] = row.id
        for mention in fact.mentions:
            passage = keep_passage(session, renditions[mention.passage.article], mention.passage)
            told = MentionRow(fact_id=ids[fact.key], passage_id=passage.id, stance=mention.stance)
            told.hedge, told.attribution, told.negated = mention.hedge, mention.attribution, mention.negated
            keep_mention(session, told)
    return ids


def _keep_draft(
    session: Session,
    work: UnitOfWork,
    draft: Draft,
    *,
    known: Known,
    renditions: dict[str, RenditionRow],
    facts: dict[str, int],
    visibility: str,
) -> bool | None:
    """Say whether a new draft was published, or give None for one that was known."""
    if question_by_public_id(session, draft.identity) is not None:
        return None
    question = QuestionRow(public_id=draft.identity, visibility=visibility, created_at=work.clock())
    session.add(question)
    session.flush()
    fact_id = facts.get(draft.fact.key) if draft.fact else None
    version = add_version(session, question, draft, renditions=renditions, at=work.clock(), fact_id=fact_id)
    try:
        publish_version(session, work, version, known=known, strict=True)
    except Refused:
        version.state = "in review"
        return False
    return True


def keep_for_review(
    session: Session, work: UnitOfWork, generated: Generated, *, rendition: RenditionRow, owner_id: int | None
) -> list[Draft]:
    """Store the new drafts on one article as questions in review, with what else they could be; give these drafts.

    Nothing is published unseen; what is stored already, rejected questions among it, stays as it is.
    """
    article = rendition.article
    renditions = {article.stem: rendition}
    facts = _keep_facts(session, generated, renditions)
    known = identities_on(session, article.id)
    kept: list[Draft] = []
    for draft in generated.drafts:
        name = _name_of(session, draft, article.stem, known)
        if name in known:
            continue
        known.add(name)
        question = QuestionRow(public_id=name, owner_id=owner_id, visibility=article.visibility)
        question.created_at = work.clock()
        session.add(question)
        session.flush()
        fact_id = facts.get(draft.fact.key) if draft.fact else None
        version = add_version(session, question, draft, renditions=renditions, at=work.clock(), fact_id=fact_id)
        version.state = "in review"
        add_alternatives(session, question.id, draft, other_wordings(draft, generated.sound))
        kept.append(draft)
    return kept


def _name_of(session: Session, draft: Draft, stem: str, known: set[str]) -> str:
    """Name a question by its content; where a copy of the article has it already, by content and article."""
    if draft.identity in known or question_by_public_id(session, draft.identity) is None:
        return draft.identity
    return name_of_copy(draft.identity, stem)


def name_of_copy(identity: str, stem: str) -> str:
    """Name a question whose content another article has too."""
    return sha256(f"{identity} {stem}".encode()).hexdigest()[: len(identity)]
