"""What kind of thing an answer is, by its words alone: a number, a date, a country, a city."""

import re
from enum import StrEnum

from app.facts.dates import dates_in
from app.facts.gazetteer import REGIONS, country_named, country_of_capital
from app.facts.numbers import number_value
from app.questions.folding import amount_of

PARTS_OF_STATES = frozenset("England Scotland Wales Kosovo Greenland Chechnya Crimea Catalonia Quebec Tibet".split())
FORMER = frozenset(["Soviet Union", "USSR", "Yugoslavia", "Czechoslovakia", "East Germany", "West Germany"])
CONTINENTS = frozenset(["Africa", "Asia", "Europe", "North America", "South America", "Antarctica", "Oceania"])
FRACTION = re.compile(
    r"\b(?:half|third|thirds|quarter|quarters|fifth|tenth|dozen|dozens|none|no one|all|pair)\b", re.IGNORECASE
)
YEAR = re.compile(r"(?:in )?(?:1\d|20)\d\d(?:s|/\d\d)?", re.IGNORECASE)


class AnswerKind(StrEnum):
    """What an answer is, as far as words tell; OTHER is a person, a thing or anything else."""

    NUMBER = "a number"
    DAY = "a day"
    MONTH = "a month"
    YEAR = "a year"
    COUNTRY = "a country"
    CITY = "a capital"
    REGION = "a region"
    OTHER = "something else"


TIMES = {AnswerKind.DAY, AnswerKind.MONTH, AnswerKind.YEAR}
PLACES = {AnswerKind.COUNTRY, AnswerKind.CITY, AnswerKind.REGION}


def kind_of(text: str) -> AnswerKind:
    """Say what an answer is; a name that is both, such as "Singapore", is a country."""
    plain = text.strip().removeprefix("the ").removeprefix("The ")
    if YEAR.fullmatch(plain):
        return AnswerKind.YEAR
    dates = dates_in(plain)
    if dates and dates[0].month and len(dates[0].text) * 2 > len(plain):
        return AnswerKind.DAY if dates[0].day or dates[0].more else AnswerKind.MONTH
    if amount_of(plain):
        return AnswerKind.NUMBER
    if country_named(plain) or plain in PARTS_OF_STATES | FORMER:
        return AnswerKind.COUNTRY
    if country_of_capital(plain):
        return AnswerKind.CITY
    return AnswerKind.REGION if plain in CONTINENTS or plain in REGIONS else AnswerKind.OTHER


def is_amount(text: str) -> bool:
    """Say whether an answer holds an amount, in figures or in words."""
    return number_value(text) is not None or bool(FRACTION.search(text))
