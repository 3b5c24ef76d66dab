"""Queries from an article's passages to the questions that cite them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.articles import PassageRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow


@dataclass(frozen=True)
class Cited:
    """A passage of an article by its start, and a published question that cites it."""

    start: int
    question: str
    stem: str


def cited_in(session: Session, rendition_id: int, *, owner_id: int | None, anyones: bool = False) -> Sequence[Cited]:
    """Give the published questions on a rendition in the order of the text: nobody's and one owner's, or all."""
    visible = QuestionRow.owner_id.is_(None) | (QuestionRow.owner_id == owner_id)
    found = (
        select(PassageRow.start, QuestionRow.public_id, VersionRow.stem)
        .join(CitationRow, CitationRow.passage_id == PassageRow.id)
        .join(VersionRow, VersionRow.id == CitationRow.version_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(PassageRow.rendition_id == rendition_id, VersionRow.state == "published")
        .order_by(PassageRow.start, VersionRow.id)
    )
    rows = session.execute(found if anyones else found.where(visible))
    return [Cited(start, question, stem) for start, question, stem in rows]
