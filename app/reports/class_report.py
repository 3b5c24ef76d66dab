"""The class report's figures: a heat map of students by questions, who needs help, two classes or dates compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.reports.figures import NO_ATTEMPTS, Figure, Interval
from app.reports.matrix import matrix
from app.reports.sheet import most_marks

if TYPE_CHECKING:
    from app.reports.sheet import Sheet
    from app.reports.statistics import Vector

# Who earned under half of the marks, or stands two thirds of the way down a class that is spread, is asked after.
HELP_BELOW = 50.0
BEHIND = 1.0
LEAST_FOR_BEHIND = 10
MISSED_BELOW = 0.5
NO_ANSWER_COUNTS = "Nobody's answer to this counts."
TWO_EACH = "Each side needs two attempts."
NOT_SPREAD = "All scores of both sides are equal, so there is no interval."


@dataclass(frozen=True)
class HeatRow:
    """A student's shares of the marks by question, 0 to 1, None where not asked or void; and the whole in percent."""

    name: str
    shares: tuple[float | None, ...]
    percent: Figure
    participant: int = 0


@dataclass(frozen=True)
class HeatMap:
    """Students by questions: rows weakest first; `questions` are labels, `earned` percent by question."""

    questions: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    earned: tuple[Figure, ...]


@dataclass(frozen=True)
class NeedsHelp:
    """A student to ask after: the score, why, and the labels of the questions missed."""

    name: str
    percent: float
    why: str
    missed: tuple[str, ...]
    participant: int = 0


@dataclass(frozen=True)
class Comparison:
    """Two sides' mean percentages, and the difference (second less first) with its 95 % interval."""

    first: Figure
    second: Figure
    difference: Figure
    interval: Interval


def heat_map(sheet: Sheet) -> HeatMap:
    """Give the map of a sheet, the weakest student first, so that help begins at the top."""
    import numpy as np  # noqa: PLC0415 - with the first report only

    shares = matrix(sheet).marks / np.array([item.max_mark for item in sheet.items])
    names = sheet.names or tuple(f"Attempt {place}" for place in range(1, len(sheet) + 1))
    rows = [
        HeatRow(name, tuple(_known(share) for share in row), _figure(percent), participant)
        for name, row, percent, participant in zip(
            names, shares.tolist(), percents(sheet).tolist(), sheet.participants.tolist(), strict=True
        )
    ]
    rows.sort(key=lambda row: (row.percent.value is None, row.percent.value or 0.0, row.name))
    earned = tuple(_mean_percent([row.shares[place] for row in rows]) for place in range(len(sheet.items)))
    return HeatMap(tuple(item.label for item in sheet.items), tuple(rows), earned)


def widened(found: HeatMap, questions: Sequence[str]) -> HeatMap:
    """Give a map with columns for questions that nobody in it was asked; `questions` are all labels, its own first."""
    more = len(questions) - len(found.questions)
    rows = tuple(replace(row, shares=(*row.shares, *(None,) * more)) for row in found.rows)
    return HeatMap(tuple(questions), rows, (*found.earned, *(Figure(reason=NO_ANSWER_COUNTS),) * more))


def percents(sheet: Sheet) -> Vector:
    """Give each attempt's score in percent of what counts, NaN where nothing does."""
    import numpy as np  # noqa: PLC0415 - with the first report only

    arrays = matrix(sheet)
    most = most_marks(sheet.items, arrays.asked)
    return 100 * arrays.totals / np.where(most > 0, most, np.nan)


def needs_help(found: HeatMap) -> tuple[NeedsHelp, ...]:
    """Give the students under half of the marks, or far behind the class, the weakest first, with what they missed."""
    known = [row for row in found.rows if row.percent.value is not None]
    percents = [row.percent.value or 0.0 for row in known]
    mean = sum(percents) / len(percents) if percents else 0.0
    spread = (sum((one - mean) ** 2 for one in percents) / max(1, len(percents) - 1)) ** 0.5
    listed: list[NeedsHelp] = []
    for row, percent in zip(known, percents, strict=True):
        why = f"Under {HELP_BELOW:.0f} % of the marks." if percent < HELP_BELOW else ""
        if not why and len(known) >= LEAST_FOR_BEHIND and percent < mean - BEHIND * spread:
            why = f"More than a standard deviation ({spread:.0f} points) behind the class's mean of {mean:.0f} %."
        if why:
            missed = zip(found.questions, row.shares, strict=True)
            short = tuple(label for label, share in missed if share is not None and share < MISSED_BELOW)
            listed.append(NeedsHelp(row.name, percent, why, short, row.participant))
    return tuple(listed)


def compare(first: Vector, second: Vector) -> Comparison:
    """Compare two sides' percentages, of two classes or of two dates.

    The interval is Welch's: the sides need not be as many nor as spread. Percentages that are NaN are left out.
    """
    import numpy as np  # noqa: PLC0415 - with the first report only
    from scipy.stats import t  # noqa: PLC0415

    sides = [side[np.isfinite(side)] for side in (first, second)]
    means = [Figure(float(side.mean())) if len(side) else Figure(reason=NO_ATTEMPTS) for side in sides]
    if means[0].value is None or means[1].value is None:
        return Comparison(means[0], means[1], Figure(reason=NO_ATTEMPTS), Interval(reason=NO_ATTEMPTS))
    difference = means[1].value - means[0].value
    if min(len(side) for side in sides) < 2:  # noqa: PLR2004
        return Comparison(means[0], means[1], Figure(difference), Interval(reason=TWO_EACH))
    errors = [float(side.var(ddof=1)) / len(side) for side in sides]
    if sum(errors) == 0:
        return Comparison(means[0], means[1], Figure(difference), Interval(reason=NOT_SPREAD))
    freedom = sum(errors) ** 2 / sum(error**2 / (len(side) - 1) for error, side in zip(errors, sides, strict=True))
    half = float(t.ppf(0.975, freedom)) * sum(errors) ** 0.5
    return Comparison(means[0], means[1], Figure(difference), Interval(difference - half, difference + half))


def _mean_percent(shares: Sequence[float | None]) -> Figure:
    known = [share for share in shares if share is not None]
    return Figure(100 * sum(known) / len(known)) if known else Figure(reason=NO_ANSWER_COUNTS)


def _known(share: float) -> float | None:
    return None if share != share else share  # noqa: PLR0124 - NaN equals nothing


def _figure(percent: float) -> Figure:
    return Figure(percent) if percent == percent else Figure(reason="No answer counts.")  # noqa: PLR0124
