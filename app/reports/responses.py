"""What a report's columns are, and which attempts it counts."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite


class Which(StrEnum):
    """Which attempts of each participant count."""

    FIRST = "first"
    LAST = "last"
    HIGHEST = "highest"
    ALL = "all"


WHICH_WORDS = {
    Which.FIRST: "the first attempt of each participant",
    Which.LAST: "the last attempt of each participant",
    Which.HIGHEST: "the best attempt of each participant",
    Which.ALL: "all attempts",
}


@dataclass(frozen=True)
class ItemOption:
    """One option of a question."""

    text: str
    correct: bool = False


@dataclass(frozen=True)
class Item:
    """A question as asked in a quiz; `label` is its number on the page, `drawn` says that a rule drew it.

    `versions` names the versions that were asked, in their order; a sheet's cells point into it.
    """

    label: str
    stem: str
    max_mark: float = 1.0
    options: tuple[ItemOption, ...] = ()
    drawn: bool = False
    versions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a question that is worth nothing."""
        if not (isfinite(self.max_mark) and self.max_mark > 0):
            msg = f"question {self.label} needs a mark above 0"
            raise ValueError(msg)
