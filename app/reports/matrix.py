"""The marks of a quiz as arrays, one column for each item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

    from app.reports.responses import Responses
    from app.reports.statistics import Vector

# Sums of fractions differ in their last digits; equal scores must be equal.
DIGITS = 9


@dataclass(frozen=True)
class Column:
    """An item's marks in the attempts that were asked it, with their totals and rest scores, and which they are."""

    marks: Vector
    totals: Vector
    rest: Vector
    asked: NDArray[bool_]


@dataclass(frozen=True)
class Matrix:
    """All attempts' totals in marks, and the items' columns."""

    totals: Vector
    columns: tuple[Column, ...]


def matrix(responses: Responses) -> Matrix:
    """Make the arrays of some responses."""
    # The first report loads numpy; a web worker that makes none never does.
    import numpy as np  # noqa: PLC0415

    shape = (len(responses.attempts), len(responses.items))
    marks = np.array([attempt.marks for attempt in responses.attempts], dtype=np.float64).reshape(shape)
    asked = ~np.isnan(marks)
    totals = np.where(asked, marks, 0.0).sum(axis=1).round(DIGITS)
    return Matrix(
        totals=totals,
        columns=tuple(
            Column(
                marks=marks[asked[:, place], place],
                totals=totals[asked[:, place]],
                rest=(totals[asked[:, place]] - marks[asked[:, place], place]).round(DIGITS),
                asked=asked[:, place],
            )
            for place in range(shape[1])
        ),
    )
