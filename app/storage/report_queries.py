"""Queries of the score reports: graded attempts, their marks, and the options that were asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, ScalarSelect, Text, bindparam, cast, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from app.grading.rejudging import FULL_MARKS
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.people import ClassTeacherRow, ParticipantRow
from app.storage.questions import OptionRow, QuestionRow, VersionRow
from app.storage.rulings import RulingRow

# Gradings asked for at once: of fifty questions each, 20,000 answers.
CHUNK = 400
# Rows held at once. Python looks for garbage after 700 new objects; where many thousands are alive by then, it soon
# goes through everything that the process holds, and nothing else runs meanwhile, no pupil's save either.
ALIVE = 500

Answer = tuple[int, int, float, float, str | None, bool]


@dataclass(frozen=True)
class GradedAttempt:
    """One submitted attempt with the grading that counts: its score out of its maximum, in marks."""

    id: int
    grading_id: int
    participant_id: int
    nickname: str
    started_at: datetime
    submitted_at: datetime
    score: float
    maximum: float


@dataclass(frozen=True)
class AskedVersion:
    """A version that somebody was asked, newest versions of a question last."""

    question_id: int
    public_id: str
    version_id: int
    number: int
    type: str
    stem: str
    state: str


def graded_attempts(
    session: Session, quiz_id: int, *, seen_by: int | None = None, class_id: int | None = None
) -> Sequence[GradedAttempt]:
    """Give the submitted attempts at a quiz in the order of their gradings.

    `seen_by` is the account of a teacher, who sees no pupil of a class that only others teach; None sees all.
    `class_id` leaves only the attempts of a class.
    """
    found = (
        select(
            AttemptRow.id,
            GradingRow.id,
            ParticipantRow.id,
            ParticipantRow.nickname,
            AttemptRow.started_at,
            AttemptRow.submitted_at,
            GradingRow.score,
            GradingRow.maximum,
        )
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .where(*_counts(quiz_id), AttemptRow.submitted_at.is_not(None))
        .order_by(GradingRow.id)
    )
    if seen_by is not None:
        found = found.where(seen_by_teacher(seen_by))
    if class_id is not None:
        found = found.where(ParticipantRow.class_id == class_id)
    return [GradedAttempt(*row) for row in session.execute(found)]


def hidden_attempts(session: Session, quiz_id: int, seen_by: int) -> int:
    """Count the submitted attempts at a quiz that a teacher does not see: those of classes that only others teach."""
    found = select(func.count(AttemptRow.id)).join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
    here = (AttemptRow.quiz_id == quiz_id, AttemptRow.submitted_at.is_not(None))
    return session.scalar(found.where(*here, ~seen_by_teacher(seen_by))) or 0


def marked_answers(session: Session, gradings: Sequence[int]) -> Iterator[Sequence[Answer]]:
    """Give every marked answer of some gradings, in chunks and in no order.

    A million of them pass here: the driver's own rows, of which none becomes an object and no JSON is read. Gradings
    never change, so many short queries see what one long one would, and hold nothing that anybody waits for.
    """
    found = (
        select(
            MarkRow.grading_id,
            MarkRow.version_id,
            MarkRow.mark,
            AttemptSlotRow.points,
            _as_text(session),
            MarkRow.ruling_id.is_not(None) | (MarkRow.rule == FULL_MARKS),
        )
        .join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        .where(MarkRow.grading_id.in_(bindparam("gradings", expanding=True)))
    )
    for begin in range(0, len(gradings), CHUNK):
        yield from _batches(session, found, gradings=gradings[begin : begin + CHUNK])


def void_versions(session: Session, quiz_id: int) -> Sequence[tuple[int, str, str]]:
    """Give (version, kind, reason) of what was declared void among the answers that count."""
    found = (
        select(MarkRow.version_id, RulingRow.kind, RulingRow.reason)
        .join(RulingRow, RulingRow.id == MarkRow.ruling_id)
        .join(GradingRow, GradingRow.id == MarkRow.grading_id)
        .join(AttemptRow, AttemptRow.id == GradingRow.attempt_id)
        .where(*_counts(quiz_id))
        .distinct()
    )
    return [(version_id, kind, reason) for version_id, kind, reason in session.execute(found)]


def typed_texts(session: Session, quiz_id: int, version_ids: Collection[int]) -> Sequence[tuple[int, str, bool]]:
    """Give (attempt, response as JSON text, whether all was earned) of some versions, in the order of the starts."""
    found = (
        select(AttemptRow.id, _as_text(session), MarkRow.mark >= AttemptSlotRow.points)
        .select_from(AttemptRow)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        .where(*_counts(quiz_id), MarkRow.version_id.in_(version_ids), MarkRow.response.is_not(None))
        .order_by(AttemptRow.started_at, AttemptRow.id)
    )
    return _rows(session, found)


def _rows(session: Session, found: Executable, **given: object) -> Sequence[Any]:
    """Give a query's rows as the driver makes them, which takes a third of the time."""
    result = session.connection().execute(found, given)
    try:
        return result.cursor.fetchall() if result.cursor is not None else ()
    finally:
        result.close()


def _batches(session: Session, found: Executable, **given: object) -> Iterator[Sequence[Any]]:
    """Give a query's rows as the driver makes them, few at a time."""
    result = session.connection().execute(found, given)
    try:
        while result.cursor is not None and (rows := result.cursor.fetchmany(ALIVE)):
            yield rows
    finally:
        result.close()


def _as_text(session: Session) -> ColumnElement[str]:
    """Give a response as its text: SQLite stores it so, PostgreSQL is asked for it."""
    if session.get_bind().dialect.name == "sqlite":
        return type_coerce(MarkRow.response, Text)
    return cast(MarkRow.response, Text)


def seen_by_teacher(user_id: int) -> ColumnElement[bool]:
    """Say of a participant whether a teacher may see them: of no class, or of one that the teacher teaches."""
    taught = select(ClassTeacherRow.class_id).where(ClassTeacherRow.user_id == user_id)
    return ParticipantRow.class_id.is_(None) | ParticipantRow.class_id.in_(taught)


def _counts(quiz_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return AttemptRow.quiz_id == quiz_id, GradingRow.revision == _highest_revision()


def asked_versions(session: Session, version_ids: Collection[int]) -> Sequence[AskedVersion]:
    """Give what is shown of some versions, oldest first."""
    found = (
        select(
            VersionRow.question_id,
            QuestionRow.public_id,
            VersionRow.id,
            VersionRow.number,
            VersionRow.type,
            VersionRow.stem,
            VersionRow.state,
        )
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(VersionRow.id.in_(version_ids))
        .order_by(VersionRow.id)
    )
    return [AskedVersion(*row) for row in session.execute(found)]


def options_asked(session: Session, version_ids: Collection[int]) -> Mapping[int, list[tuple[str, bool]]]:
    """Give (text, correct) of the options of some versions, in the key's order, by version."""
    found = select(OptionRow.version_id, OptionRow.text, OptionRow.correct).where(OptionRow.version_id.in_(version_ids))
    options: dict[int, list[tuple[str, bool]]] = {}
    for version_id, text, correct in session.execute(found.order_by(OptionRow.version_id, OptionRow.position)):
        options.setdefault(version_id, []).append((text, correct))
    return options


def _highest_revision() -> ScalarSelect[int]:
    """Give the revision that counts of the attempt that a query is at."""
    other = aliased(GradingRow)
    found = select(func.max(other.revision)).where(other.attempt_id == AttemptRow.id)
    return found.correlate(AttemptRow).scalar_subquery()


def attempt_counts(session: Session) -> Mapping[int, int]:
    """Give how many attempts at each quiz were handed in, by the quiz's id."""
    found = select(AttemptRow.quiz_id, func.count()).where(AttemptRow.submitted_at.is_not(None))
    return dict(session.execute(found.group_by(AttemptRow.quiz_id)).all())
