"""What tests share: databases of both kinds, the site on them, and visitors to it.

A test that asks for `engine_url`, `engine` or `site` runs twice, on SQLite and on PostgreSQL. One that is about
neither says so: `@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)`.

No fixture here is called `app`: pytest-flask would push a request context around the whole test, in which
Flask-Login keeps the first user it saw. tests/e2e/conftest.py has one, for the browser's live server.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine

from app import create_app
from app.config import Settings
from app.storage.engines import make_engine
from tests import postgres
from tests.clients import client_of
from tests.databases import PostgresTemplate, SqliteTemplate
from tests.kept import build_addresses_when_asked, keep_statements, keep_templates

# A shared machine may pause any test for a second, which says nothing about the code.
hypothesis_settings.register_profile("citewell", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("citewell")
build_addresses_when_asked()
keep_statements()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_template(worker_id: str) -> Iterator[PostgresTemplate]:
    """Migrate on a PostgreSQL; without one, skip, or fail where continuous integration asks for it."""
    try:
        with postgres.server() as url:
            template = PostgresTemplate(url, worker=worker_id)
            yield template
            template.close()
    except postgres.NoServerError as error:
        refuse = pytest.fail if postgres.is_required() else pytest.skip
        refuse(f"no PostgreSQL for the tests: {error}")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a migrated, empty database of this test's own."""
    template = request.getfixturevalue(f"{'postgres' if request.param == 'postgresql' else request.param}_template")
    with template.copy(tmp_path) as url:
        yield url


@pytest.fixture
def engine(engine_url: str) -> Iterator[Engine]:
    engine = make_engine(engine_url)
    yield engine
    engine.dispose()


@pytest.fixture
def settings(engine_url: str, tmp_path: Path) -> Settings:
    return Settings(
        database_url=engine_url, secret_key="a secret that only the tests know", instance_dir=tmp_path, testing=True
    )


@pytest.fixture
def site(settings: Settings) -> Iterator[Flask]:
    """Give the site as it is served, on this test's own database."""
    site = keep_templates(create_app(settings))
    yield site
    site.extensions["citewell.work"].engine.dispose()


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    """Give a browser without cookies; `client_of(site)` gives another beside it."""
    return client_of(site)
