"""Sign in: count the tries that fail, so that nobody can try without end; end an account's sessions."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from app.storage.people import User
from app.storage.sign_ins import SignInTryRow, forget_tries, tries
from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import token_digest

WINDOW = timedelta(minutes=15)
MOST_FOR_ACCOUNT = 10
# A school may share one address, so an origin may try more often than anyone may at one account.
MOST_FROM_ORIGIN = 100


@dataclass(frozen=True)
class Try:
    """Who is named and from where; kept as digests only."""

    account: str
    origin: str

    @property
    def digests(self) -> dict[str, str]:
        """Give what is stored of a try."""
        return {"account": token_digest(self.account.strip().casefold()), "origin": token_digest(self.origin)}


def may_try(work: UnitOfWork, attempt: Try) -> bool:
    """Say whether a try is still within the limits; one that is counts as failed until it succeeds.

    It is written down before the password is looked at, so that many at once cannot all slip through.
    """
    with work() as session:
        since = work.clock() - WINDOW
        forget_tries(session, before=since)
        of_account, from_origin = tries(session, **attempt.digests, since=since)
        if of_account >= MOST_FOR_ACCOUNT or from_origin >= MOST_FROM_ORIGIN:
            return False
        session.add(SignInTryRow(**attempt.digests, at=work.clock()))
        return True


def succeeded(work: UnitOfWork, attempt: Try) -> None:
    """Forget the failed tries of an account that has signed in."""
    with work() as session:
        forget_tries(session, account=attempt.digests["account"])


def end_sessions(work: UnitOfWork, user_id: int) -> None:
    """End every session of an account, wherever it is signed in."""
    with work() as session:
        user = session.get(User, user_id)
        if user is not None:
            user.fs_uniquifier = uuid.uuid4().hex
