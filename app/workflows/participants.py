"""Who takes a quiz: a guest who holds a rejoin token, or the participant of an account."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.storage.attempt_queries import insert_once
from app.storage.people import ParticipantRow, lock_account, participant_of_user
from app.storage.unit_of_work import UnitOfWork

GUEST = "Guest"


@dataclass(frozen=True)
class Ticket:
    """What a browser shows to be taken for a participant: the participant's id and the rejoin token."""

    participant_id: int
    token: str


def token_digest(token: str) -> str:
    """Give what is stored of a token; tokens are long and random, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_bearer(participant: ParticipantRow, ticket: Ticket | None, user_id: int | None) -> bool:
    """Say whether a browser may act as a participant: by its token, or by its account."""
    if participant.user_id is not None:
        return participant.user_id == user_id
    if ticket is None or ticket.participant_id != participant.id:
        return False
    return hmac.compare_digest(participant.token_hash, token_digest(ticket.token))


def admit(session: Session, work: UnitOfWork, *, ticket: Ticket | None, user_id: int | None, nickname: str) -> Ticket:
    """Give the ticket of the participant that a browser is, a new one where it is none yet or names somebody else.

    Two pupils may share a browser: whoever gives another name is another participant, whoever gives none goes on.
    """
    nickname, given = nickname or GUEST, bool(nickname)
    if user_id is not None:
        return Ticket(_of_account(session, work, user_id, nickname).id, "")
    if ticket is not None:
        # Locked, so that two starts at once find each other's attempt.
        held = session.get(ParticipantRow, ticket.participant_id, with_for_update=True)
        named = held is None or not given or held.nickname.casefold() == nickname.casefold()
        if held is not None and named and is_bearer(held, ticket, None):
            return ticket
    token = secrets.token_urlsafe(32)
    row = ParticipantRow(nickname=nickname, token_hash=token_digest(token), created_at=work.clock())
    session.add(row)
    session.flush()
    return Ticket(row.id, token)


def _of_account(session: Session, work: UnitOfWork, user_id: int, nickname: str) -> ParticipantRow:
    known = participant_of_user(session, user_id)
    if known is None:
        # A class takes the row out of the index that keeps it single, so two first starts take turns.
        lock_account(session, user_id)
        known = participant_of_user(session, user_id)
    while known is None:
        unused = token_digest(secrets.token_urlsafe(32))
        insert_once(
            session, ParticipantRow, user_id=user_id, nickname=nickname, token_hash=unused, created_at=work.clock()
        )
        known = participant_of_user(session, user_id)
    return known
