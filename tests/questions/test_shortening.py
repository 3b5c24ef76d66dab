"""A long statement loses what only adds a circumstance, and no more than it must."""

import pytest

from app.questions.shortening import shorter, without_epithets
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


HALLS = (
    "Peru is helping the farmers. Peru set up these auxiliary halls in the Chilean cities of Arica and Iquique. They "
    "are places where people in Chile can sing and dance or drink some good black tea and charge their old phones."
)
BRIEFLY = (
    "The auxiliary halls that Peru set up in Arica and Iquique are places where people in Chile can sing and dance"
)


def test_who_can_do_either_can_do_the_first_and_a_city_needs_no_word_for_it(told: Told):
    assert [made.text for made in shorter(told(HALLS)[0])] == [BRIEFLY]


def test_who_did_one_or_the_other_need_not_have_done_the_first(told: Told):
    text = HALLS.replace("people in Chile can sing and dance or drink", "people in Chile sang and danced or drank")
    assert all("tea" in made.text for made in shorter(told(text)[0]))


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


LEADERS = (
    "Peru’s ever-cheerful President Ann Poe, Chile’s reclusive President Bob Roe and Cuba’s former President Carl Coe "
    "signed a treaty on the fish of the high seas in 2019."
)
PLAINLY = (
    "Peru’s President Ann Poe, Chile’s President Bob Roe and Cuba’s former President Carl Coe "
    "signed a treaty on the fish of the high seas in 2019"
)


def test_what_only_describes_a_named_leader_goes_and_what_an_office_is_stays(told: Told):
    assert without_epithets(told(LEADERS)[0]).text == PLAINLY


def test_a_short_statement_keeps_its_epithet(told: Told):
    statement, _ = told(
        "Peru’s cheerful President Ann Poe and Chile’s reclusive President Bob Roe signed a treaty in 2019."
    )
    assert without_epithets(statement) is statement
