"""Bring an article in: read, clean, store; a text that is there already is not stored twice."""

from dataclasses import dataclass

from app.articles.cleaning import clean
from app.articles.text import Article, Rendition
from app.storage.articles import ArticleRow, RenditionRow, article_by_digest, article_by_stem
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Imported:
    """What became of an article: its stem, and whether it is new here."""

    stem: str
    is_new: bool
    paragraphs: int


class StemTaken(ValueError):
    """Another text has that name already."""


def import_article(
    work: UnitOfWork, article: Article, *, visibility: str = "private", owner_id: int | None = None
) -> Imported:
    """Store an article with its first rendition; raises StemTaken where the name belongs to another text."""
    # Cleaning takes its time, so it is done before the transaction that locks the database.
    rendition = clean(article.raw, article=article.stem)
    with work() as session:
        known = article_by_digest(session, article.sha256)
        if known is not None:
            return Imported(known.stem, is_new=False, paragraphs=len(rendition.blocks))
        if article_by_stem(session, article.stem) is not None:
            msg = f'There is another article named "{article.stem}". Give this one another name.'
            raise StemTaken(msg)
        row = article_row(article, visibility=visibility, owner_id=owner_id)
        row.created_at, row.recheck_due = work.clock(), True
        session.add(row)
        session.add(rendition_row(row, rendition))
    return Imported(article.stem, is_new=True, paragraphs=len(rendition.blocks))


def article_row(article: Article, *, visibility: str, owner_id: int | None) -> ArticleRow:
    """Give an article's row."""
    row = ArticleRow(stem=article.stem, raw=article.raw, sha256=article.sha256, title=article.title)
    row.author, row.outlet, row.visibility, row.owner_id = article.author, article.outlet, visibility, owner_id
    if article.published is not None:
        row.published_on = article.published.day
        row.published_precision = article.published.precision
        row.published_basis = article.published.basis
        row.published_words = article.published.words
    return row


def rendition_row(row: ArticleRow, rendition: Rendition) -> RenditionRow:
    """Give a rendition's row, of that article."""
    return RenditionRow(
        article=row,
        cleaner=rendition.cleaner,
        text=rendition.text,
        sha256=rendition.sha256,
        offsets=[list(run) for run in rendition.offsets.runs],
        blocks=[[block.start, block.end, block.kind] for block in rendition.blocks],
    )
