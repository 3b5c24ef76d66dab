"""How many of a counted group, on short texts of our own."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.parts_of_whole import parts_of_whole


def asked(parse: Parse, text: str) -> list[tuple[str, str]]:
    library = read([(Article("a", text, ""), clean(text, article="a"))], parse=parse)
    return [(found.stem, found.slot.answer) for found in parts_of_whole(library.readings[0], library)]


def test_a_part_of_a_counted_group_is_asked_for(parse: Parse) -> None:
    text = "Out of nine mayors who visited Lima, four were from Brazil."

    assert asked(parse, text) == [("Of the nine mayors who visited Lima, how many were from Brazil?", "four")]


@pytest.mark.parametrize(
    "text",
    [
        "Out of nine mayors who visited the town, four were from Brazil.",
        "Out of nine mayors who visited Lima last year, four were from Brazil.",
        "Out of nine mayors who visited Lima, twelve were from Brazil.",
    ],
)
def test_a_group_that_is_not_named_or_does_not_add_up_is_not(parse: Parse, text: str) -> None:
    assert asked(parse, text) == []
