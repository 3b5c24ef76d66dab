"""The sweep of attempts whose time is up: once by `citewell sweep`, and in a thread beside the pages."""

from threading import Event, Thread
from time import monotonic

import click
from structlog import get_logger

from app.commands.setting_up import open_store
from app.config import Settings
from app.storage.faults import UNAVAILABLE
from app.storage.unit_of_work import UnitOfWork
from app.workflows.recheck_scope import recheck_all
from app.workflows.sweep_attempts import Swept, sweep

log = get_logger()
# Clocks are looked at in every sweep; what nobody waits for by the second is looked for once in so many seconds.
THOROUGH_SECONDS = 60


@click.command("sweep")
@click.pass_obj
def sweep_once(settings: Settings) -> None:
    """Hand in the attempts whose time is up; `citewell serve` does so by itself."""
    work = open_store(settings)
    done, flagged = sweep(work), recheck_all(work)
    click.echo(
        f"Handed in {done.handed_in}, in their grace {done.overdue}, could not be moved {done.failed}, "
        f"judged again {done.judged_again}."
    )
    if flagged:
        click.echo(f"Flagged {flagged} questions that articles which came since may touch.")
    if done.failed:
        raise SystemExit(1)


class Sweeper:
    """Sweeps again and again in a thread of its own, until it is told to stop."""

    def __init__(self, work: UnitOfWork, *, seconds: float) -> None:
        """Sweep on that database, with so many seconds between the end of one sweep and the next."""
        self._work = work
        self._seconds = seconds
        self._thorough_from = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._run, name="sweep", daemon=True)

    def start(self) -> "Sweeper":
        """Begin, with a sweep at once: what ended while nothing was running waits for it."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop after the sweep under way."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._sweep()
            if self._ended.wait(self._seconds):
                return

    def _sweep(self) -> None:
        thorough = monotonic() >= self._thorough_from
        try:
            done = sweep(self._work, thorough=thorough)
            flagged = recheck_all(self._work) if thorough else 0
        except UNAVAILABLE as error:
            log.warning("sweep.unavailable", error=str(error))
        except Exception:
            # A thread that ends would leave every later attempt waiting.
            log.exception("sweep.broken")
        else:
            if thorough:
                self._thorough_from = monotonic() + THOROUGH_SECONDS
            if done != Swept():
                log.info("sweep", **vars(done))
            if flagged:
                log.info("recheck", flagged=flagged)
