"""Queries of a class's report: who is in it, what it was asked, who is at it now, and what they gave so far."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING
from app.quizzes.events import Event, EventKind, Phase
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow, GradingRow
from app.storage.people import ClassRow, ParticipantRow
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow


@dataclass(frozen=True)
class QuizOfClass:
    """A quiz that a class began: how many handed it in, and when it was begun last."""

    slug: str
    title: str
    done: int
    last: datetime


@dataclass(frozen=True)
class Running:
    """An attempt under way."""

    attempt_id: int
    participant_id: int


@dataclass(frozen=True)
class Slot:
    """A question as an attempt under way asks it."""

    attempt_id: int
    position: int
    question_id: int
    version_id: int


def everybody_of(session: Session, class_id: int) -> Sequence[ParticipantRow]:
    """Give everybody who ever was in a class, whoever left or was removed too, by name."""
    name = func.lower(func.coalesce(func.nullif(ParticipantRow.roster_name, ""), ParticipantRow.nickname))
    found = select(ParticipantRow).where(ParticipantRow.class_id == class_id)
    return session.scalars(found.order_by(name, ParticipantRow.id)).all()


def quizzes_begun(session: Session, class_id: int) -> Sequence[QuizOfClass]:
    """Give the quizzes that somebody of a class began, the last one first."""
    done = func.count(AttemptRow.participant_id.distinct()).filter(AttemptRow.submitted_at.is_not(None))
    last = func.max(AttemptRow.started_at)
    found = (
        select(QuizRow.slug, QuizRow.title, done, last)
        .join(AttemptRow, AttemptRow.quiz_id == QuizRow.id)
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .where(ParticipantRow.class_id == class_id)
        .group_by(QuizRow.id, QuizRow.slug, QuizRow.title)
        .order_by(last.desc(), QuizRow.id.desc())
    )
    return [QuizOfClass(*row) for row in session.execute(found)]


def classes_at(session: Session, slug: str) -> Sequence[ClassRow]:
    """Give the classes of which somebody handed a quiz in, by name."""
    took = (
        select(ParticipantRow.class_id)
        .join(AttemptRow, AttemptRow.participant_id == ParticipantRow.id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .where(QuizRow.slug == slug, AttemptRow.submitted_at.is_not(None))
    )
    return session.scalars(select(ClassRow).where(ClassRow.id.in_(took)).order_by(ClassRow.name, ClassRow.id)).all()


def handed_in_at(session: Session, slug: str, class_id: int) -> Sequence[datetime]:
    """Give when the attempts of a class at a quiz were handed in; those of whoever was taken out are left out."""
    found = select(AttemptRow.submitted_at).join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
    found = found.join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
    here = (QuizRow.slug == slug, ParticipantRow.class_id == class_id, ParticipantRow.removed_at.is_(None))
    return [at for at in session.scalars(found.where(*here)) if at is not None]


def running_in(session: Session, quiz_id: int, class_id: int) -> Sequence[Running]:
    """Give the attempts of a class that are under way at a quiz."""
    found = _of_class(select(AttemptRow.id, AttemptRow.participant_id), quiz_id, class_id)
    rows = session.execute(found.where(AttemptRow.state.in_(RUNNING)).order_by(AttemptRow.id))
    return [Running(*row) for row in rows]


def slots_of_attempts(session: Session, attempt_ids: Collection[int]) -> Sequence[Slot]:
    """Give what some attempts ask."""
    found = select(
        AttemptSlotRow.attempt_id, AttemptSlotRow.position, VersionRow.question_id, AttemptSlotRow.version_id
    ).join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
    return [Slot(*row) for row in session.execute(found.where(AttemptSlotRow.attempt_id.in_(attempt_ids)))]


def answers_of_attempts(session: Session, attempt_ids: Collection[int]) -> dict[int, list[Event]]:
    """Give the answers of some attempts by attempt, each attempt's in the server's order."""
    found = (
        select(
            *(EventRow.attempt_id, AttemptSlotRow.position, EventRow.client_id, EventRow.client_seq),
            *(EventRow.phase, EventRow.payload),
        )
        .join(AttemptSlotRow, AttemptSlotRow.id == EventRow.slot_id)
        .where(EventRow.attempt_id.in_(attempt_ids), EventRow.kind == EventKind.ANSWER)
        .order_by(EventRow.id)
    )
    by_attempt: dict[int, list[Event]] = {}
    for attempt_id, position, client_id, client_seq, phase, payload in session.execute(found):
        event = Event(position, client_id, client_seq, EventKind.ANSWER, Phase(phase), payload)
        by_attempt.setdefault(attempt_id, []).append(event)
    return by_attempt


def mark_of_class(session: Session, slug: str, class_id: int) -> str:
    """Give what changes with every answer, start and grading of a class at a quiz."""
    mine = select(AttemptRow.id).join(QuizRow, QuizRow.id == AttemptRow.quiz_id).where(QuizRow.slug == slug)
    mine = mine.join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
    mine = mine.where(ParticipantRow.class_id == class_id)
    newest = (
        select(func.max(AttemptRow.id)).where(AttemptRow.id.in_(mine)),
        select(func.max(GradingRow.id)).where(GradingRow.attempt_id.in_(mine)),
        select(func.max(EventRow.id)).where(EventRow.attempt_id.in_(mine)),
    )
    row = session.execute(select(*(one.scalar_subquery() for one in newest))).one()
    return "-".join(str(one or 0) for one in row)


def _of_class(found: Select[int, int], quiz_id: int, class_id: int) -> Select[int, int]:
    found = found.join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
    return found.where(AttemptRow.quiz_id == quiz_id, ParticipantRow.class_id == class_id)
