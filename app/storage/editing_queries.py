"""Forms of questions: who has one open, and the question that a new one makes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.storage.people import User
from app.storage.publishing import EditingRow
from app.storage.questions import QuestionRow


def add_question(session: Session, question: QuestionRow) -> bool:
    """Store a new question and say whether its public name was free; where it was not, nothing is stored."""
    try:
        # Whether it is free the unique constraint says; a savepoint lets the transaction outlive its no.
        with session.begin_nested():
            session.add(question)
    except IntegrityError:
        return False
    return True


def sign_editing(session: Session, question_id: int, user_id: int, *, at: datetime) -> None:
    """Note that somebody has a question's form open; its row must be locked."""
    mine = (EditingRow.question_id == question_id, EditingRow.user_id == user_id)
    row = session.scalar(select(EditingRow).where(*mine))
    if row is None:
        session.add(EditingRow(question_id=question_id, user_id=user_id, at=at))
    else:
        row.at = at


def editors_of(session: Session, question_id: int, *, since: datetime) -> Sequence[tuple[int, str, datetime]]:
    """Give (account, name, last sign) of those who have a question's form open, the latest first."""
    found = select(EditingRow.user_id, User.name, EditingRow.at).join(User, User.id == EditingRow.user_id)
    found = found.where(EditingRow.question_id == question_id, EditingRow.at >= since)
    return [(who, name, at) for who, name, at in session.execute(found.order_by(EditingRow.at.desc()))]


def end_editing(session: Session, question_id: int, user_id: int) -> None:
    """Forget that somebody has a question's form open."""
    mine = (EditingRow.question_id == question_id, EditingRow.user_id == user_id)
    row = session.scalar(select(EditingRow).where(*mine))
    if row is not None:
        session.delete(row)
