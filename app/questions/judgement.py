"""What a judge says of a question on a blind sheet, and what the sheet's maker knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

POINTS = {
    "grammatical": "It is grammatical, and sounds like a person wrote it.",
    "stands_alone": "It stands alone: no “he”, “there”, “last year” that only the article explains.",
    "key_proved": "The key is right, and the cited words prove it without outside knowledge.",
    "one_answer": "Exactly one answer, or exactly the marked set, is right.",
    "worth_asking": "It asks about what the article reports, not about a by-line, a credit or a phrase.",
    "distractors": "The wrong options are wrong, of the key's kind, and plausible; yes where there are none.",
}


@dataclass(frozen=True)
class Listed:
    """An item of a blind sheet as its maker knows it: `planted` names the flaw put in, or is empty.

    `question` is the identity of the draft that it is, or that it was made from.
    """

    id: str
    planted: str
    question: str
    type: str
    article: str


@dataclass(frozen=True)
class Judgement:
    """One judge's yes or no on each of the six points of one item."""

    item: str
    points: Mapping[str, bool]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a judgement that leaves a point out or has one of its own."""
        if set(self.points) != set(POINTS):
            msg = f"a judgement needs the points {', '.join(POINTS)}"
            raise ValueError(msg)

    @property
    def accepts(self) -> bool:
        """Say whether all six points are yes."""
        return all(self.points.values())


@dataclass(frozen=True)
class Pass:
    """One judge's judgements of a whole sheet, by item."""

    judge: str
    judgements: Mapping[str, Judgement]

    def accepts(self, item: str) -> bool:
        """Say whether this judge accepts an item."""
        return self.judgements[item].accepts
