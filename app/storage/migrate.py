"""Moving a database's schema up and down, on a connection that is safe for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

SCRIPTS = Path(__file__).parents[2] / "migrations"


class BrokenReference(RuntimeError):
    """A migration would leave rows that point at nothing; it was rolled back."""


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring the schema up to `target`; all or nothing."""
    with _migrating(engine) as connection:
        command.upgrade(_config(connection), target)


def downgrade(engine: Engine, target: str = "base") -> None:
    """Take the schema down to `target`; all or nothing."""
    with _migrating(engine) as connection:
        command.downgrade(_config(connection), target)


def is_current(engine: Engine) -> bool:
    """Say whether the schema stands at the newest revision."""
    newest = ScriptDirectory(str(SCRIPTS)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    immediate = engine.execution_options(immediate=True)
    with immediate.connect() as connection:
        if engine.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        # Batch mode copies a table and drops the old one; with foreign keys on, the drop deletes its children. The
        # pragma is ignored inside a transaction, so it goes to the driver before BEGIN.
        driver = connection.connection.driver_connection
        assert driver is not None  # noqa: S101 - an open connection has one
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    msg = f"{len(broken)} rows would point at nothing, the first in {broken[0][0]}"
                    raise BrokenReference(msg)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
