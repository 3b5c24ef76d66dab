"""Participles between commas become sentences of their own where they say when."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The street market in Lima, held annually on May 3, drew 400 readers.",
            "The street market in Lima is held annually on May 3",
        ),
        (
            "The boat races of Peru, held every year in June, were cancelled.",
            "The boat races of Peru are held every year in June",
        ),
        (
            "Nobody came to the bridge over the Rimac, opened in 1921 by Anna Smith, for many years.",
            "The bridge over the Rimac was opened in 1921 by Anna Smith",
        ),
    ],
)
def test_a_participle_that_says_when_is_told_of_the_noun_before_it(library: Reader, text: str, statement: str) -> None:
    assert statement in statements(library, text)


@pytest.mark.parametrize(
    "text",
    [
        "The street market in Lima, planned for May 2019, drew 400 readers.",
        "The figure, released in May 2019, surprised the doctors of Lima.",
        "The street market in Lima, visited by many, was held on May 3, 2019.",
        "A street market in Lima, opened in 2019, drew 400 readers.",
    ],
)
def test_a_plan_or_an_unknown_thing_is_not(library: Reader, text: str) -> None:
    assert not [
        told for told in statements(library, text) if " is " in told or "was opened" in told or "was re" in told
    ]


def test_what_happens_each_year_is_of_no_one_year(library: Reader) -> None:
    text = "The street market in Lima, held annually on May 3, drew 400 readers."
    assert "The street market in Lima is held annually on May 3" in statements(library, text, year=2023)


def test_what_stands_before_a_quoted_question_is_no_question(library: Reader) -> None:
    text = "In the days before the street market in Lima, held annually on May 3, the question was: “Who will come?”"
    assert "The street market in Lima is held annually on May 3" in statements(library, text)
