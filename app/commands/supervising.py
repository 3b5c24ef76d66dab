"""Start the web server and the language worker, keep the worker alive, and stop both."""

import ctypes
import signal
import subprocess  # nosec B404
import sys
import time
from collections.abc import Sequence
from threading import Event
from types import FrameType

import click

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY_SECONDS = 60.0
PATIENCE = 20.0
TICK = 0.2
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Supervisor:
    """Two processes: when the web server ends both end; a worker that ends is started again after a pause."""

    def __init__(self, web: Sequence[str], worker: Sequence[str]) -> None:
        """Keep the arguments of the two commands."""
        self._web, self._worker = tuple(web), tuple(worker)
        self._stop = Event()

    def run(self) -> int:
        """Run both until a signal or the web server's end; give the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked)
        web = start(self._web)
        worker = start(self._worker)
        try:
            while not self._stop.wait(TICK) and web.poll() is None:
                worker = self._kept(worker)
        finally:
            code = web.poll()
            end(web, worker)
        return code or 0

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _kept(self, worker: "Kept") -> "Kept":
        if worker.poll() is None:
            return worker
        pause = worker.pause if time.monotonic() - worker.since < STEADY_SECONDS else FIRST_PAUSE
        click.echo(f"The language worker ended ({worker.returncode}); it is started again in {pause:.0f} s.", err=True)
        if self._stop.wait(pause):
            return worker
        fresh = start(self._worker)
        fresh.pause = min(pause * 2, LONGEST_PAUSE)
        return fresh


class Kept(subprocess.Popen[bytes]):
    """A process, when it was started, and how long to wait before the next try."""

    since: float
    pause: float = FIRST_PAUSE


def start(arguments: Sequence[str]) -> Kept:
    """Start a citewell command as a child that ends with this process, even when this one is killed."""
    command = [sys.executable, "-m", "app.cli", *arguments]
    # Safe here: this process has one thread.
    process = Kept(command, preexec_fn=_die_with_parent)
    process.since = time.monotonic()
    return process


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


def end(*processes: Kept) -> None:
    """Ask processes to end, and make those that do not."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
