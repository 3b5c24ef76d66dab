"""Whose thing did something: the owner that opens a statement, asked for by hand."""

import pytest

from app.questions.draft import Draft
from tests.questions.conftest import Asker

OPENING = "Chile sent 40 ministers to Quito in 2019."


def whose(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if " whose " in draft.stem or draft.stem.startswith("Whose ")]


def test_the_owner_of_what_a_sentence_is_about_is_asked_for(questions_on: Asker):
    (draft,) = whose(questions_on(f"{OPENING} Peru’s trade with Ecuador has grown by 40 percent."))
    assert draft.stem.endswith("whose trade with Ecuador has grown by 40 percent?")
    assert draft.key.accepted[0].text == "Peru"


def test_a_capital_that_stands_for_its_state_is_that_country_too(questions_on: Asker):
    (draft,) = whose(questions_on(f"{OPENING} Beijing’s economic influence continues to reshape the ports of Peru."))
    assert {"Beijing", "China"} <= {form.text for form in draft.key.accepted}


@pytest.mark.parametrize(
    "text",
    [
        "Peru’s trade with Ecuador has grown. Chile’s trade with Brazil has grown by 40 percent.",
        "Peru’s trade with the ports of Peru has grown by 40 percent.",
        "Peru’s President Ann Poe signed a treaty with Ecuador in 2019.",
        "In addition to Chile’s plan, Peru’s plan also brought 40 ships to Ecuador.",
    ],
)
def test_an_owner_is_not_asked_for_where_others_fit_or_the_rest_names_it(questions_on: Asker, text: str):
    assert not whose(questions_on(text))


def test_whose_invasion_of_a_country_it_was_is_not_asked(questions_on: Asker):
    assert not whose(questions_on(f"{OPENING} Peru’s invasion of Ecuador has disrupted 40 lines of ferries to Brazil."))
