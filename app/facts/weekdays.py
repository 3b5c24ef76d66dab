"""Weekdays that nothing dates: a reader cannot know which Friday is meant."""

from app.facts.syntax import Parsed, Token
from app.facts.words import MONTHS, WEEKDAYS

NEAR = 2
PARTS_OF_DAY = frozenset("morning afternoon evening night".split())


def undated(parsed: Parsed, token: Token) -> bool:
    """Say whether a word is a weekday without a date beside it: "on Friday", but not "on Friday, 3 May"."""
    if token.text not in WEEKDAYS or not (token.dep in {"npadvmod", "pobj"} or of_part(parsed, token)):
        return False
    near = parsed.tokens[max(0, token.index - 1) : token.index + NEAR + 1]
    return not any(other.tag == "CD" or other.text in MONTHS for other in near)


def of_part(parsed: Parsed, token: Token) -> bool:
    """Say whether a weekday says of what day a morning or a night is ("Sunday night")."""
    return token.dep in {"compound", "nmod"} and parsed.tokens[token.head].lower in PARTS_OF_DAY
