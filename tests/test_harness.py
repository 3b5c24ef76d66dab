"""The harness keeps its promises: migrated databases, one for each test, and none left behind."""

import pytest
from flask import Flask, has_app_context, has_request_context
from sqlalchemy import Engine, inspect, make_url, text

from app.config import Settings
from tests import postgres
from tests.clients import client_of
from tests.databases import PostgresTemplate


def test_a_database_is_migrated_and_empty(engine: Engine):
    # SQLite's full-text index keeps its own settings in tables beside it.
    tables = {one for one in inspect(engine).get_table_names() if not one.startswith("question_search_")}
    tables -= {"alembic_version"}
    with engine.connect() as connection:
        assert tables
        assert all(not connection.execute(text(f'SELECT 1 FROM "{table}"')).first() for table in tables)  # noqa: S608


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_writes_the_next_does_not_see(engine: Engine, turn: int):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (turn INTEGER)"))
        connection.execute(text("INSERT INTO left_behind VALUES (:turn)"), {"turn": turn})
        assert connection.execute(text("SELECT turn FROM left_behind")).all() == [(turn,)]


def test_a_postgresql_that_is_named_but_silent_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:1/test")
    with pytest.raises(postgres.NoServerError, match="TEST_POSTGRES_URL is set"), postgres.server():
        pass


@pytest.mark.postgresql
def test_a_server_is_started_where_none_answers(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TEST_POSTGRES_URL", raising=False)
    monkeypatch.setattr(postgres, "LOCAL", "postgresql+psycopg://postgres@127.0.0.1:1/test")
    with postgres.server() as url, postgres.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.postgresql
def test_a_copy_is_dropped_with_its_test(postgres_template: PostgresTemplate, tmp_path):
    with postgres_template.copy(tmp_path) as url:
        name = make_url(url).database
    with postgres.connect(postgres_template.server) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    assert found is None


def test_the_site_runs_on_this_tests_database(site: Flask, settings: Settings):
    with site.app_context():
        assert str(make_url(settings.database_url).database) in str(site.extensions["citewell.work"].engine.url)


def test_visitors_have_cookies_of_their_own_and_no_context_around_them(site: Flask):
    one, other = client_of(site), client_of(site)
    one.set_cookie("kept", "yes")
    assert one.get_cookie("kept")
    assert other.get_cookie("kept") is None
    assert not has_request_context()
    assert not has_app_context()
