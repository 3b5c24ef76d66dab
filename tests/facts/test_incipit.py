"""An article without a title is known by how it begins."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.incipit import incipit
from app.facts.reading import read
from app.facts.syntax import Parse

REST = " ".join(f"The ferry {number} of Peru left the port of Lima." for number in range(7))


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (
            "A court in Lima on Thursday freed the owner of a ferry that sank off the coast of Peru last year.",
            "A court in Lima on Thursday freed the owner of a ferry that sank …",
        ),
        ("Ann Poe likes boats and old ports.", "Ann Poe likes boats and old ports …"),
        (
            "“Nobody saw it,” said Ann Poe, who has painted the port of Lima and its boats for more than 40 years.",
            "‘Nobody saw it,’ said Ann Poe, who has painted the port of Lima and its boats …",
        ),
    ],
)
def test_it_ends_where_a_phrase_ends(first: str, title: str, parse: Parse):
    text = f"{first} {REST}"
    reading = read([(Article("a", text, ""), clean(text, article="a"))], parse=parse).readings[0]
    assert reading.title == title


def test_a_title_is_kept_and_a_short_text_has_none(parse: Parse):
    text = f"Ann Poe likes boats. {REST}"
    named = read([(Article("a", text, "Boats"), clean(text, article="a"))], parse=parse).readings[0]
    assert named.title == "Boats"
    assert incipit(parse(["Ann Poe likes boats."])) == ""
    assert incipit(parse(["No boats."] * 9)) == ""
