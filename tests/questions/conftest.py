"""The language model and the questions of the seeds, made once; and a short way to questions of other texts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.articles.text import Article, ArticleDate, DateBasis, Rendition
from app.facts.parse import load_parser
from app.facts.reading import Library, read
from app.facts.statements import Statement, whole_statement
from app.facts.syntax import Parse
from app.questions.draft import Draft, Generated
from app.questions.generator import generate

SEEDS = Path(__file__).parents[2] / "seeds"
Asker = Callable[..., list[Draft]]
Told = Callable[[str], tuple[Statement, Library]]
Sources = list[tuple[Article, Rendition]]


@pytest.fixture(scope="session")
def parse() -> Parse:
    return load_parser()


@pytest.fixture(scope="session")
def seeds() -> Sources:
    return [(article, clean(article.raw, article=article.stem)) for article in articles_in(SEEDS)]


@pytest.fixture(scope="session")
def generated(seeds: Sources, parse: Parse) -> Generated:
    return generate(seeds, parse=parse)


@pytest.fixture(scope="session")
def questions_on(parse: Parse) -> Asker:
    """Generate questions on texts, as articles called a, b, ...; `year` dates them all."""

    def on(*texts: str, year: int | None = None, title: str = "") -> list[Draft]:
        dated = ArticleDate(date(year, 5, 9), DateBasis.DERIVED) if year else None
        articles = [Article(stem, text, title, published=dated) for stem, text in zip("abcdef", texts, strict=False)]
        sources = [(article, clean(article.raw, article=article.stem)) for article in articles]
        return list(generate(sources, parse=parse).drafts)

    return on


@pytest.fixture(scope="session")
def told(parse: Parse) -> Told:
    """Read a text and give the statement that its last sentence makes as a whole; a refusal fails."""

    def of(text: str) -> tuple[Statement, Library]:
        article = Article("a", text, "")
        library = read([(article, clean(article.raw, article=article.stem))], parse=parse)
        (*_, (reading, sentence)) = library.sentences()
        made = whole_statement(sentence, reading, library)
        assert isinstance(made, Statement), made
        return made, library

    return of
