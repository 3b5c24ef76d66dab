"""How the options of a question were chosen, by weak and by strong students."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import bool_, intp
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
    the number of choosers in each fifth of the attempts, from the lowest scores to the highest.
    """

    text: str
    correct: bool
    count: int
    share: Figure
    rest: Figure
    quintiles: tuple[int, ...]
    flags: tuple[str, ...] = ()


def option_choices(item: Item, column: Column, chosen: Sequence[tuple[int, ...]]) -> tuple[OptionChoice, ...]:
    """Give the choices of an item, one for each of its options; `chosen` stands in the order of the column's rows."""
    picked, fifths = _picked(len(item.options), chosen), quintiles(column.totals)
    by_key = [choosers for option, choosers in zip(item.options, picked, strict=True) if option.correct]
    key = _mean(column.rest[sum(by_key) > 0]) if by_key else _mean(column.rest[:0])
    rows: list[OptionChoice] = []
    for option, choosers in zip(item.options, picked, strict=True):
        count, rest = int(choosers.sum()), _mean(column.rest[choosers])
        share = Figure(100 * count / len(chosen)) if chosen else Figure(reason="Nobody was asked this question.")
        rows.append(
            OptionChoice(
                text=option.text,
                correct=option.correct,
                count=count,
                share=share,
                rest=rest,
                quintiles=tuple(int((fifths[choosers] == fifth).sum()) for fifth in range(QUINTILES)),
                flags=() if option.correct else _flags(share, rest, key),
            )
        )
    return tuple(rows)


def quintiles(totals: Vector) -> NDArray[intp]:
    """Give the fifth, 0 to 4, in which each total stands; equal totals stand together, at the middle of their ranks."""
    ascending = totals.copy()
    ascending.sort()
    ranks = ascending.searchsorted(totals, side="left") + ascending.searchsorted(totals, side="right")
    return ranks * QUINTILES // (2 * max(1, len(totals)))


def _picked(options: int, chosen: Sequence[tuple[int, ...]]) -> NDArray[bool_]:
    """Give a row for each option that says who chose it."""
    import numpy as np  # noqa: PLC0415 - with the first report only

    picked = np.zeros((options, len(chosen)), dtype=np.bool_)
    pairs = [(index, row) for row, picks in enumerate(chosen) for index in picks if index < options]
    if pairs:
        indexes, rows = zip(*pairs, strict=True)
        picked[list(indexes), list(rows)] = True
    return picked


def _flags(share: Figure, rest: Figure, key: Figure) -> tuple[str, ...]:
    flags = [OUTSCORES] if rest.value is not None and key.value is not None and rest.value > key.value + 1e-9 else []
    if share.value is not None and share.value < LEAST_SHARE:
        flags.append(RARELY)
    return tuple(flags)


def _mean(values: Vector) -> Figure:
    return Figure(float(values.mean())) if len(values) else Figure(reason="Nobody chose this.")
