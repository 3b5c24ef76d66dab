"""Limit the tries to guess what is typed to get in: the code of a quiz or a class, a pupil's own code, an address."""

from datetime import timedelta

from app.storage.sign_ins import SignInTryRow, forget_tries, tries
from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import token_digest
from app.workflows.sign_in import WINDOW as KEPT

MINUTE = timedelta(minutes=1)
# A whole class types from one address, and only what is wrong counts.
MOST_WRONG = 30
TOO_MANY = "Too many codes from here were wrong. Wait a minute, then try again."
NO_SUCH = (
    "No quiz has this code. No class has it either. Codes have six letters and figures, your own to come back has "
    "eight, and none is 0, 1, I, L or O. Check yours."
)


# Wrong codes are kept beside wrong passwords, under digests of their own, so that neither uses up the other's tries.
def _origin(address: str) -> str:
    return token_digest(f"joins from {address}")


def too_many(work: UnitOfWork, origin: str) -> bool:
    """Say whether an origin guessed wrong too often in the last minute."""
    with work.reading() as session:
        _, wrong = tries(session, account="", origin=_origin(origin), since=work.clock() - MINUTE)
        return wrong >= MOST_WRONG


def note_wrong(work: UnitOfWork, origin: str) -> None:
    """Keep a wrong guess of an origin."""
    with work() as session:
        forget_tries(session, before=work.clock() - KEPT)
        session.add(SignInTryRow(account=token_digest("a wrong code"), origin=_origin(origin), at=work.clock()))
