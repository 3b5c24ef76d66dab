"""A live class on loopback: 200 pupils ask what is new, 30 answer at the same moment, the host leads on.

`python -m tests.benchmarks.live_polling --pupils 200 --seconds 60` serves a new SQLite site with `citewell serve` and
prints, for each kind of request, how many there were, p50 and p99 in milliseconds, and what failed.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table

from app.commands.setting_up import make_store
from app.config import Settings
from app.questions.draft import QuestionType
from app.quizzes.live import Move
from app.storage.live_queries import live_by_name
from app.storage.unit_of_work import UnitOfWork
from app.workflows.lead_live import press, start_live
from app.workflows.open_account import NewAccount, make_invitation, open_account
from tests.factories import quiz_of
from tests.server import Server, serving
from tests.web.player import TOKEN

PATIENCE = 30
EVERY = 2.0
STEP = 6.0


@dataclass
class Figures:
    """Seconds by kind of request, and what failed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def print(self) -> None:
        table = Table("request", "number", "p50 (ms)", "p99 (ms)", "longest (ms)", "failed")
        for kind, seconds in self.seconds.items():
            ordered = sorted(seconds)
            shown = [ordered[round(share * (len(ordered) - 1))] * 1000 for share in (0.5, 0.99, 1)]
            table.add_row(kind, str(len(ordered)), *(f"{one:.0f}" for one in shown), str(len(self.failed[kind])))
        Console().print(table)
        for kind, found in self.failed.items():
            for one in found[:3]:
                print(f"{kind}: {one}")


@dataclass
class Pupil:
    """A browser that has joined, and what it has seen."""

    server: Server
    figures: Figures
    live: str = ""
    mark: str = ""
    revision: int = -1
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, kind: str, method: str, address: str, fields: dict[str, object] | None = None) -> tuple[int, str]:
        """Send a request and give (status, text), status 0 where nothing came; its time is noted."""
        begun = time.perf_counter()
        try:
            status, text = self._send(method, address, fields)
        except (OSError, HTTPException) as error:
            status, text = 0, repr(error)
        self.figures.seconds[kind].append(time.perf_counter() - begun)
        if status == 0 or status >= 400:
            self.figures.failed[kind].append(f"{status} {text[:200]}")
        return status, text

    def _send(self, method: str, address: str, fields: dict[str, object] | None) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"} if fields else {}
        try:
            connection.request(method, address, urlencode(fields) if fields else None, headers)
            answer = connection.getresponse()
            for name, morsel in SimpleCookie(answer.headers.get("Set-Cookie", "")).items():
                self.cookies[name] = morsel.value
            return answer.status, answer.headers.get("Location") or answer.read().decode()
        finally:
            connection.close()

    def join(self, code: str, name: str) -> None:
        _, address = self.ask("join: code", "GET", f"/join/{code}")
        self.live = address.rsplit("/", 1)[1]
        token = TOKEN.search(self.ask("join: form", "GET", address)[1])
        assert token
        self.token = token[1]
        self.ask("join: send", "POST", f"{address}/join", {"csrf_token": token[1], "nickname": name})

    def look(self) -> None:
        """Ask what is new; where the session has moved, get the page."""
        status, text = self.ask("what is new", "GET", f"/api/live/{self.live}?seen={self.mark}")
        if status != 200:
            return
        news = json.loads(text)
        self.mark = news["mark"]
        if news["revision"] != self.revision:
            self.revision = news["revision"]
            self.ask("the page of a new moment", "GET", f"/live/{self.live}")

    def answer(self, position: int) -> None:
        fields = {"csrf_token": self.token, "position": position, "choice": random.randrange(3)}  # noqa: S311 - no secret
        self.ask("an answer", "POST", f"/live/{self.live}/answer", fields)

    def follow(self, until: float) -> None:
        while time.monotonic() < until:
            time.sleep(EVERY * random.uniform(0.75, 1.25))  # noqa: S311 - no secret
            self.look()


def prepared(folder: Path) -> tuple[UnitOfWork, str]:
    """Make a site with a quiz of a teacher's and a session of it."""
    work = make_store(Settings(instance_dir=folder, testing=True))
    account = NewAccount("Maria", "maria@school.test", "no password signs in here")
    owner_id = open_account(work, make_invitation(work), account)
    quiz_of(work, *[QuestionType.SINGLE] * 12, owner_id=owner_id)
    return work, start_live(work, "harbour", host_id=owner_id)


def lead(work: UnitOfWork, live: str, pupils: list[Pupil], *, until: float, burst: int) -> None:
    """Open, let many answer at the same moment, close, show, explain, and on to the next."""
    revision = position = 0
    while time.monotonic() < until - 2 * STEP:
        for move in (Move.NEXT if position else Move.OPEN, Move.CLOSE, Move.SHOW, Move.EXPLAIN):
            press(work, live, move, seen=revision)
            revision += 1
            time.sleep(STEP)
            if move in {Move.OPEN, Move.NEXT}:
                answer_at_once(pupils[:burst], position)
        position += 1
    press(work, live, Move.END, seen=revision)


def answer_at_once(pupils: list[Pupil], position: int) -> None:
    barrier = threading.Barrier(len(pupils))

    def one(pupil: Pupil) -> None:
        barrier.wait()
        pupil.answer(position)

    with ThreadPoolExecutor(len(pupils)) as pool:
        list(pool.map(one, pupils))


def processor_seconds(server: Server) -> float:
    """Give the seconds of processor that the server's workers have used."""
    used = 0
    for pid in server.workers:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=30)
    parser.add_argument("--workers", default="1")
    given = parser.parse_args()
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        work, live = prepared(Path(folder))
        with work.reading() as session:
            code = live_by_name(session, live).code
        with serving(Path(folder), CITEWELL_WORKERS=given.workers) as server:
            pupils = [Pupil(server, figures) for _ in range(given.pupils)]
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(lambda one: one[1].join(code, f"Pupil {one[0]}"), enumerate(pupils)))
            until, before = time.monotonic() + given.seconds, processor_seconds(server)
            threads = [threading.Thread(target=pupil.follow, args=(until,)) for pupil in pupils]
            for thread in threads:
                thread.start()
            lead(work, live, pupils, until=until, burst=given.at_once)
            for thread in threads:
                thread.join()
            spent = processor_seconds(server) - before
    figures.print()
    print(f"The server used {spent:.0f} s of processor in these {given.seconds} s.")
    print(f"Load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 1 if any(figures.failed.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
