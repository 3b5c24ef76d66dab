"""Move an attempt whose row is locked: hand it in and grade it once, or as its clock asks."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING, Attempt, State, Trigger
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, SubmissionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import set_clock, state_of
from app.workflows.grade_attempt import grade_attempt

SUBMIT, TIME_UP = "submit", "time up"


def settle_locked(session: Session, work: UnitOfWork, attempt: AttemptRow) -> Trigger | None:
    """Make the move that the clock asks for of an attempt whose row is locked, and give it."""
    state = state_of(attempt, slots=0)
    trigger = state.due_move(work.clock())
    if trigger is Trigger.SUBMIT:
        return trigger if hand_in(session, work, attempt) else None
    set_clock(attempt, state.settled(work.clock()))
    return trigger


def hand_in(session: Session, work: UnitOfWork, attempt: AttemptRow, *, cause: str = SUBMIT) -> bool:
    """Hand in an attempt whose row is locked and grade it; one that is finished stays as it is: False.

    A participant's own wish gives way to the end of the time, where that had come before.
    """
    if State(attempt.state) not in RUNNING:
        return False
    state, at = state_of(attempt, slots=0), work.clock()
    if cause == SUBMIT and state.due_move(at) is Trigger.SUBMIT:
        cause = TIME_UP
    # The unique submission decides a race that a lock could not: a second one finds it and leaves.
    if not attempts.insert_once(session, SubmissionRow, attempt_id=attempt.id, cause=cause, at=at):
        return False
    set_clock(attempt, state.move(Trigger.SUBMIT).move(Trigger.GRADE))
    # A live session has its host's clock, not the quiz's.
    attempt.submitted_at = at if attempt.live_id else _ended_at(state, at)
    grade_attempt(session, work, attempt, cause=cause)
    return True


def _ended_at(state: Attempt, at: datetime) -> datetime:
    # Whoever was away when the time was up had no more of it, however late somebody looks.
    ends = state.clock.ends if state.clock else None
    return at if ends is None else min(at, ends)
