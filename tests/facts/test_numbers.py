"""Written numbers have values."""

from decimal import Decimal

import pytest

from app.facts.numbers import number_value, scaled_answer


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("83", "83"),
        ("around 8,000", "8000"),
        ("3.35 million", "3350000"),
        ("£65m", "65000000"),
        ("nine", "9"),
        ("twenty-one", "21"),
        ("two hundred and five", "205"),
        ("more than 2 million", "2000000"),
    ],
)
def test_a_number_has_its_value(text: str, value: str):
    assert number_value(text) == Decimal(value)


def test_words_without_a_number_have_none():
    assert number_value("many people") is None


@pytest.mark.parametrize(
    ("text", "factor", "other"),
    [("more than 2 million", "0.5", "more than 1 million"), ("8,000", "2", "16,000"), ("4.8", "0.5", "2.4")],
)
def test_a_number_is_scaled_in_its_own_form(text: str, factor: str, other: str):
    assert scaled_answer(text, Decimal(factor)) == other
