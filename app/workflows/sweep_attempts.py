"""The sweep: make the moves that the clocks of attempts ask for, and finish what was killed, whoever looks."""

from dataclasses import dataclass
from datetime import timedelta

from structlog import get_logger

from app.quizzes.attempt import Trigger
from app.storage import attempt_queries as attempts
from app.storage.search_following import follow_soon
from app.storage.unit_of_work import UnitOfWork
from app.workflows.drop_uploads import drop_old_uploads
from app.workflows.hand_in import settle_locked
from app.workflows.live_session import tidy_all
from app.workflows.regrade import finish_regrades

MOST = 500
# One that cannot be moved is tried again later, so that it never keeps others waiting.
AGAIN = timedelta(minutes=5)
log = get_logger()


@dataclass(frozen=True)
class Swept:
    """What a sweep did: attempts handed in, attempts whose grace began, failures, attempts judged again."""

    handed_in: int = 0
    overdue: int = 0
    failed: int = 0
    judged_again: int = 0


def sweep(work: UnitOfWork, *, thorough: bool = True) -> Swept:
    """Move every attempt whose clock asks for it, each in a transaction of its own; end live sessions that were left.

    What is left of the search's index after a large change is written. A `thorough` sweep also judges what a killed run
    left of judging again, and lets old uploads go: that looks at more the more was ever judged again, and nobody waits
    for it by the second.

    Several may sweep at once: each move is decided by the locked row, and the submission is unique.
    """
    with work.reading() as session:
        waiting = attempts.waiting_for_move(session, until=work.clock(), most=MOST)
    moves: list[Trigger | None] = []
    failed = 0
    for attempt_id in waiting:
        try:
            moves.append(_move(work, attempt_id))
        except Exception:
            failed += 1
            log.exception("sweep.failed", attempt=attempt_id)
            _put_off(work, attempt_id)
    ended = tidy_all(work)
    judged = _judge_again(work) if thorough else 0
    if thorough:
        drop_old_uploads(work)
    follow_soon(work.engine)
    failed += judged is None
    return Swept(moves.count(Trigger.SUBMIT) + ended, moves.count(Trigger.TIME_UP), failed, judged or 0)


def _move(work: UnitOfWork, attempt_id: int) -> Trigger | None:
    with work() as session:
        attempt = attempts.locked_attempt(session, attempt_id)
        return settle_locked(session, work, attempt) if attempt is not None else None


def _judge_again(work: UnitOfWork) -> int | None:
    """Finish judging again and count it; None where something stood against it, which is tried again next time."""
    try:
        return finish_regrades(work)
    except Exception:
        log.exception("sweep.regrade_failed")
        return None


def _put_off(work: UnitOfWork, attempt_id: int) -> None:
    try:
        with work() as session:
            attempts.put_off(session, attempt_id, until=work.clock() + AGAIN)
    except Exception:
        log.exception("sweep.failed", attempt=attempt_id)
