"""Read an article: its paragraphs, with the words marked that the address names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.orm import Session

from app.articles.text import Article, BlockKind, Rendition
from app.storage.articles import RenditionRow, article_by_stem, current_rendition, readable_articles, renditions_of
from app.storage.citation_queries import Cited, cited_in
from app.storage.unit_of_work import UnitOfWork
from app.workflows.closed_articles import must_be_open
from app.workflows.problems import NotFound
from app.workflows.take_quiz import Person

Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class MarginNote:
    """A number in the margin: the question that cites words of the paragraph."""

    number: int
    question: str
    stem: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its kind, its text as parts (text, marked), the questions on it; `start` is its offset."""

    kind: BlockKind
    start: int
    parts: Parts
    notes: tuple[MarginNote, ...] = ()


@dataclass(frozen=True)
class ArticlePage:
    """An article to read; only a teacher's has notes, which say what is asked about it.

    One that is closed has no paragraphs: its owner shows others only passages, and its outlet's address.
    """

    article: Article
    rendition: str
    paragraphs: tuple[Paragraph, ...]
    url: str = ""
    closed: bool = False


@dataclass(frozen=True)
class ArticleLine:
    """An article in a list."""

    stem: str
    title: str
    outlet: str


def article_list(work: UnitOfWork, person: Person) -> tuple[ArticleLine, ...]:
    """Give the articles that this person may read; a retired one is read where something cites it."""
    with work.reading() as session:
        rows = [row for row in readable_articles(session, person.user_id) if row.retired_at is None]
        return tuple(ArticleLine(row.stem, row.title, row.outlet) for row in rows)


@dataclass(frozen=True)
class Leave:
    """What a reader may see beyond public articles: anybody's articles, and the questions on them."""

    any_article: bool = False
    questions: bool = False
    any_question: bool = False


def article_page(
    work: UnitOfWork,
    person: Person,
    stem: str,
    *,
    of: str = "",
    mark: tuple[int, int] | None = None,
    leave: Leave = Leave(),
) -> ArticlePage:
    """Give an article with the words from mark[0] to mark[1] marked; raises NotFound, or NotAllowed while it is closed.

    `of` is how the digest of the rendition begins that the mark was made on; without it, it is the newest.

    The mark is the reader's own, from the address: it tells nothing that the reader does not have.
    """
    with work.reading() as session:
        row = article_by_stem(session, stem)
        own = row is not None and row.owner_id is not None and row.owner_id == person.user_id
        if row is None or not (row.visibility == "public" or own or leave.any_article):
            msg = "There is no such article, or it is not open to you."
            raise NotFound(msg)
        if not leave.questions:
            must_be_open(session, person, row)
        if row.passages_only and not own:
            return ArticlePage(row.value, "", (), row.url, closed=True)
        text = _rendition(session, row.id, of)
        cited: Sequence[Cited] = ()
        if leave.questions:
            cited = cited_in(session, text.id, owner_id=person.user_id, anyones=leave.any_question)
        rendition = text.value
        return ArticlePage(row.value, rendition.sha256, tuple(_paragraphs(rendition, mark or (0, 0), cited)), row.url)


def _rendition(session: Session, article_id: int, of: str) -> RenditionRow:
    # A passage is quoted from one rendition; in another its words may stand elsewhere.
    found = [row for row in renditions_of(session, article_id) if of and row.sha256.startswith(of)]
    return found[-1] if found else current_rendition(session, article_id)


def _paragraphs(rendition: Rendition, mark: tuple[int, int], cited: Sequence[Cited]) -> Iterator[Paragraph]:
    notes = [(one.start, MarginNote(number, one.question, one.stem)) for number, one in enumerate(cited, start=1)]
    start = 0
    for text in rendition.text.split("\n"):
        end = start + len(text)
        left, right = max(start, mark[0]), min(end, mark[1])
        cuts = (start, left, right, end) if left < right else (start, end)
        parts = tuple((rendition.text[a:b], (a, b) == (left, right)) for a, b in pairwise(cuts) if a < b)
        mine = tuple(note for place, note in notes if start <= place < end)
        yield Paragraph(rendition.kind_at(start), start, parts, mine)
        start = end + 1
