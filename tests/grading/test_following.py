"""Whether a key is said by the cited words, and where."""

from decimal import Decimal

import pytest

from app.grading.following import number_in, words_of
from app.questions.draft import NumberKey

QUOTE = "more than 83 percent of the 3.35 million migrants, in twenty-nine countries, said Serdar Berdymukhamedov"


def said(span: tuple[int, int] | None) -> str | None:
    return span and QUOTE[slice(*span)]


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        (["Serdar Berdymukhamedov"], "Serdar Berdymukhamedov"),
        (["SERDAR BERDYMUKHAMEDOV"], "Serdar Berdymukhamedov"),
        (["Serdar Berdimuhamedov", "Berdymukhamedov"], "Berdymukhamedov"),
        (["29 countries"], "twenty-nine countries"),
        (["migrants"], "migrants"),
        (["migrant"], None),
        (["Berdimuhamedov"], None),
        ([""], None),
        ([], None),
    ],
)
def test_a_form_is_found_verbatim_or_alike(forms: list[str], words: str | None):
    assert said(words_of(QUOTE, forms)) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("83", "percent", "83 percent"),
        ("83", "%", "83 percent"),
        ("3.35", "million migrants", "3.35 million migrants"),
        ("3350000", "migrants", "3.35 million migrants"),
        ("29", "countries", "twenty-nine countries"),
        ("84", "percent", None),
        ("83", "dollars", None),
    ],
)
def test_a_number_is_found_with_its_unit_in_any_form(value: str, unit: str, words: str | None):
    key = NumberKey(Decimal(value), unit, Decimal(0), "")
    assert said(number_in(QUOTE, key)) == words


def test_a_tolerance_makes_no_other_number_the_articles():
    assert number_in(QUOTE, NumberKey(Decimal(82), "percent", Decimal(5), "")) is None
