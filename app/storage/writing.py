"""The session that writes: it notes which questions a transaction touches, and has the search index follow them."""

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from app.storage.labels import LabelRow
from app.storage.questions import VersionRow
from app.storage.search_index import index_questions

TOUCHED = "questions whose texts changed"


class WritingSession(Session):
    """A session for writing; before it commits, the search index says what the tables say."""


@event.listens_for(WritingSession, "after_flush")
def _note(session: Session, flush: UOWTransaction) -> None:
    del flush
    new = [row.question_id for row in session.new if isinstance(row, VersionRow | LabelRow)]
    other = [row.question_id for row in (*session.deleted, *session.dirty) if isinstance(row, LabelRow)]
    if new or other:
        session.info.setdefault(TOUCHED, set()).update(new, other)


@event.listens_for(WritingSession, "before_commit")
def _follow(session: Session) -> None:
    # What a workflow left in the session is to be indexed too.
    session.flush()
    index_questions(session, session.info.pop(TOUCHED, ()))
