"""A server killed while answers come in: whatever it acknowledged is there afterwards."""

import http.client
import re
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.storage.attempts import EventRow
from app.storage.engines import make_engine
from app.storage.unit_of_work import UnitOfWork
from tests.server import Server, serving
from tests.storage.instances import small_instance

PUPILS = 8
ANSWERS = 25
TEXT_QUESTION = 5


class Pupil:
    """A guest who answers the text question again and again, and remembers what was acknowledged."""

    def __init__(self, server: Server, name: int) -> None:
        self.name = name
        self.acknowledged: list[str] = []
        self._line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self._cookie = ""
        page = self._ask("GET", "/quiz/harbour")
        first = self._ask("POST", "/quiz/harbour/start", token=_token(page))
        self.place = f"{first.removesuffix('/1')}/{TEXT_QUESTION}"
        self._csrf = _token(self._ask("GET", self.place))

    def answer(self) -> None:
        """Answer until the connection breaks."""
        for turn in range(ANSWERS):
            said = f"pupil {self.name} turn {turn}"
            try:
                self._ask("POST", self.place, token=self._csrf, text=said, go="next")
            except (http.client.HTTPException, OSError):
                return
            self.acknowledged.append(said)

    def leave(self) -> None:
        self._line.close()

    def _ask(self, method: str, path: str, *, token: str = "", **form: str) -> str:
        body = urllib.parse.urlencode({"csrf_token": token, **form}) if method == "POST" else None
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self._line.request(method, path, body, headers)
        answer = self._line.getresponse()
        page = answer.read().decode()
        assert answer.status in {200, 303}, (answer.status, page)
        self._cookie = (answer.getheader("Set-Cookie") or self._cookie).split(";")[0]
        return answer.getheader("Location") or page


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.mark.slow
def test_every_acknowledged_answer_survives_a_power_cut(tmp_path: Path):
    instance = small_instance(tmp_path)
    with serving(instance) as server, ThreadPoolExecutor(PUPILS + 1) as pool:
        pupils = [Pupil(server, name) for name in range(PUPILS)]
        running = [pool.submit(pupil.answer) for pupil in pupils]
        while sum(len(pupil.acknowledged) for pupil in pupils) < PUPILS * ANSWERS // 4:
            assert not all(one.done() for one in running)
        server.kill()
        for one, pupil in zip(running, pupils, strict=True):
            one.result()
            pupil.leave()
    acknowledged = {said for pupil in pupils for said in pupil.acknowledged}
    assert len(acknowledged) < PUPILS * ANSWERS  # it was cut in the middle
    work = UnitOfWork(make_engine(f"sqlite:///{instance / 'citewell.sqlite3'}"))
    with work.reading() as session:
        kept = {payload.get("text") for payload in session.scalars(select(EventRow.payload))}
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    work.engine.dispose()
    assert acknowledged <= kept
    with serving(instance) as server:
        late = Pupil(server, 99)
        late.leave()
        assert late.place.startswith("/attempt/")
