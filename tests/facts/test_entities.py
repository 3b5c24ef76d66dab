"""Names are one person's through spellings and articles, or nobody's where that is not certain."""

import pytest

from app.facts.fact import EntityKind
from app.facts.places import entities_of, place_named
from app.facts.spelling import same_person
from tests.facts.conftest import Reader


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serdar Berdymukhamedov", "Serdar Berdimuhamedov"),
        ("Emomali Rahmon", "Emamoli Rahmon"),
        ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
        ("Shavkat Mirziyoyev", "Shavkat Mirzioyoyev"),
        ("Shavkat Mirziyoyev", "Shavkat Mirsijoyev"),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
    ],
)
def test_transliterations_are_alike(one: str, other: str):
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Major", "John Miller"),
        ("Anna Smith", "Adam Smith"),
        ("Robert West", "Rebecca West"),
        ("Andy Murray", "Andy Murphy"),
        ("John Smith", "Joan Smith"),
        ("Peter Hansen", "Peter Hanson"),
        ("Boris Johnson", "Boris Johnston"),
        ("Antonia Costa", "Antonio Costa"),
        ("Christian Weber", "Christine Weber"),
        ("Anna Anderson", "Anna Andersen"),
        ("John Robertson", "John Robinson"),
    ],
)
def test_different_people_are_not(one: str, other: str):
    assert not same_person(one, other)


def test_a_surname_stands_for_the_full_name_in_its_article(library: Reader):
    read = library("Anna Smith opened the bridge in Paris. Smith thanked the builders.")
    assert read.persons.full_name("Smith", "a") == "Anna Smith"


def test_a_surname_that_two_share_stands_for_nobody(library: Reader):
    read = library("Anna Smith met David Smith in Paris. Smith thanked the builders.")
    assert read.persons.full_name("Smith", "a") is None


def test_a_full_name_of_one_other_article_is_not_borrowed(library: Reader):
    read = library("Smith thanked the builders in Paris.", "Anna Smith opened the bridge.")
    assert read.persons.full_name("Smith", "a") != "Anna Smith"


def test_titles_are_no_part_of_a_name(library: Reader):
    read = library("President Anna Smith opened the bridge. Prime Minister David Jones was there.")
    assert {name.text for _, sentence in read.sentences() for name in sentence.names} == {"Anna Smith", "David Jones"}


def test_a_nearly_equal_surname_is_another_person(library: Reader):
    read = library("Anna Johnson opened the bridge in Paris. Johnston thanked the builders.")
    assert read.persons.full_name("Johnston", "a") != "Anna Johnson"


@pytest.mark.parametrize(
    ("text", "place"),
    [("Kiev", "Kyiv"), ("Kyiv", ""), ("Türkiye", "Turkey"), ("Turkey", "Turkey"), ("the Russian Federation", "Russia")],
)
def test_a_place_has_one_name(text: str, place: str):
    assert place_named(text) == place


def test_spellings_of_a_capital_in_two_articles_are_one_place(library: Reader):
    read = library("The train left Kiev in 2019.", "The train arrived in Kyiv in 2019.")
    forms = {entity.forms for entity in entities_of(read) if entity.kind is EntityKind.PLACE}
    assert ("Kyiv", "Kiev") in forms


def test_the_letters_in_brackets_are_a_name_of_the_body(library: Reader):
    read = library("Peru left the Andean Trade Organization (ATO) in 2019.")
    assert ("Andean Trade Organization", "ATO") in {entity.forms for entity in entities_of(read)}


def test_a_spelling_in_brackets_belongs_to_its_person(library: Reader):
    read = library(
        "Serdar Berdimuhamedov arrived in Lima.", "Nobody was late in Lima (except for Serdar Berdymukhamedov)."
    )
    assert ("Serdar Berdimuhamedov", "Serdar Berdymukhamedov") in {entity.forms for entity in entities_of(read)}


def test_a_surname_of_two_words_takes_the_first_name_given_elsewhere(library: Reader):
    read = library("The farmer Robert Hale Poole came to Lima. Mr Hale Poole sold the boats. Mr Hale Poole left.")
    assert read.persons.full_name("Hale Poole", "a") == "Robert Hale Poole"


@pytest.mark.parametrize(
    ("begun", "full"),
    [
        ("The singer Ramona opened the bridge in Lima.", "Ramona"),
        ("Ramona opened the bridge in Lima.", None),
    ],
)
def test_a_single_name_is_a_whole_one_only_where_it_is_introduced(library: Reader, begun: str, full: str | None):
    read = library(f"{begun} Ramona thanked the builders. Ramona gave them 40 books. Later Ramona left Peru.")
    assert read.persons.full_name("Ramona", "a") == full
