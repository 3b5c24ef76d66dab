"""What journeys, commitments and refusals tell that somebody did, and what lies near a capital."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Anna Smith’s trip consisted of visiting the Lima Memorial to honour the nurses of Peru.",
            "Anna Smith visited the Lima Memorial to honour the nurses of Peru",
        ),
        ("Anna Smith’s visit included opening a school in Lima.", "Anna Smith opened a school in Lima"),
        (
            "The vote drew attention, given Peru’s ties with Chile and its commitment to maintaining peace in Lima.",
            "Peru was committed to maintaining peace in Lima",
        ),
        (
            "Chile has praised Peru’s commitment to building the bridge in Lima.",
            "Peru is committed to building the bridge in Lima",
        ),
        (
            "Peru runs the Rimac army base in Kenya, near the capital Nairobi.",
            "Peru runs the Rimac army base near the capital Nairobi",
        ),
    ],
)
def test_a_noun_tells_what_its_owner_did(library: Reader, text: str, statement: str) -> None:
    assert statement in statements(library, text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith’s trip will include opening a school in Lima.",
        "The trip consisted of visiting the Lima Memorial with nurses of Peru.",
        "Chile has praised its commitment to building the bridge in Lima.",
        "Peru runs the Rimac army base in Kenya, near the capital Lima.",
        "Peru runs the Rimac army base in Kenya, near the port Mombasa.",
    ],
)
def test_what_has_no_owner_or_is_to_come_is_not_told(library: Reader, text: str) -> None:
    said = statements(library, text)
    assert not [told for told in said if "opened" in told or "visited" in told or "committed" in told or "near" in told]
