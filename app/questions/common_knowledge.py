"""What everybody can answer without the article: the seat of a named country's government, who attacked Ukraine."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.facts.gazetteer import Country, countries, country_named, country_of_capital, country_of_people
from app.facts.names import without_possessive
from app.facts.towns import towns
from app.questions.draft import ClaimVerdict, Draft

SEAT = re.compile(
    r"\b(?:[Cc]apital|[Gg]overnment|[Pp]arliament|[Cc]abinet|[Ll]egislature|[Aa]uthorities|[Mm]inisters)"
    r"(?: in|, | of)? _____ \(a (?:town or )?city\)"
)
# "Montreal is the second-largest port in _____ (a country)", "Montreal, _____ (a country)".
ITS_LAND = re.compile(
    r"(?:(?:['’]s|,|,? (?:is|was|remains|became))(?: (?!(?:to|from|with|against|for|by|than)\b)[\w-]+)*?)?"
    r"(?:,| in| of) _____ \(a country\)"
)
WELL_KNOWN = 1_000_000
CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w-]+)*")
ASKS_CITY = re.compile(r"\b[Ww]hich (?:town or )?(?:city|town)\b|\b[Ww]here\b|_____ \(a (?:town or )?city\)")
GAMES = re.compile(
    r"\b[Ww](?:hich (?:town or )?(?:city|town)|here)\b[^“]*\b(?:Olympics?|Paralympics?)\b"
    r"|\b(?:Olympics?|Paralympics?)\b[^.,;]* (?:in|at) _____ \(a (?:town or )?city\)"
    r"|_____ \(a (?:town or )?city\) (?:\d{4} )?(?:Olympics?|Paralympics?)\b"
)
HOSTS = frozenset(
    """Athens Paris London Stockholm Antwerp Amsterdam Berlin Helsinki Melbourne Rome Tokyo Munich Montreal Moscow Seoul
    Barcelona Atlanta Sydney Beijing Sarajevo Calgary Lillehammer Nagano Turin Vancouver Sochi Pyeongchang""".split()
) | {"Los Angeles", "Mexico City", "Rio de Janeiro", "Salt Lake City"}
SEATS = {
    "Brussels": "NATO|Nato|European (?:Commission|Council|Union)|EU",
    "Strasbourg": "Council of Europe|European Court of Human Rights",
    "Frankfurt": "European Central Bank|ECB",
    "Geneva": "World (?:Health|Trade) Organi[sz]ation|Red Cross|WHO|WTO",
    "The Hague": "International (?:Criminal Court|Court of Justice)",
    "Vienna": "IAEA|Opec|OPEC|OSCE|International Atomic Energy Agency",
    "Washington": "World Bank|International Monetary Fund|IMF|White House|Pentagon|Congress|Supreme Court",
    "New York": "United Nations|UN|U\\.N\\.|Wall Street|Security Council",
    "London": "Bank of England|Downing Street|House of (?:Commons|Lords)|Buckingham Palace|Westminster",
    "Moscow": "Kremlin",
    "Addis Ababa": "African Union|AU",
    "Paris": "UNESCO|Unesco|Louvre|Eiffel Tower",
}
LEADER = r"(?:President|Prime Minister|Chancellor|King|Queen|Emperor|Emir|Crown Prince|Supreme Leader)"
LANDS = r"(?:[Ww]hich country|_____ \(a country\))"
OF_COUNTRY = re.compile(rf"{LEADER}[^.?]* of {LANDS}|{LANDS}(?:['’]s| is| was) [^.?]*{LEADER}", re.IGNORECASE)
SENT = (
    re.compile(rf"{LANDS} (?:had |has |did )?(?:also )?(?:sen[dt]|dispatch(?:ed)?) [^.?,]*{LEADER} [A-Z]"),
    re.compile(rf"{LANDS} (?:was|is|were) represented by [^.?,]*{LEADER} [A-Z]"),
)
LED_BY = {
    "Turkey": "Erdo[gğ]an",
    "Russia": "Putin|Medvedev|Yeltsin",
    "China": "Xi|Xi Jinping|Hu Jintao",
    "United States": "Trump|Biden|Obama|Bush|Clinton",
    "France": "Macron|Sarkozy|Hollande|Chirac",
    "Germany": "Merkel|Scholz|Merz|Kohl",
    "Ukraine": "Zelensky+y?|Zelenskyi",
    "India": "Modi",
    "Israel": "Netanyahu",
    "Hungary": "Orb[aá]n",
    "Italy": "Meloni|Berlusconi",
    "Brazil": "Lula|Bolsonaro|Silva",
    "Argentina": "Milei",
    "Belarus": "Lukashenko|Lukashenka",
    "North Korea": "Kim|Kim Jong[ -]Un",
    "Syria": "Assad",
    "Venezuela": "Maduro|Ch[aá]vez",
    "United Kingdom": "Starmer|Sunak|Johnson|Cameron|Blair|Thatcher|Charles|Elizabeth",
}
KNOWN = (
    (re.compile(r"\b(?:attack|invade|invasion)\w*\b[^.]*\bUkraine\b"), "Russia"),
    (re.compile(r"\bUkraine\b[^.]*\b(?:attacked|invaded) by\b"), "Russia"),
    (re.compile(r"\bRussia\b[^.]*\b(?:attack|invade)"), "Ukraine"),
    (re.compile(r"\bRussia (?:attacked|invaded) Ukraine(?: in (?:February )?2022)?\.$"), ClaimVerdict.SUPPORTED),
    (re.compile(r"\b(?:collapse|break-?up|dissolution|fall) of the _____"), "Soviet Union"),
)


def leads_as_known(land: str, person: str) -> bool:
    """Say whether a person is the leader of a country whom everybody knows as such."""
    known = LED_BY.get(land)
    return known is not None and re.search(rf"\b(?:{known})$", person) is not None


def everybody_knows(draft: Draft) -> bool:
    """Say whether the key follows from what everybody knows and the words in view."""
    shown = f"{draft.lead} {draft.stem}"
    keys = [option.text for option in draft.key.options if option.correct] + [one.text for one in draft.key.accepted]
    if any(knows(draft.stem, keys) for knows in (_held_games, _is_seat, _sent_its_leader)):
        return True
    if any(_is_of_its_land(draft.stem, key) for key in keys):
        return True
    told = any(pattern.search(draft.stem) is not None and key in keys for pattern, key in KNOWN)
    return told or (SEAT.search(draft.stem) is not None and any(_seat_of_a_country(key, shown) for key in keys))


def _held_games(stem: str, keys: Sequence[str]) -> bool:
    """Say whether a city is asked for that held the Olympic games: few did, and a year tells which."""
    return GAMES.search(stem) is not None and bool(HOSTS & set(keys))


def _is_seat(stem: str, keys: Sequence[str]) -> bool:
    """Say whether a city is asked for where a body has its seat that the stem names."""
    named = (SEATS.get(key) for key in keys)
    return ASKS_CITY.search(stem) is not None and any(body and re.search(rf"\b(?:{body})\b", stem) for body in named)


def _is_of_its_land(stem: str, key: str) -> bool:
    """Say whether a country is asked for as the one in which a well-known city lies."""
    land = country_named(key)
    for found in CAPITALISED.finditer(stem) if land else ():
        code = _large_cities().get(found[0])
        lies_there = (code is not None and countries()[code] == land) or country_of_capital(found[0]) == land
        if lies_there and ITS_LAND.match(stem, found.end()):
            return True
    return False


@lru_cache(maxsize=1)
def _large_cities() -> dict[str, str]:
    """Give the country's code of every well-known city, in each of its spellings."""
    large = sorted((town for town in towns() if town.people >= WELL_KNOWN), key=lambda town: town.people)
    return {name: town.country for town in large for name in (*town.spellings, town.name)}


def _sent_its_leader(stem: str, keys: Sequence[str]) -> bool:
    """Say whether a country is asked for by the head of state that it sent, or by a leader whom everybody knows."""
    known = (surnames for key in keys if (surnames := LED_BY.get(key)))
    return any(pattern.search(stem) for pattern in SENT) or any(
        re.search(rf"{LEADER}(?: [\w-]+)* (?:{names})\b", stem) and OF_COUNTRY.search(stem) for names in known
    )


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
