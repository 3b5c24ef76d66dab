"""Queries on accounts and their roles."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.storage.people import Role, User


def user_by_email(session: Session, email: str) -> User | None:
    """Give the account of an address, whatever its letter case."""
    return session.scalar(select(User).where(func.lower(User.email) == email.lower()))


def role_named(session: Session, name: str) -> Role:
    """Give the role of that name, made where it is not there yet."""
    role = session.scalar(select(Role).where(Role.name == name))
    if role is None:
        role = Role(name=name)
        session.add(role)
    return role


def names_of_users(session: Session, ids: set[int]) -> dict[int, str]:
    """Give the names of some accounts by their ids."""
    found = select(User.id, User.name).where(User.id.in_(ids))
    return dict(session.execute(found).all())
