"""Figures given twice: what stands in brackets after a measure is the same in other units, and tells it."""

import re

from app.questions.draft import BLANK

UNITS = (
    r"(?:square |cubic )?(?:miles?|mi|kilomet(?:er|re)s?|km|met(?:er|re)s?|m|yards?|feet|foot|ft|inch(?:es)?|cm|mm|"
    r"centimet(?:er|re)s?|acres?|hectares?|pounds?|lbs?|kilos?|kilograms?|kg|ounces?|oz|(?:metric )?tons?|tonnes?|"
    r"gallons?|lit(?:er|re)s?|mph|kph|km/h|knots|barrels?|degrees(?: \w+)?|°?[CF])"
)
HEDGED = r"(?:about |around |some |nearly |almost |roughly |over |more than )?"
AMOUNT = r"-?\d[\d.,]*(?: ?(?:million|billion|trillion|m|bn))?"
SAME = rf"\({HEDGED}(?:[£$€]{AMOUNT}|{AMOUNT} ?{UNITS})\)"
AFTER_BLANK = re.compile(rf"({BLANK}(?: \(a (?:number|sum of money)\))?(?:[ -][^\W\d_]+){{0,4}}%?) {SAME}")


def without_conversion(stem: str) -> str:
    """Leave out the brackets that give a blank's measure again in other units."""
    return AFTER_BLANK.sub(r"\1", stem)


def is_conversion(before: str, after: str) -> bool:
    """Say whether what a figure stands in, between two texts, is only a measure given again ("(500 miles)")."""
    ahead = re.search(rf"\({HEDGED}[£$€]?$", before)
    return ahead is not None and re.match(rf"[\d.,]*(?: (?:million|billion))?(?: ?{UNITS})?\)", after) is not None
