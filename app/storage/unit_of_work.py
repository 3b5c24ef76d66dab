"""The unit of work: one transaction that is all kept or all dropped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.storage.search_following import follow_soon
from app.storage.search_marks import MARKED
from app.storage.writing import WritingSession


def now() -> datetime:
    """Give the server's time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class UnitOfWork:
    """Opens transactions on one database; `clock` is the only time that workflows know.

    Calling it opens a session for writing, committed at the end and rolled back on any error. Its own session, because
    the request's may have begun a deferred transaction already when the user was loaded.
    """

    engine: Engine
    clock: Callable[[], datetime] = field(default=now)

    @contextmanager
    def __call__(self) -> Iterator[Session]:
        """Open a transaction that may write; SQLite takes its write lock at the start."""
        bind = self.engine.execution_options(immediate=True)
        with WritingSession(bind, expire_on_commit=False) as session, session.begin():
            yield session
        if session.info.pop(MARKED, False):
            follow_soon(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that only reads; it sees one state of the database throughout."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session
