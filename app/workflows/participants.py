"""Who takes a quiz: a guest who holds a token, or an account; each once without a class, and once in every class."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.nicknames import folded, free_name
from app.storage import class_queries as classes
from app.storage.attempt_queries import insert_once
from app.storage.people import ParticipantRow, User, participant_of_user
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotAllowed, Refused

GUEST = "Guest"


@dataclass(frozen=True)
class Ticket:
    """What a browser shows to be taken for a participant: the participant's id, its token and its class.

    With `alone`, somebody else has sat down at the browser: it forgets the tickets that it had.
    """

    participant_id: int
    token: str
    class_id: int | None = None
    alone: bool = False


class NameTaken(Refused):
    """Somebody in the class has a name that looks the same; the message offers another."""


def token_digest(token: str) -> str:
    """Give what is stored of a token; tokens are long and random, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def own_code_digest(code: str) -> str:
    """Give what is stored of a code to come back."""
    return token_digest(f"to come back {code}")


def is_bearer(participant: ParticipantRow, tickets: Sequence[Ticket], user_id: int | None) -> bool:
    """Say whether a browser may act as a participant: by a token, by the code to come back, or by its account."""
    if participant.removed_at is not None:
        return False
    if participant.user_id is not None:
        return participant.user_id == user_id
    mine = [ticket.token for ticket in tickets if ticket.participant_id == participant.id]
    return any(_fits(participant, token) for token in mine)


def _fits(participant: ParticipantRow, token: str) -> bool:
    # A device that came back by the code keeps it as its token: a new code ends those devices, and only those.
    by_code = participant.rejoin_hash is not None and hmac.compare_digest(
        participant.rejoin_hash, own_code_digest(token)
    )
    return by_code or hmac.compare_digest(participant.token_hash, token_digest(token))


def held_by(
    session: Session, tickets: Sequence[Ticket], user_id: int | None, *, lock: bool = False
) -> list[ParticipantRow]:
    """Give the participants that a browser may act as, by id; locked until the transaction ends if so asked."""
    ids = [ticket.participant_id for ticket in tickets]
    rows = classes.participants_held(session, ids, user_id=user_id, lock=lock)
    return [row for row in rows if is_bearer(row, tickets, user_id)]


def admit(
    session: Session,
    work: UnitOfWork,
    *,
    tickets: Sequence[Ticket],
    user_id: int | None,
    nickname: str,
    class_id: int | None = None,
) -> Ticket:
    """Give the ticket of the participant that a browser is in a class, or without one; a new one where it is none yet.

    Two pupils may share a browser: whoever gives another name is another participant, whoever gives none goes on.
    Raises Refused where the class takes nobody, NameTaken where its name is.
    """
    if user_id is not None:
        return Ticket(_of_account(session, work, user_id, nickname, class_id).id, "", class_id)
    # Locked, so that two starts at once find each other's attempt.
    held = held_by(session, tickets, None, lock=True)
    here = next((row for row in held if row.class_id == class_id and row.left_at is None), None)
    if here is not None and (not nickname or here.nickname.casefold() == nickname.casefold()):
        must_be_there(session, class_id)
        return next(ticket for ticket in tickets if ticket.participant_id == here.id and _fits(here, ticket.token))
    before = held[-1].nickname if held and not here else GUEST
    name = _name_in(session, class_id, nickname, before)
    token = secrets.token_urlsafe(32)
    row = ParticipantRow(nickname=name, token_hash=token_digest(token), created_at=work.clock(), class_id=class_id)
    session.add(row)
    session.flush()
    return Ticket(row.id, token, class_id, alone=here is not None)


def _of_account(
    session: Session, work: UnitOfWork, user_id: int, nickname: str, class_id: int | None
) -> ParticipantRow:
    known = participant_of_user(session, user_id, class_id)
    if known is not None and known.removed_at is not None:
        msg = "You were taken out of this class. Ask your teacher about it."
        raise NotAllowed(msg)
    if known is not None and known.left_at is None:
        must_be_there(session, class_id)
        return known
    must_be_there(session, class_id, takes_new=True)
    # Whoever waited for the class may have come in by a second button meanwhile.
    known = participant_of_user(session, user_id, class_id)
    if known is not None and known.left_at is None:
        return known
    user = session.get(User, user_id)
    name = _name_in(session, class_id, nickname, user.name if user and user.name else GUEST, but=known)
    while known is None:
        # Of two first starts at once the unique constraint lets one in, and the other finds it.
        values = {"user_id": user_id, "class_id": class_id, "nickname": name, "created_at": work.clock()}
        insert_once(session, ParticipantRow, token_hash=token_digest(secrets.token_urlsafe(32)), **values)
        known = participant_of_user(session, user_id, class_id)
    known.left_at = None
    return known


def must_be_there(session: Session, class_id: int | None, *, takes_new: bool = False) -> None:
    """Raise Refused where a class is put away, or takes nobody new; None is no class, and always there."""
    if class_id is None:
        return
    # Locked by whoever comes in: names are compared with those that are there.
    group = classes.class_by_id(session, class_id, lock=takes_new)
    if group is None or group.archived_at is not None:
        msg = "This class has been put away. Ask your teacher about it."
        raise Refused(msg)
    if takes_new and not group.joinable:
        msg = "This class takes nobody new. Enter your own code if you are in it, or ask your teacher."
        raise Refused(msg)


def _name_in(
    session: Session, class_id: int | None, given: str, otherwise: str, *, but: ParticipantRow | None = None
) -> str:
    """Give the name of somebody new: as given, or else one that is free. Raises Refused or NameTaken."""
    must_be_there(session, class_id, takes_new=True)
    if class_id is None:
        return given or otherwise
    taken = {folded(row.nickname) for row in classes.pupils_of(session, class_id) if row is not but}
    return must_be_free(given, taken) if given else free_name(otherwise, taken)


def must_be_free(name: str, taken: set[str]) -> str:
    """Give a name back; raises NameTaken where a folded one in `taken` looks the same."""
    if folded(name) in taken:
        other = free_name(name, taken)
        msg = (
            f"Somebody in this class has this name, or one like it. “{other}” is free. Is it you? Enter your own code."
        )
        raise NameTaken(msg)
    return name
