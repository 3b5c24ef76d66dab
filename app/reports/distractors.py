"""How the options of a question were chosen, by weak and by strong students."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports.figures import NOT_ASKED, Figure

if TYPE_CHECKING:
    from numpy import bool_, intp, uint64
    from numpy.typing import NDArray

    from app.reports.matrix import Column
    from app.reports.responses import Item
    from app.reports.statistics import Vector

QUINTILES = 5
LEAST_SHARE = 5.0
OUTSCORES = "Those who chose this did better on the rest of the quiz than those who chose the key. Check the key."
RARELY = "Fewer than 5 % chose this. It may be too easy to rule out."


@dataclass(frozen=True)
class OptionChoice:
    """How often an option was chosen, by whom, and what looks wrong with it.

    `share` is in percent of those asked, `rest` the choosers' mean score on the rest of the quiz in marks, `quintiles`
    the number of choosers in each fifth of the attempts, from the lowest scores to the highest. `surely` says that the
    choosers outscore the key's by more than chance does: advice rests on it, a flag does not.
    """

    text: str
    correct: bool
    count: int
    share: Figure
    rest: Figure
    quintiles: tuple[int, ...]
    flags: tuple[str, ...] = ()
    surely: bool = False


def option_choices(
    item: Item, column: Column, picks: NDArray[uint64] | None, fifths: NDArray[intp]
) -> tuple[OptionChoice, ...]:
    """Give the choices of an item, one for each of its options; `picks` and `fifths` stand in the column's order."""
    import numpy as np  # noqa: PLC0415 - with the first report only

    picks = np.zeros(len(column.marks), dtype=np.uint64) if picks is None else picks
    picked = [(picks >> np.uint64(place)) & np.uint64(1) == 1 for place in range(len(item.options))]
    by_key = [choosers for option, choosers in zip(item.options, picked, strict=True) if option.correct]
    knowing = np.logical_or.reduce(by_key) if by_key else np.zeros(len(picks), dtype=np.bool_)
    key = _mean(column.rest, knowing)
    rows: list[OptionChoice] = []
    for option, choosers in zip(item.options, picked, strict=True):
        count, rest = int(choosers.sum()), _mean(column.rest, choosers)
        share = Figure(100 * count / len(picks)) if len(picks) else Figure(reason=NOT_ASKED)
        spread = tuple(int(number) for number in np.bincount(fifths[choosers], minlength=QUINTILES))
        flags = () if option.correct else _flags(share, rest, key)
        surely = OUTSCORES in flags and _beyond_chance(column.rest[choosers], column.rest[knowing])
        rows.append(OptionChoice(option.text, option.correct, count, share, rest, spread, flags, surely))
    return tuple(rows)


def quintiles(totals: Vector) -> NDArray[intp]:
    """Give the fifth, 0 to 4, in which each total stands; equal totals stand together, at the middle of their ranks."""
    ascending = totals.copy()
    ascending.sort()
    ranks = ascending.searchsorted(totals, side="left") + ascending.searchsorted(totals, side="right")
    return ranks * QUINTILES // (2 * max(1, len(totals)))


def _flags(share: Figure, rest: Figure, key: Figure) -> tuple[str, ...]:
    flags = [OUTSCORES] if rest.value is not None and key.value is not None and rest.value > key.value + 1e-9 else []
    if share.value is not None and share.value < LEAST_SHARE:
        flags.append(RARELY)
    return tuple(flags)


def _beyond_chance(choosers: Vector, knowing: Vector) -> bool:
    """Say whether one mean is above the other by more than the standard error of their difference."""
    if min(len(choosers), len(knowing)) < 2:  # noqa: PLR2004
        return False
    error = (choosers.var(ddof=1) / len(choosers) + knowing.var(ddof=1) / len(knowing)) ** 0.5
    return float(choosers.mean() - knowing.mean()) > float(error)


def _mean(values: Vector, choosers: NDArray[bool_]) -> Figure:
    chosen = values[choosers]
    return Figure(float(chosen.mean())) if len(chosen) else Figure(reason="Nobody chose this.")
