"""The language worker: holds the model, does the jobs of the queue, and takes up what was lost."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from structlog import get_logger

from app.articles.cleaning import clean
from app.articles.text import Article, Rendition
from app.commands.calibrating import Calibrator
from app.commands.setting_up import open_store
from app.config import Settings
from app.facts.syntax import Parse, Parsed
from app.questions.draft import Generated
from app.storage.faults import UNAVAILABLE
from app.storage.queue import JobQueue, task_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs
from app.workflows.run_job import STORING, run_job

SWEEP_SECONDS = 1.0
TELL_SECONDS = 0.5
WARM_UP = "The town of Norvik opened its harbour in 2019. Mayor Sigrid Halvorsen thanked 20 workers."
STEPS = ("Reading the text", "Finding what can be said", "Checking the questions", STORING)
TOO_LONG = (
    "The article takes more memory than the language worker may have. Part it into shorter articles, "
    "or let the worker have more (CITEWELL_WORKER_MEMORY)."
)
log = get_logger()


class Progress:
    """Tells a job's steps as the parser is called: seldom enough to cost nothing, never missing a new step."""

    def __init__(self, tell: Callable[[str, int, int], None]) -> None:
        """Begin at the first step."""
        self._tell = tell
        self._step = -1
        self._told = 0.0

    def at(self, step: int) -> None:
        """Be at a step, or beyond it; raises CancelAsked where the job is to stop."""
        is_new = step > self._step
        self._step = max(step, self._step)
        if is_new or time.monotonic() - self._told > TELL_SECONDS:
            self._told = time.monotonic()
            self._tell(STEPS[self._step], self._step, len(STEPS))

    def watching(self, parse: Parse) -> Parse:
        """Give a parser that tells how far the job is."""

        def watched(texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
            self.at(0 if names else 1)
            return parse(texts, names=names)

        return watched


class Worker:
    """One process that does one job at a time."""

    def __init__(self, settings: Settings) -> None:
        """Open the database and the queue; the model is loaded by `run`."""
        self._settings = settings
        self._work: UnitOfWork = open_store(settings)
        self._queue = JobQueue(settings.instance_dir)
        self._parse: Parse | None = None
        self._second: Parse | None = None
        self._held: jobs.Held | None = None
        self._ended = Event()
        self._too_large = False

    def run(self, ready: Callable[[], None]) -> bool:
        """Work until a signal says stop; True says that the process is to be started anew, for its memory's sake."""
        huey = self._queue.huey()
        task_of(huey, self.do)
        consumer = huey.create_consumer(workers=1, periodic=False, max_delay=0.2, worker_type="thread")
        self._load()
        self._queue.beat(self._work.clock())
        watch = Thread(target=self._watch, args=(lambda: os.kill(os.getpid(), signal.SIGTERM),), daemon=True)
        watch.start()
        learning = Calibrator(self._work).start()
        ready()
        consumer.run()
        self._ended.set()
        learning.stop()
        watch.join()
        self._give_back()
        self._work.engine.dispose()
        return self._too_large

    def do(self, public_id: str) -> None:
        """Do the job of that name, where it is to be had."""
        held = jobs.claim(self._work, public_id, lease=self._settings.lease_seconds)
        if held is None:
            return
        self._held = held
        began = time.monotonic()
        try:
            run_job(self._work, held, generate=self._generate, lease=self._settings.lease_seconds)
        except jobs.LeaseLost:
            log.warning("job.lost", job=public_id)
        except Exception:
            log.exception("job.failed", job=public_id)
        else:
            log.info("job.ended", job=public_id, seconds=round(time.monotonic() - began, 2))
        finally:
            self._held = None

    def _load(self) -> None:
        # Only this process pays for the language library.
        from app.facts.parse import load_parser  # noqa: PLC0415 - see above

        self._parse = load_parser(self._settings.model)
        self._second = load_parser(self._settings.second_model) if self._settings.agree else None
        # The first run fills tables that are read once; nobody should wait for them.
        article = Article("warm-up", WARM_UP, "")
        self._generate([(article, clean(WARM_UP, article=article.stem))], lambda *_: None)

    def _generate(
        self, sources: Sequence[tuple[Article, Rendition]], tell: Callable[[str, int, int], None]
    ) -> Generated:
        from app.questions.generator import generate  # noqa: PLC0415 - as above

        if self._parse is None:
            msg = "the model is not loaded"
            raise RuntimeError(msg)
        progress = Progress(tell)
        parse = progress.watching(self._parse)
        found = generate(sources, parse=parse, second=self._second, progress=lambda *_: progress.at(2))
        progress.at(3)
        return found

    def _watch(self, end: Callable[[], None]) -> None:
        """Give the sign of life, put lost jobs back into the queue, and end when the memory is too large."""
        while not self._ended.wait(SWEEP_SECONDS):
            with suppress(*UNAVAILABLE, OSError):
                self._queue.beat(self._work.clock())
                if self._held is None:
                    self._queue.put(*jobs.sweep(self._work))
            if resident_megabytes() > self._settings.worker_memory:
                self._let_go()
                self._too_large = True
                end()
                return

    def _let_go(self) -> None:
        """End the job under work, which would take the memory of whatever else runs here; the others wait on."""
        if self._held is not None:
            with suppress(jobs.LeaseLost, *UNAVAILABLE):
                jobs.fail(self._work, self._held, TOO_LONG)

    def _give_back(self) -> None:
        if self._held is not None:
            with suppress(jobs.LeaseLost, *UNAVAILABLE):
                jobs.release(self._work, self._held)


def resident_megabytes() -> int:
    """Give the memory that this process takes, 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def work_on(settings: Settings, ready: Callable[[], None]) -> None:
    """Run a worker; one that has grown too large replaces itself by a fresh one."""
    again = Worker(settings).run(ready)
    sys.stdout.flush()
    if again:
        os.execv(sys.executable, [sys.executable, "-m", "app.cli", "work"])  # noqa: S606 - our own command
    # A job that was given back may still run in its thread: it can store nothing more, and nobody waits for it.
    os._exit(0)
