"""Measures one thing about reports in a process of its own, and prints it as a line of JSON.

`report_probe.py ours|hand|memory|page|saves DATABASE SLUG QUIZ_ID`
"""

import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `citewell serve` has it

from app import create_app
from app.config import Settings
from app.storage.engines import make_engine
from app.storage.unit_of_work import UnitOfWork

SAVES = 300


def timed(what: Callable[[], Any]) -> tuple[float, float, Any]:
    """Give seconds by the wall and of the processor, the best of three, and what came out."""
    best: tuple[float, float, Any] = (float("inf"), float("inf"), None)
    for _ in range(3):
        wall, used = time.perf_counter(), time.process_time()
        found = what()
        wall, used = time.perf_counter() - wall, time.process_time() - used
        best = (min(best[0], wall), min(best[1], used), found)
    return best


def ours(work: UnitOfWork, slug: str) -> tuple[Any, Any]:
    from app.reports.item_report import item_statistics  # noqa: PLC0415 - its import is part of the first report
    from app.reports.quiz_report import quiz_statistics  # noqa: PLC0415
    from app.workflows.gather_answers import gather  # noqa: PLC0415

    with work.reading() as session:
        sheet = gather(session, slug).sheet
    return quiz_statistics(sheet), item_statistics(sheet)


def ratio(work: UnitOfWork, slug: str, quiz_id: int) -> dict[str, Any]:
    """Time both in turn, and compare every figure."""
    from tests.benchmarks.by_hand import by_hand  # noqa: PLC0415 - it loads numpy

    mine, hand = timed(lambda: ours(work, slug)), timed(lambda: by_hand(work.engine, quiz_id))
    (quiz, items), other = mine[2], hand[2]
    for place, item in enumerate(items):
        for name in ("facility", "deviation", "discrimination", "efficiency", "weight", "point_biserial", "d27"):
            assert abs(getattr(item, name).value - other[name][place]) < 1e-6, (item.item.label, name)
        assert [list(choice.quintiles) for choice in item.choices] == [list(one) for one in other["choices"][place]]
        assert abs(item.discrimination_interval.low - other["low"][place]) < 1e-6
    for name in ("mean", "median", "skewness", "kurtosis", "consistency", "error_ratio", "standard_error"):
        assert abs(getattr(quiz, name).value - other[name]) < 1e-6, name
    return {"ours": mine[:2], "hand": hand[:2]}


def memory(url: str, slug: str) -> dict[str, Any]:
    """Give the megabytes that a report takes at most over a worker that has served pages."""
    site = create_app(_settings(url))
    site.test_client().get("/")
    idle = _megabytes("VmRSS")
    ours(site.extensions["citewell.work"], slug)
    return {"idle": idle, "peak": _megabytes("VmHWM")}


def page(url: str, slug: str) -> dict[str, Any]:
    """Give the seconds of a report's page, the first of a worker and the best of later ones."""
    from tests.web.desk import signed_in  # noqa: PLC0415

    site = create_app(_settings(url))
    teacher = signed_in(site, f"{slug}{os.getpid()}@school.test", role="admin")
    begun = time.perf_counter()
    assert teacher.client.get(f"/reports/quiz/{slug}").status_code == 200
    first = time.perf_counter() - begun
    wall, used, answer = timed(lambda: teacher.client.get(f"/reports/quiz/{slug}"))
    return {"first": first, "wall": wall, "used": used, "kilobytes": len(answer.data) / 1000}


def saves(work: UnitOfWork, slug: str) -> dict[str, Any]:
    """Give the 99th percentile of a save alone, and while the big report is made again and again in another thread."""
    from app.workflows.save_answer import Answer, save_answer  # noqa: PLC0415
    from app.workflows.take_quiz import Person, start  # noqa: PLC0415

    begun = start(work, Person(), slug, nickname="Guest")
    guest = Person(ticket=begun.ticket)

    def series() -> list[float]:
        spent = []
        for _ in range(SAVES):
            at = time.perf_counter()
            save_answer(work, guest, begun.attempt, 1, Answer(chosen=(0,)))
            spent.append((time.perf_counter() - at) * 1000)
            time.sleep(0.01)
        return spent

    series()
    alone, ended, made = series(), threading.Event(), []

    def reports() -> None:
        while not ended.is_set():
            made.append(ours(work, slug))

    thread = threading.Thread(target=reports)
    thread.start()
    beside = series()
    ended.set()
    thread.join()
    cut = lambda values: (statistics.median(values), statistics.quantiles(values, n=100)[98])  # noqa: E731
    return {"alone": cut(alone), "beside": cut(beside), "reports": len(made)}


def _settings(url: str) -> Settings:
    return Settings(
        database_url=url, secret_key="a benchmark keeps no secrets at all", instance_dir=Path.cwd(), testing=True
    )


def _megabytes(line: str) -> float:
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(one for one in told.splitlines() if one.startswith(line)).split()[1]) / 1024


def main() -> None:
    what, url, slug, quiz_id = sys.argv[1:5]
    if what in {"memory", "page"}:
        found = {"memory": memory, "page": page}[what](url, slug)
    else:
        work = UnitOfWork(make_engine(url))
        found = ratio(work, slug, int(quiz_id)) if what == "ratio" else saves(work, slug)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
