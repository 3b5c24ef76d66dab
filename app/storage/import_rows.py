"""Rows of many imported questions, made ready before the transaction that stores them: see `import_writing`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, select
from sqlalchemy.orm import Session

from app.articles.text import Passage
from app.interchange.items import Travelling
from app.storage.articles import PassageRow, RenditionRow
from app.storage.bulk_rows import ReadyRows, ready_rows
from app.storage.exchange_queries import chunks
from app.storage.labels import LabelRow
from app.storage.questions import AcceptedRow, CitationRow, OptionRow, QuestionRow, VersionRow

Values = dict[str, Any]
Place = tuple[str, int, int]
# A row of a version that names a passage: by the draft's public name and the passage's place, if it names one.
Placed = tuple[str, Place | None]


@dataclass(frozen=True)
class NewDraft:
    """A question to be kept as a draft: a new one of that public name, or the next version of one that is here."""

    question: Travelling
    public_id: str
    is_new: bool


@dataclass(frozen=True)
class ReadyDrafts:
    """Drafts whose rows are ready but for the ids that others give them; a row's key is its draft's public name."""

    drafts: tuple[NewDraft, ...]
    questions: ReadyRows[str]
    versions: ReadyRows[str]
    options: ReadyRows[Placed]
    accepted: ReadyRows[str]
    citations: ReadyRows[Placed]
    labels: ReadyRows[str]
    passages: dict[Place, Values]
    stems: dict[int, str]


def make_ready(
    dialect: Dialect,
    drafts: Sequence[NewDraft],
    renditions: Mapping[str, RenditionRow],
    *,
    owner_id: int,
    at: datetime,
) -> ReadyDrafts:
    """Make the rows of drafts ready; their passages stand in these renditions."""
    new = [("", _question(one, owner_id=owner_id, at=at)) for one in drafts if one.is_new]
    versions = [(one.public_id, _version(one.question, author_id=owner_id, at=at)) for one in drafts]
    options = [row for one in drafts for row in _options(one)]
    accepted = [row for one in drafts for row in _forms(one)]
    citations = [row for one in drafts for row in _citations(one)]
    labels = [row for one in drafts for row in _labels(one)]
    cited = {_place(passage): passage for one in drafts for passage in _cited(one.question)}
    return ReadyDrafts(
        tuple(drafts),
        ready_rows(dialect, QuestionRow, (), new),
        ready_rows(dialect, VersionRow, ("question_id", "number"), versions),
        ready_rows(dialect, OptionRow, ("version_id", "occurrence_id"), options),
        ready_rows(dialect, AcceptedRow, ("version_id",), accepted),
        ready_rows(dialect, CitationRow, ("version_id", "passage_id"), citations),
        ready_rows(dialect, LabelRow, ("question_id",), labels),
        {place: _passage(passage, renditions[place[0]].id) for place, passage in cited.items()},
        {renditions[article].id: article for article, _, _ in cited},
    )


def passage_ids(session: Session, stems: Mapping[int, str]) -> dict[Place, int]:
    """Give the rows of all passages of some renditions, by article and place."""
    known: dict[Place, int] = {}
    for some in chunks(list(stems)):
        rows = select(PassageRow.id, PassageRow.rendition_id, PassageRow.start, PassageRow.end)
        for number, rendition, start, end in session.execute(rows.where(PassageRow.rendition_id.in_(some))):
            known[stems[rendition], start, end] = number
    return known


def _question(one: NewDraft, *, owner_id: int, at: datetime) -> Values:
    level = one.question.difficulty or None
    return {"public_id": one.public_id, "owner_id": owner_id, "difficulty": level, "created_at": at}


def _version(one: Travelling, *, author_id: int, at: datetime) -> Values:
    draft, key = one.draft, one.draft.key.number
    return {
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


def _place(passage: Passage) -> Place:
    return passage.article, passage.start, passage.end


def _passage(passage: Passage, rendition_id: int) -> Values:
    words = {"exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    return {"rendition_id": rendition_id, "start": passage.start, "end": passage.end, **words}


def _cited(question: Travelling) -> Iterator[Passage]:
    for citation in question.draft.citations:
        yield citation.passage
    for option in question.draft.key.options:
        if option.occurrence is not None:
            yield option.occurrence


def _options(one: NewDraft) -> Iterator[tuple[Placed, Values]]:
    for position, option in enumerate(one.question.draft.key.options):
        place = _place(option.occurrence) if option.occurrence else None
        values = {"text": option.text, "correct": option.correct, "feedback": option.feedback}
        yield (one.public_id, place), {"position": position, **values}


def _forms(one: NewDraft) -> Iterator[tuple[str, Values]]:
    for position, form in enumerate(one.question.draft.key.accepted):
        yield one.public_id, {"position": position, "text": form.text, "rule": form.rule}


def _citations(one: NewDraft) -> Iterator[tuple[Placed, Values]]:
    for position, citation in enumerate(one.question.draft.citations):
        values = {"stance": str(citation.stance), "marks": [list(mark) for mark in citation.marks]}
        yield (one.public_id, _place(citation.passage)), {"position": position, **values}


def _labels(one: NewDraft) -> Iterator[tuple[str, Values]]:
    for tag in one.question.tags:
        yield one.public_id, {"kind": "tag", "name": tag}
    if one.question.topic:
        yield one.public_id, {"kind": "topic", "name": one.question.topic}
