"""Queries of assignments: which classes a quiz is given to, and which quizzes a class has."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.quizzes.attempt import State
from app.storage.attempt_queries import insert_once
from app.storage.attempts import AttemptRow
from app.storage.people import ClassRow, ParticipantRow
from app.storage.quizzes import AssignmentRow, QuizRow


def classes_of_quiz(session: Session, quiz_id: int) -> Sequence[int]:
    """Give the ids of the classes that a quiz is given to, as they were."""
    found = select(AssignmentRow.class_id).where(AssignmentRow.quiz_id == quiz_id)
    return session.scalars(found.order_by(AssignmentRow.id)).all()


def assigned_classes(session: Session, quiz_id: int) -> Sequence[ClassRow]:
    """Give the classes that a quiz is given to, by name."""
    found = select(ClassRow).join(AssignmentRow, AssignmentRow.class_id == ClassRow.id)
    return session.scalars(found.where(AssignmentRow.quiz_id == quiz_id).order_by(ClassRow.name, ClassRow.id)).all()


def quizzes_of_classes(session: Session, class_ids: Collection[int]) -> Sequence[tuple[QuizRow, int]]:
    """Give (quiz, class id) for what is given to some classes and not put away, as it was given."""
    found = select(QuizRow, AssignmentRow.class_id).join(AssignmentRow, AssignmentRow.quiz_id == QuizRow.id)
    found = found.where(AssignmentRow.class_id.in_(class_ids), QuizRow.archived_at.is_(None))
    return [(quiz, class_id) for quiz, class_id in session.execute(found.order_by(AssignmentRow.id))]


def assign(session: Session, quiz_id: int, class_id: int, *, by_id: int | None, at: datetime) -> bool:
    """Give a quiz to a class and say whether the class did not have it before."""
    return insert_once(session, AssignmentRow, quiz_id=quiz_id, class_id=class_id, assigned_by_id=by_id, assigned_at=at)


def unassign(session: Session, quiz_id: int, class_id: int) -> bool:
    """Take a quiz from a class and say whether the class had it."""
    gone = delete(AssignmentRow).where(AssignmentRow.quiz_id == quiz_id, AssignmentRow.class_id == class_id)
    return session.execute(gone.returning(AssignmentRow.id)).first() is not None


def finished_in(session: Session, class_id: int) -> dict[int, int]:
    """Give how many of a class have handed each quiz in, by the quiz's id."""
    found = (
        select(AttemptRow.quiz_id, func.count(AttemptRow.participant_id.distinct()))
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .where(ParticipantRow.class_id == class_id, AttemptRow.state == State.GRADED)
        .group_by(AttemptRow.quiz_id)
    )
    return dict(session.execute(found).all())
