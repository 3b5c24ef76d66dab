"""A time that counts from another is asked about only where that other is in view; a claim says whose it is."""

from dataclasses import replace
from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.clauses import Part
from app.facts.dates import in_doubt
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.anchors import anchored, anchored_claim
from app.questions.context_cloze import in_context
from app.questions.context_times import times_outside
from app.questions.context_view import View
from tests.questions.conftest import Told


def asked(parse: Parse, text: str) -> bool:
    """Say whether any cloze is made of a text that appeared in January 2023."""
    article = Article("a", text, "Ferries", published=ArticleDate(date(2023, 1, 9), DateBasis.DERIVED))
    library = read([(article, clean(article.raw, article="a"))], parse=parse)
    return any(True for _ in in_context(library.readings[0], library))


def test_a_number_that_opens_a_sentence_is_small_after_its_article(told: Told):
    statement, _ = told("Seven 14-metre boats of Peru sailed to Chile.")
    assert ", seven 14-metre" in anchored_claim(f"{statement.text}.", statement)
    assert ", nine 14-metre" in anchored_claim(statement.text.replace("Seven", "Nine"), statement)


@pytest.mark.parametrize(
    ("begun", "told"),
    [
        ("Two years later", False),
        ("Last August", False),
        ("The following year", False),
        ("In October", False),
        ("Shortly after", False),
        ("In January", True),
        ("In October 2019", True),
        ("Two years after a fire in Quito", True),
    ],
)
def test_what_a_time_counts_from_is_in_view(parse: Parse, begun: str, told: bool):  # noqa: FBT001
    assert asked(parse, f"{begun}, the museum of Lima lent 40 bells to a church in Cusco.") is told


def test_a_month_that_the_articles_year_had_not_reached_is_in_doubt():
    assert in_doubt("October", date(2023, 1, 9))
    assert not in_doubt("January", date(2023, 1, 9))


@pytest.mark.parametrize(("begun", "told"), [("The", False), ("On 3 May 2012, the", True), ("In 2012 the", False)])
def test_a_week_counts_from_a_day_and_not_from_a_year(parse: Parse, begun: str, told: bool):  # noqa: FBT001
    before = f"{begun} mayor of Cusco closed it."
    text = f"{before} The previous week the museum of Lima had lent 40 bells to a church in Quito."
    article = Article("a", text, "Ferries", published=ArticleDate(date(2023, 1, 9), DateBasis.DERIVED))
    library = read([(article, clean(article.raw, article="a"))], parse=parse)
    shown = View(library.readings[0], library, library.readings[0].sentences)
    assert (not list(times_outside(shown, shown.last))) is told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("In 2019 journalists accused Anna Smith of theft in Lima.", True),
        ("In 2019 Anna Smith opened a school in Lima.", True),
        ("On May 3, 2019, Anna Smith opened a school in Lima.", False),
        ("On May 3, 2019, Anna Smith and David Jones boarded their planes.", True),
        ("On May 3, 2019, Anna Smith arrived in Lima.", False),
    ],
)
def test_a_claim_of_a_deed_of_somebody_named_and_told_by_its_day_needs_no_article(told: Told, text: str, named: bool):  # noqa: FBT001
    whole, _ = told(text)
    statement = replace(whole, clause=replace(whole.clause, rule="main"))
    assert anchored_claim(f"{statement.text}.", statement).startswith("According to") is named


def test_a_name_that_begins_small_inside_its_sentence_does_so_after_the_article_s(told: Told):
    whole, _ = told("While ex-royal Peru sold 40 ships, the farmers of Lima bought 12 boats in Chile.")
    tokens = whole.sentence.parsed.tokens
    words = tuple(token.index for token in tokens if 0 < token.index < [other.text for other in tokens].index(","))
    subject = Part(words[-1], "nsubj", words)
    statement = replace(whole, clause=replace(whole.clause, subject=subject, lead=(), rest=(), group=()))
    assert anchored("Ex-royal Peru sold 40 ships.", replace(statement, attribution="a study")).endswith(
        ", ex-royal Peru sold 40 ships."
    )
