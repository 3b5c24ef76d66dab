"""Queries on disputes and notes: one slot's dispute, those that a teacher decides, a participant's notes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from app.storage.attempts import AttemptRow, AttemptSlotRow
from app.storage.disputes import DisputeRow, NoticeRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.quizzes import QuizRow

MOST_SHOWN = 100


@dataclass(frozen=True)
class Disputed:
    """A dispute with the attempt, the slot and the question that it is about."""

    dispute: DisputeRow
    attempt: AttemptRow
    slot: AttemptSlotRow
    question: QuestionRow


def dispute_of_slot(session: Session, slot_id: int) -> DisputeRow | None:
    """Give the dispute of a slot."""
    return session.scalar(select(DisputeRow).where(DisputeRow.slot_id == slot_id))


def disputed(session: Session, public_id: str, *, lock: bool = False) -> Disputed | None:
    """Give a dispute by its public name, locked until the transaction ends if so asked."""
    if lock:
        locked = select(DisputeRow).where(DisputeRow.public_id == public_id).with_for_update()
        session.scalar(locked.execution_options(populate_existing=True))
    found = session.execute(_all().where(DisputeRow.public_id == public_id)).first()
    return Disputed(*found) if found else None


def disputes_for(session: Session, user_id: int | None) -> Sequence[Disputed]:
    """Give disputes, the open ones first, the newest first among them; `user_id` None gives everybody's.

    A teacher has those on questions of their own and those from quizzes of their own.
    """
    is_open = case((DisputeRow.state == "open", 0), else_=1)
    found = _all().where(*_whose(user_id)).order_by(is_open, DisputeRow.id.desc()).limit(MOST_SHOWN)
    return [Disputed(*row) for row in session.execute(found)]


def count_open(session: Session, user_id: int | None) -> int:
    """Count the disputes of those that wait for an answer."""
    waiting = _all().where(DisputeRow.state == "open", *_whose(user_id)).with_only_columns(DisputeRow.id)
    return session.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def notices_of(session: Session, participant_ids: Collection[int]) -> Sequence[tuple[NoticeRow, AttemptRow | None]]:
    """Give the notes to some participants with the attempts they are about, the newest first."""
    found = select(NoticeRow, AttemptRow).outerjoin(AttemptRow, AttemptRow.id == NoticeRow.attempt_id)
    found = found.where(NoticeRow.participant_id.in_(participant_ids)).order_by(NoticeRow.id.desc()).limit(MOST_SHOWN)
    return [(note, attempt) for note, attempt in session.execute(found)]


def _all() -> Select[DisputeRow, AttemptRow, AttemptSlotRow, QuestionRow]:
    return (
        select(DisputeRow, AttemptRow, AttemptSlotRow, QuestionRow)
        .join(AttemptSlotRow, AttemptSlotRow.id == DisputeRow.slot_id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    )


def _whose(user_id: int | None) -> list[ColumnElement[bool]]:
    if user_id is None:
        return []
    quizzes = select(QuizRow.id).where(QuizRow.owner_id == user_id)
    return [or_(QuestionRow.owner_id == user_id, AttemptRow.quiz_id.in_(quizzes))]
