"""Queries that the modes of a quiz need: what is cited, what is offered as proof, and the texts both stand in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.articles import PassageRow, RenditionRow
from app.storage.questions import CitationRow


@dataclass(frozen=True)
class CitedPlace:
    """A place that a version cites: the rendition's id, from where to where, for which stance."""

    version_id: int
    rendition_id: int
    start: int
    end: int
    stance: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Give where the cited words begin and end."""
        return self.start, self.end


def cited_places(session: Session, version_ids: Collection[int]) -> Sequence[CitedPlace]:
    """Give what some versions cite, each version's in its order."""
    place = PassageRow.rendition_id, PassageRow.start, PassageRow.end
    found = (
        select(CitationRow.version_id, *place, CitationRow.stance, CitationRow.marks)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .where(CitationRow.version_id.in_(version_ids))
        .order_by(CitationRow.version_id, CitationRow.position)
    )
    return [
        CitedPlace(version_id, rendition_id, start, end, stance, tuple((left, right) for left, right in marks))
        for version_id, rendition_id, start, end, stance, marks in session.execute(found)
    ]


def renditions_by_id(session: Session, ids: Collection[int]) -> dict[int, RenditionRow]:
    """Give renditions with their articles by their ids."""
    return {row.id: row for row in session.scalars(select(RenditionRow).where(RenditionRow.id.in_(ids)))}


def digests_of(session: Session, rendition_ids: Collection[int]) -> dict[int, str]:
    """Give the digests of renditions by their ids."""
    found = select(RenditionRow.id, RenditionRow.sha256).where(RenditionRow.id.in_(rendition_ids))
    return {row.id: row.sha256 for row in session.execute(found)}
