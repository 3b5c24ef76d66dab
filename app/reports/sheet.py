"""The answers of a quiz as arrays: a row for each attempt, a column for each item.

A million answers are a few megabytes here; as Python objects they would be hundreds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.reports.responses import Item, Which

if TYPE_CHECKING:
    from numpy import bool_, float64, int16, int64, uint64
    from numpy.typing import NDArray

# The options that a cell can say were chosen: a bit each.
MOST_OPTIONS = 64


@dataclass(frozen=True, eq=False)
class Sheet:
    """The attempts that a report is about; arrays are (attempts, items) or (attempts,).

    `marks` are in marks, NaN where not asked. `started` is in seconds since 1970. `picks` has a bit for each option
    chosen, `versions` an index into the item's versions (-1 where not asked), `voided` says that an answer counts in no
    figure. `earned` and `possible` are each attempt's score and maximum where a grading says them: voided questions may
    count there. Raises ValueError where shapes do not fit or a mark is infinite.
    """

    items: tuple[Item, ...]
    marks: NDArray[float64]
    ids: NDArray[int64]
    participants: NDArray[int64]
    started: NDArray[float64]
    minutes: NDArray[float64]
    picks: NDArray[uint64] | None = None
    versions: NDArray[int16] | None = None
    voided: NDArray[bool_] | None = None
    earned: NDArray[float64] | None = None
    possible: NDArray[float64] | None = None
    names: tuple[str, ...] = ()
    which: Which = Which.ALL

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other, and marks that are no numbers."""
        shape = (len(self.ids), len(self.items))
        cells = [array for array in (self.marks, self.picks, self.versions, self.voided) if array is not None]
        lengths = {len(self.participants), len(self.started), len(self.minutes), len(self.names or self.ids)}
        if any(array.shape != shape for array in cells) or lengths != {shape[0]}:
            msg = f"the arrays do not fit {shape[0]} attempts at {shape[1]} questions"
            raise ValueError(msg)
        if self.marks.size and bool((abs(self.marks) == float("inf")).any()):
            msg = "a mark is no number"
            raise ValueError(msg)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def asked(self) -> NDArray[bool_]:
        """Say of each cell whether the attempt was asked the item."""
        return self.marks == self.marks

    @property
    def scores(self) -> NDArray[float64]:
        """Give each attempt's marks as its participant has them."""
        import numpy as np  # noqa: PLC0415 - with the first report only

        return np.nansum(self.marks, axis=1) if self.earned is None else self.earned

    @property
    def maxima(self) -> NDArray[float64]:
        """Give the most marks that each attempt could have earned."""
        return most_marks(self.items, self.asked) if self.possible is None else self.possible

    @property
    def percents(self) -> NDArray[float64]:
        """Give each attempt's score in percent of its maximum, NaN where nothing was asked."""
        import numpy as np  # noqa: PLC0415

        return 100 * self.scores / np.where(self.maxima > 0, self.maxima, np.nan)

    def rows(self, places: NDArray[int64]) -> Sheet:
        """Give the sheet of some rows, in that order."""
        taken = {name: array[places] for name in _ARRAYS if (array := getattr(self, name)) is not None}
        order = list[int](places.tolist())
        return replace(self, **taken, names=tuple(self.names[place] for place in order) if self.names else ())


_ARRAYS = ("marks", "ids", "participants", "started", "minutes", "picks", "versions", "voided", "earned", "possible")


def most_marks(items: tuple[Item, ...], asked: NDArray[bool_]) -> NDArray[float64]:
    """Give the most marks that each attempt could have earned with what it was asked."""
    import numpy as np  # noqa: PLC0415

    return asked @ np.array([item.max_mark for item in items], dtype=np.float64)


def counting(sheet: Sheet, which: Which = Which.FIRST) -> Sheet:
    """Keep the attempts that count, in the order of their start; of equally high ones the earliest."""
    import numpy as np  # noqa: PLC0415

    order = np.lexsort((sheet.ids, sheet.started))
    if which is not Which.ALL:
        ranked = order
        if which is Which.LAST:
            ranked = order[::-1]
        if which is Which.HIGHEST:
            # A stable sort leaves the earliest of equals in front.
            ranked = order[np.argsort(-sheet.scores[order].round(9), kind="stable")]
        _, first = np.unique(sheet.participants[ranked], return_index=True)
        kept = np.zeros(len(sheet), dtype=np.bool_)
        kept[ranked[first]] = True
        order = order[kept[order]]
    return replace(sheet.rows(order), which=which)
