"""Change a question that waits: take another wording, exchange a wrong option, or mend its words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.articles.quotes import find_quote
from app.articles.text import Passage
from app.grading.explanation import article_says
from app.grading.following import words_of
from app.interchange.fields import UnreadableQuestion
from app.interchange.jsonl import from_json, to_json
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, Option
from app.storage import review_queries as queries
from app.storage.articles import RenditionRow
from app.storage.questions import VersionRow
from app.storage.reviews import AlternativeRow
from app.storage.teaching_queries import entity_forms
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, contents
from app.workflows.check_question import with_marks
from app.workflows.decide_review import Shown, log, waiting_version
from app.workflows.problems import Refused
from app.workflows.publish_question import texts_behind

Renditions = Mapping[str, RenditionRow]
UNREADABLE = "This wording cannot be read any more. Take another, or change the words yourself."
NO_SUCH = "This is not on offer any more. Choose one of those shown."


@dataclass(frozen=True)
class Changes:
    """What a reviewer typed: the texts of the options or the accepted forms stand in the key's order."""

    stem: str
    explanation: str
    options: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


def take_wording(work: UnitOfWork, shown: Shown, position: int, *, actor_id: int) -> None:
    """Make another wording the one that waits, and offer the old one instead; raises AlreadyDecided or Refused."""
    with work() as session:
        version = waiting_version(session, shown)
        old = contents(session, [version])[0].draft
        offer = _offer(session, version, "wording", position)
        texts = texts_behind(session, old, [entry["article"] for entry in offer.content.get("citations", ())])
        draft = read_wording(offer.content, old, texts)
        if not any(citation.marks for citation in draft.citations):
            draft = with_marks(draft, entity_forms(session))
        offer.content = write_wording(old, version)
        _next_version(session, work, version, draft, texts, action="take wording", actor_id=actor_id)


def exchange_distractor(work: UnitOfWork, shown: Shown, *, place: int, position: int, actor_id: int) -> None:
    """Put another wrong option in the place of one, and offer that instead; raises AlreadyDecided or Refused."""
    with work() as session:
        version = waiting_version(session, shown)
        old = contents(session, [version])[0].draft
        offer = _offer(session, version, "distractor", position)
        options = list(old.key.options)
        if not 0 <= place < len(options) or options[place].correct:
            msg = "Choose which of the wrong options is to go."
            raise Refused(msg)
        new = Option(str(offer.content.get("text", "")), feedback=str(offer.content.get("feedback", "")))
        if not new.text or new.text.casefold() in {option.text.casefold() for option in options}:
            raise Refused(NO_SUCH)
        offer.content = {"text": options[place].text, "feedback": options[place].feedback}
        options[place] = new
        draft = replace(old, key=replace(old.key, options=tuple(options)))
        texts = texts_behind(session, old)
        _next_version(session, work, version, draft, texts, action="exchange distractor", actor_id=actor_id)


def change(work: UnitOfWork, shown: Shown, changes: Changes, *, actor_id: int) -> None:
    """Keep what a reviewer typed as the version that waits; its citations stay. Raises AlreadyDecided or Refused."""
    with work() as session:
        version = waiting_version(session, shown)
        old = contents(session, [version])[0].draft
        try:
            key = _changed_key(old.key, changes)
        except ValueError:
            msg = "A question needs one right and one wrong option at least, or one accepted form."
            raise Refused(msg) from None
        draft = replace(old, stem=changes.stem, explanation=changes.explanation, key=key, origin="teacher")
        _next_version(
            session, work, version, draft, texts_behind(session, old), action="change", actor_id=actor_id, by_hand=True
        )


def read_wording(record: Mapping[str, Any], old: Draft, texts: Renditions) -> Draft:
    """Read a stored wording; what the record does not hold (lead, rule, marks) is the old draft's. Raises Refused."""
    try:
        draft = from_json(json.dumps(record)).draft
        citations = tuple(_stored(one, texts) for one in draft.citations)
    except (UnreadableQuestion, KeyError, ValueError):
        raise Refused(UNREADABLE) from None
    stem, lead = draft.stem, str(record.get("lead", old.lead))
    has_lead = bool(lead) and stem.startswith(lead)
    draft = replace(
        draft,
        lead=lead if has_lead else "",
        stem=stem.removeprefix(lead).strip() if has_lead else stem,
        rule=str(record.get("rule", old.rule)),
        scope=old.scope,
    )
    return replace(draft, citations=tuple(_marked(one, draft, old) for one in citations))


def write_wording(draft: Draft, version: VersionRow) -> dict[str, object]:
    """Write a draft as the record of a wording, with what the line of a file leaves out."""
    article = draft.citations[0].passage.article if draft.citations else ""
    name = version.question.public_id
    line = to_json(draft, id=name, version=version.number, status=version.state, article=article)
    return json.loads(line) | {"lead": draft.lead, "rule": draft.rule}


def _stored(citation: Citation, texts: Renditions) -> Citation:
    """Give a citation with its passage as the stored rendition has it; ValueError where its words are not there."""
    said = citation.passage
    rendition = texts[said.article].value
    if rendition.text[said.start : said.end] == said.exact:
        return replace(citation, passage=rendition.passage(said.start, said.end))
    start, end = next(iter(find_quote(rendition.text, said.exact)), (0, 0))
    return replace(citation, passage=rendition.passage(start, end))


def _marked(citation: Citation, draft: Draft, old: Draft) -> Citation:
    """Mark the words that prove the key: the old draft's marks where nothing differs, or the accepted form's place."""
    if article_says(draft) == article_says(old):
        same = [one.marks for one in old.citations if _place(one.passage) == _place(citation.passage)]
        return replace(citation, marks=same[0]) if same else citation
    span = words_of(citation.passage.exact, [form.text for form in draft.key.accepted]) if draft.key.accepted else None
    start = citation.passage.start
    return replace(citation, marks=((start + span[0], start + span[1]),)) if span else citation


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.article, passage.start, passage.end


def _changed_key(key: AnswerKey, changes: Changes) -> AnswerKey:
    if key.accepted:
        rules = {form.text: form.rule for form in key.accepted}
        forms = tuple(AcceptedForm(text, rules.get(text, "accepted by a teacher")) for text in changes.accepted)
        return replace(key, accepted=forms)
    pairs = zip(key.options, changes.options, strict=True)
    # An occurrence was found for the old words of an option, and proves nothing of others.
    options = tuple(one if one.text == text else Option(text, one.correct, one.feedback) for one, text in pairs if text)
    return replace(key, options=options)


def _offer(session: Session, version: VersionRow, kind: str, position: int) -> AlternativeRow:
    for row in queries.alternatives_of(session, version.question_id):
        if (row.kind, row.position) == (kind, position):
            return row
    raise Refused(NO_SUCH)


def _next_version(
    session: Session,
    work: UnitOfWork,
    old: VersionRow,
    draft: Draft,
    texts: Renditions,
    *,
    action: str,
    actor_id: int,
    by_hand: bool = False,
) -> None:
    before, old.state = old.state, "retired"
    author, fact = (actor_id if by_hand else old.author_id), old.fact_id
    try:
        new = add_version(
            session, old.question, draft, renditions=texts, at=work.clock(), author_id=author, fact_id=fact
        )
    except (ValueError, KeyError):
        raise Refused(UNREADABLE) from None
    new.state = "in review"
    log(session, work, new, action, actor_id=actor_id, before=before, after="in review", instead_of=old.number)
