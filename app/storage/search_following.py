"""The index follows large changes: row by row of the marked questions, in transactions that nobody waits for.

What is read before a transaction is written in it only where its mark still stands: who changes a question meanwhile
marks it anew, so that an older text never takes the place of a newer one.
"""

import time
from threading import Lock

from sqlalchemy import Engine
from sqlalchemy.orm import Session
from structlog import get_logger

from app.storage.search_index import index_rows, write_rows
from app.storage.search_marks import first_marks, marks_of, unmark

# Rows of one transaction: some milliseconds, less than a look whether the database is free again.
PORTION = 50
# Whoever saved a large change waits no longer than this for its search; the sweep does the rest.
SOON = 2.0
# As long as that, others have the database for themselves.
PAUSE = 0.01
# Two in one process would do the same work twice.
_ALONE = Lock()
log = get_logger()


def follow_soon(engine: Engine) -> None:
    """Write what is marked for two seconds at most, and keep every fault from the change that was committed."""
    try:
        follow(engine, seconds=SOON)
    except Exception:
        log.exception("search.behind")


def follow(engine: Engine, *, seconds: float | None = None) -> int:
    """Write the index rows of marked questions until none is left or time is up, and count them."""
    if not _ALONE.acquire(blocking=seconds is None):
        return 0
    try:
        done, until = 0, time.monotonic() + seconds if seconds is not None else None
        while until is None or time.monotonic() < until:
            written = _portion(engine)
            if written is None:
                break
            done += written
            time.sleep(PAUSE)
        return done
    finally:
        _ALONE.release()


def _portion(engine: Engine) -> int | None:
    """Write some rows and count them; None where nothing is marked."""
    with Session(engine) as reading:
        marks = first_marks(reading, most=PORTION)
        if not marks:
            return None
        rows = index_rows(reading, marks)
    with Session(engine.execution_options(immediate=True)) as session, session.begin():
        now = marks_of(session, marks)
        same = [question for question, mark in marks.items() if now.get(question) == mark]
        write_rows(session, same, [row for row in rows if row["id"] in set(same)])
        unmark(session, same)
    return len(same)
