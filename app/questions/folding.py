"""When two options are one: names of places, amounts in any writing, and words by their stems."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import inf

from app.facts.gazetteer import country_named, country_of_capital
from app.facts.numbers import SCALES, SMALL, TENS, number_value

OTHER_NAMES = {
    "kiev": "kyiv",
    "bombay": "mumbai",
    "peking": "beijing",
    "calcutta": "kolkata",
    "madras": "chennai",
    "rangoon": "yangon",
    "saigon": "ho chi minh city",
    "nur-sultan": "astana",
    "leningrad": "saint petersburg",
    "st petersburg": "saint petersburg",
    "constantinople": "istanbul",
    "lvov": "lviv",
    "kharkov": "kharkiv",
    "odessa": "odesa",
}
UNITS = {"%": "%", "percent": "%", "per cent": "%", "$": "$", "£": "£", "€": "€"}
ABOVE = re.compile(r"^(?:more than|over|above|at least|upwards of)\b")
BELOW = re.compile(r"^(?:less than|fewer than|under|below|at most|up to)\b")
RANGE = re.compile(r"^(?:from |between )?[$£€]?(\d[\d,.]*)(?: ?(?:to|and|-|–) ?)[$£€]?(\d[\d,.]*)(?!\d)")
WORDS = "|".join([*SMALL, *TENS, *SCALES, "and"])
AMOUNT = re.compile(rf"[$£€]?\d[\d,.]*(?:\s*(?:{'|'.join(SCALES)}|m|bn)\b)?|\b(?:{WORDS})(?:[\s-]+(?:{WORDS}))*\b")
HEDGE = re.compile(r"^(?:around|about|approximately|roughly|nearly|almost|some|exactly|a total of)\s+")
ENDINGS = re.compile(r"(?:ations?|ers?|ors?|ings?|ies|ied|ed|es|s|ly|y|e)$")
SHORTEST_STEM = 4
LONG_NAME = 7
ALIKE = 80.0


@dataclass(frozen=True)
class Amount:
    """An amount as an option writes it: the least and the most it can be, the unit, and the rest of its words."""

    least: float
    most: float
    unit: str
    rest: str

    @property
    def exact(self) -> bool:
        """Say whether it is one number."""
        return self.least == self.most


@lru_cache(maxsize=4096)
def amount_of(text: str) -> Amount | None:
    """Read an option that begins with an amount; None where it does not."""
    words = HEDGE.sub("", _plain(text))
    above, below, between = ABOVE.match(words), BELOW.match(words), RANGE.match(words)
    start = (above or below).end() if above or below else 0  # pyright: ignore[reportOptionalMemberAccess] - one of them
    found = AMOUNT.match(words[start:].lstrip())
    value = number_value(found[0]) if found else None
    if found is None or value is None:
        return None
    after = words[start:].lstrip()[found.end() :].strip()
    unit = next((unit for sign, unit in UNITS.items() if found[0].startswith(sign) or after.startswith(sign)), "")
    least, most = -inf if below else float(value), inf if above else float(value)
    if between and not (above or below):
        least, most = (float(Decimal(end.replace(",", "").rstrip("."))) for end in between.groups())
    return Amount(least, most, unit, after.removeprefix("percent").removeprefix("per cent").removeprefix("%").strip())


def same_option(one: str, other: str) -> bool:
    """Say whether two options are one after folding case, aliases of places, units, writing and spelling."""
    first, second = _folded(one), _folded(other)
    if first == second:
        return True
    amounts = amount_of(one), amount_of(other)
    if amounts[0] and amounts[1]:
        return amounts[0] == amounts[1]
    return _misspelt(one, other)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    words = _plain(text)
    country = country_named(text.removeprefix("the ").strip())
    return country.name.lower() if country else OTHER_NAMES.get(words, words)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", bare.replace("’", "'").strip(" .,;:“”\"'")))


def _misspelt(one: str, other: str) -> bool:
    """Say whether two names are spellings of one: as many words, each the same or long and nearly so."""
    if any(country_named(name) or country_of_capital(name) for name in (one, other)):
        return False
    first, second = one.split(), other.split()
    if len(first) != len(second) or not all(word[:1].isupper() for word in (*first, *second)):
        return False
    return all(_alike(*pair) for pair in zip(map(_plain, first), map(_plain, second), strict=True))


def _alike(one: str, other: str) -> bool:
    if one == other or len(one) < LONG_NAME or one[0] != other[0] or any(sign.isdigit() for sign in one + other):
        return one == other
    # Imported here: most pairs of options are told apart without it.
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    return ratio(one, other) >= ALIKE


def stems(text: str, *, but: frozenset[str] = frozenset()) -> set[str]:
    """Give the words of content of a text without their endings, so that "exporting" and "exports" are one."""
    words = re.findall(r"[^\W\d_]+", _plain(text).replace("'s", ""))
    return {word_stem(word) for word in words if word not in but and len(word) >= SHORTEST_STEM}


def word_stem(word: str) -> str:
    """Take a word's ending off where enough is left."""
    cut = ENDINGS.sub("", word)
    return cut if len(cut) >= SHORTEST_STEM else word
