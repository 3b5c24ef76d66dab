"""The formulas of the quiz report: the distribution of the scores and how far they can be trusted.

Moodle's definitions (mod/quiz/report/statistics/classes/calculator.php), in marks.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from app.reports.figures import NO_ATTEMPTS, SAME_SCORE, TWO_ATTEMPTS, Figure
from app.reports.statistics import covariance, flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.statistics import Vector

LEAST_FOR_SKEWNESS = 3
LEAST_FOR_KURTOSIS = 4


def mean(totals: Vector) -> Figure:
    """Give the mean."""
    return Figure(float(totals.mean())) if len(totals) else Figure(reason=NO_ATTEMPTS)


def median(totals: Vector) -> Figure:
    """Give the median."""
    if not len(totals):
        return Figure(reason=NO_ATTEMPTS)
    ascending, count = totals.copy(), len(totals)
    ascending.sort()
    return Figure(float(ascending[(count - 1) // 2] + ascending[count // 2]) / 2)


def deviation(totals: Vector) -> Figure:
    """Give the standard deviation, sqrt(k2)."""
    return Figure(sqrt(covariance(totals, totals))) if len(totals) > 1 else Figure(reason=TWO_ATTEMPTS)


def skewness(totals: Vector) -> Figure:
    """Give the skewness, k3 / k2^1.5."""
    count = len(totals)
    if reason := _no_shape(totals, LEAST_FOR_SKEWNESS):
        return Figure(reason=reason)
    k3 = count**2 * _moment(totals, 3) / ((count - 1) * (count - 2))
    return Figure(k3 / covariance(totals, totals) ** 1.5)


def kurtosis(totals: Vector) -> Figure:
    """Give the excess kurtosis, k4 / k2^2."""
    count = len(totals)
    if reason := _no_shape(totals, LEAST_FOR_KURTOSIS):
        return Figure(reason=reason)
    m2, m4 = _moment(totals, 2), _moment(totals, 4)
    k4 = count**2 * ((count + 1) * m4 - 3 * (count - 1) * m2**2) / ((count - 1) * (count - 2) * (count - 3))
    return Figure(k4 / covariance(totals, totals) ** 2)


def consistency(columns: Sequence[Vector], totals: Vector) -> Figure:
    """Give the coefficient of internal consistency in percent (Cronbach's alpha); it may be negative."""
    items = len(columns)
    if items < 2:  # noqa: PLR2004
        return Figure(reason="This needs two questions.")
    if reason := _no_shape(totals, LEAST_FOR_SKEWNESS):
        return Figure(reason=reason)
    own = sum(covariance(x, x) for x in columns)
    return Figure(100 * items / (items - 1) * (1 - own / covariance(totals, totals)))


def error_ratio(consistency: Figure) -> Figure:
    """Give the error ratio in percent, 100 sqrt(1 - CIC/100)."""
    if consistency.value is None:
        return consistency
    # Consistency is at most 100 %, but for the last binary digit.
    return Figure(100 * sqrt(max(0.0, 1 - consistency.value / 100)))


def standard_error(ratio: Figure, deviation: Figure) -> Figure:
    """Give the standard error of a score in marks: error ratio x standard deviation / 100."""
    if ratio.value is None or deviation.value is None:
        return ratio if ratio.value is None else deviation
    return Figure(ratio.value * deviation.value / 100)


def _moment(totals: Vector, power: int) -> float:
    return float(((totals - totals.mean()) ** power).mean())


def _no_shape(totals: Vector, least: int) -> str:
    if len(totals) < least:
        return f"This needs {least} attempts."
    return SAME_SCORE if flat(totals) else ""
