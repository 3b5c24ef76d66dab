"""Migrations go up, down and up again, give the schema that the code knows, and lose no row."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, select

from app.storage.migrate import BrokenReference, downgrade, is_current, upgrade
from app.storage.models import METADATA
from app.storage.people import ClassRow, ParticipantRow
from app.storage.search_index import SEARCH_METADATA
from app.storage.unit_of_work import UnitOfWork


def test_the_migrated_schema_is_the_one_that_the_code_knows(engine: Engine):
    with engine.connect() as connection:
        # On SQLite the search is a virtual table with tables of its own, which no metadata can describe.
        virtual = engine.dialect.name == "sqlite"
        options = {"include_name": lambda name, kind, _parents: not (kind == "table" and is_search(name))}
        context = MigrationContext.configure(connection, opts=options if virtual else {})
        assert compare_metadata(context, METADATA if virtual else [METADATA, SEARCH_METADATA]) == []


def is_search(name: str) -> bool:
    return name.startswith("question_search")


def test_down_to_nothing_and_up_again(engine: Engine):
    downgrade(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    assert is_current(engine)


def test_an_upgrade_of_a_current_database_keeps_its_rows(engine: Engine):
    work = UnitOfWork(engine)
    with work() as session:
        session.add(ClassRow(name="8b", code="code", created_at=datetime(2026, 5, 9, tzinfo=UTC)))
    upgrade(engine)
    with work.reading() as session:
        assert session.scalars(select(ClassRow.code)).all() == ["code"]


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_migration_that_breaks_a_reference_is_rolled_back(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    def orphan(config, target):
        at = "2026-05-09 00:00:00"
        config.attributes["connection"].exec_driver_sql(
            f"INSERT INTO participant (class_id, nickname, token_hash, created_at) VALUES (7, 'x', 'y', '{at}')"  # noqa: S608 - a constant
        )

    monkeypatch.setattr("app.storage.migrate.command.upgrade", orphan)
    with pytest.raises(BrokenReference, match="point at nothing"):
        upgrade(engine)
    with UnitOfWork(engine).reading() as session:
        assert session.scalars(select(ParticipantRow)).all() == []
