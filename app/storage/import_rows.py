"""Storing many questions at once: a few statements for each table, however many there are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.articles.text import Passage
from app.interchange.items import Travelling
from app.storage.articles import PassageRow, RenditionRow
from app.storage.base import Base
from app.storage.exchange_queries import chunks
from app.storage.labels import LabelRow
from app.storage.questions import AcceptedRow, CitationRow, OptionRow, QuestionRow, VersionRow
from app.storage.search_index import index_questions

WAITING = ("draft", "in review")
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class NewDraft:
    """A question to be kept as a draft: a new one of that public name, or the next version of one that is here."""

    question: Travelling
    public_id: str
    is_new: bool


def keep_drafts(
    session: Session,
    drafts: Sequence[NewDraft],
    renditions: Mapping[str, RenditionRow],
    *,
    owner_id: int,
    at: datetime,
) -> Sequence[int]:
    """Store drafts and give their questions' row ids, in their order; the passages stand in these renditions."""
    new = [_question(one, owner_id=owner_id, at=at) for one in drafts if one.is_new]
    _insert(session, QuestionRow, new)
    questions = _question_ids(session, [one.public_id for one in drafts])
    ids = [questions[one.public_id] for one in drafts]
    old = [number for one, number in zip(drafts, ids, strict=True) if not one.is_new]
    numbers = _next_numbers(session, old)
    _retire_waiting(session, old)
    versions = [
        _version(one.question, question_id, numbers.get(question_id, 1), author_id=owner_id, at=at)
        for one, question_id in zip(drafts, ids, strict=True)
    ]
    _insert(session, VersionRow, versions)
    newest = _newest_ids(session, ids)
    passages = _passages(session, [one.question for one in drafts], renditions)
    for table, rows_of in ((OptionRow, _options), (AcceptedRow, _forms), (CitationRow, _citations)):
        pairs = zip(drafts, ids, strict=True)
        _insert(
            session, table, [row for one, number in pairs for row in rows_of(one.question, newest[number], passages)]
        )
    _keep_labels(session, drafts, ids, old)
    # What comes in bulk is told to the search by hand.
    index_questions(session, ids)
    return ids


def _insert(session: Session, table: type[Base], rows: Rows) -> None:
    # On the table itself: the mapper parts the rows by which values are missing, which takes ten times as long.
    if rows:
        session.execute(insert(cast("Table", table.__table__)), rows)


def _question(one: NewDraft, *, owner_id: int, at: datetime) -> dict[str, Any]:
    level = one.question.difficulty or None
    return {"public_id": one.public_id, "owner_id": owner_id, "difficulty": level, "created_at": at}


def _question_ids(session: Session, public_ids: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(public_ids):
        rows = session.execute(select(QuestionRow.public_id, QuestionRow.id).where(QuestionRow.public_id.in_(some)))
        found.update((public_id, number) for public_id, number in rows)
    return found


def _next_numbers(session: Session, question_ids: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in chunks(question_ids):
        highest = select(VersionRow.question_id, func.max(VersionRow.number)).group_by(VersionRow.question_id)
        rows = session.execute(highest.where(VersionRow.question_id.in_(some)))
        found.update((question_id, number + 1) for question_id, number in rows)
    return found


def _newest_ids(session: Session, question_ids: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in chunks(question_ids):
        newest = select(VersionRow.question_id, func.max(VersionRow.id)).group_by(VersionRow.question_id)
        rows = session.execute(newest.where(VersionRow.question_id.in_(some)))
        found.update((question_id, version_id) for question_id, version_id in rows)
    return found


def _retire_waiting(session: Session, question_ids: Collection[int]) -> None:
    for some in chunks(question_ids):
        waiting = (VersionRow.question_id.in_(some), VersionRow.state.in_(WAITING))
        session.execute(update(VersionRow).where(*waiting).values(state="retired"))


def _version(one: Travelling, question_id: int, number: int, *, author_id: int, at: datetime) -> dict[str, Any]:
    draft, key = one.draft, one.draft.key.number
    return {
        "question_id": question_id,
        "number": number,
        "type": str(draft.type),
        "state": "draft",
        "lead": draft.lead,
        "stem": draft.stem,
        "explanation": draft.explanation,
        "value": key.value if key else None,
        "unit": key.unit if key else None,
        "tolerance": key.tolerance if key else None,
        "number_text": key.text if key else None,
        "tags": list(draft.tags),
        "features": [list(feature) for feature in draft.features],
        "score": draft.score,
        "origin": draft.origin,
        "rule": draft.rule,
        "scope": list(draft.scope),
        "author_id": author_id,
        "created_at": at,
    }


Place = tuple[str, int, int]


def _place(passage: Passage) -> Place:
    return passage.article, passage.start, passage.end


def _passages(
    session: Session, questions: Sequence[Travelling], renditions: Mapping[str, RenditionRow]
) -> dict[Place, int]:
    """Give the row of each passage that is cited, new ones for those that are not here yet."""
    wanted = {_place(passage): passage for question in questions for passage in _cited(question)}
    stems = {renditions[article].id: article for article, _, _ in wanted}
    known = _passage_ids(session, stems)
    missing = [place for place in wanted if place not in known]
    _insert(session, PassageRow, [_passage(wanted[place], renditions[place[0]].id) for place in missing])
    return _passage_ids(session, stems) if missing else known


def _passage_ids(session: Session, stems: Mapping[int, str]) -> dict[Place, int]:
    """Give the rows of all passages of some renditions, by article and place."""
    known: dict[Place, int] = {}
    for some in chunks(list(stems)):
        rows = select(PassageRow.id, PassageRow.rendition_id, PassageRow.start, PassageRow.end)
        for number, rendition, start, end in session.execute(rows.where(PassageRow.rendition_id.in_(some))):
            known[stems[rendition], start, end] = number
    return known


def _passage(passage: Passage, rendition_id: int) -> dict[str, Any]:
    words = {"exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    return {"rendition_id": rendition_id, "start": passage.start, "end": passage.end, **words}


def _cited(question: Travelling) -> Iterator[Passage]:
    for citation in question.draft.citations:
        yield citation.passage
    for option in question.draft.key.options:
        if option.occurrence is not None:
            yield option.occurrence


def _options(question: Travelling, version_id: int, passages: Mapping[Place, int]) -> Rows:
    return [
        {
            "version_id": version_id,
            "position": position,
            "text": option.text,
            "correct": option.correct,
            "feedback": option.feedback,
            "occurrence_id": passages[_place(option.occurrence)] if option.occurrence else None,
        }
        for position, option in enumerate(question.draft.key.options)
    ]


def _forms(question: Travelling, version_id: int, _passages: Mapping[Place, int]) -> Rows:
    return [
        {"version_id": version_id, "position": position, "text": form.text, "rule": form.rule}
        for position, form in enumerate(question.draft.key.accepted)
    ]


def _citations(question: Travelling, version_id: int, passages: Mapping[Place, int]) -> Rows:
    return [
        {
            "version_id": version_id,
            "passage_id": passages[_place(citation.passage)],
            "position": position,
            "stance": str(citation.stance),
            "marks": [list(mark) for mark in citation.marks],
        }
        for position, citation in enumerate(question.draft.citations)
    ]


def _keep_labels(session: Session, drafts: Sequence[NewDraft], ids: Sequence[int], old: Collection[int]) -> None:
    """Put each question's tags, topic and difficulty on it, in the place of those that it had."""
    for some in chunks(old):
        session.execute(delete(LabelRow).where(LabelRow.question_id.in_(some)))
    rows: Rows = []
    for one, question_id in zip(drafts, ids, strict=True):
        named = [("tag", tag) for tag in one.question.tags] + [("topic", one.question.topic)] * bool(one.question.topic)
        rows += [{"question_id": question_id, "kind": kind, "name": name} for kind, name in named]
        if not one.is_new:
            said = update(QuestionRow).where(QuestionRow.id == question_id)
            session.execute(said.values(difficulty=one.question.difficulty or None))
    _insert(session, LabelRow, rows)
