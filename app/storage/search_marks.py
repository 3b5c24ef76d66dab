"""Questions whose index row is out of date: marked in the transaction that changes many, written after it."""

import secrets
from collections.abc import Collection, Sequence

from sqlalchemy import ForeignKey, bindparam, delete, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.storage.base import Base, Label

# Of a session: that it marked questions, so that whoever commits it has the index follow.
MARKED = "questions were marked for the search"
CHUNK = 5000
# In the order of ids, so that two that mark the same questions wait for each other, and never both.
MARKING = text(
    "INSERT INTO search_mark (question_id, mark) SELECT id, :mark FROM question WHERE id IN :ids ORDER BY id"
    " ON CONFLICT (question_id) DO UPDATE SET mark = excluded.mark"
)


class SearchMarkRow(Base):
    """A question whose index row is to be written anew; each marking has a name of its own."""

    __tablename__ = "search_mark"
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True, autoincrement=False)
    mark: Mapped[Label]


def mark_stale(session: Session, question_ids: Collection[int]) -> None:
    """Say of questions that the index does not know them as they are; those that are gone are left out."""
    whole = sorted(question_ids)
    for start in range(0, len(whole), CHUNK):
        some = whole[start : start + CHUNK]
        named = MARKING.bindparams(bindparam("ids", some, expanding=True), mark=secrets.token_hex(8))
        session.execute(named)
    session.info[MARKED] = True


def marks_of(session: Session, question_ids: Collection[int]) -> dict[int, str]:
    """Give the marks of some questions; on PostgreSQL nobody marks these anew until the transaction ends."""
    found = select(SearchMarkRow.question_id, SearchMarkRow.mark).where(SearchMarkRow.question_id.in_(question_ids))
    rows = session.execute(found.order_by(SearchMarkRow.question_id).with_for_update())
    return {question: mark for question, mark in rows}  # noqa: C416 - pyright knows no dict of rows


def first_marks(session: Session, *, most: int) -> dict[int, str]:
    """Give some questions that are marked, with their marks."""
    found = select(SearchMarkRow.question_id, SearchMarkRow.mark).order_by(SearchMarkRow.question_id)
    return {question: mark for question, mark in session.execute(found.limit(most))}  # noqa: C416 - as above


def unmark(session: Session, question_ids: Sequence[int]) -> None:
    """Say of questions that the index knows them as they are."""
    session.execute(delete(SearchMarkRow).where(SearchMarkRow.question_id.in_(question_ids)))
