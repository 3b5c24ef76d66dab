"""The timer is the server's: no client's clock, replayed start or late save gains time, and no restart takes any.

`python -m tests.faults.timer --attempts 40`: attempts of a few seconds, each sending saves until one is refused, with
clocks that lie and starts replayed; the server is killed and started again in their middle; then the browsers are gone.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from app.storage.attempts import EventRow, SubmissionRow
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from tests.faults.lines import Guest, row_of, store
from tests.server import serving

LIMIT, GRACE = 6, 1
LIES = {"at": "2001-01-01T00:00:00+00:00", "saved_at": "2099-01-01T00:00:00+00:00", "now": 0}


@dataclass
class Result:
    """What was seen: seconds from the start of an attempt by the server's clock."""

    attempts: int
    limit: int
    saves: int
    last_taken: float
    first_refused: float
    handed_in_after: float

    def __str__(self) -> str:
        return (
            f"{self.attempts} attempts of {self.limit} s and {GRACE} s grace, {self.saves} saves; the last taken after "
            f"{self.last_taken:.2f} s, the first refused after {self.first_refused:.2f} s, all handed in by the sweep "
            f"{self.handed_in_after:.2f} s after their end at most"
        )


def run(instance: Path, settings: dict[str, str], work: UnitOfWork, *, attempts: int) -> Result:
    """Play on a server that is killed in the middle; AssertionError where time was gained or lost."""
    began = time.monotonic()
    with serving(instance, **settings) as server:
        # Long enough for a restart, however slow the machine is just now.
        limit = max(LIMIT, round(4 * (time.monotonic() - began)))
        with work() as session:
            session.execute(update(QuizRow).values(time_limit=limit, grace_seconds=GRACE))
        guests = [Guest(server.port) for _ in range(attempts)]
        assert {guest.start() for guest in guests} == {guest.attempt for guest in guests}
        server.kill()
    with serving(instance, **settings) as server:
        for guest in guests:
            guest.leave()
            guest.port = server.port
        with ThreadPoolExecutor(min(8, attempts)) as pool:
            refused = list(pool.map(lambda guest: save_until_refused(guest, work, limit), guests))
        delays = until_handed_in(work, guests, limit)
    events = [_taken(work, guest) for guest in guests]
    for guest in guests:
        guest.leave()
    assert all(len(times) > 0 for times in events), "a restart ended an attempt early"
    last = max(max(times) for times in events)
    assert last < limit + GRACE, "time was gained"
    assert min(refused) >= limit, "time was lost"
    return Result(attempts, limit, sum(map(len, events)), last, min(refused), max(delays))


def save_until_refused(guest: Guest, work: UnitOfWork, limit: int) -> float:
    """Save until the server says no, each time with a lying clock and a replayed start; give when it said no."""
    started = row_of(work, guest.attempt).started_at
    for sequence in range(10_000):
        status = guest.autosave(f"answer {sequence}", sequence, **LIES)
        if status == 409:
            return (datetime.now(started.tzinfo) - started).total_seconds()
        assert status == 200, status
        if sequence % 10 == 0 and _since(started) < limit - 1:
            assert guest.start() == guest.attempt
        time.sleep(0.1)
    message = "the attempt never ended"
    raise AssertionError(message)


def until_handed_in(work: UnitOfWork, guests: Sequence[Guest], limit: int) -> list[float]:
    """Wait until the sweep has handed all in, nobody asking; give how long after its end each was."""
    deadline = time.monotonic() + limit + GRACE + 30
    while any(row_of(work, guest.attempt).state != "graded" for guest in guests):
        assert time.monotonic() < deadline, "an attempt was not handed in"
        time.sleep(0.05)
    with work.reading() as session:
        rows = {row.attempt_id: row for row in session.scalars(select(SubmissionRow))}
    found = []
    for guest in guests:
        row = row_of(work, guest.attempt)
        assert rows[row.id].cause == "time up"
        found.append((rows[row.id].at - row.started_at - timedelta(seconds=limit + GRACE)).total_seconds())
    assert min(found) >= 0, "an attempt was handed in early"
    return found


def _taken(work: UnitOfWork, guest: Guest) -> list[float]:
    row = row_of(work, guest.attempt)
    with work.reading() as session:
        times = session.scalars(select(EventRow.at).where(EventRow.attempt_id == row.id)).all()
    return [(at - row.started_at).total_seconds() for at in times]


def _since(moment: datetime) -> float:
    return (datetime.now(moment.tzinfo) - moment).total_seconds()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=40)
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        store(Path(folder), "sqlite") as (instance, settings, work),
    ):
        result = run(instance, settings, work, attempts=parser.parse_args().attempts)
    print(f"The server's timer: {result} ({time.monotonic() - began:.0f} s).")


if __name__ == "__main__":
    main()
