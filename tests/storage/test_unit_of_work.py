"""The unit of work keeps all of a change or nothing, and lets many write at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from app.storage.people import ClassRow, Role
from app.storage.unit_of_work import UnitOfWork

AT = datetime(2026, 5, 9, tzinfo=UTC)


def a_class(code: str) -> ClassRow:
    return ClassRow(name="8b", code=code, created_at=AT)


def test_an_error_keeps_nothing(engine: Engine):
    work = UnitOfWork(engine)
    with pytest.raises(IntegrityError), work() as session:
        session.add_all([a_class("same"), a_class("same")])
    with work.reading() as session:
        assert session.scalars(select(ClassRow)).all() == []


def test_a_moment_comes_back_in_utc(engine: Engine):
    work = UnitOfWork(engine)
    with work() as session:
        session.add(a_class("code"))
    with work.reading() as session:
        assert session.scalars(select(ClassRow.created_at)).one() == AT


def test_two_hundred_concurrent_changes_all_count(engine: Engine):
    work = UnitOfWork(engine)
    with work() as session:
        session.add(Role(id=1, name="counter", description="0"))

    def count(_: int) -> None:
        with work() as session:
            role = session.get_one(Role, 1, with_for_update=True)
            role.description = str(int(role.description or 0) + 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(200)))
    with work.reading() as session:
        assert session.get_one(Role, 1).description == "200"


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_sqlite_connections_lose_nothing(engine: Engine):
    with engine.connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
        version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)  # the first without the WAL-reset race
