"""Verify every stored passage against its rendition and the raw text of its article."""

from dataclasses import dataclass

from app.articles.cleaning import stands
from app.storage.articles import every_passage
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Verification:
    """How many passages were checked, and a sentence for each that does not stand."""

    passages: int
    articles: int
    fallen: tuple[str, ...]


def verify_passages(work: UnitOfWork) -> Verification:
    """Check that each passage's words stand at its place, in the rendition and in the raw text."""
    with work.reading() as session:
        rows = every_passage(session)
        fallen: list[str] = []
        for row in rows:
            # The row's own words are compared: a passage changed behind our back must not pass for what it says now.
            broken = row.rendition.value.sha256 != row.rendition.sha256
            if broken or not stands(row.value, row.rendition.value, row.rendition.article.raw):
                fallen.append(f"{row.value.article} {row.start}-{row.end}: {row.exact!r} does not stand there.")
        articles = {row.rendition.article_id for row in rows}
    return Verification(len(rows), len(articles), tuple(fallen))
