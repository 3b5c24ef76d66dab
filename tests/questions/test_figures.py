"""Figures of a sentence: which may be changed or blanked out, and which may not."""

import pytest

from app.questions.figures import another_year, figures_of, ordinals_of
from app.questions.slot import Slot, SlotKind
from tests.questions.conftest import Asker, Told


def figures(told: Told, text: str) -> list[str]:
    return [slot.answer for slot in figures_of(told(text)[0])]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("The Lima museum bought 40 paintings from Chile in 2019.", ["40", "2019"]),
        ("The Lima museum bought nine paintings from a dealer in Chile.", ["nine"]),
        ("The Lima museum lost £3.5 million in Chile and Peru.", ["£3.5 million"]),
        ("Peru sent three million tonnes of copper to Chile.", ["three million"]),
        ("The price of bread in Lima rose by 12% in Peru.", ["12%"]),
        ("Anna Smith put £2 on 40 brushes at the Lima museum.", ["£2"]),
        ("The letter of Anna Smith drew more than a million readers in Peru.", []),
        ("The price of bread in Lima rose by 12 percent in Peru.", ["12 percent"]),
        ("In 2019 the Lima museum gave Peru 40 paintings of Chile.", ["2019", "40"]),
    ],
)
def test_a_figure_is_found_once_with_its_currency_and_scale(told: Told, text: str, answers: list[str]):
    assert figures(told, text) == answers


@pytest.mark.parametrize(
    "text",
    [
        "The Lima museum bought between 40 and 50 paintings from Chile.",
        "The Lima museum bought 40 to 50 paintings from Chile.",
        "The Lima museum paid from £3m to below £5m for a painting from Chile.",
        "Peru sent 3 to 5 million tonnes of copper to Chile.",
        "The Lima museum paid £3 or £5 for each painting from Chile.",
        "The Lima museum won 3-1 against a museum in Chile.",
        "The Lima museum bought three and a half tonnes of gold from Chile.",
        "The Lima museum bought Channel 4 from a company in Chile.",
        "The Lima museum sells Nokia 12 to visitors from Chile.",
        "The Lima museum bought a painting from Chile on 7 May 2019.",
        "The Lima museum opened its doors in May 1990 in Peru.",
        "The Lima museum opened its doors in Peru at 9:30 on Sunday.",
        "The Lima museum bought one painting from a dealer in Chile.",
        "The Lima museum bought 40 paintings and sold 40 paintings in Chile.",
    ],
)
def test_a_figure_that_does_not_stand_alone_is_let_be(told: Told, text: str):
    assert figures(told, text) == []


@pytest.mark.parametrize(
    ("words", "hedge"), [("more than 40", "than"), ("nearly 40", "nearly"), ("up to 40", "up"), ("exactly 40", "")]
)
def test_a_word_that_leaves_the_figure_open_belongs_to_it(told: Told, words: str, hedge: str):
    statement, _ = told(f"The Lima museum bought {words} paintings from Chile.")
    assert [slot.hedge for slot in figures_of(statement)] == [hedge]


@pytest.mark.parametrize("year", ["1990", "1997", "2011", "2020"])
def test_another_year_is_near_before_and_no_round_distance_away(year: str):
    away = int(year) - int(another_year(Slot(SlotKind.YEAR, (), (), None, year)))
    assert away in range(1, 10)
    assert away % 5


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("The Lima museum held talks with third countries in Chile.", []),
        ("The Lima museum sold a painting to a third party in Chile.", []),
        ("The Lima museum held its third summit with Chile.", ["third"]),
        ("The Lima museum sold a painting to its fifth owner in Chile.", ["fifth"]),
    ],
)
def test_an_ordinal_counts_one_thing(told: Told, text: str, answers: list[str]):
    assert [slot.answer for slot in ordinals_of(told(text)[0])] == answers


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        (
            "The Lima Zoo has 107 rhinos with two horns, five more than in 2018.",
            "how many rhinos with two horns does the Lima Zoo have?",
        ),
        (
            "The Lima council bought 40 ferries, more than Chile, and sold nothing.",
            "how many ferries did the Lima council buy?",
        ),
    ],
)
def test_what_more_is_told_of_the_counted_is_not_asked_with_it(questions_on: Asker, text: str, stem: str):
    assert [f"According to the article, {stem}"] == [d.stem for d in questions_on(text) if d.rule == "main:count"]
