"""Save an answer, a flag or a step of an attempt, as an event that is never changed."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.events import Event, EventKind, Phase
from app.quizzes.response import Response, UnfitResponse
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, EventRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.follow_steps import TakenStep, stepping
from app.workflows.hear_answers import News, news_of
from app.workflows.problems import NotFound, Refused
from app.workflows.take_quiz import Person, own_attempt, state_of

FORM = "form"
# What clients call themselves: random letters and figures, which every database keeps.
CLIENT_NAME = re.compile(r"[\w-]{1,40}\Z", re.ASCII)


@dataclass(frozen=True)
class Client:
    """Which client sends an event and its number there; a plain form has no number, the server counts for it."""

    name: str = FORM
    sequence: int | None = None


@dataclass(frozen=True)
class Answer:
    """What a browser sends for one question: places of options on the page, or a text."""

    chosen: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Saved:
    """When the server saved something, and what it knows of other windows; nothing of them for a plain form."""

    at: datetime
    news: News | None = None


def save_answer(
    work: UnitOfWork,
    person: Person,
    public_id: str,
    number: int,
    answer: Answer,
    *,
    client: Client = Client(),
    phase: Phase = Phase.FIRST,
    then: TakenStep | None = None,
) -> Saved:
    """Save an answer, take the step that it is to be followed by, and give the server's time; at most five queries.

    Raises NotFound, NotAllowed, AttemptError where the attempt takes no more or the answer's phase is closed, or
    Refused for an answer that no question could have or that no step can follow. An event that came before changes
    nothing. In the modes that ask in steps it is one query more, and another for each step.
    """
    with work() as session:
        slot = _slot(session, work, person, public_id, number)
        steps = stepping(session, slot.attempt, slot.slot_id, slot.position)
        if steps.repeats(then):
            return Saved(slot.at)
        steps.must_take(phase)
        try:
            response = Response(chosen=_own_places(answer.chosen, steps.order(phase, slot.order)), text=answer.text)
        except UnfitResponse as error:
            raise Refused(str(error)) from None
        at = _append(session, slot, EventKind.ANSWER, response.to_payload(), client, phase=phase)
        if then is not None:
            steps.take(session, then, response, at=at)
        hears = client.sequence is not None and phase is Phase.FIRST
        return Saved(at, news_of(session, slot.slot_id, slot.order, client=client.name) if hears else None)


def save_flag(
    work: UnitOfWork, person: Person, public_id: str, number: int, *, on: bool, client: Client = Client()
) -> Saved:
    """Set or clear the flag of a question and give the server's time of it; raises as save_answer does."""
    with work() as session:
        slot = _slot(session, work, person, public_id, number)
        return Saved(_append(session, slot, EventKind.FLAG, {"on": on}, client))


@dataclass(frozen=True)
class _Slot:
    attempt: AttemptRow
    slot_id: int
    position: int
    order: tuple[int, ...]
    at: datetime


def _slot(session: Session, work: UnitOfWork, person: Person, public_id: str, number: int) -> _Slot:
    attempt = own_attempt(session, person, public_id, lock=True)
    places = attempts.slot_places(session, attempt.id)
    if not 1 <= number <= len(places):
        msg = f"This quiz has {len(places)} questions, and no question {number}."
        raise NotFound(msg)
    event = Event(number - 1, FORM, 0, EventKind.ANSWER)
    # Read once, after the lock: whoever waited for it gains no time by waiting, and what is stored is what was judged.
    at = work.clock()
    state_of(attempt, slots=len(places)).must_accept(event, now=at)
    slot_id, order = places[number - 1]
    return _Slot(attempt, slot_id, number - 1, order, at)


def _own_places(chosen: tuple[int, ...], order: tuple[int, ...]) -> tuple[int, ...]:
    # A page names options by their places on it, so that nothing of the key's own order is in the page.
    if any(not 0 <= place < len(order) for place in chosen):
        msg = "This question has no such option. Please choose again."
        raise UnfitResponse(msg)
    return tuple(order[place] for place in chosen)


def _append(
    session: Session,
    slot: _Slot,
    kind: EventKind,
    payload: dict[str, object],
    client: Client,
    *,
    phase: Phase = Phase.FIRST,
) -> datetime:
    sequence = client.sequence
    if sequence is None:
        sequence = attempts.next_sequence(session, slot.attempt.id, client.name)
    attempts.insert_once(
        session,
        EventRow,
        attempt_id=slot.attempt.id,
        slot_id=slot.slot_id,
        client_id=client.name,
        client_seq=sequence,
        kind=kind,
        phase=phase,
        payload=payload,
        at=slot.at,
    )
    return slot.at
