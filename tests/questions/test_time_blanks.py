"""Blanks for an anniversary, for days from which to which, and for how long a thing lasts."""

import pytest

from app.questions.draft import ClaimVerdict
from app.questions.time_blanks import time_blanks
from app.questions.whole_drafts import drafts_of_whole
from tests.questions.conftest import Told


@pytest.mark.parametrize(
    ("text", "stem", "forms"),
    [
        (
            "On the 40th anniversary of Peru, the mayor of Lima opened a museum in Chile.",
            "On the _____ (an ordinal number) anniversary of Peru, the mayor of Lima opened a museum in Chile.",
            ["40th", "40"],
        ),
        (
            "The plan of the mayor of Lima to visit Chile from May 3 to 9 was told in 2019.",
            "The plan of the mayor of Lima to visit Chile from _____ (two dates) was told in 2019.",
            ["May 3 to 9", "May 3 to May 9"],
        ),
    ],
)
def test_an_ordinal_and_a_range_of_days_are_blanked(told: Told, text: str, stem: str, forms: list[str]):
    (draft,) = time_blanks(told(text)[0])
    assert draft.stem.endswith(stem[1:])
    assert [form.text for form in draft.key.accepted] == forms


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Lima opened the third museum of the town of Quito in Chile.",
        "On May 3, the mayor of Lima opened a museum in the town of Quito in Chile.",
    ],
)
def test_another_ordinal_and_a_single_day_are_not(told: Told, text: str):
    assert list(time_blanks(told(text)[0])) == []


FOUGHT = (
    "On the 40th anniversary of the victory over Peru in World War II, the mayor of Lima and the mayor of Quito opened "
    "the museum of ships in Chile."
)


def test_a_long_sentence_is_asked_without_the_war_that_goes_without_saying(told: Told):
    (draft,) = time_blanks(told(FOUGHT)[0])
    assert "anniversary of the victory over Peru, the mayor of Lima" in draft.stem


LONG = "The mayor of Lima left Chile at the end of a four-month tour of the schools of Quito."


def test_how_long_a_thing_lasts_is_blanked_and_changed(told: Told):
    drafts = list(drafts_of_whole(*told(LONG)))
    assert any("a _____-month tour" in draft.stem for draft in drafts)
    refuted = [
        draft for draft in drafts if any(o.correct and o.text == ClaimVerdict.REFUTED for o in draft.key.options)
    ]
    assert ["a six-month tour" in draft.stem for draft in refuted] == [True]


def test_a_number_joined_to_another_thing_stays(told: Told):
    drafts = drafts_of_whole(*told(LONG.replace("four-month", "four-engine")))
    assert not any("_____-engine" in draft.stem for draft in drafts)
