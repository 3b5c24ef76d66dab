"""The marks that count in figures, one column at a time, with the totals and rest scores beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

    from app.reports.sheet import Sheet
    from app.reports.statistics import Vector

# Sums of fractions differ in their last digits; equal scores must be equal.
DIGITS = 9


@dataclass(frozen=True, eq=False)
class Column:
    """An item's marks in the attempts that were asked it, with their totals and rest scores, and which rows these are.

    `rest` excludes the item's own mark, for a drawn question too.
    """

    marks: Vector
    totals: Vector
    rest: Vector
    rows: NDArray[int64]


@dataclass(frozen=True, eq=False)
class Matrix:
    """The marks of a sheet without voided ones: (attempts, items), NaN where not asked, and each attempt's total."""

    sheet: Sheet
    marks: NDArray[float64]
    totals: Vector

    @cached_property
    def asked(self) -> NDArray[bool_]:
        """Say which cells count."""
        return self.marks == self.marks

    @cached_property
    def void(self) -> tuple[bool, ...]:
        """Say of each item whether all of its answers were voided."""
        if self.sheet.voided is None:
            return (False,) * len(self.sheet.items)
        void, counted = self.sheet.voided, self.asked
        return tuple(bool(void[:, at].any()) and not counted[:, at].any() for at in range(len(self.sheet.items)))

    @cached_property
    def complete(self) -> bool:
        """Say whether every attempt was asked every item that counts."""
        return all(gone or bool(self.asked[:, place].all()) for place, gone in enumerate(self.void))

    def column(self, place: int, *, version: int | None = None) -> Column:
        """Give an item's column, or that of one of its versions."""
        asked = self.asked[:, place]
        if version is not None and self.sheet.versions is not None:
            asked = asked & (self.sheet.versions[:, place] == version)
        rows = asked.nonzero()[0]
        marks = self.marks[rows, place]
        totals = self.totals[rows]
        return Column(marks, totals, (totals - marks).round(DIGITS), rows)


def matrix(sheet: Sheet) -> Matrix:
    """Make the matrix of a sheet."""
    # The first report loads numpy; a web worker that makes none never does.
    import numpy as np  # noqa: PLC0415

    marks = sheet.marks if sheet.voided is None else np.where(sheet.voided, np.nan, sheet.marks)
    # A column at a time is how the figures read it.
    return Matrix(sheet, np.asfortranarray(marks), np.nansum(marks, axis=1).round(DIGITS))
