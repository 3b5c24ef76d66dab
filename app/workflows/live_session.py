"""What host and participants of a live session share: finding it, where it stands, ending it, handing in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from app.quizzes.live import IDLE, Live, LiveState, Move, is_idle
from app.storage import live_queries as queries
from app.storage.attempt_queries import attempt_by_public_id
from app.storage.live import LiveSessionRow
from app.storage.live_queries import Lock
from app.storage.unit_of_work import UnitOfWork
from app.workflows.hand_in import hand_in
from app.workflows.problems import NotFound

LIVE = "live"
# Whoever ends a session hands in everybody's attempt; for so long nobody else does, so that a class that looks at once
# does not crowd the database.
HANDING_IN = timedelta(seconds=30)


@dataclass(frozen=True)
class AskedLive:
    """A question as everybody in a session is asked it: its version, the order of its options, its points."""

    version_id: int
    order: tuple[int, ...]
    points: float


def asked_of(row: LiveSessionRow) -> tuple[AskedLive, ...]:
    """Give the questions that were fixed when a session was started."""
    return tuple(AskedLive(version_id, tuple(order), points) for version_id, order, points in row.asked)


def stage_of(row: LiveSessionRow) -> Live:
    """Give a session as the domain knows it."""
    return Live(len(row.asked), LiveState(row.state), row.position, row.shown, row.revision)


def live_session(session: Session, public_id: str, lock: Lock = Lock.NONE) -> LiveSessionRow:
    """Give a session, locked until the transaction ends if so asked; raises NotFound."""
    row = queries.live_by_name(session, public_id, lock)
    if row is None:
        msg = "There is no such live session. Ask your teacher for the code."
        raise NotFound(msg)
    return row


def move(session: Session, work: UnitOfWork, row: LiveSessionRow, what: Move) -> None:
    """Make a move in a session whose row is locked; raises LiveMoveRefused."""
    moved = stage_of(row).move(what)
    row.state, row.position, row.shown, row.revision = moved.state, moved.position, moved.shown, moved.revision
    if what in {Move.OPEN, Move.NEXT}:
        row.opened_at = work.clock()
    if moved.state is LiveState.ENDED:
        # Its code is free for another.
        row.code, row.ended_at = None, work.clock()
    session.flush()


def needs_tidying(row: LiveSessionRow, work: UnitOfWork) -> bool:
    """Say whether a session was left, or ended so long ago that whoever ended it was interrupted in handing in."""
    if row.ended_at is not None:
        return work.clock() - row.ended_at >= HANDING_IN
    return _was_left(row, work)


def tidy(work: UnitOfWork, public_id: str, *, own: str | None = None) -> None:
    """End a session that was left, and hand in what waits after an end, of everybody or of one `own` attempt.

    Raises NotFound. A whole class that looks at once hands in each its own, not all of them everybody's.
    """
    with work.reading() as session:
        left = _was_left(live_session(session, public_id), work)
    if left:
        _end_if_left(work, public_id)
    with work.reading() as session:
        row = live_session(session, public_id)
        waiting = queries.not_handed_in(session, row.id) if row.state == LiveState.ENDED else ()
    _hand_in(work, [one for one in waiting if own in {None, one}])


def tidy_all(work: UnitOfWork) -> int:
    """End every session that was left, hand in what is not yet, and say how many attempts that were. For the sweep."""
    with work.reading() as session:
        left = queries.left_alone(session, work.clock() - IDLE)
    for public_id in left:
        _end_if_left(work, public_id)
    with work.reading() as session:
        waiting = queries.not_handed_in(session)
    _hand_in(work, waiting)
    return len(waiting)


def _was_left(row: LiveSessionRow, work: UnitOfWork) -> bool:
    return is_idle(LiveState(row.state), last=row.opened_at or row.created_at, now=work.clock())


def _end_if_left(work: UnitOfWork, public_id: str) -> None:
    with work() as session:
        row = live_session(session, public_id, Lock.MOVE)
        if _was_left(row, work):
            move(session, work, row, Move.END)


def _hand_in(work: UnitOfWork, waiting: Sequence[str]) -> None:
    # One transaction each: a class of two hundred would hold the database too long, and what is interrupted here is
    # found again by the next look.
    for public_id in waiting:
        with work() as session:
            attempt = attempt_by_public_id(session, public_id, lock=True)
            if attempt is not None:
                hand_in(session, work, attempt, cause=LIVE)
