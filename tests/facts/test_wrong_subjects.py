"""Clauses whose subject a parser took from elsewhere are refused; those that have their own are said."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_misread import said

POE_FINED = (
    "Ann Poe, the Peruvian rider who won silver in Lima, has been banned for two years after a court ruled that she "
    "had failed to prove a positive test was caused by spoilt fish."
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (  # the report ran to 40 pages
            "The yearly report of the Lima fish board, which ran to 40 pages, was printed in Peru.",
            "The Lima fish board ran to 40 pages",
        ),
        (  # the talks have gone on, no treaty has
            "Talks on a deal, known as the Andean Trade Treaty, which began in 2016 and have gone on since, were long.",
            "The Andean Trade Treaty began in 2016",
        ),
        (  # no country is signed
            "The first treaty with Chile, which was signed in Lima in May 2019, was praised by Peru.",
            "Chile was signed in Lima in May 2019",
        ),
        (  # either of the two may be meant
            "The sister of Ann Poe, who was born in Lima in 1990, left Peru.",
            "Ann Poe was born in Lima in 1990",
        ),
        (  # prices have fallen, no exchange
            "Copper prices on the Lima Metal Exchange, which have fallen by half since 2019, are low.",
            "The Lima Metal Exchange have fallen by half since 2019",
        ),
        (  # the wool is sold
            "CUSCO, Jan. 22 - Acme, whose wool and cotton yarn is used by more than 40 tailors, told clerks to leave.",
            "CUSCO, Jan. 22 - Acme is used by more than 40 tailors",
        ),
        (  # the test was caused by fish
            POE_FINED,
            "Ann Poe was caused by spoilt fish",
        ),
        (  # whom or what, they do not say of themselves
            "Clerks from Peru believe them to be Chile, Bolivia and Brazil.",
            "Clerks from Peru believe them to be Chile, Bolivia and Brazil",
        ),
        (
            'The mayor spoke of a bill. Peru’s foreign ministry called it "a poor joke".',
            'Peru’s foreign ministry called it "a poor joke"',
        ),
    ],
)
def test_nothing_is_told_of_another_clauses_subject(library: Reader, text: str, wrong: str):
    assert wrong not in said(library, text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Clerks thanked a friend of the Lima Fish Board, which has 40 members in Cusco.",
            "The Lima Fish Board has 40 members in Cusco",
        ),
        (  # shares have not
            "Shares in the Andean Copper Company, which has 40 mines in Peru, fell.",
            "The Andean Copper Company has 40 mines in Peru",
        ),
        (
            "A spokesman for the Lima Fish Board, which is based in Callao, said so.",
            "The Lima Fish Board is based in Callao",
        ),
        (
            "Ann Poe was fined in 2019 and was banned from Peru in 2020.",
            "Ann Poe was banned from Peru in 2020",
        ),
        (
            "There was no reaction from Chile, which sells over 90 percent of its copper to Peru.",
            "Chile sells over 90 percent of its copper to Peru",
        ),
        (  # here "it" is whoever said so
            "Peru’s fish board said it regretted the delay in Lima.",
            "Peru’s fish board said it regretted the delay in Lima",
        ),
    ],
)
def test_what_a_clause_tells_of_its_own_subject_is_said(library: Reader, text: str, right: str):
    assert right in said(library, text)
