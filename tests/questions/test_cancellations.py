"""Why something was called off is asked, and what was, where the reason is told."""

import pytest

from tests.questions.conftest import Asker

BEFORE = "In Peru, this old holiday is kept by young and old. "
CALLED_OFF = "In 2019, however, street concerts were cancelled due to safety concerns."


def asked(questions_on: Asker, text: str) -> dict[str, list[str]]:
    made = [draft for draft in questions_on(text, title="A Quiet Day") if draft.rule.startswith("cancellation")]
    return {
        draft.stem: [option.text for option in draft.key.options if option.correct]
        + [form.text for form in draft.key.accepted]
        for draft in made
    }


def test_the_reason_is_asked_and_what_it_was_the_reason_for(questions_on: Asker):
    said = "According to the article “A Quiet Day”, "
    assert asked(questions_on, BEFORE + CALLED_OFF) == {
        f"{said}why were street concerts cancelled in Peru in 2019?": ["safety concerns"],
        f"{said}which events were cancelled in Peru in 2019 due to safety concerns?": ["street concerts", "concerts"],
    }


def test_the_wrong_reasons_are_of_the_number_of_the_right_one(questions_on: Asker):
    texts = {
        reason: {
            option.text
            for draft in questions_on(BEFORE + CALLED_OFF.replace("safety concerns", reason), title="A Quiet Day")
            if draft.rule == "cancellation:single"
            for option in draft.key.options
        }
        for reason in ("safety concerns", "bad weather")
    }
    assert texts == {
        "safety concerns": {"safety concerns", "storm warnings", "budget cuts", "health fears"},
        "bad weather": {"bad weather", "a security alert", "a lack of money", "an outbreak of disease"},
    }


def test_without_a_scene_it_says_too_little(questions_on: Asker):
    assert asked(questions_on, BEFORE.replace("In Peru, this", "This") + CALLED_OFF) == {}


def test_a_reason_that_the_article_speaks_of_is_no_wrong_option(questions_on: Asker):
    text = f"{BEFORE}{CALLED_OFF} A storm had hit the coast. The staff of the port went on strike. Money was short."
    assert not any("why" in stem for stem in asked(questions_on, text))


@pytest.mark.parametrize(
    "text",
    [
        CALLED_OFF.replace("were cancelled due to", "were welcome due to"),
        CALLED_OFF.replace(" due to safety concerns", ""),
        CALLED_OFF.replace("were cancelled", "may be cancelled"),
    ],
)
def test_what_was_not_called_off_for_a_reason_is_not_asked(questions_on: Asker, text: str):
    assert asked(questions_on, BEFORE + text) == {}
