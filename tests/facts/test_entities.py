"""Names are one person's through spellings and articles, or nobody's where that is not certain."""

import pytest

from app.facts.entities import alike
from tests.facts.conftest import Reader


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serdar Berdymukhamedov", "Serdar Berdimuhamedov"),
        ("Emomali Rahmon", "Emamoli Rahmon"),
        ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
    ],
)
def test_transliterations_are_alike(one: str, other: str):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("John Major", "John Miller"), ("Anna Smith", "Adam Smith"), ("Robert West", "Rebecca West")],
)
def test_different_people_are_not(one: str, other: str):
    assert not alike(one, other)


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
