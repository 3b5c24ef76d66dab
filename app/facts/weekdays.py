"""Weekdays that nothing dates: a reader cannot know which Friday is meant."""

from app.facts.syntax import Parsed, Token
from app.facts.words import MONTHS, WEEKDAYS

NEAR = 2


def undated(parsed: Parsed, token: Token) -> bool:
    """Say whether a word is a weekday without a date beside it: "on Friday", but not "on Friday, 3 May"."""
    if token.text not in WEEKDAYS or token.dep not in {"npadvmod", "pobj"}:
        return False
    near = parsed.tokens[max(0, token.index - 1) : token.index + NEAR + 1]
    return not any(other.tag == "CD" or other.text in MONTHS for other in near)
