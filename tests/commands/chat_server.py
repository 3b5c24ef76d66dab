"""A language model on 127.0.0.1 that speaks the chat-completions protocol and answers what a test tells it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """What the server does with a call: status, body, headers; `drip` sends a byte every 50 ms until it is cut off."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False


@dataclass(frozen=True)
class Call:
    path: str
    headers: dict[str, str]
    body: dict


@dataclass
class ChatServer:
    """The calls that came, and the replies that they get in turn, the last one for all that follow."""

    port: int
    replies: list[Reply]
    calls: list[Call] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def says(content: object) -> Reply:
    """Give the reply of a model that says this: a text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    return Reply(body=json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())


@contextmanager
def chat_server(*replies: Reply) -> Iterator[ChatServer]:
    """Serve on a free port until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.chat = ChatServer(server.server_port, list(replies))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.chat
    finally:
        server.chat.closed.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        chat: ChatServer = self.server.chat
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        chat.calls.append(Call(self.path, dict(self.headers), body))
        reply = chat.next_reply()
        try:
            self._send(reply, chat.closed)
        except OSError:
            self.close_connection = True  # the client has gone, as some tests want it to

    def do_GET(self) -> None:
        self.server.chat.calls.append(Call(self.path, dict(self.headers), {}))
        self.send_error(405)

    def _send(self, reply: Reply, closed: threading.Event) -> None:
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if not reply.drip:
            self.wfile.write(reply.body)
            return
        while not closed.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def log_message(self, *words: object) -> None:
        """Say nothing."""
