"""Learn from a quiz's answers how hard its questions are, and keep it beside their versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from structlog import get_logger

from app.reports.responses import Which
from app.storage.item_parameters import Estimate, due_quizzes, keep_estimates
from app.workflows.gather_answers import Gathered, gather

if TYPE_CHECKING:
    from app.reports.calibration import Calibration
    from app.storage.unit_of_work import UnitOfWork

LEAST = 200
EVERY = timedelta(days=1)
log = get_logger()


@dataclass(frozen=True)
class Calibrated:
    """What was learnt from a quiz: how many estimates were kept, and why there are none by a model."""

    slug: str
    kept: int
    reasons: tuple[str, ...] = ()


def calibrate_due(work: UnitOfWork) -> tuple[Calibrated, ...]:
    """Learn from every quiz with enough attempts and new ones, at most once a day each.

    It computes for seconds: no web worker calls it. One quiz that fails stops none of the others.
    """
    with work.reading() as session:
        slugs = due_quizzes(session, least=LEAST, before=work.clock() - EVERY)
    done: list[Calibrated] = []
    for slug in slugs:
        try:
            done.append(calibrate_quiz(work, slug))
        except Exception:
            log.exception("calibrate.failed", quiz=slug)
    return tuple(done)


def calibrate_quiz(work: UnitOfWork, slug: str) -> Calibrated:
    """Estimate the parameters of a quiz's questions from first attempts, and keep them; raises NotFound.

    The answers are read and the estimates worked out before anything is locked.
    """
    # numpy and scipy are loaded with the first estimate.
    from app.reports.calibration import calibrations  # noqa: PLC0415 - see above

    with work.reading() as session:
        # What somebody meets a second time is no longer as hard.
        found = gather(session, slug, Which.FIRST)
    learnt = calibrations(found.sheet)
    estimates = [one for calibration in learnt for one in _estimates(found, calibration)]
    with work() as session:
        kept = keep_estimates(session, estimates, at=work.clock())
    return Calibrated(slug, kept, tuple(dict.fromkeys(one.reason for one in learnt if one.reason)))


def _estimates(found: Gathered, calibration: Calibration) -> Iterator[Estimate]:
    """Give an estimate for the newest version of each question that has one."""
    for version, item in zip(found.asked, calibration.items, strict=False):
        if item.difficulty is not None and item.difficulty_error is not None:
            yield Estimate(
                version_id=version.version_id,
                model=calibration.model,
                difficulty=item.difficulty,
                difficulty_error=item.difficulty_error,
                discrimination=item.discrimination,
                discrimination_error=item.discrimination_error,
                responses=item.responses,
            )
