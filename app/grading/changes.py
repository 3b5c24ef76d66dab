"""What a correction would do: how each attempt's score changes, and the figures of a quiz before and after."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.grading.voiding import Void

# Percentages that differ by less are the same but for rounding.
CLOSE = 1e-9


@dataclass(frozen=True)
class Worth:
    """What an attempt has: the mark on the question, how the question is void in it, the score and the most of it."""

    mark: float
    void: str
    score: float
    maximum: float

    @property
    def percent(self) -> float | None:
        """Give the score in percent; None where nothing can be earned."""
        return 100 * self.score / self.maximum if self.maximum else None


@dataclass(frozen=True)
class Change:
    """An attempt before and after; `points` is what the question is worth."""

    attempt: str
    who: str
    points: float
    before: Worth
    after: Worth

    @property
    def way(self) -> str:
        """Say whether the score goes "up" or "down" in percent, "same" where only its maximum changes, or ""."""
        before, after = self.before.percent, self.after.percent
        if before is None or after is None or math.isclose(before, after, abs_tol=CLOSE):
            return "" if self.before.maximum == self.after.maximum else "same"
        return "up" if after > before else "down"


@dataclass(frozen=True)
class Figures:
    """A quiz's attempts: how many change and how, the mean in percent and the question's facility, before and after.

    A figure is None where there is nothing to take it of: a facility where the question is out of the score.
    """

    attempts: int
    up: int
    down: int
    same: int
    mean: tuple[float | None, float | None]
    facility: tuple[float | None, float | None]


def figures(changes: Sequence[Change]) -> Figures:
    """Work out the figures of some attempts that were asked a question."""
    ways = [change.way for change in changes]
    before, after = [change.before for change in changes], [change.after for change in changes]
    points = [change.points for change in changes]
    return Figures(
        attempts=len(changes),
        up=ways.count("up"),
        down=ways.count("down"),
        same=ways.count("same"),
        mean=(_mean(before), _mean(after)),
        facility=(_facility(before, points), _facility(after, points)),
    )


def _mean(worths: Sequence[Worth]) -> float | None:
    percents = [worth.percent for worth in worths if worth.percent is not None]
    return sum(percents) / len(percents) if percents else None


def _facility(worths: Sequence[Worth], points: Sequence[float]) -> float | None:
    counted = [(one.mark, most) for one, most in zip(worths, points, strict=True) if one.void != Void.LEFT_OUT]
    return 100 * sum(mark for mark, _ in counted) / sum(most for _, most in counted) if counted else None
