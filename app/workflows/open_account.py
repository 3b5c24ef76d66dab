"""Open an account by a one-time link: only the link's digest is kept, and it works once."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.storage import audit
from app.storage.account_queries import role_named, user_by_email
from app.storage.people import InvitationRow, ParticipantRow, User, invitation_by_hash
from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import token_digest
from app.workflows.problems import NotFound, Refused

GOOD_FOR = timedelta(days=7)
PUPIL = "pupil-"

USED = "This link has been used. Sign in with the account that it made, or ask for another link."
EXPIRED = "This link is older than 7 days and works no more. Ask for another link."
UNKNOWN = "This link is not known here. Check that all of it was copied, or ask for another link."
NO_PUPIL = "This pupil has an account already, or is no longer in the class. Ask your teacher for another link."
TAKEN = "This address cannot be used for a new account. Sign in if it is yours, or choose another."


@dataclass(frozen=True)
class NewAccount:
    """What somebody enters for a new account; the password comes hashed."""

    name: str
    email: str
    password_hash: str


def pupil_prefix(participant_id: int) -> str:
    """Give what the token of a pupil's link begins with; the digest covers it too, so nobody can change whose it is."""
    return f"{PUPIL}{participant_id}-"


def make_invitation(work: UnitOfWork, role: str = "teacher", *, prefix: str = "") -> str:
    """Make a one-time link to an account with a role and give its token, which begins with `prefix`."""
    token = prefix + secrets.token_urlsafe(32)
    with work() as session:
        at = work.clock()
        row = InvitationRow(role=role, token_hash=token_digest(token), created_at=at, expires_at=at + GOOD_FOR)
        session.add(row)
    return token


def check_invitation(work: UnitOfWork, token: str) -> str:
    """Give the role that a link gives; raises NotFound or Refused where it gives none."""
    with work.reading() as session:
        return _usable(invitation_by_hash(session, token_digest(token)), work).role


def open_account(work: UnitOfWork, token: str, account: NewAccount) -> int:
    """Make the account of a link and give its id; raises NotFound or Refused, and then nothing is stored.

    Two who use one link at once: the invitation is locked, so the second finds it used.
    """
    try:
        with work() as session:
            return _open(session, work, token, account)
    except IntegrityError:
        # Another link made an account of that address in the same moment.
        raise Refused(TAKEN) from None


def _open(session: Session, work: UnitOfWork, token: str, account: NewAccount) -> int:
    invitation = _usable(invitation_by_hash(session, token_digest(token)), work)
    email = account.email.lower()
    if user_by_email(session, email) is not None:
        raise Refused(TAKEN)
    user = User(name=account.name, email=email, password=account.password_hash, active=True)
    user.fs_uniquifier = uuid.uuid4().hex
    user.roles.append(role_named(session, invitation.role))
    session.add(user)
    session.flush()
    invitation.used_at, invitation.used_by_id = work.clock(), user.id
    if token.startswith(PUPIL):
        _bind(session, int(token.removeprefix(PUPIL).partition("-")[0]), user.id)
    subject = f"user {user.id}"
    audit.record(session, work, actor_id=user.id, action="open account", subject=subject, role=invitation.role)
    return user.id


def _bind(session: Session, participant_id: int, user_id: int) -> None:
    """Make a pupil the participant of an account; the browser's token and the code to come back end. Raises Refused."""
    pupil = session.get(ParticipantRow, participant_id, with_for_update=True)
    if pupil is None or pupil.user_id is not None or pupil.removed_at is not None or pupil.left_at is not None:
        raise Refused(NO_PUPIL)
    pupil.user_id, pupil.rejoin_hash = user_id, None
    pupil.token_hash = token_digest(secrets.token_urlsafe(32))


def _usable(invitation: InvitationRow | None, work: UnitOfWork) -> InvitationRow:
    if invitation is None:
        raise NotFound(UNKNOWN)
    if invitation.used_at is not None:
        raise Refused(USED)
    if work.clock() >= invitation.expires_at:
        raise Refused(EXPIRED)
    return invitation
