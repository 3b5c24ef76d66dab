"""What ties a stem without a name to one thing: a figure and what it is of."""

from dataclasses import replace

import pytest

from app.questions.claims import true_claim
from app.questions.drafting import claim
from app.questions.fitness import unfit
from tests.questions.conftest import Told


def reasons(told: Told, text: str, stem: str) -> tuple[str, ...]:
    statement, _ = told(text)
    made = claim(true_claim(statement))
    return unfit(type(made)(**{**vars(made), "stem": f"According to the article, {stem}"}), statement.reading)


SOLD = "The mayor of Lima sold 40 paintings in Chile."


@pytest.mark.parametrize(
    "stem",
    [
        "the price of brown bread has nearly tripled since 1981.",
        "the price of bread for farmers was 3 soles in the north.",
        "fresh bread is bought less with a 12% fall since 1981, when people ate 80g a day.",
        "Chile sold the so-called “house of glass” to local farmers from the north.",
    ],
)
def test_a_figure_and_what_it_is_of_are_enough(told: Told, stem: str):
    assert reasons(told, SOLD, stem) == ()


@pytest.mark.parametrize(
    "stem",
    [
        "graduates start on £25,000 but salaries rise rapidly with experience.",
        "the last 20 steps are hard.",
        "the motives of six leaders are less clear.",
        "the price of brown bread has often tripled since 1981.",
    ],
)
def test_a_figure_of_nothing_in_particular_is_too_little(told: Told, stem: str):
    assert reasons(told, SOLD, stem) == ("says too little",)


def test_a_firm_without_a_name_is_no_source(told: Told):
    statement, _ = told(SOLD)
    made = claim(true_claim(statement))
    stem = "According to the bread firm's website in the article, the mayor of Lima sold 40 paintings in Chile."
    assert unfit(replace(made, stem=stem), statement.reading) == ("a source without a name",)
