"""A figure of a report: a number, or the reason why there is none."""

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class Figure:
    """A finite number, or None with a sentence that says why."""

    value: float | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a number that is none, and a gap without a reason."""
        if self.value is None and not self.reason:
            msg = "a missing figure needs its reason"
            raise ValueError(msg)
        if self.value is not None and not isfinite(self.value):
            msg = f"{self.value} is no figure"
            raise ValueError(msg)


@dataclass(frozen=True)
class Interval:
    """A 95 % interval, or None for both ends with a sentence that says why."""

    low: float | None = None
    high: float | None = None
    reason: str = ""


NO_ATTEMPTS = "No attempt has been submitted yet."
TWO_ATTEMPTS = "This needs two attempts."
SAME_MARK = "Everybody got the same mark on this question."
SAME_REST = "Everybody got the same score on the rest of the quiz."
SAME_SCORE = "Everybody got the same score."
DIFFERENT_ITEMS = "The students drew different questions, so there is no common scale."
AGAINST = "Its marks run against the total score, so it has no weight. Check its key."
VOIDED = "This question was declared void, so it counts in no figure."
NOT_ASKED = "Nobody was asked this question."
ONE_VERSION = "A weight is of the whole question, not of one of its versions."
ALL_VOID = "Every question was declared void, so there is no score."
