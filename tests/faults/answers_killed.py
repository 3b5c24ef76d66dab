"""Kill the server, or stop PostgreSQL at once, while 200 answers come in: no acknowledged answer may be lost.

`python -m tests.faults.answers_killed --times 20` does each 20 times. An answer is acknowledged when the page after it
comes. After each fall the database is whole, holds every acknowledged answer, and the pages come again within 5 s.
"""

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from sqlalchemy import select, text

from app.storage.attempts import EventRow
from app.storage.unit_of_work import UnitOfWork
from tests.faults.lines import BROKEN, Guest, filled, store
from tests.faults.own_postgres import OwnPostgres, own_postgres
from tests.server import Server, serving

PUPILS = 200
MOST_SECONDS = 5.0


@dataclass
class Result:
    """What was done and what came out of it: seconds are from the fall's end to the first page."""

    falls: int = 0
    sent: int = 0
    acknowledged: set[str] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.falls} falls, {self.sent} answers sent, {len(self.acknowledged)} acknowledged, none lost; "
            f"integrity whole each time; pages again after {median(self.seconds):.1f} s, "
            f"{max(self.seconds):.1f} s at most"
        )


def volley(guests: list[Guest], words: str, fall: Callable[[], None]) -> set[str]:
    """Let all send an answer at once, let the fall come when some have been acknowledged; give those that were."""
    acknowledged: set[str] = set()
    enough, together = threading.Event(), threading.Barrier(len(guests))
    after = random.randint(1, max(1, len(guests) * 3 // 4))  # noqa: S311 - a moment, not a secret

    def send(place: int) -> None:
        said = f"{words} pupil {place}"
        together.wait()
        try:
            status = guests[place].answer(said)
        except BROKEN:
            return
        if status == 303:
            acknowledged.add(said)
        if len(acknowledged) >= after:
            enough.set()

    with ThreadPoolExecutor(len(guests)) as pool:
        running = [pool.submit(send, place) for place in range(len(guests))]
        while not enough.wait(0.05) and not all(one.done() for one in running):
            pass
        fall()
        for one in running:
            one.result()
    return acknowledged


def check(work: UnitOfWork, result: Result) -> None:
    """Compare what was acknowledged with what is kept; AssertionError where something is missing."""
    with work.reading() as session:
        kept = {payload.get("text") for payload in session.scalars(select(EventRow.payload))}
        if work.engine.dialect.name == "sqlite":
            assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert session.execute(text("PRAGMA foreign_key_check")).first() is None
    missing = result.acknowledged - kept
    assert not missing, f"lost: {sorted(missing)[:5]}"


def kill_server(folder: Path, *, times: int, pupils: int = PUPILS) -> Result:
    """Kill every process of the server that often, on SQLite."""
    result = Result()
    with store(folder, "sqlite") as (instance, settings, work):
        guests: list[Guest] = []
        for turn in range(times + 1):
            began = time.monotonic()
            with serving(instance, **settings) as server:
                if turn:
                    result.seconds.append(time.monotonic() - began)
                    check(work, result)
                guests = _on(guests, server, pupils)
                if turn < times:
                    result.acknowledged |= volley(guests, f"turn {turn}", server.kill)
                    result.falls, result.sent = result.falls + 1, result.sent + len(guests)
        for guest in guests:
            guest.leave()
    return result


def _on(guests: list[Guest], server: Server, pupils: int) -> list[Guest]:
    for guest in guests:
        guest.leave()
        guest.port = server.port
    return guests or [Guest(server.port) for _ in range(pupils)]


def stop_postgres(folder: Path, *, times: int, pupils: int = PUPILS) -> Result:
    """Stop the database at once that often and start it again; the web server goes on all the while."""
    result = Result()
    with _with_postgres(folder) as (database, server, work):
        guests = [Guest(server.port) for _ in range(pupils)]
        for turn in range(times):
            result.acknowledged |= volley(guests, f"turn {turn}", database.stop_at_once)
            result.falls, result.sent = result.falls + 1, result.sent + len(guests)
            for guest in guests:
                guest.leave()
            began = time.monotonic()
            database.start()
            _until_it_serves(guests[0])
            result.seconds.append(time.monotonic() - began)
            work.engine.dispose()
            check(work, result)
        for guest in guests:
            guest.leave()
    return result


@contextmanager
def _with_postgres(folder: Path) -> Iterator[tuple[OwnPostgres, Server, UnitOfWork]]:
    with ExitStack() as stack:
        database = stack.enter_context(own_postgres())
        instance, settings, work = stack.enter_context(filled(folder / "instance", database.url))
        yield database, stack.enter_context(serving(instance, **settings)), work


def _until_it_serves(guest: Guest) -> None:
    deadline = time.monotonic() + 60
    while guest.ask("GET", "/api/health")[0] != 200:
        assert time.monotonic() < deadline, "the pages do not come again"
        time.sleep(0.05)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--pupils", type=int, default=PUPILS)
    parser.add_argument(
        "--most", type=float, default=MOST_SECONDS, help="seconds to serve again; more where it is busy"
    )
    given = parser.parse_args()
    for words, run in (("Server killed, SQLite", kill_server), ("PostgreSQL stopped at once", stop_postgres)):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            result = run(Path(folder), times=given.times, pupils=given.pupils)
        print(f"{words}: {result} ({time.monotonic() - began:.0f} s).", flush=True)
        assert max(result.seconds) < given.most, "the pages came too late"
        assert len(result.acknowledged) < result.sent, "nothing fell in the middle"


if __name__ == "__main__":
    main()
