"""A question as a file of another program shows it, before it becomes one of ours."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.interchange.categories import category_of, topic_of

LONGEST = 1_000_000


class Shape(StrEnum):
    """What another program's question asks for."""

    ONE = "one choice"
    MANY = "several choices"
    VERDICT = "true or false"
    WORDS = "a short answer"
    NUMBER = "a number"


@dataclass(frozen=True)
class Answer:
    """One answer: its text, its weight in percent of the mark, and what is said to who gives it.

    `tolerance` is a number's.
    """

    text: str
    weight: Decimal = Decimal(0)
    feedback: str = ""
    tolerance: str = ""


@dataclass(frozen=True)
class Seen:
    """What a file shows of a question; texts are plain, `changed` says what was already left out of them.

    `feedback` is the one for everybody, citations and all. For Shape.VERDICT there are two answers, true and false.
    """

    where: str
    shape: Shape
    text: str
    answers: tuple[Answer, ...]
    feedback: str = ""
    name: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    topic: str = ""
    unit: str = ""
    changed: tuple[str, ...] = ()


class NoCounterpart(ValueError):
    """A question that cannot become one of ours; the message is a sentence that says why."""


@dataclass(frozen=True)
class Sight:
    """How a text looks after it was written to a format and read again: running text, typed answers, names and tags.

    A topic is a path of categories there.
    """

    rich: Callable[[str], str]
    plain: Callable[[str], str]
    label: Callable[[str], str]

    def topic(self, topic: str) -> str:
        """Say how a topic comes back."""
        return topic_of(category_of(self.label(topic)))
