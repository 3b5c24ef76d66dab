"""Read an article: its paragraphs, with the words marked that the address names."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.articles.text import Article, BlockKind, Rendition
from app.storage.articles import article_by_stem, current_rendition, readable_articles
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotFound
from app.workflows.take_quiz import Person

Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its kind, and its text as parts (text, marked); `start` is its offset in the rendition."""

    kind: BlockKind
    start: int
    parts: Parts


@dataclass(frozen=True)
class ArticlePage:
    """An article to read; nothing in it says what is asked about it."""

    article: Article
    rendition: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class ArticleLine:
    """An article in a list."""

    stem: str
    title: str
    outlet: str


def article_list(work: UnitOfWork, person: Person) -> tuple[ArticleLine, ...]:
    """Give the articles that this person may read."""
    with work.reading() as session:
        rows = readable_articles(session, person.user_id)
        return tuple(ArticleLine(row.stem, row.title, row.outlet) for row in rows)


def article_page(
    work: UnitOfWork, person: Person, stem: str, *, mark: tuple[int, int] | None = None, any_owner: bool = False
) -> ArticlePage:
    """Give an article with the words from mark[0] to mark[1] marked; raises NotFound.

    The mark is the reader's own, from the address: it tells nothing that the reader does not have.
    """
    with work.reading() as session:
        row = article_by_stem(session, stem)
        own = row is not None and row.owner_id is not None and row.owner_id == person.user_id
        if row is None or not (row.visibility == "public" or own or any_owner):
            msg = "There is no such article, or it is not open to you."
            raise NotFound(msg)
        rendition = current_rendition(session, row.id).value
        return ArticlePage(row.value, rendition.sha256, tuple(_paragraphs(rendition, mark or (0, 0))))


def _paragraphs(rendition: Rendition, mark: tuple[int, int]) -> Iterator[Paragraph]:
    start = 0
    for text in rendition.text.split("\n"):
        end = start + len(text)
        left, right = max(start, mark[0]), min(end, mark[1])
        cuts = (start, left, right, end) if left < right else (start, end)
        parts = tuple(
            (rendition.text[a:b], (a, b) == (left, right)) for a, b in pairwise(cuts) if a < b
        )
        yield Paragraph(rendition.kind_at(start), start, parts)
        start = end + 1
