"""A long statement loses what only adds a circumstance, and no more than it must."""

import pytest

from app.questions.shortening import shorter
from tests.questions.conftest import Told

MET = (
    "The mayor of Lima met the director of the old national museum of the history of Chile and its friends "
    "to discuss the sale of paintings."
)
PLACED = (
    "The mayor of Lima sold 40 paintings of farmers, 30 paintings of miners and 20 paintings of sailors to "
    "a museum in Chile on May 3, 2019."
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (MET, "The mayor of Lima met the director of the old national museum of the history of Chile and its friends"),
        (PLACED, PLACED.removesuffix(" in Chile on May 3, 2019.")),
    ],
)
def test_a_purpose_and_a_scene_can_go(told: Told, text: str, left: str):
    assert [made.text for made in shorter(told(text)[0])][:1] == [left]


RANKED = (
    "The mayor of Lima gave 40 paintings of farmers and 30 paintings of miners to the first museum of sailors and "
    "ships in Chile."
)


def test_what_is_first_keeps_its_place(told: Told):
    assert all("in Chile" in made.text for made in shorter(told(RANKED)[0]))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Lima met a director from Chile to discuss the sale of paintings.",  # easy as it is
        MET.replace("met", "never met"),  # without the purpose it says more than is so
    ],
)
def test_what_is_short_or_negative_stays_as_it_is(told: Told, text: str):
    assert list(shorter(told(text)[0])) == []
