"""Hand one attempt in 50 times at once, again and again: one submission and one grading each, and no 5xx.

`python -m tests.faults.submit_raced --times 200` does it for 200 attempts on SQLite and on a PostgreSQL of its own.
"""

import argparse
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from app.storage.attempts import GradingRow, SubmissionRow
from app.storage.unit_of_work import UnitOfWork
from tests.faults.lines import BROKEN, Guest, row_of, store
from tests.server import serving

SENDERS = 50


@dataclass
class Result:
    """How many attempts, and the answers to their submissions by status."""

    attempts: int = 0
    statuses: Counter[int] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"{self.attempts} attempts, {self.statuses.total()} requests {dict(self.statuses)}; one submission each"


def run(port: int, work: UnitOfWork, *, times: int, senders: int = SENDERS) -> Result:
    """Race for that many attempts on a running server; AssertionError where one is handed in twice or a 5xx comes."""
    result = Result()
    with ThreadPoolExecutor(senders) as pool:
        for _ in range(times):
            guest = Guest(port)
            assert guest.answer("halvorsen") == 303
            together = threading.Barrier(senders)
            lines = [guest.other_line() for _ in range(senders)]
            result.statuses += Counter(pool.map(lambda line, bar=together: _submit(line, bar), lines))
            result.attempts += 1
            assert counted(work, guest.attempt) == (1, 1)
            assert row_of(work, guest.attempt).state == "graded"
            guest.leave()
    assert set(result.statuses) == {303}, result
    return result


def _submit(line: Guest, together: threading.Barrier) -> int:
    together.wait()
    try:
        return line.submit()
    except BROKEN:
        return line.submit()  # the listening queue was full; a browser tries again
    finally:
        line.leave()


def counted(work: UnitOfWork, attempt: str) -> tuple[int, int]:
    """Give how many submissions and gradings an attempt has."""
    attempt_id = row_of(work, attempt).id
    with work.reading() as session:
        rows = [
            session.scalar(select(func.count()).select_from(table).where(table.attempt_id == attempt_id))
            for table in (SubmissionRow, GradingRow)
        ]
        return rows[0] or 0, rows[1] or 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    for kind in ("sqlite", "postgresql"):
        began = time.monotonic()
        with (
            tempfile.TemporaryDirectory() as folder,
            store(Path(folder), kind) as (instance, settings, work),
            serving(instance, **settings) as server,
        ):
            result = run(server.port, work, times=parser.parse_args().times)
        print(f"Handed in at once, {kind}: {result} ({time.monotonic() - began:.0f} s).", flush=True)


if __name__ == "__main__":
    main()
