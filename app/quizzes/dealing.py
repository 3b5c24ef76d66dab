"""Deal questions to the draws of a quiz: none twice, by lot, and whenever it can be done at all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations


@dataclass(frozen=True)
class Pool:
    """How many questions a draw takes, and which fit it: their ids, without those that the quiz asks anyway."""

    count: int
    fitting: frozenset[int]


@dataclass(frozen=True)
class Shortage:
    """Draws that cannot all be filled: their places, how many they ask for together, and how many fit any of them."""

    places: tuple[int, ...]
    asked: int
    fitting: int


@dataclass(frozen=True)
class Rivalry:
    """Two draws of which one could leave the other too few: their places, and how many questions fit both."""

    places: tuple[int, int]
    shared: int


class TooFewQuestions(ValueError):
    """Draws that the published questions cannot fill; the message is a sentence for the teacher."""

    def __init__(self, shortage: Shortage) -> None:
        """Say what is missing where."""
        alone = len(shortage.places) == 1
        which = "A draw asks" if alone else f"{len(shortage.places)} draws together ask"
        super().__init__(
            f"{which} for {shortage.asked} questions, but {shortage.fitting} fit. Publish more, or widen the rule."
        )
        self.shortage = shortage


def deal(pools: Sequence[Pool], *, seed: str) -> tuple[tuple[int, ...], ...]:
    """Give each draw its questions, none twice; the same seed and pools give the same. Raises TooFewQuestions.

    A question that two draws could take goes where it is needed: the deal fails only where no deal is possible.
    """
    lots = [sorted(pool.fitting, key=partial(lot, f"{seed}/{place}")) for place, pool in enumerate(pools)]
    held, shortage = _settle(pools, lots)
    if shortage is not None:
        raise TooFewQuestions(shortage)
    return tuple(tuple(one for one in lot if held.get(one) == place) for place, lot in enumerate(lots))


def shortage_of(pools: Sequence[Pool]) -> Shortage | None:
    """Say which draws cannot all be filled; None where they can."""
    return _settle(pools, [sorted(pool.fitting) for pool in pools])[1]


def rivalries(pools: Sequence[Pool]) -> tuple[Rivalry, ...]:
    """Give the pairs of draws that compete: if one took what both want, the other would have too few."""
    found: list[Rivalry] = []
    for one, other in combinations(range(len(pools)), 2):
        shared = len(pools[one].fitting & pools[other].fitting)
        if shared and (
            _leaves_short(pools[one], pools[other], shared) or _leaves_short(pools[other], pools[one], shared)
        ):
            found.append(Rivalry((one, other), shared))
    return tuple(found)


def _leaves_short(taker: Pool, left: Pool, shared: int) -> bool:
    return len(left.fitting) - min(taker.count, shared) < left.count


def _settle(pools: Sequence[Pool], lots: Sequence[Sequence[int]]) -> tuple[dict[int, int], Shortage | None]:
    """Give who holds which question, and the draws that could not be filled."""
    held: dict[int, int] = {}
    # Whoever has the least to spare draws first, so that few questions have to change hands.
    for place in sorted(range(len(pools)), key=lambda place: len(pools[place].fitting) - pools[place].count):
        for _ in range(pools[place].count):
            reached = _give_one(place, lots, held)
            if reached:
                fitting = frozenset[int]().union(*(pools[one].fitting for one in reached))
                asked = sum(pools[one].count for one in reached)
                return held, Shortage(tuple(sorted(reached)), asked, len(fitting))
    return held, None


def _give_one(place: int, lots: Sequence[Sequence[int]], held: dict[int, int]) -> set[int]:
    """Give a draw one question more, if need be by a chain of exchanges; else the draws that stand in each other's way.

    A search in width from the draw over the draws that hold what it could take (augmenting paths of a matching).
    """
    came: dict[int, tuple[int, int]] = {}
    waiting, reached = [place], {place}
    while waiting:
        here = waiting.pop(0)
        free = next((one for one in lots[here] if one not in held), None)
        if free is not None:
            _pass_on(place, here, free, came, held)
            return set()
        for one in lots[here]:
            holder = held[one]
            if holder not in reached:
                reached.add(holder)
                came[holder] = (here, one)
                waiting.append(holder)
    return reached


def _pass_on(place: int, here: int, free: int, came: dict[int, tuple[int, int]], held: dict[int, int]) -> None:
    held[free] = here
    while here != place:
        here, given = came[here]
        held[given] = here


def lot(seed: str, number: int) -> bytes:
    """Give a number's lot: the same for the same seed on every machine."""
    # A digest instead of `random`, whose sequences may differ between Python versions.
    return hashlib.sha256(f"{seed}:{number}".encode()).digest()
