"""Queries of codes and classes: the quiz of a code, a code of its own for a row, a teacher's classes."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.storage.live import LiveSessionRow
from app.storage.people import ClassRow, ClassTeacherRow
from app.storage.quizzes import QuizRow

TRIES = 8
Draw = Callable[[], str]
Coded = QuizRow | ClassRow | LiveSessionRow
KINDS = (QuizRow, ClassRow, LiveSessionRow)


class NoFreeCode(RuntimeError):
    """Every code that was drawn is taken; with codes drawn by chance that says that the draw is broken."""


def quiz_by_code(session: Session, code: str) -> QuizRow | None:
    """Give the quiz of a code, archived ones too."""
    return session.scalar(select(QuizRow).where(QuizRow.code == code))


def add_unless_taken(session: Session, row: Coded, *, code: str | None = None) -> bool:
    """Store a row, with a code where one is given, and say whether its address and code were free; else not."""
    try:
        # Whether they are free the unique constraints say; a savepoint lets the transaction outlive their no.
        with session.begin_nested():
            if code is not None:
                row.code = code
            session.add(row)
            session.flush()
    except IntegrityError:
        return False
    return True


def give_code(session: Session, row: Coded, draw: Draw) -> None:
    """Give a row, new or stored, a code that no other row has, of whatever kind; raises NoFreeCode.

    Two rows of different kinds that draw the same of 480 million codes at the same moment are not told apart.
    """
    for _ in range(TRIES):
        code = draw()
        if not is_taken(session, code) and add_unless_taken(session, row, code=code):
            return
    msg = f"{TRIES} codes drawn, all of them taken"
    raise NoFreeCode(msg)


def is_taken(session: Session, code: str) -> bool:
    """Say whether a code opens a quiz, a class or a live session; one field joins all three, so it opens one only."""
    return bool(session.scalar(select(or_(*(exists().where(kind.code == code) for kind in KINDS)))))


def classes_of(session: Session, user_id: int) -> Sequence[ClassRow]:
    """Give the classes that a teacher teaches and that are not put away, by name."""
    found = select(ClassRow).join(ClassTeacherRow, ClassTeacherRow.class_id == ClassRow.id)
    mine = (ClassTeacherRow.user_id == user_id, ClassRow.archived_at.is_(None))
    return session.scalars(found.where(*mine).order_by(ClassRow.name, ClassRow.id)).all()


def class_name(session: Session, class_id: int | None) -> str:
    """Give what a class is called, nothing where there is none."""
    return session.scalar(select(ClassRow.name).where(ClassRow.id == class_id)) or "" if class_id else ""


def add_class(session: Session, name: str, *, teacher_id: int, at: datetime, draw: Draw) -> ClassRow:
    """Store a class with its teacher and a code to join it by; raises NoFreeCode."""
    row = ClassRow(name=name, created_at=at)
    give_code(session, row, draw)
    session.add(ClassTeacherRow(class_id=row.id, user_id=teacher_id))
    return row
