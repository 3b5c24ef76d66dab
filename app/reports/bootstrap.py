"""Bootstrap intervals: how far an item's figures would move with other students."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.figures import SAME_MARK, SAME_REST, TWO_ATTEMPTS, Interval
from app.reports.statistics import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy import float64
    from numpy.typing import NDArray

    from app.reports.matrix import Column, Matrix
    from app.reports.statistics import Vector

RESAMPLES = 1000
LEAST_RESAMPLES = 200
MOST_DRAWS = 2_000_000
CHUNK, BLOCK = 50, 10
LEAST_DEFINED = 0.9
TAILS = (2.5, 97.5)
UNSURE = "Too few attempts differ to say how sure this figure is."

Pair = tuple[Interval, Interval]


def intervals(matrix: Matrix, places: Sequence[int], *, seed: int = 0) -> tuple[Pair, ...]:
    """Give the 95 % percentile intervals of some items' facility and discrimination index, in percent.

    Attempts are drawn with replacement, the same ones for all items; the seed makes the same report twice show the same
    interval. A resample without spread has no discrimination and is left out, up to one in ten. There are 1,000
    resamples, fewer (down to 200) above 2,000 attempts, where the interval is narrow anyway.
    """
    import numpy as np  # noqa: PLC0415 - with the first report only

    size = len(matrix.totals)
    if size < 2:  # noqa: PLR2004
        return tuple((Interval(reason=TWO_ATTEMPTS), Interval(reason=TWO_ATTEMPTS)) for _ in places)
    resamples = max(LEAST_RESAMPLES, min(RESAMPLES, MOST_DRAWS // size))
    random, columns = np.random.default_rng(seed), [matrix.column(place) for place in places]
    means = np.empty((len(places), resamples))
    correlations = np.empty((len(places), resamples))
    for done in range(0, resamples, CHUNK):
        upto = min(done + CHUNK, resamples)
        draws = random.integers(size, size=(upto - done, size)) + size * np.arange(upto - done)[:, None]
        weights = np.bincount(draws.ravel(), minlength=draws.size).reshape(draws.shape).astype(np.float64)
        for begin in range(0, len(columns), BLOCK):
            block = columns[begin : begin + BLOCK]
            for row, found in enumerate(_resampled(block, weights), begin):
                means[row, done:upto], correlations[row, done:upto] = found
    items = [matrix.sheet.items[place] for place in places]
    pairs = zip(columns, means, correlations, items, strict=True)
    return tuple(_pair(column, mean, found, item.max_mark) for column, mean, found, item in pairs)


def _resampled(columns: Sequence[Column], weights: NDArray[float64]) -> Iterator[tuple[Vector, Vector]]:
    """Give for each column the means of marks and their correlations with the rest, NaN where there is none."""
    import numpy as np  # noqa: PLC0415

    products = np.zeros((weights.shape[1], len(columns), 6))
    for place, column in enumerate(columns):
        # Centred first: sums of squares of near values would lose their digits.
        x, rest = _centred(column.marks), _centred(column.rest)
        products[column.rows, place] = np.stack([np.ones(len(x)), x, rest, x * x, rest * rest, x * rest], axis=1)
    # One product of matrices for all of them: the processor likes it far better than many small ones.
    sums = (weights @ products.reshape(len(products), -1)).reshape(len(weights), len(columns), 6)
    for place, column in enumerate(columns):
        count = np.where(sums[:, place, 0] > 0, sums[:, place, 0], np.nan)
        sx, so, sxx, soo, sxo = (sums[:, place, 1:] / count[:, None]).T
        spread = (sxx - sx**2) * (soo - so**2)
        spread = np.where(spread > 1e-12, spread, np.nan)  # noqa: PLR2004
        yield sx + (column.marks.mean() if len(column.marks) else np.nan), (sxo - sx * so) / np.sqrt(spread)


def _centred(values: Vector) -> Vector:
    return values - values.mean() if len(values) else values


def _pair(column: Column, means: NDArray[float64], correlations: NDArray[float64], max_mark: float) -> Pair:
    import numpy as np  # noqa: PLC0415

    if len(column.marks) < 2:  # noqa: PLR2004
        return Interval(reason=TWO_ATTEMPTS), Interval(reason=TWO_ATTEMPTS)
    facility = _percentiles(means, 100 / max_mark)
    if flat(column.marks) or flat(column.rest):
        return facility, Interval(reason=SAME_MARK if flat(column.marks) else SAME_REST)
    known = correlations[np.isfinite(correlations)]
    return facility, Interval(reason=UNSURE) if len(known) < LEAST_DEFINED * len(means) else _percentiles(known, 100)


def _percentiles(values: NDArray[float64], factor: float) -> Interval:
    import numpy as np  # noqa: PLC0415

    known = values[np.isfinite(values)]
    if len(known) < LEAST_DEFINED * len(values):
        return Interval(reason=UNSURE)
    low, high = np.percentile(known, TAILS) * factor
    return Interval(float(low), float(high))
