"""Queries on near misses: counting one, and those that wait for a teacher."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.storage.disputes import NearMissRow
from app.storage.questions import QuestionRow
from app.storage.quizzes import QuizRow, SlotRow

MOST_SHOWN = 50


def count_near_miss(session: Session, **values: object) -> None:
    """Store a near miss, or count it once more where the question has it already; what was decided stays.

    It belongs to the version that was answered last: a question that asks something else by now is judged as it is.
    """
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(NearMissRow).values(times=1, state="open", **values)
    again = {"times": NearMissRow.times + 1, "version_id": statement.excluded.version_id}
    session.execute(statement.on_conflict_do_update(index_elements=["question_id", "folded"], set_=again))


def open_near_misses(session: Session, user_id: int | None) -> Sequence[tuple[NearMissRow, QuestionRow]]:
    """Give the near misses that wait, those given most often first; `user_id` None gives everybody's.

    A teacher has those of their own questions, and of nobody's that a quiz of theirs asks.
    """
    found = (
        select(NearMissRow, QuestionRow)
        .join(QuestionRow, QuestionRow.id == NearMissRow.question_id)
        .where(NearMissRow.state == "open", *_whose(user_id))
        .order_by(NearMissRow.times.desc(), NearMissRow.id)
        .limit(MOST_SHOWN)
    )
    return [(near, question) for near, question in session.execute(found)]


def count_open(session: Session, user_id: int | None) -> int:
    """Count all of those that wait."""
    found = select(func.count()).select_from(NearMissRow).join(QuestionRow, QuestionRow.id == NearMissRow.question_id)
    return session.scalar(found.where(NearMissRow.state == "open", *_whose(user_id))) or 0


def near_miss_by_public_id(session: Session, public_id: str, *, lock: bool = False) -> NearMissRow | None:
    """Give a near miss, locked until the transaction ends if so asked."""
    found = select(NearMissRow).where(NearMissRow.public_id == public_id)
    return session.scalar(found.with_for_update() if lock else found)


def is_asked_by(session: Session, question_id: int, user_id: int) -> bool:
    """Say whether a quiz of that teacher asks a question."""
    found = select(SlotRow.id).join(QuizRow, QuizRow.id == SlotRow.quiz_id)
    asked = found.where(SlotRow.question_id == question_id, QuizRow.owner_id == user_id)
    return session.scalar(asked.limit(1)) is not None


def _whose(user_id: int | None) -> list[ColumnElement[bool]]:
    if user_id is None:
        return []
    asked = select(SlotRow.question_id).join(QuizRow, QuizRow.id == SlotRow.quiz_id).where(QuizRow.owner_id == user_id)
    nobodys = QuestionRow.owner_id.is_(None) & QuestionRow.id.in_(asked)
    return [or_(QuestionRow.owner_id == user_id, nobodys)]
