"""Hand an attempt in and grade it: once, whoever asks at the same time."""

from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING, State, Trigger
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, SubmissionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.grade_attempt import grade_attempt
from app.workflows.take_quiz import Person, own_attempt, state_of


def submit(work: UnitOfWork, person: Person, public_id: str) -> None:
    """Hand an attempt in; one that was handed in before stays as it is. Raises NotFound or NotAllowed."""
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        _submit(session, work, attempt, cause="submit")


def settle(work: UnitOfWork, person: Person, public_id: str) -> None:
    """Hand an attempt in where its time is over; raises NotFound or NotAllowed."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        if state_of(attempt, slots=0).due_move(work.clock()) is not Trigger.SUBMIT:
            return
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        _submit(session, work, attempt, cause="time up")


def hand_in(session: Session, work: UnitOfWork, attempt: AttemptRow, *, cause: str) -> None:
    """Hand in an attempt whose row is locked; one that was handed in before stays as it is."""
    _submit(session, work, attempt, cause=cause)


def _submit(session: Session, work: UnitOfWork, attempt: AttemptRow, *, cause: str) -> None:
    if State(attempt.state) not in RUNNING:
        return
    at = work.clock()
    # The unique submission decides a race that a lock could not: a second one finds it and leaves.
    if not attempts.insert_once(session, SubmissionRow, attempt_id=attempt.id, cause=cause, at=at):
        return
    moved = state_of(attempt, slots=0).move(Trigger.SUBMIT).move(Trigger.GRADE)
    attempt.state, attempt.submitted_at = moved.state, at
    grade_attempt(session, work, attempt, cause=cause)
