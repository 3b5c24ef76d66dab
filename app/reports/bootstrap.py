"""Bootstrap intervals: how far an item's figures would move with other students."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.figures import SAME_MARK, SAME_REST, TWO_ATTEMPTS, Interval
from app.reports.statistics import flat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.reports.matrix import Column
    from app.reports.statistics import Vector

RESAMPLES = 1000
LEAST_RESAMPLES = 200
MOST_DRAWS = 2_000_000
CHUNK = 50
LEAST_DEFINED = 0.9
TAILS = (2.5, 97.5)


def intervals(
    column: Column, max_mark: float, *, seed: int = 0, resamples: int = RESAMPLES
) -> tuple[Interval, Interval]:
    """Give the 95 % percentile intervals of an item's facility and discrimination index, in percent.

    Attempts are drawn with replacement; the seed makes the same report twice show the same interval. A resample
    without spread has no discrimination and is left out, up to one in ten. There are 1,000 resamples, fewer (down to
    200) above 2,000 attempts, where the interval is narrow anyway.
    """
    import numpy as np  # noqa: PLC0415 - with the first report only

    if len(column.marks) < 2:  # noqa: PLR2004
        return Interval(reason=TWO_ATTEMPTS), Interval(reason=TWO_ATTEMPTS)
    resamples = max(LEAST_RESAMPLES, min(RESAMPLES, MOST_DRAWS // len(column.marks)))
    means, correlations = zip(*_resampled(column, seed, resamples), strict=True)
    low, high = np.percentile(np.concatenate(means), TAILS) * 100 / max_mark
    facility = Interval(float(low), float(high))
    if flat(column.marks) or flat(column.rest):
        return facility, Interval(reason=SAME_MARK if flat(column.marks) else SAME_REST)
    defined = np.concatenate(correlations)
    defined = defined[np.isfinite(defined)]
    if len(defined) < LEAST_DEFINED * resamples:
        return facility, Interval(reason="Too few attempts differ to say how sure this figure is.")
    low, high = np.percentile(defined, TAILS) * 100
    return facility, Interval(float(low), float(high))


def _resampled(column: Column, seed: int, resamples: int) -> Iterator[tuple[Vector, Vector]]:
    """Give the means of marks and their correlations with the rest, CHUNK resamples at a time to bound the memory."""
    import numpy as np  # noqa: PLC0415

    random, size = np.random.default_rng(seed), len(column.marks)
    # Centred first: sums of squares of near values would lose their digits.
    x, rest = column.marks - column.marks.mean(), column.rest - column.rest.mean()
    products = np.stack([x, rest, x * x, rest * rest, x * rest], axis=1)
    for done in range(0, resamples, CHUNK):
        rows = min(CHUNK, resamples - done)
        draws = random.integers(size, size=(rows, size)) + size * np.arange(rows)[:, None]
        weights = np.bincount(draws.ravel(), minlength=rows * size).reshape(rows, size)
        sx, so, sxx, soo, sxo = (weights @ products / size).T
        spread = (sxx - sx**2) * (soo - so**2)
        spread = np.where(spread > 1e-12, spread, np.nan)  # noqa: PLR2004
        yield sx + column.marks.mean(), (sxo - sx * so) / np.sqrt(spread)
