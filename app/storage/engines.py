"""Engines for SQLite and PostgreSQL, each connection set up so that nothing acknowledged is lost."""

from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MILLISECONDS = 10_000


def engine_options(url: str) -> dict[str, Any]:
    """Give the options of create_engine for a database address, SQLite's with its own driver."""
    if make_url(url).get_backend_name() != "sqlite":
        return {"pool_pre_ping": True}
    # Debian's SQLite 3.40 has the WAL-reset race; pysqlite3 carries a later one. Transactions are ours to begin.
    return {"module": pysqlite3.dbapi2, "connect_args": {"isolation_level": None, "check_same_thread": False}}


def prepare(engine: Engine) -> Engine:
    """Attach the listeners that set up each connection and begin each transaction; give the engine back."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_engine(url: str, **options: Any) -> Engine:
    """Make a prepared engine for a database address."""
    return prepare(create_engine(url, **engine_options(url), **options))


def _set_up_sqlite(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    del record
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns to writing cannot wait for another writer; one that says so at its start can.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
