"""Give up an attempt: it is not graded, and another one may be started."""

from dataclasses import dataclass

from app.quizzes.attempt import Trigger
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import set_clock, state_of
from app.workflows.hand_in import settle_locked
from app.workflows.problems import Refused
from app.workflows.question_page import may_give_up
from app.workflows.take_quiz import Person, own_attempt

_REFUSAL = (
    "This attempt cannot be given up: it has ended, its time is limited, or the quiz allows no other one after it. "
    "You can hand it in as it is."
)


@dataclass(frozen=True)
class GivingUp:
    """An attempt that may be given up, and its quiz."""

    attempt: str
    slug: str
    title: str


def giving_up_page(work: UnitOfWork, person: Person, public_id: str) -> GivingUp:
    """Give what is asked before an attempt is given up; raises NotFound, NotAllowed, or Refused where it may not be."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        if not may_give_up(attempt, work.clock()):
            raise Refused(_REFUSAL)
        return GivingUp(public_id, attempt.quiz.slug, attempt.quiz.title)


def give_up(work: UnitOfWork, person: Person, public_id: str) -> str:
    """Give up an attempt and give its quiz's address; raises NotFound, NotAllowed, or Refused where it may not be."""
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        settle_locked(session, work, attempt)
        if not may_give_up(attempt, work.clock()):
            raise Refused(_REFUSAL)
        set_clock(attempt, state_of(attempt, slots=0).move(Trigger.ABANDON))
        return attempt.quiz.slug
