"""Who said something to whom, where an editor's bracket says who "you" is."""

import pytest

from app.questions.draft import Draft
from tests.questions.conftest import Asker

NAMED = "The mayor, Ann Poe, opened a school in Lima. The minister, Bob Roe, came from Chile. "
MET = "On May 8, Poe met with Roe, who said: “It is a great honour that you [Poe] came to the feast of Chile.”"


def asked(questions_on: Asker, text: str) -> list[Draft]:
    return [draft for draft in questions_on(f"{NAMED}{text}", year=2023, title="A Day") if "who told" in draft.stem]


def test_who_said_something_to_somebody_is_asked_with_the_day(questions_on: Asker):
    (draft,) = asked(questions_on, MET)
    assert draft.stem == (
        "In the 2023 article “A Day”, who told Ann Poe on May 8, 2023: "
        "“It is a great honour that you came to the feast of Chile”?"
    )
    assert draft.key.accepted[0].text == "Bob Roe"


@pytest.mark.parametrize(
    "text",
    [
        MET.replace(" [Poe]", ""),  # whoever "you" is
        MET.replace("[Poe]", "[mayors]"),
        MET.replace("[Poe]", "[Roe]"),  # the speaker
        MET.replace("the feast", "[its] feast"),  # more of the editor's words
        MET.replace("met with Roe, who said", "met with a guest, who said"),
    ],
)
def test_words_to_nobody_known_are_not_asked_so(questions_on: Asker, text: str):
    assert asked(questions_on, text) == []
