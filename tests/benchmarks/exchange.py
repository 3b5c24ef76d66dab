"""Prints how long a file of 10,000 questions takes: `python -m tests.benchmarks.exchange`, on SQLite and PostgreSQL.

Each format is written, looked through (the dry run) and stored by the worker's own code, on an empty database with the
project's five articles; then a file of 200 is sent to the page, and the pages answer others while the large one is
stored.
"""

import argparse
import contextlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from app.articles.folder import read_article
from app.config import PROJECT
from app.interchange.examples import examples
from app.interchange.formats import FORMATS
from app.interchange.items import Travelling
from app.storage.engines import make_engine
from app.storage.migrate import upgrade
from app.storage.questions import QuestionRow
from app.storage.search_following import follow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import import_questions, jobs
from app.workflows.import_article import import_article
from app.workflows.import_questions import Upload
from app.workflows.open_account import NewAccount, make_invitation, open_account
from app.workflows.run_job import run_job
from tests.benchmarks.lock_time import Held, held_beside_saves
from tests.faults.own_postgres import own_postgres

LEASE = 30.0


def questions(number: int) -> list[Travelling]:
    """Give that many different questions of all seven types, each cited."""
    made = examples()
    return [
        replace(one, draft=replace(one.draft, stem=f"{one.draft.stem} (Case {turn}.)"))
        for turn, one in ((turn, made[turn % len(made)]) for turn in range(number))
    ]


@contextlib.contextmanager
def stores(*names: str) -> Iterator[dict[str, str]]:
    """Give the addresses of empty databases by their kinds."""
    with contextlib.ExitStack() as stack:
        found = {}
        if "sqlite" in names:
            found["SQLite"] = f"sqlite:///{stack.enter_context(tempfile.TemporaryDirectory())}/citewell.db"
        if "postgresql" in names:
            found["PostgreSQL"] = stack.enter_context(own_postgres()).url
        yield found


def run(work: UnitOfWork, public_id: str) -> None:
    held = jobs.claim(work, public_id, lease=LEASE)
    assert held
    run_job(work, held, generate=lambda *_: None, lease=LEASE)


def bring(work: UnitOfWork, raw: bytes, name: str, number: int) -> tuple[float, float, Held]:
    """Look a file through and store it as a new person's; give the seconds of each, and what was held."""
    token = make_invitation(work, "teacher")
    owner = open_account(work, token, NewAccount(name, f"{name}{time.monotonic_ns()}@school.test", "x"))
    began = time.perf_counter()
    looked = import_questions.begin_import(work, Upload(raw, name), owner_id=owner, put=lambda _: None, lease=LEASE)
    run_if_open(work, looked, owner)
    between = time.perf_counter()
    with held_beside_saves(work) as held:
        stored = import_questions.store_import(work, looked, owner_id=owner, put=lambda _: None, lease=LEASE)
        run_if_open(work, stored, owner)
        ended = time.perf_counter()
        # The search learns of them soon after: within the storing for two seconds, then by the sweep.
        follow(work.engine)
    counts = import_questions.import_page(work, stored, owner_id=owner).counts
    assert counts["new"] == number, counts
    with work.reading() as session:
        mine = select(func.count()).select_from(QuestionRow).where(QuestionRow.owner_id == owner)
        assert session.scalar(mine) == number
    return between - began, ended - between, held


def run_if_open(work: UnitOfWork, public_id: str, owner: int) -> None:
    if import_questions.import_page(work, public_id, owner_id=owner).is_open:
        run(work, public_id)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--databases", nargs="*", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    table = Table(
        "database", "format", "questions", "file", "written", "dry run", "stored", "both", "lock", "save p99", "longest"
    )
    with stores(*given.databases) as addresses:
        for database, address in addresses.items():
            work = UnitOfWork(make_engine(address))
            upgrade(work.engine)
            for path in sorted((PROJECT / "seeds").glob("*.txt")):
                import_article(work, read_article(path), visibility="public")
            for number, names in ((given.number, given.formats), (200, ["csv", "xlsx"])):
                for name in names:
                    began = time.perf_counter()
                    raw = FORMATS[name].write(questions(number))
                    written = time.perf_counter() - began
                    look, store, held = bring(work, raw, f"large.{name}", number)
                    size = f"{len(raw) / 2**20:.1f} MB"
                    times = (held.longest_lock, held.p99, held.longest_save)
                    seconds = [f"{one:.2f} s" for one in (written, look, store, look + store, *times)]
                    table.add_row(database, name, f"{number:,}", size, *seconds)
            work.engine.dispose()
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
