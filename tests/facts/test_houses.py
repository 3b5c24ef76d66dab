"""How far the name of a place of learning goes, and posts of something that has no name."""

import pytest

from app.facts.affiliations import affiliations_of
from app.facts.posts import posts_of
from tests.facts.conftest import Reader


@pytest.mark.parametrize(
    ("whom", "body"),
    [
        ("Ann Poe of the University of Texas at Austin, who saw it", "University of Texas at Austin"),
        ("Ann Poe of the University of California, Davis", "University of California, Davis"),
        ("Ann Poe of the University of Lima, Cusco and Arequipa", "University of Lima"),
        ("Ann Poe from Queen's University Belfast", "Queen's University Belfast"),
        ("Ann Poe of Hill College in Ohio", "Hill College"),
    ],
)
def test_a_house_keeps_its_town(library: Reader, whom: str, body: str):
    read = library(f"“It floats,” said {whom}.")
    assert [found.body for found in affiliations_of(read.readings[0], read)] == [body]


@pytest.mark.parametrize(
    ("post", "text"),
    [
        ("a professor at the University of Texas at Austin", ["professor at the University of Texas at Austin"]),
        ("the movement's representative in Lima", []),
        ("head of the party in Lima", []),
        ("director of the zoo in Lima", ["director of the zoo in Lima"]),
        ("the Lima Zoo's director of sales", ["the Lima Zoo's director of sales"]),
    ],
)
def test_a_post_is_of_something_named(library: Reader, post: str, text: list[str]):
    read = library(f"“It floats,” Ann Poe, {post}, said.")
    assert [found.text for found in posts_of(read.readings[0], read)] == text
