"""Which questions an attempt asks, and in what order their options stand."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.questions.draft import Option, QuestionType

T = TypeVar("T")


class Difficulty(StrEnum):
    """How hard a question is, by its author or by its facility."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True)
class Candidate:
    """A published question that a draw may take."""

    question: int
    type: QuestionType
    tags: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    difficulty: Difficulty | None = None


@dataclass(frozen=True)
class DrawRule:
    """What a drawn question must be; an empty set means any.

    A question fits with all of the tags, one of the articles, one of the types and the difficulty.
    """

    count: int
    tags: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    types: frozenset[QuestionType] = frozenset()
    difficulty: Difficulty | None = None

    def __post_init__(self) -> None:
        """Refuse a draw of nothing."""
        if self.count < 1:
            msg = "A draw takes at least one question."
            raise ValueError(msg)

    def fits(self, candidate: Candidate) -> bool:
        """Say whether a question may be drawn."""
        return (
            self.tags <= candidate.tags
            and (not self.articles or bool(self.articles & candidate.articles))
            and (not self.types or candidate.type in self.types)
            and self.difficulty in {None, candidate.difficulty}
        )


@dataclass(frozen=True)
class Slot:
    """One place in a quiz: a fixed question, or a rule that draws one or more."""

    question: int | None = None
    draw: DrawRule | None = None
    max_mark: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a slot with neither or both, or without a mark."""
        if (self.question is None) == (self.draw is None) or self.max_mark <= 0:
            msg = "A slot holds one question or one draw rule, and a mark above 0."
            raise ValueError(msg)


class TooFewQuestions(ValueError):
    """A draw that the published questions cannot fill; the message is a sentence for the teacher."""


def choose(
    rule: DrawRule, candidates: Sequence[Candidate], *, seed: str, taken: Collection[int] = ()
) -> tuple[Candidate, ...]:
    """Draw a rule's questions, none of them taken; the same seed and candidates, in any order, give the same draw.

    Raises TooFewQuestions.
    """
    fitting = [candidate for candidate in candidates if candidate.question not in taken and rule.fits(candidate)]
    if len(fitting) < rule.count:
        msg = f"This draw asks for {rule.count} questions, but {len(fitting)} fit it. Publish more or widen the rule."
        raise TooFewQuestions(msg)
    return tuple(sorted(fitting, key=lambda candidate: _lot(seed, candidate.question))[: rule.count])


def draw_quiz(
    slots: Sequence[Slot], candidates: Sequence[Candidate], *, seed: str, shuffle: bool = False
) -> tuple[tuple[int, float], ...]:
    """Give the (question, maximum mark) pairs of one attempt, no question twice; raises TooFewQuestions."""
    # Fixed questions come first, so that no draw takes what a later slot asks anyway.
    taken = {slot.question for slot in slots if slot.question is not None}
    asked: list[tuple[int, float]] = []
    for place, slot in enumerate(slots):
        if slot.question is not None:
            asked.append((slot.question, slot.max_mark))
        if slot.draw is not None:
            drawn = choose(slot.draw, candidates, seed=f"{seed}/{place}", taken=taken)
            taken |= {candidate.question for candidate in drawn}
            asked.extend((candidate.question, slot.max_mark) for candidate in drawn)
    return tuple(shuffled(asked, seed=seed)) if shuffle else tuple(asked)


def option_order(options: Sequence[Option], kind: QuestionType, *, seed: str) -> tuple[int, ...]:
    """Give the order in which to show a key's options, as indexes into them.

    Verdicts keep their order, and so do options that begin with a figure: they are sorted.
    """
    places = range(len(options))
    if kind is QuestionType.CLAIM or all(option.text[:1].isdigit() for option in options):
        return tuple(places)
    return tuple(shuffled(places, seed=seed))


def shuffled(things: Sequence[T], *, seed: str) -> list[T]:
    """Give the things in an order that the seed decides, on every machine and Python alike."""
    return [things[place] for place in sorted(range(len(things)), key=lambda place: _lot(seed, place))]


def _lot(seed: str, number: int) -> bytes:
    # A digest instead of `random`, whose sequences may differ between Python versions.
    return hashlib.sha256(f"{seed}:{number}".encode()).digest()
