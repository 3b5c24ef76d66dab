"""Take part in a live session: enter it, answer the question that is open."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.live import LiveState, NotOpen
from app.quizzes.response import Response, UnfitResponse
from app.storage import attempt_queries as attempts
from app.storage import live_queries as queries
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow
from app.storage.live import LiveSessionRow
from app.storage.live_queries import Lock
from app.storage.unit_of_work import UnitOfWork
from app.workflows.live_session import AskedLive, asked_of, live_session, stage_of
from app.workflows.participants import Ticket, is_bearer
from app.workflows.problems import NotAllowed, PlayedLive, Refused
from app.workflows.save_answer import Answer, Client
from app.workflows.take_quiz import Person, as_participant

ENDED = "This live session has ended."
PLAIN = Client()
STRANGER = "You are not in this live session. Join it with the code first."


class LateAnswer(Refused):
    """The question takes no answers now, so this one changed nothing."""


def lead_to_live(work: UnitOfWork, code: str | None) -> None:
    """Raise PlayedLive where a code leads into a live session; any other code is none of its matter."""
    with work.reading() as session:
        name = queries.name_by_code(session, code) if code else None
    if name is not None:
        raise PlayedLive(name)


def enter(work: UnitOfWork, person: Person, public_id: str, *, nickname: str) -> Ticket:
    """Take part in a session and give the ticket to come back with; a second time changes nothing.

    Raises NotFound, or Refused where it has ended. The quiz's window and its number of attempts do not matter: the
    teacher leads.
    """
    with work() as session:
        live = live_session(session, public_id, Lock.ANSWER)
        if live.state == LiveState.ENDED:
            raise Refused(ENDED)
        # Locks the participant, so that two devices that join at once find each other's attempt.
        ticket = as_participant(session, work, person, live.quiz, nickname=nickname)
        if not queries.attempts_in(session, live.id, participants=[ticket.participant_id], user_id=None):
            _begin(session, work, live, ticket.participant_id)
        return ticket


def _begin(session: Session, work: UnitOfWork, live: LiveSessionRow, participant_id: int) -> None:
    number = attempts.next_number(session, live.quiz_id, participant_id)
    name = secrets.token_urlsafe(12)
    attempt = AttemptRow(public_id=name, quiz_id=live.quiz_id, participant_id=participant_id, number=number)
    attempt.started_at, attempt.live_id = work.clock(), live.id
    session.add(attempt)
    session.flush()
    for position, one in enumerate(asked_of(live)):
        slot = AttemptSlotRow(attempt_id=attempt.id, position=position, version_id=one.version_id, points=one.points)
        slot.option_order = list(one.order)
        session.add(slot)


def mine_in(session: Session, person: Person, live_id: int, *, lock: bool = False) -> AttemptRow | None:
    """Give the attempt of that person in a session, locked until the transaction ends if so asked."""
    held = [ticket.participant_id for ticket in person.tickets]
    found = queries.attempts_in(session, live_id, participants=held, user_id=person.user_id, lock=lock)
    return _of_bearer(found, person)


def _of_bearer(found: Sequence[AttemptRow], person: Person) -> AttemptRow | None:
    return next((one for one in found if is_bearer(one.participant, person.tickets, person.user_id)), None)


def answer_live(
    work: UnitOfWork, person: Person, public_id: str, position: int, answer: Answer, *, client: Client = PLAIN
) -> datetime:
    """Save an answer to the question that is open and give the server's time of it; at most six queries.

    Raises NotFound, NotAllowed for whoever is not in the session, LateAnswer where the question is not open, or
    Refused for an answer that it cannot have. The last answer counts.
    """
    with work() as session:
        # While this row is held, the host cannot close the question: an answer is before that or after.
        live = live_session(session, public_id, Lock.ANSWER)
        attempt = mine_in(session, person, live.id, lock=True)
        if attempt is None:
            raise NotAllowed(STRANGER)
        try:
            stage_of(live).must_accept(position)
        except NotOpen as error:
            raise LateAnswer(str(error)) from None
        response = _response(answer, asked_of(live)[position])
        return _append(session, work, attempt.id, position, response, client)


def _response(answer: Answer, asked: AskedLive) -> Response:
    if any(not 0 <= place < len(asked.order) for place in answer.chosen):
        msg = "This question has no such option. Please choose again."
        raise Refused(msg)
    try:
        response = Response(chosen=tuple(asked.order[place] for place in answer.chosen), text=answer.text)
    except UnfitResponse as error:
        raise Refused(str(error)) from None
    if response.empty:
        msg = "Choose or type an answer first."
        raise Refused(msg)
    return response


def _append(
    session: Session, work: UnitOfWork, attempt_id: int, position: int, response: Response, client: Client
) -> datetime:
    at, sequence = work.clock(), client.sequence
    if sequence is None:
        sequence = attempts.next_sequence(session, attempt_id, client.name)
    event = {"client_id": client.name, "client_seq": sequence, "kind": "answer", "phase": "first", "at": at}
    slot_id = queries.slot_at(session, attempt_id, position)
    attempts.insert_once(
        session, EventRow, attempt_id=attempt_id, slot_id=slot_id, payload=response.to_payload(), **event
    )
    return at
