"""Migrated, empty databases for tests: each kind is migrated once a run and copied for every test that asks."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from psycopg.sql import SQL, Identifier
from sqlalchemy import URL

from app.storage.engines import make_engine
from app.storage.migrate import upgrade
from tests import postgres

STRATEGIES_SINCE = 150000  # the version of PostgreSQL that lets one say how a database is copied


class SqliteTemplate:
    """A migrated SQLite file, copied for each test."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "template.db"
        _migrate(_sqlite_url(self.file))

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str]:
        """Give the address of a fresh copy in `folder`."""
        file = folder / "citewell.db"
        shutil.copyfile(self.file, file)
        yield _sqlite_url(file)


class PostgresTemplate:
    """A migrated PostgreSQL database, copied on the server for each test and dropped after it.

    The names carry the worker and the process, so that runs beside each other do not meet.
    """

    def __init__(self, server: URL, *, worker: str) -> None:
        self.server = server
        self.name = f"citewell_test_{worker}_{os.getpid()}"
        self._numbers = count(1)
        self._create(self.name)
        _migrate(self._url(self.name))

    @contextmanager
    def copy(self, _folder: Path) -> Iterator[str]:
        """Give the address of a fresh copy, which goes when the test ends."""
        name = f"{self.name}_{next(self._numbers)}"
        self._create(name, template=self.name)
        try:
            yield self._url(name)
        finally:
            self._drop(name)

    def close(self) -> None:
        """Leave nothing on the server."""
        self._drop(self.name)

    def _create(self, name: str, *, template: str = "template1") -> None:
        with postgres.connect(self.server) as connection:
            # Copying files and dropping them takes a third of the time that the write-ahead log does.
            strategy = SQL(" STRATEGY FILE_COPY" if connection.info.server_version >= STRATEGIES_SINCE else "")
            command = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template))
            connection.execute(command + strategy)

    def _drop(self, name: str) -> None:
        with postgres.connect(self.server) as connection:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))

    def _url(self, name: str) -> str:
        return self.server.set(database=name).render_as_string(hide_password=False)


def _sqlite_url(file: Path) -> str:
    return f"sqlite:///{file}"


def _migrate(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
