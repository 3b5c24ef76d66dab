"""What everybody can answer without the article: the seat of a named country's government, who attacked Ukraine."""

import re

from app.facts.gazetteer import Country, country_named, country_of_capital, country_of_people
from app.facts.names import without_possessive
from app.questions.draft import ClaimVerdict, Draft

SEAT = re.compile(
    r"\b(?:[Cc]apital|[Gg]overnment|[Pp]arliament|[Cc]abinet|[Ll]egislature|[Aa]uthorities|[Mm]inisters)"
    r"(?: in|, | of)? _____ \(a (?:town or )?city\)"
)
CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w-]+)*")
KNOWN = (
    (re.compile(r"\b(?:attack|invade|invasion)\w*\b[^.]*\bUkraine\b"), "Russia"),
    (re.compile(r"\bUkraine\b[^.]*\b(?:attacked|invaded) by\b"), "Russia"),
    (re.compile(r"\bRussia\b[^.]*\b(?:attack|invade)"), "Ukraine"),
    (re.compile(r"\bRussia (?:attacked|invaded) Ukraine(?: in (?:February )?2022)?\.$"), ClaimVerdict.SUPPORTED),
    (re.compile(r"\b(?:collapse|break-?up|dissolution|fall) of the _____"), "Soviet Union"),
)


def everybody_knows(draft: Draft) -> bool:
    """Say whether the key follows from what everybody knows and the words in view."""
    shown = f"{draft.lead} {draft.stem}"
    keys = [option.text for option in draft.key.options if option.correct] + [one.text for one in draft.key.accepted]
    told = any(pattern.search(draft.stem) is not None and key in keys for pattern, key in KNOWN)
    return told or (SEAT.search(draft.stem) is not None and any(_seat_of_a_country(key, shown) for key in keys))


def _seat_of_a_country(city: str, shown: str) -> bool:
    """Say whether a city is the capital of a country that the words in view name, or whose people they do."""
    country = country_of_capital(city)
    if country is None:
        return False
    found = (without_possessive(words) for words in CAPITALISED.findall(shown))
    named = (word for words in found for word in (words, *words.split()))
    return any(other is not None and other.name == country.name for word in named for other in _meant(word))


def _meant(word: str) -> tuple[Country | None, Country | None]:
    return country_named(word), country_of_people(word)
