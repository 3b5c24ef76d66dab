"""Whose something is, and which country made it, is asked where the words do not give it away."""

import pytest

from tests.questions.conftest import Asker

SEEKS = "The EU seeks to ensure Chile’s help in stopping the sale of old ships that the Peruvian navy urgently needs."
SHOT = "In 2019, the old Condor balloon was shot down over Quito by the Chilean-built Grau MX-104 rocket system."


def stems(questions_on: Asker, text: str) -> dict[str, str]:
    drafts = questions_on(text, title="A Plan")
    return {
        draft.stem: draft.key.accepted[0].text
        if draft.key.accepted
        else next(option.text for option in draft.key.options if option.correct)
        for draft in drafts
        if draft.key.accepted or draft.type.value == "single"
    }


def test_the_owner_of_what_is_sought_is_asked(questions_on: Asker):
    stem = (
        "Which country’s help does the EU seek to ensure in stopping the sale of old ships that the Peruvian navy needs"
    )
    assert stems(questions_on, SEEKS).get(f"{stem}?") == "Chile"


@pytest.mark.parametrize(
    "text",
    [
        "The EU criticised Chile’s invasion of the farms in 2019.",
        "The drought in Chile reshaped Chile’s trade policy in 2019.",
        "The EU praised Chile’s friendship with Peru in 2019.",
    ],
)
def test_what_the_rest_tells_is_not_asked(questions_on: Asker, text: str):
    assert not any("Which country’s" in stem or "which country’s" in stem for stem in stems(questions_on, text))


def test_who_made_a_thing_with_a_name_is_asked(questions_on: Asker):
    stem = "which country built the Grau MX-104 rocket system"
    assert any(stem in one and key == "Chile" for one, key in stems(questions_on, SHOT).items())


@pytest.mark.parametrize(
    "text",
    [SHOT.replace("the Chilean-built", "a Chilean-built"), SHOT.replace("Grau MX-104 rocket", "old rocket")],
)
def test_who_made_one_of_many_is_not_asked(questions_on: Asker, text: str):
    assert not any("which country built" in stem for stem in stems(questions_on, text))
