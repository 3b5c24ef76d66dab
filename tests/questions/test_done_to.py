"""In what year something was done by those of whom only "whose" tells."""

import pytest

from app.questions.draft import Draft
from tests.questions.conftest import Asker

FOUNDED = (
    "The feast is important for most Chileans and Peruvians, whose fathers sailed together and founded Lima in 1535."
)


def asked(questions_on: Asker, text: str) -> list[Draft]:
    return [draft for draft in questions_on(text, title="A Day") if draft.rule == "done to"]


def test_the_year_is_blanked_out_of_what_was_done(questions_on: Asker):
    (draft,) = asked(questions_on, FOUNDED)
    assert draft.stem == "According to the article “A Day”, Lima was founded in _____ (a year)."
    assert draft.key.accepted[0].text == "1535"


@pytest.mark.parametrize(
    "text",
    [
        FOUNDED.replace("founded Lima", "left Lima"),  # which many leave in many years
        FOUNDED.replace("founded Lima", "never founded Lima"),
        FOUNDED.replace("founded Lima", "founded half of Lima"),
        FOUNDED.replace("in 1535", "in the spring"),
        FOUNDED.replace("in 1535", "in 1535 or later"),
        "The fathers of the Chileans sailed together and founded Lima in 1535.",  # said with who did it
    ],
)
def test_what_was_done_often_in_part_or_at_no_sure_time_is_not(questions_on: Asker, text: str):
    assert asked(questions_on, text) == []
