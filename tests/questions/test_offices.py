"""Who holds an office and what stands beside a name, on short texts of our own."""

from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.extraction import clauses_of
from app.facts.reading import Library, read
from app.facts.statements import Statement, statement_of
from app.facts.syntax import Parse
from app.questions.anchors import needs_anchor
from app.questions.appositions import appositions_of
from app.questions.offices import offices_of

DATED = ArticleDate(date(2023, 5, 9), DateBasis.STATED)


def library_of(parse: Parse, text: str, published: ArticleDate | None) -> Library:
    return read([(Article("a", text, "", published=published), clean(text, article="a"))], parse=parse)


def offices(parse: Parse, text: str, published: ArticleDate | None = DATED) -> list[tuple[str, str]]:
    library = library_of(parse, text, published)
    found = offices_of(library.readings[0], library)
    return [(draft.stem.partition(",")[0], draft.key.accepted[0].text) for draft in found]


def described(parse: Parse, text: str) -> list[tuple[str, str]]:
    library = library_of(parse, text, None)
    found = appositions_of(library.readings[0], library)
    return [(draft.stem.partition(",")[0], draft.key.accepted[0].text) for draft in found]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Peru’s prime minister Anna Smith opened a school in Lima.",
            ("Who is the prime minister of Peru", "Anna Smith"),
        ),
        ("German president David Jones flew to Rome.", ("Who is the president of Germany", "David Jones")),
    ],
)
def test_an_office_before_a_name_is_asked_of_its_country(parse: Parse, text: str, asked: tuple[str, str]) -> None:
    assert offices(parse, text) == [asked]


@pytest.mark.parametrize(
    "text",
    ["Peru’s former president Anna Smith opened a school in Lima.", "The company’s president Anna Smith flew to Lima."],
)
def test_a_former_office_or_one_of_no_country_is_not_asked(parse: Parse, text: str) -> None:
    assert offices(parse, text) == []


def test_an_office_is_not_asked_where_the_article_has_no_date(parse: Parse) -> None:
    assert offices(parse, "German president David Jones flew to Rome.", None) == []


def test_what_stands_beside_a_name_is_asked_by_its_words(parse: Parse) -> None:
    text = "Anna Smith, the inventor of the electric tractor, met farmers in Lima."

    assert described(parse, text) == [("Who is the inventor of the electric tractor", "Anna Smith")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith, a teacher of music in north London, lives in Lima.",
        "Anna Smith, the designer of their first tractor, lives in Lima.",
        "Anna Smith, the first author of the study, lives in Lima.",
    ],
)
def test_words_that_fit_others_or_point_outside_are_not_asked(parse: Parse, text: str) -> None:
    assert described(parse, text) == []


def test_a_leader_whom_everybody_knows_is_not_asked_for(parse: Parse) -> None:
    assert offices(parse, "Chinese President Xi Jinping flew to Lima.") == []
    assert offices(parse, "Chinese President Lin Dai flew to Lima.") == [("Who is the president of China", "Lin Dai")]


def test_what_the_writer_sees_in_a_deed_is_asked_as_the_articles_word(parse: Parse) -> None:
    text = "On May 8, 2021, Ann Poe {} her journey to Lima."
    for verb, own in (("masked", True), ("announced", False)):
        library = library_of(parse, text.format(verb), DATED)
        (clause,) = clauses_of(library.readings[0].sentences[0])
        statement = statement_of(clause, library.readings[0], library)
        assert isinstance(statement, Statement)
        assert needs_anchor(statement) is own
