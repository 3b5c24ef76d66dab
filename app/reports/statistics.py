"""The formulas of the score reports, as Moodle defines them (see README, Statistics).

Arrays are one-dimensional, one value for each attempt, unless said otherwise. x are an item's marks, rest the total
without them. Variances and covariances divide by the number of attempts less one. No formula needs numpy's name, only
its arrays, so a web worker loads numpy with its first report.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from app.reports.figures import AGAINST, NOT_ASKED, SAME_MARK, SAME_REST, SAME_SCORE, TWO_ATTEMPTS, Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    Vector = NDArray[float64]
    Places = NDArray[intp]

FLAT = 1e-9
UPPER_AND_LOWER = 0.27
LEAST_FOR_D27 = 4


def flat(values: Vector) -> bool:
    """Say whether all values are equal, but for what sums of fractions lose."""
    return len(values) == 0 or float(values.max() - values.min()) <= FLAT * max(1.0, float(abs(values).max()))


def covariance(one: Vector, other: Vector) -> float:
    """Give the covariance of two arrays of two values or more."""
    # Not a dot product: the library would part it among threads, which costs more than it saves.
    return float(((one - one.mean()) * (other - other.mean())).sum()) / (len(one) - 1)


def facility(x: Vector, max_mark: float) -> Figure:
    """Give the facility index in percent: 100 mean(x) / maximum mark."""
    return Figure(100 * float(x.mean()) / max_mark) if len(x) else Figure(reason=NOT_ASKED)


def item_deviation(x: Vector, max_mark: float) -> Figure:
    """Give an item's standard deviation in percent of its maximum mark."""
    return Figure(reason=TWO_ATTEMPTS) if len(x) < 2 else Figure(100 * sqrt(covariance(x, x)) / max_mark)  # noqa: PLR2004


def discrimination(x: Vector, rest: Vector) -> Figure:
    """Give the discrimination index in percent: the correlation of item and rest; none where either is constant."""
    if reason := _no_spread(x, rest):
        return Figure(reason=reason)
    return Figure(100 * _correlation(x, rest))


def efficiency(x: Vector, rest: Vector) -> Figure:
    """Give the discriminative efficiency in percent: the covariance over the greatest that these marks allow."""
    if reason := _no_spread(x, rest):
        return Figure(reason=reason)
    ascending_x, ascending_rest = x.copy(), rest.copy()
    ascending_x.sort()
    ascending_rest.sort()
    return Figure(100 * covariance(x, rest) / covariance(ascending_x, ascending_rest))


def effective_weights(columns: Sequence[Vector], totals: Vector) -> tuple[Figure, ...]:
    """Give each item's effective weight in percent: sqrt(cov(x, T)) over the sum of the items'.

    A negative covariance has no root: that item gets none and does not enter the sum.
    """
    if len(totals) < 2 or flat(totals):  # noqa: PLR2004
        return tuple(Figure(reason=TWO_ATTEMPTS if len(totals) < 2 else SAME_SCORE) for _ in columns)  # noqa: PLR2004
    covariances = [0.0 if flat(x) else covariance(x, totals) for x in columns]
    # What rounding makes of 0 is neither negative nor, once its root is drawn, a weight.
    least = FLAT * covariance(totals, totals)
    roots = [None if value < -least else sqrt(value) if value > least else 0.0 for value in covariances]
    whole = sum(root for root in roots if root is not None)
    return tuple(Figure(reason=AGAINST) if root is None else Figure(100 * root / whole) for root in roots)


def point_biserial(x: Vector, totals: Vector) -> Figure:
    """Give the uncorrected correlation of item and total, -1 to 1."""
    if reason := _no_spread(x, totals):
        return Figure(reason=SAME_SCORE if reason == SAME_REST else reason)
    return Figure(_correlation(x, totals))


def d27(x: Vector, totals: Vector, max_mark: float) -> Figure:
    """Give the share of marks earned by the upper 27 % of attempts less that of the lower, -1 to 1.

    Attempts tied at the cut share its places, so the order of the attempts decides nothing.
    """
    if len(x) < LEAST_FOR_D27:
        return Figure(reason=f"This needs {LEAST_FOR_D27} attempts.")
    size = max(1, round(UPPER_AND_LOWER * len(x)))
    return Figure((_top_mean(x, totals, size) - _top_mean(x, -totals, size)) / max_mark)


def _top_mean(x: Vector, totals: Vector, size: int) -> float:
    ascending = totals.copy()
    ascending.sort()
    cut = ascending[-size]
    above, at_cut = totals > cut, totals == cut
    places = size - int(above.sum())
    return (float(x[above].sum()) + places * float(x[at_cut].mean())) / size


def _correlation(one: Vector, other: Vector) -> float:
    value = covariance(one, other) / sqrt(covariance(one, one) * covariance(other, other))
    return max(-1.0, min(1.0, value))


def _no_spread(x: Vector, other: Vector) -> str:
    if len(x) < 2:  # noqa: PLR2004
        return TWO_ATTEMPTS
    if flat(x):
        return SAME_MARK
    return SAME_REST if flat(other) else ""
