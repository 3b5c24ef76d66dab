"""Hand an attempt in and grade it: once, whoever asks at the same time."""

from app.quizzes.attempt import State
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import state_of
from app.workflows.hand_in import hand_in, settle_locked
from app.workflows.take_quiz import Person, own_attempt


def submit(work: UnitOfWork, person: Person, public_id: str) -> None:
    """Hand an attempt in; one that was handed in before stays as it is. Raises NotFound or NotAllowed."""
    with work() as session:
        hand_in(session, work, own_attempt(session, person, public_id, lock=True))


def settle(work: UnitOfWork, person: Person, public_id: str) -> State:
    """Make the move that an attempt's clock asks for, if there is one, and give its state.

    Raises NotFound or NotAllowed.
    """
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        if state_of(attempt, slots=0).due_move(work.clock()) is None:
            return State(attempt.state)
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        settle_locked(session, work, attempt)
        return State(attempt.state)
