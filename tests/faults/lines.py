"""A guest who plays on a running server by HTTP, and what is stored of it: what the fault scripts share."""

import http.client
import json
import re
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import select

from app.commands.setting_up import make_store
from app.config import Settings
from app.questions.draft import QuestionType
from app.storage.attempts import AttemptRow
from app.storage.unit_of_work import UnitOfWork
from tests.factories import quiz_of
from tests.faults.own_postgres import own_postgres

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
TEXT = 1
WAIT = 60
BROKEN = (http.client.HTTPException, OSError)


class Guest:
    """A browser with an attempt at a quiz of one text question; `port` may change when the server is another one."""

    def __init__(self, port: int, *, slug: str = "harbour") -> None:
        self.port, self.slug = port, slug
        self._cookie = ""
        self._used = 0.0
        self._line: http.client.HTTPConnection | None = None
        self.token = self._token(self.ask("GET", f"/quiz/{slug}")[1])
        self.attempt = self.start()
        self.token = self._token(self.ask("GET", self.page(TEXT))[1])

    def start(self) -> str:
        """Press Start, and give the attempt that it leads to."""
        status, place = self.ask("POST", f"/quiz/{self.slug}/start", {"csrf_token": self.token})
        assert status == 303, (status, place)
        return place.split("/")[2]

    def page(self, place: object) -> str:
        return f"/attempt/{self.attempt}/{place}"

    def answer(self, text: str) -> int:
        return self.ask("POST", self.page(TEXT), {"csrf_token": self.token, "text": text, "go": "overview"})[0]

    def autosave(self, text: str, sequence: int, *, client: str = "c1", **more: object) -> int:
        body = {"client": client, "sequence": sequence, "chosen": [], "text": text, **more}
        return self.ask("POST", f"/api{self.page(TEXT)}", json.dumps(body).encode())[0]

    def submit(self) -> int:
        return self.ask("POST", self.page("submit"), {"csrf_token": self.token})[0]

    def other_line(self) -> "Guest":
        """Give the same browser with a connection of its own, for another thread."""
        other = Guest.__new__(Guest)
        other.__dict__.update(self.__dict__, _line=None)
        return other

    def ask(self, method: str, path: str, sent: dict[str, str] | bytes | None = None) -> tuple[int, str]:
        """Give (status, where it leads or what it says); raises one of BROKEN where the connection breaks."""
        headers = {"Cookie": self._cookie}
        if isinstance(sent, bytes):
            headers |= {"Content-Type": "application/json", "X-CSRFToken": self.token, "Date": "Thu, 01 Jan 1970"}
        elif sent is not None:
            sent = urllib.parse.urlencode(sent).encode()
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        # The server closes a line on which nothing was said for two seconds.
        if self._line is None or self._line.port != self.port or time.monotonic() - self._used > 1:
            self.leave()
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            self._line.request(method, path, sent, headers)
            answer = self._line.getresponse()
            said = answer.read().decode()
        except BROKEN:
            self.leave()
            raise
        self._used = time.monotonic()
        self._cookie = (answer.getheader("Set-Cookie") or self._cookie).split(";")[0]
        if answer.getheader("Connection", "").lower() == "close":
            self.leave()
        return answer.status, answer.getheader("Location") or said

    def leave(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None

    def _token(self, page: str) -> str:
        found = TOKEN.search(page)
        assert found, page
        return found[1]


@contextmanager
def store(folder: Path, kind: str, **settings: object) -> Iterator[tuple[Path, dict[str, str], UnitOfWork]]:
    """Give an instance folder with a quiz of one text question, the settings of its server, and its database."""
    instance = folder / "instance"
    with ExitStack() as stack:
        url = "" if kind == "sqlite" else stack.enter_context(own_postgres()).url
        yield stack.enter_context(filled(instance, url, **settings))


@contextmanager
def filled(instance: Path, url: str, **settings: object) -> Iterator[tuple[Path, dict[str, str], UnitOfWork]]:
    """Make a database with the quiz, the embedded one where no address is given, and let go of it at the end."""
    work = make_store(Settings(instance_dir=instance, database_url=url, testing=True))
    quiz_of(work, QuestionType.TEXT, **settings)
    yield instance, {"CITEWELL_DATABASE_URL": url, "CITEWELL_SWEEP_SECONDS": "0.2"}, work
    work.engine.dispose()


def row_of(work: UnitOfWork, attempt: str) -> AttemptRow:
    with work.reading() as session:
        row = session.scalar(select(AttemptRow).where(AttemptRow.public_id == attempt))
        assert row is not None
        return row
