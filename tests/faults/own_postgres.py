"""A PostgreSQL of a script's own: on loopback, in a folder, with every write to the disk, to be stopped at once."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from tests import postgres
from tests.server import free_port

SECONDS = 60


class OwnPostgres:
    """A server that can be stopped as a power cut would, and started again on what it left."""

    def __init__(self, home: Path) -> None:
        self._user = postgres._servers_user(home)
        self._programs = postgres._programs(home)
        self._home, self._data = home, home / "data"
        self._port = free_port()
        postgres._initialise(self._programs, self._data, user=self._user)
        self.start()

    @property
    def url(self) -> str:
        address = {"host": "127.0.0.1", "port": self._port}
        url = URL.create("postgresql+psycopg", "postgres", database="postgres", **address)
        return url.render_as_string(hide_password=False)

    def start(self) -> float:
        """Start and give the seconds until it takes connections."""
        began = time.monotonic()
        given = f"-p {self._port} -k {self._home} -c listen_addresses=127.0.0.1 -c max_connections=60"
        self._control("start", "-w", "-o", given, "-l", str(self._home / "log"))
        return time.monotonic() - began

    def stop_at_once(self) -> None:
        """Stop without a word to anyone: no transaction is ended, nothing is written that was not."""
        self._control("stop", "-m", "immediate")

    def _control(self, what: str, *given: str) -> None:
        command = [self._programs / "pg_ctl", what, "-D", self._data, "-t", str(SECONDS), *given]
        # Without pipes: the server would inherit them, and nobody would see their end.
        subprocess.run(
            command, user=self._user, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS
        )


@contextmanager
def own_postgres() -> Iterator[OwnPostgres]:
    """Run a PostgreSQL in a temporary folder until the block ends; NoServerError where there is none to run."""
    with tempfile.TemporaryDirectory(prefix="citewell-pg-") as folder:
        server = OwnPostgres(Path(folder))
        try:
            yield server
        finally:
            server.stop_at_once()
