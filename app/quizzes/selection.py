"""Which questions an attempt asks, and in what order they and their options stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.questions.draft import Option, QuestionType
from app.quizzes.dealing import Pool, deal, lot
from app.quizzes.difficulty import Difficulty

T = TypeVar("T")
MOST_DRAWN = 200


@dataclass(frozen=True)
class DrawRule:
    """What drawn questions must be; an empty set means any.

    A question fits with all of the tags, one of the topics, one of the articles, one of the types and the difficulty.
    """

    count: int
    tags: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    types: frozenset[QuestionType] = frozenset()
    difficulty: Difficulty | None = None

    def __post_init__(self) -> None:
        """Refuse a draw of nothing, or of more than a quiz can hold."""
        if not 1 <= self.count <= MOST_DRAWN:
            msg = f"A draw takes at least one question, and {MOST_DRAWN} at most."
            raise ValueError(msg)

    def to_record(self) -> dict[str, object]:
        """Give the rule as it is stored."""
        return {
            "count": self.count,
            "tags": sorted(self.tags),
            "topics": sorted(self.topics),
            "articles": sorted(self.articles),
            "types": sorted(self.types),
            "difficulty": self.difficulty,
        }


def rule_of(record: Mapping[str, Any]) -> DrawRule:
    """Give a rule as it was stored; raises ValueError for what is none."""
    return DrawRule(
        count=int(record["count"]),
        tags=frozenset(record.get("tags", ())),
        topics=frozenset(record.get("topics", ())),
        articles=frozenset(record.get("articles", ())),
        types=frozenset(QuestionType(kind) for kind in record.get("types", ())),
        difficulty=Difficulty(record["difficulty"]) if record.get("difficulty") else None,
    )


@dataclass(frozen=True)
class Slot:
    """One place in a quiz: a fixed question or a draw's pool, its points, and the place of its section."""

    question: int | None = None
    pool: Pool | None = None
    points: float = 1.0
    section: int = 0

    def __post_init__(self) -> None:
        """Refuse a slot with neither or both, or without points."""
        if (self.question is None) == (self.pool is None) or self.points <= 0:
            msg = "A slot holds one question or one draw, and points above 0."
            raise ValueError(msg)


@dataclass(frozen=True)
class Asked:
    """A question of one attempt: its id, its points, the place of its section."""

    question: int
    points: float
    section: int


def draw_quiz(slots: Sequence[Slot], *, seed: str, shuffle: bool = False) -> tuple[Asked, ...]:
    """Give the questions of one attempt, none twice, section by section; raises TooFewQuestions.

    With `shuffle` the questions of a section change places, and never leave it.
    """
    dealt = iter(deal([slot.pool for slot in slots if slot.pool is not None], seed=seed))
    sections: dict[int, list[Asked]] = {}
    for slot in slots:
        drawn = (slot.question,) if slot.question is not None else next(dealt)
        here = sections.setdefault(slot.section, [])
        here.extend(Asked(one, slot.points, slot.section) for one in drawn)
    ordered = (
        shuffled(here, seed=f"{seed}/section {section}" if section else seed) if shuffle else here
        for section, here in sorted(sections.items())
    )
    return tuple(one for here in ordered for one in here)


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
    return [things[place] for place in sorted(range(len(things)), key=lambda place: lot(seed, place))]
