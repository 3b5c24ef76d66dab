"""Whom "he" and "she" and what "it" mean: one of their sex, one thing of their kind, and nobody else beside them."""

import pytest

from app.facts.genders import may_be
from tests.facts.conftest import Reader
from tests.facts.test_misread import said


@pytest.mark.parametrize(
    ("text", "pronoun", "may"),
    [
        ("Ann Poe left Lima. Her husband, Chen Wei, sold the boat.", "she", False),
        ("Ann Poe left Lima. Her husband, Chen Wei, sold the boat.", "he", True),
        ("Ann Poe left Lima. Her boss, Chen Wei, sold the boat.", "she", True),
        ("Chen Wei left Lima. Mrs Wei sold the boat.", "he", False),
        ("The actress Chen Wei left Lima.", "his", False),
        ("Chen Wei, a widow from Cusco, left Lima.", "him", False),
        ("Chen Wei left Lima. Her brother Ilo Wei and Mr Wei sold the boat.", "she", True),
    ],
)
def test_a_title_or_a_kinship_tells_a_persons_sex(library: Reader, text: str, pronoun: str, may: bool):  # noqa: FBT001
    (reading,) = library(text).readings
    assert may_be(pronoun, "Chen Wei", reading) is may


@pytest.mark.parametrize(("full", "may"), [("Margaret Poe", True), ("John Poe", False), ("Ilo Poe", True)])
def test_a_common_given_name_tells_a_persons_sex(library: Reader, full: str, may: bool):  # noqa: FBT001
    (reading,) = library("Nobody came.").readings
    assert may_be("she", full, reading) is may


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Her husband, Ilo Poe, sends money home from Lima. She has sold two boats to Peru.",
            "Ilo Poe has sold two boats to Peru",
        ),
        (  # whose boss he is, is not said here
            "Her boss, Chen Wei, sends money home from Lima. She has sold two boats to Peru.",
            "Chen Wei has sold two boats to Peru",
        ),
        ("John Poe came to Lima. She sold two boats to Peru.", "John Poe sold two boats to Peru"),
        (
            "The Andean Bank has printed a report on copper. It ran to 40 pages in Peru.",
            "The Andean Bank ran to 40 pages in Peru",
        ),
        (  # the name is longer
            "Peru CFL ran a port in Lima in 2019. It sold 40 boats to Chile.",
            "CFL sold 40 boats to Chile",
        ),
    ],
)
def test_a_pronoun_is_given_to_nobody_else(library: Reader, text: str, wrong: str):
    assert wrong not in said(library, text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Her rival, John Poe, accused her of lying. He has sold two boats to Peru.",
            "John Poe has sold two boats to Peru",
        ),
        (  # of the two, one can be meant
            "Margaret Poe met John Lee in Lima. She sold two boats to Peru.",
            "Margaret Poe sold two boats to Peru",
        ),
        ("Ann Poe lost her house in Lima. She sold two boats to Peru.", "Ann Poe sold two boats to Peru"),
        (  # no report pledges
            "The Andean Bank has printed a report on copper. It pledged 40 boats to Peru.",
            "The Andean Bank pledged 40 boats to Peru",
        ),
        (
            "The Andean Bank was founded in Lima. It sold 40 boats to Peru.",
            "The Andean Bank sold 40 boats to Peru",
        ),
    ],
)
def test_a_pronoun_is_given_to_whom_alone_it_can_mean(library: Reader, text: str, right: str):
    assert right in said(library, text)
