"""Queries of the exceptions' page: for whom one can be made at a quiz, and what they are called."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.storage.attempts import AttemptRow
from app.storage.exceptions import ExceptionRow
from app.storage.people import ClassRow, ClassTeacherRow, ParticipantRow
from app.storage.quizzes import AssignmentRow, QuizRow


def classes_for(session: Session, quiz: QuizRow) -> Sequence[tuple[int, str]]:
    """Give (id, name) of a quiz's classes and of those that its owner teaches, by name."""
    taught = select(ClassTeacherRow.class_id).where(ClassTeacherRow.user_id == quiz.owner_id)
    found = select(ClassRow.id, ClassRow.name).where(or_(ClassRow.id.in_(_given_to(quiz)), ClassRow.id.in_(taught)))
    return [(number, name) for number, name in session.execute(found.order_by(ClassRow.name, ClassRow.id))]


def participants_for(session: Session, quiz: QuizRow) -> Sequence[tuple[int, str]]:
    """Give (id, name) of those who have taken a quiz or are in a class of it, by name."""
    took = select(AttemptRow.participant_id).where(AttemptRow.quiz_id == quiz.id)
    here = ParticipantRow.id.in_(took) | ParticipantRow.class_id.in_(_given_to(quiz))
    found = session.scalars(select(ParticipantRow).where(here, ParticipantRow.removed_at.is_(None))).all()
    return sorted(((row.id, _name(row)) for row in found), key=lambda pair: (pair[1].casefold(), pair[0]))


def _given_to(quiz: QuizRow) -> Select[int]:
    return select(AssignmentRow.class_id).where(AssignmentRow.quiz_id == quiz.id)


def names_of(session: Session, rows: Sequence[ExceptionRow]) -> tuple[dict[int | None, str], dict[int, str]]:
    """Give the names of the classes and of the participants of some exceptions, by their ids."""
    classes = select(ClassRow).where(ClassRow.id.in_([row.class_id for row in rows if row.class_id is not None]))
    held = [row.participant_id for row in rows if row.participant_id is not None]
    people = select(ParticipantRow).where(ParticipantRow.id.in_(held))
    return (
        {row.id: row.name for row in session.scalars(classes)},
        {row.id: _name(row) for row in session.scalars(people)},
    )


def _name(row: ParticipantRow) -> str:
    name = row.roster_name or row.nickname
    other = f" ({row.nickname})" if row.roster_name and row.roster_name != row.nickname else ""
    # Several may go by one name; the number tells them apart.
    return f"{name}{other} · no. {row.id}"
