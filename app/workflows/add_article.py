"""Add an article: read it from a file or an address, look whether it is here already, keep it with its rendition."""

import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.articles.cleaning import clean, headline
from app.articles.dates_said import says, words_saying
from app.articles.fetching import Fetched, Fetcher
from app.articles.isolated import read_file
from app.articles.likeness import are_same, shingles_of
from app.articles.paywall import must_be_article
from app.articles.quotes import find_quote
from app.articles.readers import read_text
from app.articles.reading import Kind, Reading, kind_of, named
from app.articles.text import Article, ArticleDate, DateBasis, Rendition
from app.storage.articles import article_texts, readable_articles
from app.storage.unit_of_work import UnitOfWork
from app.workflows.import_article import article_row, rendition_row
from app.workflows.problems import Problem, Refused
from app.workflows.recheck_scope import recheck

LONGEST_STEM = 60
PASTED = "the pasted text"
TYPES = {"text/plain": Kind.TEXT, "application/pdf": Kind.PDF}


@dataclass(frozen=True)
class ArticleDraft:
    """What a teacher says of an article."""

    text: str
    title: str
    author: str = ""
    outlet: str = ""
    published: ArticleDate | None = None
    url: str = ""
    passages_only: bool = False
    visibility: str = "private"


class AlreadyHere(Problem):
    """The same text is here, in an article that this teacher may read."""

    def __init__(self, stem: str, title: str) -> None:
        """Keep which article it is."""
        super().__init__(f"This text is here already: “{title}”. Nothing was stored twice.")
        self.stem, self.title = stem, title


def read_upload(raw: bytes, *, name: str) -> Reading:
    """Read an uploaded file; raises UnreadableArticle, with a sentence that says what to do."""
    name = named(name) or "the file"
    return _an_article(read_file(raw, name=name), fetched=kind_of(raw, name=name) is Kind.HTML)


def read_address(url: str, *, fetch: Callable[[str], Fetched] | None = None) -> tuple[Reading, str]:
    """Read the article at an address and give the address where it was found; raises UnreadableArticle."""
    page = (fetch or Fetcher().fetch)(url)
    name = named(urlsplit(page.url).hostname) or "the page"
    kind = TYPES.get(page.type, Kind.HTML)
    reading = read_file(page.body, name=name, charset=page.charset, kind=kind)
    return _an_article(reading, fetched=True), page.url


def _an_article(reading: Reading, *, fetched: bool) -> Reading:
    must_be_article(clean(reading.text, article="new"), fetched=fetched, walled=reading.walled)
    return reading


def title_in(text: str) -> str:
    """Give the headline that a text begins with, or nothing."""
    return named(headline(clean(text, article="new")))


def date_words(reading: Reading) -> str:
    """Give the words in which the text itself says its date, or nothing."""
    return words_saying(reading.day, reading.text) if reading.day else ""


def flaw_of_date(published: ArticleDate, text: str) -> str:
    """Say what is wrong with a date and its basis, or nothing: stated and derived dates rest on words of the text."""
    if published.basis is DateBasis.EDITOR:
        return ""
    if not published.words:
        return "Copy the words of the article that say so, or choose that you know it from elsewhere."
    if not find_quote(text, published.words):
        return "The article does not say these words. Copy them from its text."
    if published.basis is DateBasis.STATED and not says(published.words, published.day):
        return "These words do not name that day, month and year. If the date follows from them, choose that."
    return ""


def add_article(work: UnitOfWork, draft: ArticleDraft, *, owner_id: int) -> str:
    """Keep an article with its first rendition and give its stem.

    Raises UnreadableArticle where the text is none to ask about, Refused where the date's words are not in it, and
    AlreadyHere where this teacher may read the same text already.
    """
    text = read_text(draft.text.encode(), name=PASTED)
    stem = f"{_slug(draft.title)}-{secrets.token_hex(4)}"
    # Cleaning and comparing take their time, so they are done before the transaction that locks the database.
    rendition = clean(text, article=stem)
    must_be_article(rendition)
    if draft.published and (flaw := flaw_of_date(draft.published, text)):
        raise Refused(flaw)
    with work.reading() as session:
        _must_be_new(session, rendition, owner_id)
    try:
        with work() as session:
            article = Article(stem, text, draft.title, draft.author, draft.outlet, draft.published)
            row = article_row(article, visibility=draft.visibility, owner_id=owner_id)
            row.url, row.passages_only, row.created_at = draft.url, draft.passages_only, work.clock()
            row.recheck_due = True
            session.add(row)
            session.add(rendition_row(row, rendition))
    except IntegrityError:
        # Sent twice at once: the other one was first.
        with work.reading() as session:
            _must_be_new(session, rendition, owner_id)
        raise
    recheck(work, stem)
    return stem


def _must_be_new(session: Session, rendition: Rendition, user_id: int) -> None:
    wanted = shingles_of(rendition)
    titles = {row.id: row.title for row in readable_articles(session, user_id)}
    for article_id, known in article_texts(session, titles, length=len(rendition.text)):
        if are_same(wanted, shingles_of(known)):
            raise AlreadyHere(known.article, titles[article_id])


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_STEM].strip("-") or "article"
