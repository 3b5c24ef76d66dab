"""Queries on what has been asked about one article."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.storage.articles import PassageRow, RenditionRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow


def published_about(session: Session, article_id: int, user_id: int) -> Sequence[VersionRow]:
    """Give the published versions that cite an article: a teacher's own, nobody's and the public ones.

    Nobody's came from the generator: who may read the article may ask them.
    """
    cited = (
        select(CitationRow.version_id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .where(RenditionRow.article_id == article_id)
    )
    found = (
        select(VersionRow)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(VersionRow.state == "published", QuestionRow.archived_at.is_(None), VersionRow.id.in_(cited))
        .where(or_(QuestionRow.owner_id == user_id, QuestionRow.owner_id.is_(None), QuestionRow.visibility == "public"))
    )
    return session.scalars(found.order_by(VersionRow.question_id)).all()
