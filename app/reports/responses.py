"""What reports are made from: the attempts at a quiz, their marks and choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
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
    """A question as asked in a quiz; `label` is its number on the page, `drawn` says that a rule drew it."""

    label: str
    stem: str
    max_mark: float = 1.0
    options: tuple[ItemOption, ...] = ()
    drawn: bool = False

    def __post_init__(self) -> None:
        """Refuse a question that is worth nothing."""
        if not (isfinite(self.max_mark) and self.max_mark > 0):
            msg = f"question {self.label} needs a mark above 0"
            raise ValueError(msg)


@dataclass(frozen=True)
class AttemptRow:
    """One submitted attempt; `marks` and `chosen` stand in the order of the items, None where not asked.

    `participant` tells people apart, `label` is the name shown. Marks are in marks, not shares of the maximum.
    `chosen` holds indexes into the item's options; () for no answer and for typed ones.
    """

    participant: str
    label: str
    started: datetime
    submitted: datetime
    marks: tuple[float | None, ...]
    chosen: tuple[tuple[int, ...] | None, ...] = ()

    @property
    def total(self) -> float:
        """Give the sum of the marks."""
        return sum(mark for mark in self.marks if mark is not None)

    @property
    def time_used(self) -> timedelta:
        """Give the time from start to submission."""
        return self.submitted - self.started

    def chosen_at(self, place: int) -> tuple[int, ...]:
        """Give the options chosen at an item, none where nothing is recorded."""
        return (self.chosen[place] or ()) if place < len(self.chosen) else ()


@dataclass(frozen=True)
class Responses:
    """The attempts that a report is about, the items that its columns are, and which attempts count."""

    attempts: tuple[AttemptRow, ...]
    items: tuple[Item, ...]
    which: Which = Which.ALL

    def __post_init__(self) -> None:
        """Refuse attempts that do not fit the items, and marks that are no numbers."""
        for attempt in self.attempts:
            if len(attempt.marks) != len(self.items) or len(attempt.chosen) not in {0, len(self.items)}:
                msg = f"an attempt of {attempt.label} does not have the quiz's {len(self.items)} questions"
                raise ValueError(msg)
            if not all(mark is None or isfinite(mark) for mark in attempt.marks):
                msg = f"an attempt of {attempt.label} has a mark that is no number"
                raise ValueError(msg)

    @property
    def complete(self) -> bool:
        """Say whether every attempt was asked every item."""
        return all(mark is not None for attempt in self.attempts for mark in attempt.marks)

    def maximum(self, attempt: AttemptRow) -> float:
        """Give the most marks that an attempt could have earned."""
        return sum(item.max_mark for item, mark in zip(self.items, attempt.marks, strict=True) if mark is not None)

    def percent(self, attempt: AttemptRow) -> float | None:
        """Give an attempt's score in percent of its maximum, or None where nothing was asked."""
        maximum = self.maximum(attempt)
        return 100 * attempt.total / maximum if maximum else None


def counting(responses: Responses, which: Which = Which.FIRST) -> Responses:
    """Keep the attempts that count, in the order of their start; of equally high ones the earliest."""
    ordered = sorted(responses.attempts, key=lambda attempt: attempt.started)
    if which is not Which.ALL:
        own: dict[str, list[AttemptRow]] = {}
        for attempt in ordered:
            own.setdefault(attempt.participant, []).append(attempt)
        ordered = sorted((_PICKS[which](rows) for rows in own.values()), key=lambda attempt: attempt.started)
    return replace(responses, attempts=tuple(ordered), which=which)


_PICKS: dict[Which, Callable[[Sequence[AttemptRow]], AttemptRow]] = {
    Which.FIRST: lambda rows: rows[0],
    Which.LAST: lambda rows: rows[-1],
    Which.HIGHEST: lambda rows: max(rows, key=lambda attempt: attempt.total),
}
