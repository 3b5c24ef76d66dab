"""Queries of previewing a correction: the counting marks on a question with what was done at their slots."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.quizzes.attempt import State
from app.quizzes.events import Event, EventKind, Phase
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow, GradingRow, MarkRow
from app.storage.people import ParticipantRow
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow


@dataclass(frozen=True)
class MarkAt:
    """A counting mark on a question: whose, in which quiz, the grading that it is of, and the slot that it is for."""

    attempt_id: int
    attempt: str
    nickname: str
    quiz_id: int
    grading_id: int
    score: float
    maximum: float
    slot_id: int
    position: int
    points: float
    evidence: list[Any] | None
    mark: MarkRow


def counting_marks(session: Session, question_id: int, quiz_id: int | None) -> Sequence[MarkAt]:
    """Give the marks on a question that count, in one quiz or in all, by attempt."""
    found = _counting(
        select(
            AttemptRow.id,
            AttemptRow.public_id,
            ParticipantRow.nickname,
            AttemptRow.quiz_id,
            GradingRow.id,
            GradingRow.score,
            GradingRow.maximum,
            AttemptSlotRow.id,
            AttemptSlotRow.position,
            AttemptSlotRow.points,
            AttemptSlotRow.evidence,
            MarkRow,
        ),
        question_id,
        quiz_id,
    )
    found = found.join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
    return [MarkAt(*row) for row in session.execute(found.order_by(AttemptRow.id, AttemptSlotRow.position))]


def what_counts(session: Session, question_id: int, quiz_id: int | None) -> Sequence[tuple[int, int]]:
    """Give (attempt id, id of the grading that counts) of the attempts that were asked a question, in order."""
    found = _counting(select(AttemptRow.id, GradingRow.id), question_id, quiz_id).distinct()
    return [(attempt_id, grading_id) for attempt_id, grading_id in session.execute(found.order_by(AttemptRow.id))]


def asked_versions(session: Session, question_id: int) -> Sequence[int]:
    """Give the ids of the versions of a question that attempts were asked and are graded on, the oldest first."""
    found = select(VersionRow.id).join(AttemptSlotRow, AttemptSlotRow.version_id == VersionRow.id)
    found = found.join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
    found = found.where(VersionRow.question_id == question_id, AttemptRow.state == State.GRADED)
    return session.scalars(found.distinct().order_by(VersionRow.id)).all()


def events_at(session: Session, question_id: int, quiz_id: int | None) -> Mapping[int, list[Event]]:
    """Give by slot the events of graded attempts at a question, in the server's order."""
    found = (
        select(EventRow.slot_id, AttemptSlotRow.position, EventRow.client_id, EventRow.client_seq)
        .add_columns(EventRow.kind, EventRow.phase, EventRow.payload)
        .join(AttemptSlotRow, AttemptSlotRow.id == EventRow.slot_id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
        .where(VersionRow.question_id == question_id, AttemptRow.state == State.GRADED)
        .order_by(EventRow.id)
    )
    if quiz_id is not None:
        found = found.where(AttemptRow.quiz_id == quiz_id)
    events: dict[int, list[Event]] = defaultdict(list)
    for slot_id, position, client, sequence, kind, phase, payload in session.execute(found):
        events[slot_id].append(Event(position, client, sequence, EventKind(kind), Phase(phase), payload))
    return events


def quizzes_by_id(session: Session, ids: set[int]) -> Mapping[int, QuizRow]:
    """Give quizzes by their ids."""
    return {row.id: row for row in session.scalars(select(QuizRow).where(QuizRow.id.in_(ids)))}


def _counting(found: Select[*tuple[Any, ...]], question_id: int, quiz_id: int | None) -> Select[*tuple[Any, ...]]:
    later = aliased(GradingRow)
    newest = select(func.max(later.revision)).where(later.attempt_id == AttemptRow.id).correlate(AttemptRow)
    found = (
        found.select_from(AttemptRow)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        .join(VersionRow, VersionRow.id == MarkRow.version_id)
        .where(VersionRow.question_id == question_id, AttemptRow.state == State.GRADED)
        .where(GradingRow.revision == newest.scalar_subquery())
    )
    return found if quiz_id is None else found.where(AttemptRow.quiz_id == quiz_id)
