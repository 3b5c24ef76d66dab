"""Long tables in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
LONG = 50


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """Some rows of a table: the page's number from 1, how many pages there are, and of how many rows."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int

    @property
    def near(self) -> tuple[int, ...]:
        """Give the numbers to lead to: the first, the last, and those around; 0 where some are left out."""
        wanted = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        shown: list[int] = []
        for number in wanted:
            if shown and number > shown[-1] + 1:
                shown.append(0)
            shown.append(number)
        return tuple(shown)


def page_of(rows: Sequence[Row], number: int, *, size: int = LONG) -> Paged[Row]:
    """Give a page of rows, the nearest one where there is none of that number."""
    pages = max(1, -(-len(rows) // size))
    number = max(1, min(number, pages))
    return Paged(tuple(rows[(number - 1) * size : number * size]), number, pages, len(rows))
