"""The stems and keys that a new question is held against."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from app.storage.questions import QuestionRow, VersionRow


def visible_stems(session: Session, user_id: int | None, *, but: str | None) -> Sequence[tuple[str, str]]:
    """Give (public name, stem) of the newest version of each question that a teacher may see, `but` one.

    `user_id` None sees everybody's; archived questions are left out.
    """
    other = aliased(VersionRow)
    newest = select(func.max(other.number)).where(other.question_id == QuestionRow.id)
    found = select(QuestionRow.public_id, VersionRow.stem).join(VersionRow, VersionRow.question_id == QuestionRow.id)
    found = found.where(
        VersionRow.number == newest.correlate(QuestionRow).scalar_subquery(), QuestionRow.archived_at.is_(None)
    )
    if user_id is not None:
        found = found.where(or_(QuestionRow.owner_id == user_id, QuestionRow.owner_id.is_(None)))
    if but is not None:
        found = found.where(QuestionRow.public_id != but)
    return [(public_id, stem) for public_id, stem in session.execute(found.order_by(VersionRow.id))]


def newest_versions(session: Session, public_ids: Sequence[str]) -> Sequence[VersionRow]:
    """Give the newest versions of some questions."""
    newest = select(func.max(VersionRow.id)).group_by(VersionRow.question_id).scalar_subquery()
    found = select(VersionRow).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    return session.scalars(found.where(QuestionRow.public_id.in_(public_ids), VersionRow.id.in_(newest))).all()
