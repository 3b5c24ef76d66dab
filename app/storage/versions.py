"""Queries on question versions: storing drafts, publishing, and putting a version's content together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.articles.text import Passage
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, QuestionType
from app.storage.articles import PassageRow, RenditionRow, keep_passage
from app.storage.questions import AcceptedRow, CitationRow, OptionRow, QuestionRow, VersionRow, key_of


@dataclass(frozen=True)
class Content:
    """All that a version holds: its row, its key and its citations."""

    version: VersionRow
    key: AnswerKey
    citations: tuple[Citation, ...]

    @property
    def draft(self) -> Draft:
        """Give the version as a draft, to be checked or exported."""
        row = self.version
        return Draft(
            type=QuestionType(row.type),
            stem=row.stem,
            key=self.key,
            citations=self.citations,
            explanation=row.explanation,
            lead=row.lead,
            tags=tuple(row.tags),
            score=row.score,
            features=tuple((name, value) for name, value in row.features),
            origin=row.origin,
            rule=row.rule,
            scope=tuple(row.scope),
        )


def question_by_public_id(session: Session, public_id: str) -> QuestionRow | None:
    """Give the question of that public name."""
    return session.scalar(select(QuestionRow).where(QuestionRow.public_id == public_id))


def add_version(
    session: Session,
    question: QuestionRow,
    draft: Draft,
    *,
    renditions: Mapping[str, RenditionRow],
    at: datetime,
    author_id: int | None = None,
    fact_id: int | None = None,
) -> VersionRow:
    """Store a draft as the next version of a question, with its options, forms and citations.

    `renditions` maps article stems to the renditions that the draft's passages are of. Raises ValueError where a
    quoted passage does not stand there.
    """
    highest = select(func.max(VersionRow.number)).where(VersionRow.question_id == question.id)
    row = VersionRow(question=question, number=(session.scalar(highest) or 0) + 1, type=draft.type, stem=draft.stem)
    row.lead, row.explanation, row.tags, row.score = draft.lead, draft.explanation, list(draft.tags), draft.score
    row.features, row.origin, row.rule = [list(feature) for feature in draft.features], draft.origin, draft.rule
    row.scope, row.author_id, row.fact_id, row.created_at = list(draft.scope), author_id, fact_id, at
    if draft.key.number is not None:
        number = draft.key.number
        row.value, row.unit, row.tolerance, row.number_text = number.value, number.unit, number.tolerance, number.text
    session.add(row)
    session.flush()
    _add_options(session, row, draft, renditions)
    _add_citations(session, row, draft, renditions)
    session.flush()
    return row


def _kept(session: Session, passage: Passage, renditions: Mapping[str, RenditionRow]) -> PassageRow:
    return keep_passage(session, renditions[passage.article], passage)


def _add_options(session: Session, row: VersionRow, draft: Draft, renditions: Mapping[str, RenditionRow]) -> None:
    for position, option in enumerate(draft.key.options):
        new = OptionRow(version_id=row.id, position=position, text=option.text, correct=option.correct)
        new.feedback = option.feedback
        if option.occurrence is not None:
            new.occurrence_id = _kept(session, option.occurrence, renditions).id
        session.add(new)
    for position, form in enumerate(draft.key.accepted):
        session.add(AcceptedRow(version_id=row.id, position=position, text=form.text, rule=form.rule))


def _add_citations(session: Session, row: VersionRow, draft: Draft, renditions: Mapping[str, RenditionRow]) -> None:
    for position, citation in enumerate(draft.citations):
        passage = _kept(session, citation.passage, renditions)
        marks = [list(mark) for mark in citation.marks]
        new = CitationRow(version_id=row.id, passage_id=passage.id, position=position, stance=citation.stance)
        new.marks = marks
        session.add(new)


def publish(session: Session, version: VersionRow, *, at: datetime) -> None:
    """Make a version the published one of its question; the one before it is retired."""
    before = (VersionRow.question_id == version.question_id, VersionRow.state == "published")
    session.execute(update(VersionRow).where(*before, VersionRow.id != version.id).values(state="retired"))
    version.state, version.published_at = "published", at
    session.flush()


def options_of(session: Session, version_ids: Sequence[int]) -> Sequence[OptionRow]:
    """Give the options of some versions, in their order."""
    found = select(OptionRow).where(OptionRow.version_id.in_(version_ids))
    return session.scalars(found.order_by(OptionRow.version_id, OptionRow.position)).all()


def contents(session: Session, versions: Sequence[VersionRow]) -> list[Content]:
    """Give the whole content of some versions, in their order, in three queries."""
    ids = [version.id for version in versions]
    accepted = select(AcceptedRow).where(AcceptedRow.version_id.in_(ids)).order_by(AcceptedRow.position)
    cited = select(CitationRow).where(CitationRow.version_id.in_(ids)).order_by(CitationRow.position)
    options, forms, citations = options_of(session, ids), session.scalars(accepted).all(), session.scalars(cited).all()
    of_options, of_forms = _by_version(options), _by_version(forms)
    of_citations = _by_version(citations)
    found: list[Content] = []
    for version in versions:
        mine = of_options.get(version.id, [])
        values = tuple(row.value(row.occurrence.value if row.occurrence else None) for row in mine)
        texts = tuple(AcceptedForm(row.text, row.rule) for row in of_forms.get(version.id, []))
        proof = tuple(row.value for row in of_citations.get(version.id, []))
        found.append(Content(version, key_of(version, values, texts), proof))
    return found


_Part = TypeVar("_Part", OptionRow, AcceptedRow, CitationRow)


def _by_version(rows: Sequence[_Part]) -> dict[int, list[_Part]]:
    found: dict[int, list[_Part]] = {}
    for row in rows:
        found.setdefault(row.version_id, []).append(row)
    return found


def published_versions(session: Session) -> Sequence[VersionRow]:
    """Give every published version, in the order in which the questions came."""
    found = select(VersionRow).where(VersionRow.state == "published").order_by(VersionRow.question_id)
    return session.scalars(found).all()


def contents_by_id(session: Session, version_ids: Sequence[int]) -> dict[int, Content]:
    """Give the whole content of some versions by their ids."""
    rows = session.scalars(select(VersionRow).where(VersionRow.id.in_(version_ids))).all()
    return {content.version.id: content for content in contents(session, rows)}
