"""The language model, loaded once for all tests of facts, and texts read with it."""

from collections.abc import Callable
from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.parse import load_parser
from app.facts.reading import Library, read
from app.facts.syntax import Parse

Reader = Callable[..., Library]


@pytest.fixture(scope="session")
def parse() -> Parse:
    return load_parser()


@pytest.fixture(scope="session")
def library(parse: Parse) -> Reader:
    """Read texts as articles called a, b, ...; `year` dates them all."""

    def of(*texts: str, year: int | None = None) -> Library:
        dated = ArticleDate(date(year, 5, 9), DateBasis.DERIVED) if year else None
        articles = [Article(stem, text, "", published=dated) for stem, text in zip("abcdef", texts, strict=False)]
        return read([(article, clean(article.raw, article=article.stem)) for article in articles], parse=parse)

    return of
