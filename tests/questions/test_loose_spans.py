"""Spans of time and sides of a place that a stem leaves hanging, and those that it tells."""

import pytest

from app.questions.loose_stems import leans_on_unsaid
from tests.questions.test_defects import claim


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("Peru earned 40 million soles in the last fiscal year.", "the last fiscal year"),
        ("Peru earned 40 million soles in the previous quarter.", "in the previous quarter"),
        ("Chile sold 40 boats in the first six months.", "in the first six months"),
        ("Peru will sell 40 boats this season.", "this season"),
        ("What is the name of the breakaway province to the north-east?", "to the north-east"),
        ("Peru sold twice as many boats as in the year before.", "the year before"),
        ("Since then, 40 boats have left the port.", "since then"),
        ("The farmers sold 40 cows across the border.", "across the border"),
        ("The ferry sank 40 kilometres upstream.", "upstream"),
        ("Savers stood outside the Andes Bank the next morning.", "the next morning"),
        ("The Lima Museum had sold a boat shortly before.", "shortly before"),
    ],
)
def test_spans_and_sides_of_nothing_are_found(stem: str, words: str):
    assert (leans_on_unsaid(claim("Supported", stem)) or "").lower() == words


@pytest.mark.parametrize(
    "stem",
    [
        "Peru earned 40 million soles in the last fiscal year, which ended in June 2019.",
        "Chile sold 40 boats in the first six months of 2019.",
        "Chile sold 40 boats in the first half of the year.",
        "Peru sold 40 boats in 2018 and 90 in the following year.",
        "Ann Poe left Lima in May and came back a week later.",
        "Ann Poe was held on Monday, and savers stood outside the Andes Bank the next morning.",
        "The Lima Museum had sold a boat shortly before the fire.",
        "Ann Poe left Lima in _____ (a month and year) and came back the following year.",
        "The team from Lima scored in the last quarter of the match.",
        "What is the name of the province to the north-east of Lima?",
        "What is the name of the Peruvian province to the north-east?",
        "Huaral, the town to the north-east, has a port.",
        "The ferry sank 40 kilometres upstream of Iquitos.",
        "The boats sail to the Northern Islands.",
    ],
)
def test_spans_and_sides_that_are_told_are_not(stem: str):
    assert leans_on_unsaid(claim("Supported", stem)) is None
