"""A few words that an expert said, and indirect speech that opens with "there" or colours a name."""

import pytest

from app.questions.draft import Draft
from tests.questions.conftest import Asker

PARADE = "The annual military parade in Lima drew 900 visitors from Chile."


def short(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.rule == "saying:short"]


def test_which_expert_said_a_few_words_is_asked_with_the_event_in_brackets(questions_on: Asker):
    asked = questions_on(f"{PARADE} “The participation surprises me,” says Latin America expert Ann Poe.", year=2023)
    (draft,) = short(asked)
    said = "“The participation [in the 2023 military parade in Lima] surprises me”"
    assert draft.stem == f"In the article, which Latin America expert said: {said}?"
    assert draft.key.accepted[0].text == "Ann Poe"


@pytest.mark.parametrize(
    "words",
    ["The result surprises me very much", "It surprises me very much", "I love bread", "If Peru wins, Chile loses"],
)
def test_a_few_words_that_point_elsewhere_or_tell_nothing_are_not_asked(questions_on: Asker, words: str):
    assert not short(questions_on(f"{PARADE} “{words},” says Latin America expert Ann Poe.", year=2023))


def test_a_few_words_of_whoever_has_no_field_are_not_asked(questions_on: Asker):
    assert not short(questions_on(f"{PARADE} “The participation surprises me,” says Ann Poe.", year=2023))


def test_there_was_opens_indirect_speech_and_such_before_a_name_is_left_out(questions_on: Asker):
    text = "Ann Poe said there was great concern in Lima in 2019 that such a mighty Chile could invade Ecuador."
    (draft,) = (one for one in questions_on(text) if one.rule == "reported:person")
    told = "there was great concern in Lima in 2019 that a mighty Chile could invade Ecuador"
    assert draft.stem == f"Who said that {told}, according to the article?"


def test_a_visit_is_to_where_the_title_says_that_the_visitor_is(questions_on: Asker):
    text = (
        "Maria Brown said that ferries in Peru had lost 40 bells. The historian Ann Poe came from Chile.\n\n"
        "The minister, David Jones, opened a school.\n\n"
        "Jones is well aware that his visit could draw criticism from the voters of Peru, says Poe."
    )
    asked = [one for one in questions_on(text, title="Minister Jones opens school in Lima") if "visit" in one.stem]
    stems = [one.stem for one in asked if one.rule == "reported:person"]
    assert [stem.split("”, ")[-1] for stem in stems] == [
        "who says that David Jones is well aware that his visit to Lima could draw criticism from the voters of Peru?"
    ]
    untold = questions_on(text, title="Minister Jones opens school")
    assert not [one for one in untold if "visit" in one.stem and one.rule == "reported:person"]
