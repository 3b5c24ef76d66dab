"""Accounts for tests of workflows, which need no page."""

from itertools import count

from app.storage.people import User
from app.storage.unit_of_work import UnitOfWork

_numbers = count(1)


def a_teacher(work: UnitOfWork) -> int:
    """Give the id of a new account."""
    name = f"teacher{next(_numbers)}"
    with work() as session:
        user = User(email=f"{name}@school.test", password="", active=True, fs_uniquifier=name)
        session.add(user)
        session.flush()
        return user.id
