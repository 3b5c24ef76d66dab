"""Words found whole in a text: as a pattern with \\b around them finds them."""

import re

import pytest

from app.facts.whole_words import put_instead, stands_in

TEXTS = ("Lima, Limassol and Lima", "preLima Lima_2", "the U.S. and U.S.A.", "Perú’s Lima-Callao", "", "Lima")
WORDS = ("Lima", "U.S.", "Perú", "-Callao", "and")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("words", WORDS)
def test_words_are_found_as_a_pattern_finds_them(words: str, text: str):
    pattern = re.compile(rf"\b{re.escape(words)}\b")
    assert stands_in(words, text) is bool(pattern.search(text))
    assert put_instead(words, "Quito", text) == pattern.sub("Quito", text)


def test_nothing_takes_the_place_of_no_words():
    assert put_instead("", "Quito", "Lima") == "Lima"
