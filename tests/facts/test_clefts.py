"""Clefts are told as one clause."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "It was only in 2019 that Peru and Chile signed a treaty in Lima.",
            "In 2019, Peru and Chile signed a treaty in Lima",
        ),
        (
            "It was in Lima that Anna Smith signed the treaty with Chile.",
            "In Lima, Anna Smith signed the treaty with Chile",
        ),
        (
            "It was Anna Smith who signed the treaty with Chile in 2019.",
            "Anna Smith signed the treaty with Chile in 2019",
        ),
        (
            (
                "Peru sent pilots to Chile in May 2019. It was the first and only time when OPEC member states came to "
                "another member’s aid, despite the rain."
            ),
            "For the first and only time, in May 2019, OPEC member states came to another member’s aid",
        ),
    ],
)
def test_both_halves_are_told_as_one(library: Reader, text: str, statement: str) -> None:
    assert statement in statements(library, text)


LEFT = (
    "It was only on May 3 that Anna Smith, David Jones and Mary Brown sold the port of Lima without even a word on the "
    "sudden change in the long and difficult talks between the miners of Peru and the owners of the old copper mines."
)


def test_what_was_left_undone_can_go(library: Reader) -> None:
    assert "On May 3, Anna Smith, David Jones and Mary Brown sold the port of Lima" in statements(library, LEFT)


@pytest.mark.parametrize(
    "text",
    [
        "It was not in 2019 that Peru signed a treaty with Chile.",
        "It was in a small café that Peru signed a treaty with Chile.",
        "It was the minister who signed a treaty with Chile.",
        "It was clear in 2019 that Peru signed a treaty with Chile.",
        "It was the longest time that Peru held a treaty with Chile.",
    ],
)
def test_nothing_is_told_of_a_half_that_names_nothing(library: Reader, text: str) -> None:
    assert not [said for said in statements(library, text) if "treaty with Chile" in said]


@pytest.mark.parametrize("before", ["", "Peru sent pilots to Chile. ", "In May 2018 and May 2019, Peru sent pilots. "])
def test_a_first_time_is_told_only_with_the_one_date_before_it(library: Reader, before: str) -> None:
    said = statements(library, f"{before}It was the first time that OPEC member states came to another member’s aid.")
    assert not [text for text in said if "came to another member" in text]
