"""Show a question's source before it is answered, for the share of its points that the quiz says."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.quizzes.events import Event, EventKind
from app.quizzes.modes import may_reveal
from app.storage.attempt_queries import slot_places
from app.storage.unit_of_work import UnitOfWork
from app.workflows.follow_steps import log_once, stepping
from app.workflows.problems import NotFound, Refused
from app.workflows.take_quiz import Person, own_attempt, state_of


@dataclass(frozen=True)
class Offer:
    """What showing the source costs: a share of the question's points."""

    attempt: str
    quiz_title: str
    number: int
    cost: float
    revealed: bool


def offer(work: UnitOfWork, person: Person, public_id: str, number: int) -> Offer:
    """Give what is asked before the source is shown; raises NotFound, NotAllowed, or Refused where it cannot be."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        places = slot_places(session, attempt.id)
        slot_id = _slot_id(places, number)
        steps = stepping(session, attempt, slot_id, number - 1)
        _must_be_offered(may_reveal(steps.course, steps.ways) or steps.course.revealed)
        cost = attempt.quiz.reveal_cost or 0.0
        return Offer(attempt.public_id, attempt.quiz.title, number, cost, steps.course.revealed)


def reveal(work: UnitOfWork, person: Person, public_id: str, number: int) -> None:
    """Log that the source is shown, once; raises as offer does, or AttemptError where the attempt is over."""
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        places = slot_places(session, attempt.id)
        slot_id = _slot_id(places, number)
        event = Event(number - 1, "page", 0, EventKind.REVEAL)
        state_of(attempt, slots=len(places)).must_accept(event, now=work.clock())
        steps = stepping(session, attempt, slot_id, number - 1)
        if steps.course.revealed:
            return
        _must_be_offered(may_reveal(steps.course, steps.ways))
        log_once(session, attempt.id, slot_id, EventKind.REVEAL, {}, name="reveal", at=work.clock())


def _slot_id(places: Sequence[tuple[int, tuple[int, ...]]], number: int) -> int:
    if not 1 <= number <= len(places):
        msg = f"This quiz has {len(places)} questions, and no question {number}."
        raise NotFound(msg)
    return places[number - 1][0]


def _must_be_offered(can_be: bool) -> None:  # noqa: FBT001 - the question itself
    if not can_be:
        msg = "This question does not show its source before the answer. Open it again and go on where it stands."
        raise Refused(msg)
