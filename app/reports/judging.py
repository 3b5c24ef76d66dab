"""Acceptance of questions by blind judges: shares with intervals, agreement, and which passes are void.

The sheet's planted flaws count for nothing but the void rule; every other figure is about the real questions.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from app.questions.judgement import POINTS, Listed, Pass

LEAST_CAUGHT = 0.9
Z = 1.959964  # the 97.5th percentile of the normal distribution: 95 % between its tails


@dataclass(frozen=True)
class Share:
    """How many of how many, with a 95 % interval (Wilson)."""

    count: int
    n: int

    @property
    def value(self) -> float | None:
        """Give the share, 0 to 1; none of nothing."""
        return self.count / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Give the ends of the interval, 0 to 1; none of nothing."""
        return wilson(self.count, self.n) if self.n else None


@dataclass(frozen=True)
class Agreement:
    """How two judges agree on accepting: share of equal verdicts, and Cohen's kappa where it is defined."""

    judges: tuple[str, str]
    share: Share
    kappa: float | None


@dataclass(frozen=True)
class Judge:
    """One judge's pass: planted flaws caught, questions accepted, and how often each point was a no."""

    name: str
    caught: Share
    missed: tuple[Listed, ...]
    accepted: Share
    failures: dict[str, int]

    @property
    def is_void(self) -> bool:
        """Say whether the pass missed too many planted flaws to count."""
        return self.caught.count < LEAST_CAUGHT * self.caught.n


@dataclass(frozen=True)
class Acceptance:
    """What the judges say: each of them, and together those whose pass stands (no acceptance where none does)."""

    judges: tuple[Judge, ...]
    overall: Share | None
    by_type: dict[str, Share]
    by_article: dict[str, Share]
    agreements: tuple[Agreement, ...]

    @property
    def void(self) -> tuple[Judge, ...]:
        """Give the judges whose pass is void."""
        return tuple(judge for judge in self.judges if judge.is_void)


def wilson(count: int, n: int) -> tuple[float, float]:
    """Give the 95 % score interval of count of n (E. B. Wilson, 1927, JASA 22, 209-212); n is 1 or more."""
    p = count / n
    centre = p + Z**2 / (2 * n)
    half = Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    scale = 1 + Z**2 / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float | None:
    """Give Cohen's kappa of two judges' verdicts on the same items (J. Cohen, 1960, EPM 20, 37-46).

    None where chance alone would agree on everything, so that nothing is left to measure.
    """
    n = len(one)
    if not n:
        return None
    observed = sum(a == b for a, b in zip(one, other, strict=True)) / n
    yes_one, yes_other = sum(one) / n, sum(other) / n
    by_chance = yes_one * yes_other + (1 - yes_one) * (1 - yes_other)
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else None


def acceptance(items: Sequence[Listed], passes: Sequence[Pass]) -> Acceptance:
    """Work out what the passes say; every pass judges every item."""
    real = [item for item in items if not item.planted]
    judges = tuple(_judge(one, items) for one in passes)
    standing = [one for one, judge in zip(passes, judges, strict=True) if not judge.is_void]
    return Acceptance(
        judges,
        _accepted(real, standing) if standing else None,
        _shares(real, standing, lambda item: item.type),
        _shares(real, standing, lambda item: item.article),
        tuple(_agreement(one, other, real) for one, other in combinations(standing, 2)),
    )


def _judge(one: Pass, items: Sequence[Listed]) -> Judge:
    planted = [item for item in items if item.planted]
    real = [item for item in items if not item.planted]
    missed = tuple(item for item in planted if one.accepts(item.id))
    failures = Counter(point for item in real for point, is_met in one.judgements[item.id].points.items() if not is_met)
    return Judge(
        one.judge,
        Share(len(planted) - len(missed), len(planted)),
        missed,
        _accepted(real, [one]),
        {point: failures[point] for point in POINTS},
    )


def _accepted(items: Sequence[Listed], passes: Sequence[Pass]) -> Share:
    return Share(sum(all(one.accepts(item.id) for one in passes) for item in items), len(items))


def _shares(items: Sequence[Listed], passes: Sequence[Pass], of: Callable[[Listed], str]) -> dict[str, Share]:
    if not passes:
        return {}
    return {
        name: _accepted([item for item in items if of(item) == name], passes) for name in sorted({of(i) for i in items})
    }


def _agreement(one: Pass, other: Pass, items: Sequence[Listed]) -> Agreement:
    first, second = [one.accepts(item.id) for item in items], [other.accepts(item.id) for item in items]
    equal = sum(a == b for a, b in zip(first, second, strict=True))
    return Agreement((one.judge, other.judge), Share(equal, len(items)), kappa(first, second))
