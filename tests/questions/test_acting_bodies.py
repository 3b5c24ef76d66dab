"""Which organisation did something, on short texts of our own."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.acting_bodies import acting_bodies
from app.questions.generator import statements_of


def asked(parse: Parse, text: str) -> list[tuple[str, list[str]]]:
    library = read([(Article("a", text, ""), clean(text, article="a"))], parse=parse)
    drafts = (draft for said in statements_of(library, parse=parse)["a"] for draft in acting_bodies(said, library))
    return [(draft.stem, [form.text for form in draft.key.accepted]) for draft in drafts]


def test_a_body_that_did_something_is_asked_for(parse: Parse) -> None:
    text = "The National Rivers Committee (NRC) called for the closure of two mines in Peru in 2019."

    ((stem, forms),) = asked(parse, text)

    assert stem.endswith("which organisation called for the closure of two mines in Peru in 2019?")
    assert forms == ["National Rivers Committee", "NRC"]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee called for the closure of two mines in Peru in 2019.",
        "The Rivers Foundation planted trees along ten rivers in Peru in 2019.",
        "A member of the National Rivers Committee called for the closure of two mines in Peru in 2019.",
    ],
)
def test_a_body_without_its_full_name_or_with_it_in_the_question_is_not(parse: Parse, text: str) -> None:
    assert asked(parse, text) == []


def test_a_body_that_all_know_counts_in_full_too(parse: Parse) -> None:
    ((_, forms),) = asked(parse, "In 2019, the EU called for the closure of two mines in Peru.")

    assert forms == ["EU", "European Union"]
