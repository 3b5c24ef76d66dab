"""What may be blanked out, and which other names fill the blank as well."""

import pytest

from app.facts.names import Name, NameKind
from app.questions.blanks import blanks_of, number_blanks
from app.questions.forms import name_forms
from app.questions.hints import could_be_wider, hint_of
from tests.questions.conftest import Asker, Told


def test_a_name_that_only_describes_a_thing_is_not_blanked(told: Told):
    statement, _ = told("In 2019 the farmers of Peru rejected the offer that the West Coast workers of Chile had made.")
    assert not [blanked for blanked in blanks_of(statement) if blanked.name.kind is NameKind.REGION]


def test_a_name_by_which_a_thing_is_also_known_counts(told: Told):
    statement, _ = told("The ships of Chile anchored near the Falkland Islands, known as the Malvinas in Argentina.")
    forms = {form.text for form in name_forms("Falkland Islands", statement.reading)}
    assert {"Falkland Islands", "Malvinas"} <= forms
    assert "Falkland Islands" in {form.text for form in name_forms("Malvinas", statement.reading)}


def test_the_sentence_of_a_clause_with_its_verb_in_another_form_is_no_rival_of_its_blank(questions_on: Asker):
    text = "Ann Poe’s trip consisted of visiting the Tacna Memorial to honour the nurses of Peru after the Chaco War."
    asked = [draft for draft in questions_on(text, title="Nurses") if draft.rule == "cloze:event"]
    assert "Tacna Memorial" in {draft.key.accepted[0].text for draft in asked}


def test_a_blank_says_what_kind_of_name_it_wants(told: Told):
    statement, _ = told("The bishops of Peru honoured the sailors of the Pacific War at the Lima Cathedral in 1998.")
    texts = [blanked.text for blanked in blanks_of(statement)]
    assert texts
    assert all("_____ (" in text for text in texts)


def test_of_two_countries_whose_leaders_did_something_the_last_is_blanked(told: Told):
    statement, _ = told("The president of Chile and the prime minister of Peru opened a school in 1998.")
    texts = [blanked.text for blanked in blanks_of(statement)]
    assert texts == ["The president of Chile and the prime minister of _____ (a country) opened a school in 1998"]
    alone, _ = told("The prime minister of Peru opened a school and a museum for children in 1998.")
    assert not list(blanks_of(alone))


@pytest.mark.parametrize(
    ("name", "kind", "hint"),
    [
        ("the Harbour Cathedral", NameKind.BODY, "a landmark"),
        ("Herring Day", NameKind.EVENT, "a holiday"),
        ("West Africa", NameKind.REGION, "a region"),
        ("Old Lima Highway", NameKind.SITE, "a road"),
        ("Quispe House", NameKind.BODY, "a building"),
        ("Lima", NameKind.REGION, "a town or city"),
        ("Lima Day", NameKind.PERSON, "a person"),
    ],
)
def test_the_last_word_of_a_name_tells_its_kind_best(name: str, kind: NameKind, hint: str):
    assert hint_of(name, kind) == hint


def test_a_name_in_letters_joined_by_a_hyphen_gives_the_blank_away(told: Told):
    statement, _ = told("The offices in Quito were let to the Port Fishing Agency of Chile at the PFA-Peru talks.")
    assert not [blanked for blanked in blanks_of(statement) if "Port Fishing" in blanked.name.text]


def test_a_blank_for_a_bare_figure_asks_for_a_number(told: Told):
    statement, _ = told("Ann Poe, who was 87, died in Lima after an illness of many months in 2013.")
    assert [text for _, text, figure in number_blanks(statement) if figure == "87"] == [
        "Ann Poe, who was _____ (a number), died in Lima after an illness of many months in 2013"
    ]


@pytest.mark.parametrize(
    ("hint", "before", "others", "wider"),
    [
        ("a place", "in", ["Quito"], True),
        ("a place", "in", [], False),
        ("a place", "near", ["Quito"], False),
        ("a country", "in", ["Quito"], False),
    ],
)
def test_in_a_place_may_be_in_a_wider_one(hint: str, before: str, others: list[str], *, wider: bool):
    names = [Name(0, 0, text, NameKind.CITY) for text in others]
    assert could_be_wider(hint, before, "Haring Cross", names) is wider


def test_a_people_in_view_gives_its_country_away(told: Told):
    statement, _ = told("Three members of the Peruvian opposition met the mayors of Chile near Cuzco in Peru.")
    assert "Peru" not in {blanked.name.text for blanked in blanks_of(statement)}


def test_no_half_of_a_longer_name_is_blanked(told: Told):
    statement, _ = told(
        "The farmers of Chile sold bread to Ana Soto, the News South Wales secretary of the Lima Union."
    )
    assert "South Wales" not in {blanked.name.text for blanked in blanks_of(statement)}


def test_a_capital_in_view_gives_its_country_away(told: Told):
    statement, _ = told("In 2019 the navy of Chile ran the old Kantu air base in Peru, near the capital Lima.")
    assert not [blanked for blanked in blanks_of(statement) if blanked.name.text == "Peru"]


def test_a_number_in_capitals_belongs_to_the_name_before_it(told: Told):
    statement, _ = told("In 2019 the farmers of Peru rejected the offer that the BBC One workers in Chile had made.")
    assert not [blanked for blanked in blanks_of(statement) if blanked.name.text == "BBC"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The mayor of Lima praised two young bakers, Ann Poe and Rosa Paz, in 2019.", 0),
        ("The mayor of Lima praised two young bakers and her neighbour Rosa Paz in 2019.", 1),
    ],
)
def test_a_number_of_names_that_follow_it_is_not_blanked(told: Told, text: str, asked: int):
    statement, _ = told(text)
    assert len(list(number_blanks(statement))) == asked
