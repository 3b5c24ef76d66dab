"""Learning how hard questions are: by `citewell calibrate`, and in a thread of the language worker."""

from threading import Event, Thread

import click
from structlog import get_logger

from app.commands.setting_up import open_store
from app.config import Settings
from app.storage.faults import UNAVAILABLE
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotFound

SECONDS = 3600.0
log = get_logger()


@click.command("calibrate")
@click.argument("slugs", metavar="[QUIZ]...", nargs=-1)
@click.pass_obj
def calibrate(settings: Settings, slugs: tuple[str, ...]) -> None:
    """Learn from answers how hard questions are: of these quizzes, or of all with 200 attempts and new ones."""
    # numpy and scipy are for this command only.
    from app.workflows.calibrate import calibrate_due, calibrate_quiz  # noqa: PLC0415 - see above

    work = open_store(settings)
    try:
        done = [calibrate_quiz(work, slug) for slug in slugs] if slugs else calibrate_due(work)
    except NotFound as error:
        raise click.ClickException(str(error)) from None
    for one in done:
        click.echo(" ".join((f"{one.slug}: {one.kept} estimates kept.", *one.reasons)))
    if not done:
        click.echo("No quiz has 200 attempts and new ones since it was last learnt from.")


class Calibrator:
    """Looks every hour whether a quiz is to be learnt from, in a thread of the language worker: no page waits."""

    def __init__(self, work: UnitOfWork, *, seconds: float = SECONDS) -> None:
        """Learn from that database's quizzes, with so many seconds between two looks."""
        self._work = work
        self._seconds = seconds
        self._ended = Event()
        self._thread = Thread(target=self._run, name="calibrate", daemon=True)

    def start(self) -> "Calibrator":
        """Begin, with a look once the first wait is over."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Ask for the end; a look under way is not waited for."""
        self._ended.set()

    def _run(self) -> None:
        from app.workflows.calibrate import calibrate_due  # noqa: PLC0415 - as above

        while not self._ended.wait(self._seconds):
            try:
                for one in calibrate_due(self._work):
                    log.info("calibrated", quiz=one.slug, kept=one.kept)
            except UNAVAILABLE as error:
                log.warning("calibrate.unavailable", error=str(error))
            except Exception:
                # A thread that ends would teach nothing more.
                log.exception("calibrate.broken")
