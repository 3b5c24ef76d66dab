"""When a fact is to be asked again (FSRS, through the library fsrs), and what of it is for today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any, cast

import fsrs

MOST_A_DAY = 20
MOST_NEW_A_DAY = 10


class Rating(IntEnum):
    """How well a fact was known, in FSRS's own numbers; EASY is never given: no mark says that it was easy."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


# Whole days only (no steps within one), and no chance in it: the same answers give the same days.
_SCHEDULER = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True)
class Scheduled:
    """The scheduler's card, fit for JSON, and when the fact is due."""

    card: Mapping[str, object]
    due: datetime


def rating_of(mark: float, *, helped: bool = False) -> Rating:
    """Rate an answer by its mark (0 to 1): wrong, partly right, right; right with the source shown is HARD."""
    if mark <= 0:
        return Rating.AGAIN
    return Rating.HARD if mark < 1 or helped else Rating.GOOD


def reviewed(card: Mapping[str, object] | None, rating: Rating, *, at: datetime) -> Scheduled:
    """Give a card after one answer; None begins a new one."""
    before = fsrs.Card.from_dict(cast("Any", dict(card))) if card else fsrs.Card(card_id=0, due=at)
    after, _ = _SCHEDULER.review_card(before, fsrs.Rating(rating.value), at.astimezone(UTC))
    return Scheduled(cast("dict[str, object]", after.to_dict()), after.due)


def first_scheduled(answers: Sequence[tuple[datetime, Rating]]) -> Scheduled:
    """Give the card of a fact from its answers in quizzes, oldest first; missed the last time, it is due at once."""
    scheduled: Scheduled | None = None
    for at, rating in answers:
        scheduled = reviewed(scheduled.card if scheduled else None, rating, at=at)
    if scheduled is None:
        msg = "a fact that was never asked has no card"
        raise ValueError(msg)
    last, rating = answers[-1]
    return Scheduled(scheduled.card, last) if rating is Rating.AGAIN else scheduled


@dataclass(frozen=True)
class Waiting:
    """A fact that waits to be asked: when it is due, and whether the daily review never asked it."""

    fact_id: int
    due: datetime
    new: bool


def for_today(waiting: Sequence[Waiting], *, now: datetime, asked: int, new_asked: int) -> list[Waiting]:
    """Give what is left for today (UTC), new facts first, then those that wait longest.

    `asked` and `new_asked` count what was asked today already: at most 20 are asked a day, 10 of them new.
    """
    end = day_of(now) + timedelta(days=1)
    due = sorted((one for one in waiting if one.due < end), key=lambda one: (one.due, one.fact_id))
    new = [one for one in due if one.new][: max(0, MOST_NEW_A_DAY - new_asked)]
    return [*new, *(one for one in due if not one.new)][: max(0, MOST_A_DAY - asked)]


def day_of(moment: datetime) -> datetime:
    """Give the beginning of a moment's day (UTC)."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def days_until(due: datetime, *, now: datetime) -> int:
    """Give in how many days something is due, never below 0."""
    return max(0, (day_of(due) - day_of(now)).days)
