"""The quiz report: how the scores are spread, how far they can be trusted, and the sentence on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports import score_statistics as scores
from app.reports.advice import LEAST_FOR_ADVICE
from app.reports.figures import ALL_VOID, DIFFERENT_ITEMS, NO_ATTEMPTS, Figure
from app.reports.item_report import FEW_ATTEMPTS, ItemStatistics
from app.reports.matrix import DIGITS, Matrix, matrix
from app.reports.responses import Which
from app.reports.sheet import most_marks

if TYPE_CHECKING:
    from app.reports.sheet import Sheet
    from app.reports.statistics import Vector


@dataclass(frozen=True)
class QuizStatistics:
    """A quiz's figures: scores in marks, consistency and error ratio in percent, time in minutes.

    `percents` are the attempts' scores in percent of what each could have earned, in their order.
    """

    attempts: int
    participants: int
    which: Which
    maximum: Figure
    mean: Figure
    mean_percent: Figure
    median: Figure
    deviation: Figure
    skewness: Figure
    kurtosis: Figure
    consistency: Figure
    error_ratio: Figure
    standard_error: Figure
    minutes: Figure
    percents: tuple[float, ...]


def quiz_statistics(sheet: Sheet) -> QuizStatistics:
    """Give the figures of a quiz, from the attempts that count; void questions are in none of them."""
    arrays = matrix(sheet)
    most = most_marks(sheet.items, arrays.asked).round(DIGITS)
    percents = 100 * arrays.totals[most > 0] / most[most > 0]
    maximum = _maximum(arrays, most)
    return QuizStatistics(
        attempts=len(sheet),
        participants=len(set(sheet.participants.tolist())),
        which=sheet.which,
        maximum=maximum,
        mean_percent=scores.mean(percents),
        minutes=scores.median(sheet.minutes),
        percents=tuple(percents.tolist()),
        **_distribution(arrays, comparable=maximum.value is not None),
    )


def _distribution(arrays: Matrix, *, comparable: bool) -> dict[str, Figure]:
    """Give the figures of the totals in marks; none where attempts could earn different totals."""
    names = ("mean", "median", "deviation", "skewness", "kurtosis", "consistency", "error_ratio", "standard_error")
    if not comparable:
        return dict.fromkeys(names, Figure(reason=DIFFERENT_ITEMS))
    totals, deviation = arrays.totals, scores.deviation(arrays.totals)
    consistency = Figure(reason=DIFFERENT_ITEMS)
    if arrays.complete:
        counted = [arrays.marks[:, place] for place, gone in enumerate(arrays.void) if not gone]
        consistency = scores.consistency(counted, totals)
    ratio = scores.error_ratio(consistency)
    shape = (scores.mean(totals), scores.median(totals), deviation, scores.skewness(totals), scores.kurtosis(totals))
    figures = (*shape, consistency, ratio, scores.standard_error(ratio, deviation))
    return dict(zip(names, figures, strict=True))


def headline(items: Sequence[ItemStatistics], attempts: int) -> str:
    """Give the sentence that stands above the report: what to look at first."""
    if not attempts:
        return NO_ATTEMPTS
    if attempts < LEAST_FOR_ADVICE:
        so_far = "One attempt" if attempts == 1 else f"{attempts} attempts"
        return f"{so_far} so far. Advice begins with {LEAST_FOR_ADVICE}."
    against = [i for i in items if i.discrimination.value is not None and i.discrimination.value < 0]
    if against and attempts >= FEW_ATTEMPTS:
        worst = min(against, key=lambda i: i.discrimination.value or 0.0)
        return f"Strong students miss question {worst.item.label} more often than weak ones: check its key."
    known = [i for i in items if i.facility.value is not None]
    if not known:
        return NO_ATTEMPTS
    hardest = min(known, key=lambda i: i.facility.value or 0.0)
    share = hardest.facility.value or 0.0
    return f"Question {hardest.item.label} was the hardest: {share:.0f} % of its marks were earned."


def _maximum(arrays: Matrix, most: Vector) -> Figure:
    """Give the most marks that every attempt could earn, where that is the same for all."""
    if not len(most):
        return Figure(sum(item.max_mark for item in arrays.sheet.items))
    if most.min() != most.max():
        return Figure(reason=DIFFERENT_ITEMS)
    return Figure(float(most[0])) if most[0] > 0 else Figure(reason=ALL_VOID)
