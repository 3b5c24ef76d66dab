"""A name begins after its bearer's office and takes the small words that belong to it."""

from dataclasses import replace

import pytest

from app.facts.names import NameKind, names_in
from app.facts.parentheses import parentheses
from app.facts.rendering import a_or_an
from app.facts.runs import surname_of
from app.facts.syntax import Parse, Parsed
from app.facts.votes import votes_of
from tests.facts.conftest import Reader


def relabelled(parsed: Parsed, name: str, label: str) -> Parsed:
    """Give a name the label that a model may give it."""
    start = parsed.text.index(name)
    inside = range(start, start + len(name))
    return Parsed(
        parsed.text,
        tuple(replace(token, entity=label) if token.start in inside else token for token in parsed.tokens),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State Anna Smith visited the school in Lima.", "Anna Smith"),
        ("The visit of Peru's Minister of Health David Jones was short.", "David Jones"),
        ("House Majority Leader Anna Smith visited the school in Lima.", "Anna Smith"),
        ("The painter Vincent van Gogh lived in Arles.", "Vincent van Gogh"),
        ("Lima Museum Director Anna Smith praised the school in Lima.", "Anna Smith"),
        ("Head of ABC Ana Maria Soto visited the school in Lima.", "Ana Maria Soto"),
        ("The zoo of Lima was opened by Democrat Anna Smith.", "Anna Smith"),
        ("The men praised Field Marshal Anna Smith in Lima.", "Anna Smith"),
    ],
)
def test_a_person_has_no_office_in_the_name(library: Reader, text: str, name: str):
    (reading,) = library(text).readings
    assert name in {found.text for found in reading.names if found.kind is NameKind.PERSON}


def test_a_surname_of_two_words_is_written_out(library: Reader):
    read = library("The rich man Osama bin Laden lived there. The army looked for bin Laden for years.")
    assert read.persons.full_name("bin Laden", "a") == "Osama bin Laden"
    assert surname_of("Osama bin Laden") == "bin Laden"
    assert surname_of("Anna Smith") == "Smith"


def test_a_surname_without_its_joined_small_word_is_written_out(library: Reader):
    read = library("President Samir al-Masri met farmers in Lima. Masri gave 12 ships to Chile.")
    assert read.persons.full_name("Masri", "a") == "Samir al-Masri"


@pytest.mark.parametrize(
    ("word", "article"),
    [("U.N. analyst", "a"), ("MP", "an"), ("NATO officer", "a"), ("FBI agent", "an"), ("unit", "a"), ("Indian", "an")],
)
def test_the_article_follows_the_sound(word: str, article: str):
    assert a_or_an(word) == article


def test_what_stands_after_the_former_is_no_person(library: Reader):
    (reading,) = library(
        "Peru was the richest town in the former Andean Union. Anna Smith of the Andean Union left."
    ).readings
    assert {found.text for found in reading.names if found.kind is NameKind.PERSON} == {"Anna Smith"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Some 500 fans flocked to Victoria Palace in the north of Lima.", "Victoria Palace", NameKind.PERSON),
        (
            "Mr Smith unveiled plans for a memorial to the Queen Mother, paid for by a coin.",
            "Queen Mother",
            NameKind.BODY,
        ),
    ],
)
def test_a_name_is_not_of_a_kind_that_its_words_forbid(library: Reader, text: str, name: str, kind: NameKind):
    (reading,) = library(text).readings
    assert (name, kind) not in {(found.text, found.kind) for found in reading.names}


def test_a_compound_keeps_its_first_half(library: Reader):
    (reading,) = library("The city freed the best-known singer of Lima.").readings
    assert not parentheses(reading.sentences[0].parsed)


def test_what_is_called_a_province_is_no_town(library: Reader):
    (reading,) = library(
        "In one province alone, Cusco in the south, 40 schools were shut. Anna Smith left Lima."
    ).readings
    kinds = {found.text: found.kind for found in reading.names}
    assert kinds["Cusco"] is not NameKind.CITY
    assert kinds["Lima"] is NameKind.CITY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("New OSCE Secretary-General Anna Smith spoke in Lima.", "Anna Smith"),
        ("In Lima, Vice-President David Jones opened the school.", "David Jones"),
        ("Peruvian Attorney-General Rosa Quispe wrote to the court.", "Rosa Quispe"),
        ("South Dakota Governor Kristi Jones opened the school.", "Kristi Jones"),
        ("Cindy Hyde-Smith opened the school in Lima.", "Cindy Hyde-Smith"),
    ],
)
def test_a_title_with_a_hyphen_is_passed_whole(library: Reader, text: str, name: str):
    (reading,) = library(text).readings
    assert [found.text for found in reading.names if found.kind is NameKind.PERSON] == [name]


def test_a_surname_that_the_model_takes_for_no_name_is_one(library: Reader):
    text = "Anna Ledbetter died in Lima. The mayor opened the bridge named after Ledbetter with a speech."
    (reading,) = library(text).readings
    assert [found.text for found in reading.sentences[1].names if found.text == "Ledbetter"]


def test_a_town_that_no_table_has_is_known_by_what_it_is_called(library: Reader):
    (reading,) = library("Most of the men were killed around the city of Vardovka in Ukraine.").readings
    assert NameKind.CITY in {found.kind for found in reading.names if found.text == "Vardovka"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The school thanked Ambassador Rui de Souza in Lisbon.", ["Rui de Souza"]),
        ("Korea's envoy Kim Ji-woo said the talks would begin.", ["Kim Ji-woo"]),
        ("The new Health Secretary opened the school in Lima.", []),
    ],
)
def test_a_name_has_its_small_words_and_an_office_is_none(library: Reader, text: str, names: list[str]):
    (reading,) = library(text).readings
    assert [found.text for found in reading.names if found.kind is NameKind.PERSON] == names


def test_a_town_that_the_model_takes_for_no_name_is_one_where_the_text_calls_it_so(library: Reader):
    (reading,) = library("He opened a memorial to soldiers who died in the city of Rzhev.").readings
    assert ("Rzhev", NameKind.CITY) in {(found.text, found.kind) for found in reading.names}


def test_what_is_called_a_body_is_no_person(library: Reader):
    (reading,) = library("Samir al-Masri, the youth wing of the party, opened a school in Lima.").readings
    assert not [name for name in reading.names if name.kind is NameKind.PERSON]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The board's spokesman, Quispa Marafa, denied that there was a strike.", "Quispa Marafa", NameKind.PERSON),
        ("The board's owner, Lima Holdings, denied that there was a strike.", "Lima Holdings", NameKind.BODY),
        ("Nearly half of tenants in Rath Quill-Rathmore paid more.", "Rath Quill-Rathmore", NameKind.REGION),
    ],
)
def test_the_noun_beside_a_name_tells_what_it_is(parse: Parse, text: str, name: str, kind: NameKind):
    parsed = relabelled(parse([text])[0], name, "ORG")
    assert (name, kind) in {(found.text, found.kind) for found in names_in(parsed, votes_of([parsed]))}
