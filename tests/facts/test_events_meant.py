"""Which war and which event are meant is told with the event that the article named before, or not at all."""

import pytest

from tests.facts.conftest import Reader
from tests.facts.test_meant_before import wholes


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The Harvest parade in Lima drew a crowd. The participation of Chilean ministers pleased Peru in May.",
            "The participation in the Harvest parade in Lima of Chilean ministers pleased Peru in May",
        ),
        (
            "Ann Poe opened the Harvest parade in Lima. The participation of mayors in a vote on tolls pleased Peru.",
            "The participation of mayors in a vote on tolls pleased Peru",
        ),
    ],
)
def test_in_what_somebody_took_part_is_said(library: Reader, text: str, statement: str) -> None:
    assert statement in wholes(library, text)


def test_nothing_is_told_of_taking_part_in_no_event(library: Reader) -> None:
    assert not wholes(library, "The participation of Chilean ministers pleased Peru in May.")
