"""Go on where one stopped: the attempts that still run, each with its first question without an answer."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.events import latest_answers
from app.quizzes.response import from_payload
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow
from app.storage.running_attempts import running_attempts
from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import is_bearer
from app.workflows.question_page import is_over
from app.workflows.take_quiz import Person

MOST_SHOWN = 3


@dataclass(frozen=True)
class GoOn:
    """An attempt to go on with; `number` is None where every question has an answer."""

    attempt: str
    quiz_title: str
    number: int | None
    count: int
    answered: int


def go_on(work: UnitOfWork, person: Person, *, slug: str = "") -> tuple[GoOn, ...]:
    """Give what a person may go on with, the newest first, of one quiz where `slug` is given."""
    held = [ticket.participant_id for ticket in person.tickets]
    with work.reading() as session:
        found = running_attempts(session, user_id=person.user_id, participants=held, slug=slug)
        mine = [row for row in found if is_bearer(row.participant, person.tickets, person.user_id)]
        open_ones = [row for row in mine if row.live_id is None and not is_over(row, work.clock())]
        return tuple(_go_on(session, row) for row in open_ones[:MOST_SHOWN])


def _go_on(session: Session, attempt: AttemptRow) -> GoOn:
    count = len(attempts.slot_places(session, attempt.id))
    latest = latest_answers(attempts.events_of(session, attempt.id))
    answered = {slot for slot, event in latest.items() if not from_payload(event.payload).empty}
    number = next((place + 1 for place in range(count) if place not in answered), None)
    return GoOn(attempt.public_id, attempt.quiz.title, number, count, len(answered))
