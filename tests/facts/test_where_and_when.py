"""Clauses after ", where ..." and ", when ..." stand alone with their place or date."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Anna Smith visited a grave in the village of Dunmore, where her brother Tom Smith is buried.",
            "In the village of Dunmore, Anna Smith’s brother Tom Smith is buried",
        ),
        (
            "The firm has moved to a new office in Berlin, where Acme Steel employs 400 people.",
            "In Berlin, Acme Steel employs 400 people",
        ),
        (
            "The town had a railway in 1921, when Peru signed a treaty with Chile.",
            "In 1921, Peru signed a treaty with Chile",
        ),
    ],
)
def test_what_is_added_to_a_place_or_date_is_said_of_it(library: Reader, text: str, statement: str) -> None:
    assert statement in statements(library, text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in a small café, where Anna Smith signed the treaty with Chile.",
        "The town had a railway in the old days, when Peru signed a treaty with Chile.",
        "The firm moved to Berlin from Lyon, where Acme Steel employs 400 people.",
    ],
)
def test_nothing_is_added_to_a_place_or_date_that_is_not_named(library: Reader, text: str) -> None:
    assert not [said for said in statements(library, text) if "Acme" in said or "treaty" in said]
