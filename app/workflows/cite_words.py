"""Cite words of articles: the articles that a teacher may cite, and where words that were cited stand today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.articles.quotes import moved
from app.articles.text import Passage
from app.storage.articles import article_by_stem, current_rendition, renditions_by_digest
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotFound
from app.workflows.write_question import Source


@dataclass(frozen=True)
class Spot:
    """A place in an article: (start, end) in the rendition of that digest."""

    article: str
    rendition: str
    start: int
    end: int


def sources_of(
    work: UnitOfWork, stems: Iterable[str], *, user_id: int, cited: Collection[str] = ()
) -> Mapping[str, Source]:
    """Give articles by their stems, those that a teacher may not cite left out; `cited` are cited already."""
    with work.reading() as session:
        rows = {stem: article_by_stem(session, stem) for stem in dict.fromkeys(stems)}
        return {
            stem: Source(current_rendition(session, row.id).value, row.title, row.outlet)
            for stem, row in rows.items()
            if row is not None and (stem in cited or row.citable_by(user_id))
        }


def source_among(sources: Mapping[str, Source], stem: str) -> Source:
    """Give the article of that stem; raises NotFound."""
    if stem not in sources:
        msg = "There is no such article. Choose one of the list."
        raise NotFound(msg)
    return sources[stem]


def passages_at(work: UnitOfWork, spots: Sequence[Spot], sources: Mapping[str, Source]) -> tuple[Passage | None, ...]:
    """Give the passage at each place in today's text of its article; None where it cannot be found there any more."""
    with work.reading() as session:
        return tuple(_passage(session, spot, sources) for spot in spots)


def _passage(session: Session, spot: Spot, sources: Mapping[str, Source]) -> Passage | None:
    source = sources.get(spot.article)
    if source is None or not 0 <= spot.start < spot.end:
        return None
    today = source.rendition
    if spot.rendition == today.sha256:
        return today.passage(spot.start, spot.end) if spot.end <= len(today.text) else None
    rows = renditions_by_digest(session, {spot.rendition})
    said = next((row.text[spot.start : spot.end] for row in rows if row.article.stem == spot.article), "")
    return moved(today, said, spot.start)
