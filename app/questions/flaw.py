"""What a flaw of a question is, and what every check for one needs."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Generic, TypeVar

from app.questions.draft import Draft, QuestionType

TITLE = re.compile(r"(?<=article )“[^”]*”")
NAMED_ARTICLE = re.compile(r"\bthe (?:\d{4} )?article “[^”]*”")
Finder = TypeVar("Finder")


class Weight(IntEnum):
    """What follows from a flaw: a word to the author, no place among generated questions, or none anywhere."""

    WARNING = 0
    FATAL = 1
    BROKEN = 2


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a question, in words for its author.

    A fatal one keeps a generated question back; a broken question is published by nobody.
    """

    name: str
    reason: str
    fatal: bool = True
    broken: bool = False


@dataclass(frozen=True)
class Known(Generic[Finder]):
    """A flaw of the register: its name, its weight, the function that finds it, and the reason with what to do.

    A finder gives the words that show the flaw, which take the place of {} in the reason, or None where it is not.
    """

    name: str
    weight: Weight
    find: Finder
    reason: str

    def flaw(self, shown: str | None) -> Flaw | None:
        """Give the flaw for the words that its finder gave."""
        if shown is None:
            return None
        fatal, broken = self.weight > Weight.WARNING, self.weight is Weight.BROKEN
        return Flaw(self.name, self.reason.replace("{}", shown), fatal=fatal, broken=broken)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Fold case, white space and apostrophes."""
    return re.sub(r"\s+", " ", text.lower().replace("’", "'").replace("united states", "us united states").strip())


def stem_of(draft: Draft) -> str:
    """Give the stem with an article's title taken out, which is not the author's wording."""
    return _untitled(draft.stem)


@lru_cache(maxsize=256)  # a dozen flaws ask it of each stem
def _untitled(stem: str) -> str:
    return TITLE.sub("the title", stem)


def wrong_texts(draft: Draft) -> list[str]:
    """Give the wrong options."""
    return [option.text for option in draft.key.options if not option.correct]


def right_texts(draft: Draft) -> list[str]:
    """Give the right options."""
    return [option.text for option in draft.key.options if option.correct]


def answers(draft: Draft) -> list[str]:
    """Give the texts that answer a question: right options, accepted forms, the number; a claim's verdict is none."""
    if draft.type in {QuestionType.CLAIM, QuestionType.EVIDENCE}:
        return []
    number = [draft.key.number.text] if draft.key.number else []
    return [*right_texts(draft), *(form.text for form in draft.key.accepted), *number]
