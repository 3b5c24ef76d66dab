"""Things "in Peru, near the capital Lima": the city tells as much as the country, and can be asked for alone."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, Part
from app.facts.gazetteer import country_named, country_of_capital
from app.facts.syntax import Parsed

RULE = "nearby"
PHRASE = 4
"""The words of "near the capital Lima"."""


def nearby(main: Clause) -> Iterator[Clause]:
    """Give a clause with "near the capital X" in place of the "in Y" before it, where X is the capital of Y."""
    parsed = main.sentence.parsed
    for near in parsed.tokens[2:-PHRASE]:
        words = tuple(range(near.index, near.index + PHRASE))
        if near.lower != "near" or near.index - 2 not in main.kept or not _names_capital(parsed, words):
            continue
        inside = (near.index - 3, near.index - 2)
        if not _in_its_country(parsed, inside, words[-1]):
            continue
        left = (replace(part, words=tuple(word for word in part.words if word not in inside)) for part in main.rest)
        rest = tuple(part for part in left if part.words and part.head not in inside)
        yield replace(main, rest=(*rest, Part(near.index, "prep", words)), rule=RULE)


def _names_capital(parsed: Parsed, words: tuple[int, ...]) -> bool:
    """Say whether words are "near the capital X", a comma before them and a mark after."""
    the, capital, name, after = (parsed.tokens[index] for index in (*words[1:], words[-1] + 1))
    apart = parsed.tokens[words[0] - 1].text == "," and after.pos == "PUNCT"
    return apart and the.lower == "the" and capital.lower == "capital" and country_of_capital(name.text) is not None


def _in_its_country(parsed: Parsed, inside: tuple[int, int], capital: int) -> bool:
    link, place = (parsed.tokens[index] for index in inside)
    country = country_named(place.text)
    return link.lower == "in" and country is not None and country_of_capital(parsed.tokens[capital].text) == country
