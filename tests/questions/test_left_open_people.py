"""Villagers of no village, groups of no trial, shares of no firm, and deeds that lack what they are about."""

import pytest

from app.facts.syntax import Parse
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Villagers collected 900 signatures in May.", "Villagers"),
        ("Villagers collected 900 signatures in Huaral in May.", ""),
        ("Peruvian villagers collected 900 signatures.", ""),
        ("Villagers who keep goats collected 900 signatures.", ""),
        ("Pain fell by a third in the placebo group.", "group"),
        ("Pain fell by a third in the placebo group of the trial.", ""),
        ("Shares fell by 9 per cent in May.", "Shares"),
        ("Shares in the bank fell by 9 per cent in May.", ""),
        ("Andes Bank shares fell by 9 per cent in May.", ""),
    ],
)
def test_people_and_shares_belong_somewhere(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Poe was convicted in May.", "convicted"),
        ("Ann Poe was convicted of theft in May.", ""),
        ("Ann Poe was charged 40 soles.", ""),
        ("Ann Poe won silver.", "won"),
        ("Ann Poe won silver in the relay.", ""),
        ("Ann Poe won Olympic silver.", ""),
        ("Ann Poe won 40 boats.", ""),
    ],
)
def test_blame_and_prizes_are_for_something(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


def test_the_title_tells_of_what_place(parse: Parse):
    assert open_words(parse, "Villagers collected 900 signatures.", title="Huaral fights a road") == []
    assert open_words(parse, "Ann Poe was convicted in May.", title="Conviction of a mayor") == []
