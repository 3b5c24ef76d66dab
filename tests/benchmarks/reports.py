"""Measures the score reports: `make bench-reports`. Nothing here is asserted but that both ways say the same.

A quiz of 50 questions taken by 20,000, a million answers, is written into a new SQLite and, where there is one, a new
PostgreSQL (`--attempts` takes fewer). The report is timed beside the same figures by hand-written SQL and numpy.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from app.storage.engines import make_engine
from app.storage.migrate import upgrade
from app.storage.people import ensure_roles
from app.storage.unit_of_work import UnitOfWork
from tests import postgres
from tests.benchmarks.big_class import big_class

HERE = Path(__file__).parent
ITEMS = 50


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """Give the address of an empty database of each kind that there is."""
    found = {"SQLite": f"sqlite:///{folder / 'big.sqlite3'}"}
    try:
        with postgres.server() as url:
            with postgres.connect(url) as connection:
                connection.execute("DROP DATABASE IF EXISTS citewell_reports WITH (FORCE)")
                connection.execute("CREATE DATABASE citewell_reports")
            found["PostgreSQL"] = url.set(database="citewell_reports").render_as_string(hide_password=False)
            yield found
            with postgres.connect(url) as connection:
                connection.execute("DROP DATABASE citewell_reports WITH (FORCE)")
    except postgres.NoServerError as error:
        print(f"Without PostgreSQL: {error}")
        yield found


def fill(url: str, attempts: int) -> int:
    work = UnitOfWork(make_engine(url))
    upgrade(work.engine)
    with work() as session:
        ensure_roles(session)
    quiz_id = big_class(work, attempts=attempts, items=ITEMS, slug="big")
    big_class(work, attempts=attempts // 10, items=ITEMS, slug="middle")
    work.engine.dispose()
    return quiz_id


def probe(what: str, url: str, slug: str, quiz_id: int, folder: Path) -> dict[str, Any]:
    """Run a probe in a process of its own and give what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")}
    done = subprocess.run(
        [sys.executable, str(HERE / "report_probe.py"), what, url, slug, str(quiz_id)],
        env={**kept, "PYTHONPATH": str(HERE.parents[1])},
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure(name: str, url: str, attempts: int, folder: Path) -> None:
    quiz_id = fill(url, attempts)
    table = Table("what", "measured", "wanted", title=f"{name}: {attempts * ITEMS:,} answers")
    both = probe("ratio", url, "big", quiz_id, folder)
    for place, kind in enumerate(("by the wall", "of the processor")):
        mine, hand = both["ours"][place], both["hand"][place]
        table.add_row(f"the report, by hand, seconds {kind}", f"{mine:.2f}, {hand:.2f}", "")
        table.add_row(f"ratio {kind}", f"{mine / hand:.2f}", "1.5")
    held = probe("memory", url, "big", quiz_id, folder)
    table.add_row("memory over an idle worker", f"{held['peak'] - held['idle']:.0f} MB", "300 MB")
    page = probe("page", url, "middle", quiz_id, folder)
    table.add_row(f"the page of {attempts * ITEMS // 10:,} answers, a worker's first", f"{page['first']:.2f} s", "")
    table.add_row("the same later, by the wall", f"{page['wall']:.2f} s", "1 s")
    table.add_row("the same, of the processor", f"{page['used']:.2f} s", "")
    save = probe("saves", url, "big", quiz_id, folder)
    shown = [f"{save[one][0]:.0f}, {save[one][1]:.0f} ms" for one in ("alone", "beside")]
    table.add_row("a save alone: median, p99", shown[0], "")
    table.add_row("a save while the report runs beside: median, p99", shown[1], "")
    Console(width=110).print(table)
    print(f"Load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, databases(Path(name)) as found:
        for kind, url in found.items():
            measure(kind, url, given.attempts, Path(name))


if __name__ == "__main__":
    main()
