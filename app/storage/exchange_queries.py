"""Queries of export and import: newest versions by many names or wordings at once, and their labels."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from app.interchange.items import Travelling
from app.storage.labels import LabelRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.versions import contents

# SQLite takes 32,766 values in one statement; shorter ones are planned faster.
CHUNK = 500
T = TypeVar("T")


def chunks(values: Collection[T]) -> Iterator[list[T]]:
    """Give many values in portions that one statement takes."""
    whole = list(values)
    for start in range(0, len(whole), CHUNK):
        yield whole[start : start + CHUNK]


def newest_named(session: Session, public_ids: Collection[str]) -> list[VersionRow]:
    """Give the newest versions of the questions of these names, whosever they are."""
    return [row for some in chunks(public_ids) for row in _newest(session, QuestionRow.public_id.in_(some))]


def newest_worded(session: Session, owner_id: int, stems: Collection[str]) -> list[VersionRow]:
    """Give the newest versions of somebody's questions, archived ones left out, that ask in one of these wordings."""
    mine = (QuestionRow.owner_id == owner_id, QuestionRow.archived_at.is_(None))
    return [row for some in chunks(stems) for row in _newest(session, *mine, VersionRow.stem.in_(some))]


def newest_of(session: Session, owner_id: int) -> Sequence[VersionRow]:
    """Give the newest versions of all of somebody's questions, archived ones left out."""
    return _newest(session, QuestionRow.owner_id == owner_id, QuestionRow.archived_at.is_(None))


def newest_with_ids(session: Session, question_ids: Collection[int]) -> list[VersionRow]:
    """Give the newest versions of the questions of these row ids."""
    return [row for some in chunks(question_ids) for row in _newest(session, QuestionRow.id.in_(some))]


def standing(session: Session, owner_id: int, public_ids: Collection[str]) -> tuple[object, ...]:
    """Give what tells whether anything changed of somebody's questions and of those of these names: two are compared.

    Versions never change, so that the newest one's id stands for its content.
    """
    mine = select(QuestionRow.id).where(QuestionRow.owner_id == owner_id)
    newest = select(VersionRow.question_id, func.max(VersionRow.id)).where(VersionRow.question_id.in_(mine))
    labels = select(LabelRow.question_id, LabelRow.kind, LabelRow.name).where(LabelRow.question_id.in_(mine))
    said = select(QuestionRow.id, QuestionRow.archived_at, QuestionRow.difficulty)
    queries: list[Select[*tuple[Any, ...]]] = [
        newest.group_by(VersionRow.question_id).order_by(VersionRow.question_id),
        labels.order_by(LabelRow.question_id, LabelRow.kind, LabelRow.name),
        said.where(QuestionRow.owner_id == owner_id).order_by(QuestionRow.id),
    ]
    for some in chunks(sorted(public_ids)):
        named = select(QuestionRow.public_id, QuestionRow.owner_id, QuestionRow.archived_at)
        queries.append(named.where(QuestionRow.public_id.in_(some)).order_by(QuestionRow.public_id))
    return tuple(tuple(row) for query in queries for row in session.execute(query))


def _newest(session: Session, *rules: ColumnElement[bool]) -> Sequence[VersionRow]:
    other = aliased(VersionRow)
    later = select(func.max(other.number)).where(other.question_id == QuestionRow.id).correlate(QuestionRow)
    found = select(VersionRow).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    found = found.where(VersionRow.number == later.scalar_subquery(), *rules)
    return session.scalars(found.order_by(QuestionRow.id)).all()


def travelling(session: Session, versions: Sequence[VersionRow]) -> Iterator[Travelling]:
    """Give versions as they travel, in their order, a portion at a time."""
    for start in range(0, len(versions), CHUNK):
        some = versions[start : start + CHUNK]
        labels = labels_of(session, [row.question_id for row in some])
        for content in contents(session, some):
            row, question = content.version, content.version.question
            tags, topic = labels.get(question.id, ((), ""))
            yield Travelling(
                content.draft,
                id=question.public_id,
                version=row.number,
                status=row.state,
                tags=tags,
                topic=topic,
                difficulty=question.difficulty or "",
            )


def labels_of(session: Session, question_ids: Collection[int]) -> Mapping[int, tuple[tuple[str, ...], str]]:
    """Give the tags and the topic of some questions by their row ids; those without any are left out."""
    found = select(LabelRow).where(LabelRow.question_id.in_(question_ids)).order_by(LabelRow.name)
    known: dict[int, tuple[tuple[str, ...], str]] = {}
    for row in session.scalars(found):
        tags, topic = known.get(row.question_id, ((), ""))
        known[row.question_id] = ((*tags, row.name), topic) if row.kind == "tag" else (tags, row.name)
    return known
