"""Which short form of a name counts as an answer."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.statements import Statement, whole_statement
from app.facts.syntax import Parse
from app.questions.anchors import with_article
from app.questions.drafting import person_forms
from app.questions.surnames import goes_by_surname, spelt_as_in
from tests.questions.conftest import Told

SPELT = {"a": "Serdar Berdimuhamedov", "b": "Serdar Berdymukhamedov"}
ASKED = "Marta Luz Quiroga opened the port. President Poe thanked the crews. Ann Poe sailed home to Lima in 1998."


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("Marta Luz Quiroga", False),  # the last of two family names, and nobody calls her by it
        ("Li Mingze", False),
        ("Marta Quiroga", True),
        ("Marta L. Quiroga", True),
        ("Ann Mary Poe", True),  # "President Poe"
    ],
)
def test_a_last_word_counts_where_people_are_called_by_it(told: Told, name: str, *, counts: bool):
    _, library = told(ASKED)
    assert goes_by_surname(name, library) is counts


def test_a_plural_of_a_name_is_no_other_spelling(parse: Parse):
    text = "Elena Brock came to Lima on Monday. Twelve Elena Brocks wrote to the port of Lima."
    article = Article("a", text, "")
    library = read([(article, clean(article.raw, article="a"))], parse=parse)
    assert "Elena Brocks" not in {form.text for form in person_forms("Elena Brock", library)}


def test_an_article_is_asked_in_its_own_spelling(parse: Parse):
    told = "{} sold the boats of Lima to a yard in Chile in 1998."
    articles = [Article(stem, told.format(name), "") for stem, name in SPELT.items()]
    library = read([(article, clean(article.raw, article=article.stem)) for article in articles], parse=parse)
    (first, other) = library.readings
    statement = whole_statement(first.sentences[0], first, library)
    assert isinstance(statement, Statement)
    assert spelt_as_in(first, statement, library) == told.format(SPELT["a"]).rstrip(".")
    assert spelt_as_in(other, statement, library) == told.format(SPELT["b"]).rstrip(".")


def test_a_hyphened_given_name_stands_last(told: Told):
    _, library = told(ASKED)
    assert [form.text for form in person_forms("Tsai Mei-lin", library)] == ["Tsai Mei-lin", "Tsai"]


def test_a_title_at_the_start_keeps_its_capital(told: Told):
    statement, _ = told("Prime Minister Ann Poe sold the prime boats of Lima to a yard in Chile.")
    assert ", Prime Minister Ann Poe" in with_article(f"{statement.text}.", statement.reading)


def test_a_surname_counts_without_the_small_word_joined_to_it(told: Told):
    _, library = told(ASKED)
    forms = [form.text for form in person_forms("Samir al-Masri", library)]
    assert forms == ["Samir al-Masri", "al-Masri", "Masri"]
