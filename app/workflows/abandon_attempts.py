"""End the attempts under way of somebody who is no longer in a class."""

from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING, State, Trigger
from app.storage.attempt_queries import attempts_under_way
from app.workflows.take_quiz import state_of


def abandon_attempts(session: Session, participant_id: int) -> int:
    """Give up the attempts under way of a participant, and say how many; what was handed in stays."""
    found = attempts_under_way(session, [participant_id], lock=True)
    for attempt in found:
        # Whoever handed it in while this waited for the lock was faster.
        if State(attempt.state) in RUNNING:
            attempt.state = state_of(attempt, slots=0).move(Trigger.ABANDON).state
            attempt.next_move_at = None
    return len(found)
