"""Tell a window what other windows answered: the answer that counts, and the newest one of somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.events import Event, EventKind, latest_answers
from app.quizzes.response import from_payload
from app.storage import attempt_queries as attempts
from app.storage.answer_queries import Given, answers_of_slot
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotFound
from app.workflows.question_page import is_over
from app.workflows.take_quiz import Person, own_attempt


@dataclass(frozen=True)
class Heard:
    """An answer as a window shows it: places on the page or a text; `order` counts the slot's answers from 1."""

    order: int
    mine: bool
    at: datetime
    chosen: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class News:
    """What a window hears of a question: the answer that counts, and the newest one of another window."""

    counted: Heard | None = None
    other: Heard | None = None


@dataclass(frozen=True)
class Look:
    """What a window hears when it asks: whether the attempt still takes answers, and the news of its question."""

    over: bool
    news: News


def look(work: UnitOfWork, person: Person, public_id: str, number: int, *, client: str) -> Look:
    """Give the news of a question, counted from 1; raises NotFound or NotAllowed. At most three queries."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        places = attempts.slot_places(session, attempt.id)
        if not 1 <= number <= len(places):
            msg = f"This quiz has {len(places)} questions, and no question {number}."
            raise NotFound(msg)
        return Look(is_over(attempt, work.clock()), news_of(session, *places[number - 1], client=client))


def news_of(session: Session, slot_id: int, order: tuple[int, ...], *, client: str) -> News:
    """Give the news of a slot whose options stand in this order; one query."""
    given = answers_of_slot(session, slot_id)
    others = [one for one in given if one.client != client]
    counted, other = _that_counts(given), others[-1] if others else None
    return News(
        _heard(counted, order, client=client) if counted else None,
        _heard(other, order, client=client) if other else None,
    )


def _that_counts(given: Sequence[Given]) -> Given | None:
    events = [Event(0, one.client, one.sequence, EventKind.ANSWER) for one in given]
    latest = latest_answers(events).get(0)
    return next((one for one, event in zip(given, events, strict=True) if event is latest), None)


def _heard(given: Given, order: tuple[int, ...], *, client: str) -> Heard:
    response = from_payload(given.payload)
    places = tuple(order.index(own) for own in response.chosen if own in order)
    return Heard(given.order, given.client == client, given.at, places, response.text)
