"""Rates: "each day", "a head", "per year", "annually", without which a number beside them is of nothing."""

from collections.abc import Iterable

from app.facts.syntax import Parsed, Token

EACH = frozenset("each every per a an".split())
UNITS = frozenset(
    """second minute hour day night week weekend fortnight month quarter season year decade head person capita
    passenger household inhabitant resident pupil visit game match shift""".split()
)
TIMELY = frozenset("hourly daily nightly weekly fortnightly monthly quarterly yearly annually apiece".split())
SPANS = frozenset("hour day week month quarter half season year decade".split())
NUMBERED = frozenset("nummod amod".split())
WITHIN = frozenset("in during over within throughout for".split())


def rates_among(parsed: Parsed, words: Iterable[int]) -> list[Token]:
    """Give the words that say per what time or person something is counted, or in how long a time."""
    tokens = [parsed.tokens[word] for word in sorted(words)]
    return [token for token in tokens if token.lower in TIMELY or _per(parsed, token) or _in_a_span(parsed, token)]


def _per(parsed: Parsed, token: Token) -> bool:
    """Say whether a word is the "day" of "each day", "a day" or "per day", with nothing but that before it."""
    before = parsed.tokens[token.index - 1] if token.index else token
    adverbial = token.dep in {"npadvmod", "pobj"}
    placed = parsed.tokens[before.index - 1].pos == "ADP" if before.index else True
    return token.lemma in UNITS and before.lower in EACH and adverbial and (before.lower == "per" or not placed)


def _in_a_span(parsed: Parsed, token: Token) -> bool:
    """Say whether a word is the "months" of "in the first six months"."""
    link = parsed.tokens[token.head]
    counted = {child.dep for child in parsed.children(token.index)} & NUMBERED
    return token.lemma in SPANS and token.dep == "pobj" and link.lower in WITHIN and bool(counted)
