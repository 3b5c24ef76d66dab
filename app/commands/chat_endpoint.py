"""A language model behind an OpenAI-compatible address: one question, one answer, or a reason why there is none."""

import json
import ssl
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from urllib.parse import urlsplit

MOST_BYTES = 1_000_000
LONGEST_WAIT = 30.0
TRIES = 3
LASTING = {301, 302, 303, 307, 308, 401, 403, 404, 405}
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


class NoAnswer(Exception):
    """A call that gave nothing; a lasting reason would hold for every further call too."""

    def __init__(self, reason: str, *, lasting: bool = False) -> None:
        super().__init__(reason)
        self.lasting = lasting


@dataclass(frozen=True)
class Reply:
    """A response: its status, the seconds to wait before another try, and its first million bytes."""

    status: int
    wait: float
    content: bytes


@dataclass
class ChatEndpoint:
    """A model at an address; `timeout` in seconds is for a whole call, `calls` limits how many are made.

    No redirect is followed, and the key is sent in the Authorization header only. `in_a_row` counts the failures since
    the last answer that was of use; its user keeps it.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60
    calls: int = 200
    sleep: Callable[[float], None] = time.sleep
    made: int = field(default=0, init=False)
    in_a_row: int = 0
    steady: bool = field(default=True, init=False)

    def ask(self, system: str, user: str) -> str:
        """Give the model's answer; raises NoAnswer. A busy server is asked again after the wait that it names."""
        reply = self._post(system, user)
        for _ in range(TRIES - 1):
            if reply.status == HTTPStatus.BAD_REQUEST and self.steady:
                self.steady = False  # some models take no temperature
            elif reply.status in BUSY:
                self.sleep(reply.wait)
            else:
                break
            reply = self._post(system, user)
        if reply.status == HTTPStatus.OK:
            return message_in(reply.content)
        msg = "too many requests (HTTP 429)" if reply.status == HTTPStatus.TOO_MANY_REQUESTS else f"HTTP {reply.status}"
        raise NoAnswer(msg, lasting=reply.status in LASTING)

    def _post(self, system: str, user: str) -> Reply:
        if self.made >= self.calls:
            msg = f"the limit of {self.calls} calls is reached"
            raise NoAnswer(msg, lasting=True)
        self.made += 1
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        asked = {"model": self.model, "messages": messages, "stream": False}
        body = json.dumps(asked | ({"temperature": 0} if self.steady else {})).encode()
        late = Event()
        try:
            return self._exchange(body, late)
        except (OSError, HTTPException, ValueError) as error:
            raise NoAnswer(_why(error, late=late.is_set())) from None

    def _exchange(self, body: bytes, late: Event) -> Reply:
        """Send and read within the time that a call has; a server that only drips is cut off."""
        end = time.monotonic() + self.timeout
        parts = urlsplit(self.url)
        path = f"{parts.path.rstrip('/').removesuffix('/chat/completions')}/chat/completions"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        headers |= {"Authorization": f"Bearer {self.key}"} if self.key else {}
        with closing(self._connection()) as connection:
            connection.connect()
            # The connection forgets its socket as soon as a server says that it will close it.
            timer = Timer(max(0.0, end - time.monotonic()), _cut, (connection.sock, late))
            timer.daemon = True
            timer.start()
            try:
                connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
                with connection.getresponse() as response:
                    content = response.read(MOST_BYTES + 1)
            finally:
                timer.cancel()
        if late.is_set():
            raise TimeoutError
        return Reply(response.status, _wait(response), content)

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        if parts.scheme == "https":
            context = ssl.create_default_context()
            return HTTPSConnection(parts.hostname or "", parts.port, timeout=self.timeout, context=context)
        return HTTPConnection(parts.hostname or "", parts.port, timeout=self.timeout)


def message_in(content: bytes) -> str:
    """Give the words of a chat completion; raises NoAnswer where there are none."""
    if len(content) > MOST_BYTES:
        msg = "an answer of more than 1 MB"
        raise NoAnswer(msg)
    try:
        said = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError):
        msg = "an answer that is not JSON"
        raise NoAnswer(msg) from None
    except (LookupError, TypeError):
        said = None
    if not isinstance(said, str):
        msg = "an answer of another shape than a chat completion"
        raise NoAnswer(msg)
    return said


def _cut(connected: socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        connected.shutdown(SHUT_RDWR)


def _why(error: Exception, *, late: bool) -> str:
    """Name what went wrong, without the server's own words: they may repeat what was sent."""
    if late or isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "connection refused"
    return "no secure connection" if isinstance(error, ssl.SSLError) else "connection failed"


def _wait(response: HTTPResponse) -> float:
    """Give the wait of a Retry-After header in seconds, at most half a minute; a second where it names none."""
    named = response.headers.get("Retry-After", "")
    try:
        seconds = float(named) if named[:1].isdigit() else parsedate_to_datetime(named).timestamp() - time.time()
    except (TypeError, ValueError, OverflowError):
        seconds = 1.0
    return min(max(seconds, 0.0), LONGEST_WAIT)
