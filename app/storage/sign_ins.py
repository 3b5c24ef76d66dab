"""The table of sign-in tries that failed, so that limits hold over workers and restarts."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.storage.base import Base, Digest, Moment, RowId


class SignInTryRow(Base):
    """One try to sign in: digests of the address named and of the network address it came from."""

    __tablename__ = "sign_in_try"
    id: Mapped[RowId]
    account: Mapped[Digest] = mapped_column(index=True)
    origin: Mapped[Digest] = mapped_column(index=True)
    at: Mapped[Moment]


def tries(session: Session, *, account: str, origin: str, since: datetime) -> tuple[int, int]:
    """Count the tries kept since a moment: for an account, and from an origin."""
    recent = select(func.count()).select_from(SignInTryRow).where(SignInTryRow.at > since)
    of_account = session.scalar(recent.where(SignInTryRow.account == account))
    from_origin = session.scalar(recent.where(SignInTryRow.origin == origin))
    return of_account or 0, from_origin or 0


def forget_tries(session: Session, *, account: str = "", before: datetime | None = None) -> None:
    """Delete the tries of an account that has signed in, or those before a moment."""
    which = SignInTryRow.account == account if before is None else SignInTryRow.at <= before
    session.execute(delete(SignInTryRow).where(which))
