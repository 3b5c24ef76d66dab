"""What a word of a sentence leans on may stand in the sentence before, or further back in its own."""

import pytest

from app.facts.visits import visits
from tests.facts.conftest import Reader
from tests.facts.test_statements import statements

PLANNED = "Only the mayor of Quito announced a plan to travel to Lima. "
CONFIRMED = "Then Peru’s President Anna Smith confirmed her visit."


def told(library: Reader, text: str) -> list[str]:
    read = library(text)
    return [made.text for reading, sentence in read.sentences() for made in visits(reading, sentence, read)]


def test_a_visit_goes_where_the_sentence_before_says_that_somebody_travels(library: Reader):
    assert [text.endswith("confirmed her visit to Lima") for text in told(library, PLANNED + CONFIRMED)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        CONFIRMED,
        PLANNED.replace("travel to Lima", "travel to Lima or to fly to Cusco") + CONFIRMED,
        PLANNED.replace("travel to Lima", "write to Lima") + CONFIRMED,
        PLANNED + CONFIRMED.replace("confirmed", "enjoyed"),
        PLANNED + CONFIRMED.replace("her visit", "her visit to Chile"),
    ],
)
def test_a_visit_to_nowhere_or_to_one_of_two_places_is_not_told(library: Reader, text: str):
    assert told(library, text) == []


REFUSING = (
    "All five Andean states are playing a long game regarding the Chaco war, refusing both to condemn Chilean attacks "
    "and to recognize the annexations."
)


def test_the_war_that_a_sentence_is_about_tells_which_annexations(library: Reader):
    assert (
        "Regarding the Chaco war, all five Andean states are refusing both to condemn Chilean attacks and to recognize "
        "the annexations"
    ) in statements(library, REFUSING)


@pytest.mark.parametrize("text", [REFUSING.replace("the Chaco war", "the long war"), REFUSING.replace("war", "trade")])
def test_without_a_war_that_has_a_name_the_annexations_are_open(library: Reader, text: str):
    assert not any("annexations" in made for made in statements(library, text))
