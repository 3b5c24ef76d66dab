"""Prints what README says of speed and size: `make bench`. Nothing here is asserted; times differ by machine."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

PYTHON = sys.executable
HERE = Path(__file__).parent


def citewell(instance: Path, *arguments: str) -> float:
    """Run a command of citewell and give its seconds of wall clock."""
    begun = time.perf_counter()
    subprocess.run([PYTHON, "-m", "app.cli", *arguments], env=environment(instance), check=True, capture_output=True)
    return time.perf_counter() - begun


def environment(instance: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")}
    return {**kept, "CITEWELL_INSTANCE_DIR": str(instance)}


def probe(instance: Path, name: str) -> dict[str, object]:
    """Run a probe in a process of its own and give what it printed as JSON."""
    done = subprocess.run(
        [PYTHON, str(HERE / name)],
        env={**environment(instance), "PYTHONPATH": str(HERE.parents[1])},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def best_of(times: int, measure: Callable[[], float]) -> float:
    return min(measure() for _ in range(times))


def main() -> None:
    seeds = sorted(str(path) for path in Path("seeds").glob("*.txt"))
    table = Table("what", "measured", "wanted")
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        citewell(instance, "init")
        spent = citewell(instance, "import", *seeds) + citewell(instance, "generate")
        table.add_row("import and generation of the five articles, models loaded", f"{spent:.1f} s", "15 s")
        citewell(instance, "prepare")
        worker = probe(instance, "worker_probe.py")
        table.add_row("a web worker imports", f"{worker['import_seconds']:.2f} s", "1.5 s")
        table.add_row("a web worker holds after 50 pages", f"{worker['megabytes']:.0f} MB", "130 MB")
        table.add_row("language or number libraries in it", str(worker["heavy"] or "none"), "none")
        table.add_row("a question page sends", f"{worker['page_kilobytes']:.1f} kB", "60 kB")
        table.add_row("a question page asks", f"{worker['page_queries']} queries", "5")
        table.add_row("saving an answer asks", f"{worker['save_queries']} queries", "5")
    Console().print(table)


if __name__ == "__main__":
    main()
