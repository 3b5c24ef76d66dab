"""How alike two articles are, by their words in order, whatever their names, spaces and letter case."""

import re

from app.articles.text import BlockKind, Rendition

SAME = 0.85
SHINGLE = 3
_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


def shingles_of(rendition: Rendition) -> Shingles:
    """Give every three words in a row that the body of an article has."""
    bodies = (rendition.text[one.start : one.end] for one in rendition.blocks if one.kind is BlockKind.BODY)
    words = _WORD.findall(" ".join(bodies).casefold())
    return frozenset(zip(*(words[first:] for first in range(SHINGLE)), strict=False))


def are_same(one: Shingles, other: Shingles) -> bool:
    """Say whether two articles are one text: one word in twenty may differ (Dice's coefficient, at least 0.85)."""
    both = len(one) + len(other)
    return both > 0 and 2 * len(one & other) / both >= SAME
