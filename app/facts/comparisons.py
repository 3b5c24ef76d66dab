"""Comparisons of figures ("as against 17 per cent"): one goes with the figure that it compares."""

import re
from collections.abc import Collection, Iterator

from app.facts.clauses import Clause
from app.facts.syntax import Parsed

BESIDE = re.compile(
    r"(?:(?:as )?(?:against|compared (?:with|to))|versus|vs\.?|(?:up|down) (?:from|on)) ", re.IGNORECASE
)
STOPS = frozenset(",;:.()–—")


def compared_with_gone(parsed: Parsed, gone: Collection[int]) -> set[int]:
    """Give the words of comparisons that stand right behind words which go, a figure among these."""
    return {word for words in _compared(parsed) if _follows_figure(parsed, words[0], gone) for word in words}


def figure_compared_gone(clause: Clause) -> bool:
    """Say whether "as against 17 per cent" stays, and the "38 per cent" before it went."""
    kept = set(clause.kept)
    parsed = clause.sentence.parsed
    gone = {token.index for token in parsed.tokens} - kept
    return any(set(words) & kept and _follows_figure(parsed, words[0], gone) for words in _compared(parsed))


def _compared(parsed: Parsed) -> Iterator[range]:
    """Give the words of every comparison, up to where a mark or the clause ends it."""
    for token in parsed.tokens[1:]:
        if not BESIDE.match(parsed.text, token.start) or parsed.tokens[token.index - 1].lower == "as":
            continue
        last = token.index
        while last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text not in STOPS:
            last += 1
        if any(other.tag == "CD" for other in parsed.tokens[token.index : last + 1]):
            yield range(token.index, last + 1)


def _follows_figure(parsed: Parsed, first: int, gone: Collection[int]) -> bool:
    """Say whether a figure is among the words that go right before a word."""
    at = first - 1
    while at >= 0 and (at in gone or parsed.tokens[at].text in STOPS):
        at -= 1
    between = parsed.tokens[at + 1 : first]
    return any(token.tag == "CD" for token in between)
