"""Quoted words are found as whole words, whatever became of their spaces, quotation marks and dashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.quotes import find_quote

TEXT = (
    "He said: “The Kant air base – in Kyrgyzstan – is open.”\nThe base isn’t new; air\u00adships left the base in 1939."
)


def found(quote: str) -> list[str]:
    return [TEXT[start:end] for start, end in find_quote(TEXT, quote)]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Kant air base", "Kant air base"),
        ("  Kant\tair\r\nbase ", "Kant air base"),
        ('"The Kant air base', "“The Kant air base"),
        ("base - in Kyrgyzstan", "base – in Kyrgyzstan"),
        ("isn't new", "isn’t new"),
        ("airships", "air\u00adships"),
        ('open." The base', "open.”\nThe base"),
        ("KANT AIR BASE", "Kant air base"),
    ],
)
def test_words_are_found(quote: str, words: str):
    assert found(quote) == [words]


@pytest.mark.parametrize("quote", ["", "  ", "ant air", "Kant air bas", "the Kant air field", "93"])
def test_what_is_not_there_as_whole_words_is_not_found(quote: str):
    assert found(quote) == []


def test_every_place_is_given_and_exact_ones_go_before():
    assert found("the base") == ["the base"]
    assert found("base") == ["base", "base", "base"]


@given(st.text(max_size=200), st.text(max_size=20))
def test_a_place_lies_in_the_text(text: str, quote: str):
    assert all(0 <= start < end <= len(text) for start, end in find_quote(text, quote))
