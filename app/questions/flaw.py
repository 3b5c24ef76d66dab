"""What a flaw of a question is, and what every check for one needs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.questions.draft import Draft

TITLE = re.compile(r"(?<=article )“[^”]*”")


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a question, in words for its author; a fatal one forbids publishing."""

    name: str
    reason: str
    fatal: bool = True


def plain(text: str) -> str:
    """Fold case, white space and apostrophes."""
    return re.sub(r"\s+", " ", text.lower().replace("’", "'").replace("united states", "us united states").strip())


def stem_of(draft: Draft) -> str:
    """Give the stem with an article's title taken out, which is not the author's wording."""
    return TITLE.sub("the title", draft.stem)


def wrong_texts(draft: Draft) -> list[str]:
    """Give the wrong options."""
    return [option.text for option in draft.key.options if not option.correct]


def right_texts(draft: Draft) -> list[str]:
    """Give the right options."""
    return [option.text for option in draft.key.options if option.correct]


Check = Callable[[Draft], Flaw | None]
"""Looks for one flaw."""
