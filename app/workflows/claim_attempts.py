"""Make the attempts of a guest's ticket an account's own: once, whoever asks at the same time."""

import secrets

from sqlalchemy.orm import Session

from app.storage import audit
from app.storage import class_queries as classes
from app.storage.claiming import give_attempts, give_the_rest
from app.storage.people import ParticipantRow, lock_account, participant_of_user
from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import is_bearer, token_digest
from app.workflows.problems import NotAllowed, NotFound, Refused
from app.workflows.take_quiz import Person

GONE = "These attempts have been made somebody's already, or this browser no longer holds them. Nothing was changed."


def claim(work: UnitOfWork, person: Person, participant_id: int) -> int:
    """Make a guest's attempts those of the account that asks and say how many; raises NotFound, NotAllowed or Refused.

    The guest's row is locked first: of two who claim it at once the second finds it gone. Its token and code die with
    it. Where the account takes quizzes in that class already, the attempts are numbered after its own.
    """
    if person.user_id is None:
        msg = "Sign in first: attempts can be made those of an account only."
        raise NotAllowed(msg)
    with work() as session:
        # One claim of an account after the other, so that its first participant in a class is made once.
        lock_account(session, person.user_id)
        guest = session.get(ParticipantRow, participant_id, with_for_update=True)
        if guest is None or guest.user_id is not None or not is_bearer(guest, person.tickets, None):
            raise NotFound(GONE)
        own = participant_of_user(session, person.user_id, guest.class_id)
        if own is not None and own.removed_at is not None:
            msg = "You were taken out of this class, so nothing in it can be made yours. Ask your teacher about it."
            raise Refused(msg)
        guest.token_hash, guest.rejoin_hash = token_digest(secrets.token_urlsafe(32)), None
        count = _merge(session, work, guest, own) if own else _adopt(session, guest, person.user_id)
        kept = own.id if own else guest.id
        subject = f"participant {participant_id}"
        audit.record(
            session, work, actor_id=person.user_id, action="claim", subject=subject, attempts=count, participant=kept
        )
        return count


def _adopt(session: Session, guest: ParticipantRow, user_id: int) -> int:
    guest.user_id = user_id
    session.flush()
    return classes.attempts_made(session, [guest.id]).get(guest.id, 0)


def _merge(session: Session, work: UnitOfWork, guest: ParticipantRow, own: ParticipantRow) -> int:
    # What is left of the guest is nobody: the class's list no longer has it.
    guest.removed_at = work.clock()
    own.left_at = None
    own.roster_name = own.roster_name or guest.roster_name
    count = give_attempts(session, guest.id, own.id)
    give_the_rest(session, guest.id, own.id)
    return count
