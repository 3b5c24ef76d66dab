"""Which sentences of an article wait to be asked about."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.jobs import JobRow


def open_asks(session: Session, article_id: int, user_id: int) -> Sequence[JobRow]:
    """Give somebody's jobs that ask about a sentence of an article and are not done yet."""
    mine = (JobRow.article_id == article_id, JobRow.asked_by_id == user_id, JobRow.kind == "ask")
    return session.scalars(select(JobRow).where(*mine, JobRow.state.in_(["waiting", "running"]))).all()
