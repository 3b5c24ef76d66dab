"""The real server in a process of its own, for tests of what happens to it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(instance: Path, **settings: str) -> dict[str, str]:
    """Give the environment of a citewell process: ours, without our own settings."""
    kept = {name: value for name, value in os.environ.items() if not re.match("CITEWELL_|PORT$", name)}
    return {**kept, "CITEWELL_INSTANCE_DIR": str(instance), "PYTHONUNBUFFERED": "1", **settings}


@dataclass
class Server:
    """A running server; `said` holds what it printed."""

    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def workers(self) -> list[int]:
        """Give the process ids of the web workers."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(line) for line in found.stdout.split()]

    def wait(self) -> None:
        """Wait for the line that ends the start."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if self.address in line and "welcome" not in line:
                return
        message = f"the server ended: {''.join(self.said)}"
        raise AssertionError(message)

    def kill(self) -> None:
        """End every process of the server at once, as a power cut would."""
        for pid in (self.process.pid, *self.workers):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextmanager
def serving(instance: Path, *, command: str = "serve", port: int = 0, **settings: str) -> Iterator[Server]:
    """Run a server until the block ends, on a free port unless one is named."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", command],
        env=environment(instance, PORT=str(port), **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(process, port)
    # A pipe that nobody reads is full one day, and then every line that the server would say stops it.
    reading = Thread(target=lambda: server.said.extend(process.stdout or ()), daemon=True)
    try:
        server.wait()
        reading.start()
        until_it_answers(server)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)
        if reading.ident is not None:
            reading.join(PATIENCE)
        assert process.stdout
        process.stdout.close()


def until_it_answers(server: Server) -> None:
    """Wait until the first page comes: the arbiter listens before its worker is ready."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with urllib.request.urlopen(f"{server.address}/api/health", timeout=PATIENCE) as answer:  # noqa: S310 - loopback
            if answer.status == 200:
                return
    message = "the server does not answer"
    raise AssertionError(message)
