"""Queries of the review queue: what waits, what it could be instead, what was decided, and why questions fell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.attempts import AttemptSlotRow
from app.storage.audit import AuditRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.reviews import AlternativeRow, RejectionRow

WAITING = ("draft", "in review")
DECISIONS = ("accept", "reject", "undo")
MOST_DECISIONS = 500


@dataclass(frozen=True)
class RejectionCount:
    """How many questions of a generator's rule were rejected for a reason, with the stem of the newest of them."""

    rule: str
    reason: str
    count: int
    example: str


def waiting_on(session: Session, article_id: int, user_id: int | None) -> Sequence[VersionRow]:
    """Give the versions of one's questions that wait, in the order of an article's text; None sees everybody's."""
    found = _cited_first(article_id, user_id).where(*_waits()).add_columns(PassageRow.start)
    rows = session.execute(found.order_by(PassageRow.start, VersionRow.id)).all()
    return [version for version, _start in rows]


def waiting_by_article(session: Session, user_id: int) -> Sequence[tuple[str, str, int]]:
    """Give (stem, title, how many) of the articles on which questions of one's own wait, by title."""
    found = (
        select(ArticleRow.stem, ArticleRow.title, func.count())
        .join(RenditionRow, RenditionRow.article_id == ArticleRow.id)
        .join(PassageRow, PassageRow.rendition_id == RenditionRow.id)
        .join(CitationRow, CitationRow.passage_id == PassageRow.id)
        .join(VersionRow, VersionRow.id == CitationRow.version_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(CitationRow.position == 0, QuestionRow.owner_id == user_id, *_waits())
        .group_by(ArticleRow.stem, ArticleRow.title)
    )
    return [(stem, title, count) for stem, title, count in session.execute(found.order_by(ArticleRow.title))]


def published_on(session: Session, article_id: int, user_id: int | None) -> int:
    """Count the questions of one's own on an article that are published."""
    found = _cited_first(article_id, user_id).where(VersionRow.state == "published")
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def rejected_on(session: Session, article_id: int, user_id: int | None) -> int:
    """Count the rejections of one's own questions on an article."""
    found = _cited_first(article_id, user_id).join(RejectionRow, RejectionRow.version_id == VersionRow.id)
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def _cited_first(article_id: int, user_id: int | None) -> Select[VersionRow]:
    """Select the versions whose first citation stands in an article."""
    found = (
        select(VersionRow)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .join(CitationRow, CitationRow.version_id == VersionRow.id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .where(CitationRow.position == 0, RenditionRow.article_id == article_id)
    )
    return found if user_id is None else found.where(QuestionRow.owner_id == user_id)


def _waits() -> list[ColumnElement[bool]]:
    other = aliased(VersionRow)
    newest = select(func.max(other.number)).where(other.question_id == VersionRow.question_id)
    newest = newest.correlate(VersionRow).scalar_subquery()
    return [VersionRow.number == newest, VersionRow.state.in_(WAITING), QuestionRow.archived_at.is_(None)]


def locked_question(session: Session, public_id: str) -> QuestionRow | None:
    """Give a question, locked until the transaction ends, so that of two decisions one comes first."""
    found = select(QuestionRow).where(QuestionRow.public_id == public_id).with_for_update()
    # What the session read before the lock may be out of date.
    return session.scalar(found.execution_options(populate_existing=True))


def article_of(session: Session, version_id: int) -> str:
    """Give the stem of the article in which a version's first citation stands, or nothing."""
    found = (
        select(ArticleRow.stem)
        .join(RenditionRow, RenditionRow.article_id == ArticleRow.id)
        .join(PassageRow, PassageRow.rendition_id == RenditionRow.id)
        .join(CitationRow, CitationRow.passage_id == PassageRow.id)
        .where(CitationRow.version_id == version_id)
    )
    return session.scalar(found.order_by(CitationRow.position).limit(1)) or ""


def alternatives_of(session: Session, question_id: int) -> Sequence[AlternativeRow]:
    """Give what else a question could be, in the order of the generator's liking."""
    found = select(AlternativeRow).where(AlternativeRow.question_id == question_id)
    return session.scalars(found.order_by(AlternativeRow.kind, AlternativeRow.position)).all()


def is_asked(session: Session, version_id: int) -> bool:
    """Say whether any attempt asks a version."""
    found = select(AttemptSlotRow.id).where(AttemptSlotRow.version_id == version_id)
    return session.scalar(found.limit(1)) is not None


def rejection_of(session: Session, version_id: int) -> RejectionRow | None:
    """Give the rejection of a version."""
    return session.scalar(select(RejectionRow).where(RejectionRow.version_id == version_id))


def last_decision(session: Session, actor_id: int, article: str) -> dict[str, Any] | None:
    """Give what the log says of somebody's last decision on an article that was not undone since."""
    found = select(AuditRow).where(AuditRow.actor_id == actor_id, AuditRow.action.in_(DECISIONS))
    undone: list[str] = []
    for row in session.scalars(found.order_by(AuditRow.id.desc()).limit(MOST_DECISIONS)):
        if row.change.get("article") != article:
            continue
        if row.action == "undo":
            undone.append(row.subject)
        elif row.subject in undone:
            undone.remove(row.subject)
        else:
            return {**row.change, "action": row.action, "subject": row.subject}
    return None


def rejection_counts(session: Session, owner_id: int | None = None) -> list[RejectionCount]:
    """Count rejections by generator rule and reason, most first; of one owner's questions, or of all."""
    counted = (
        select(RejectionRow.rule, RejectionRow.reason, func.count(), func.max(RejectionRow.version_id))
        .join(VersionRow, VersionRow.id == RejectionRow.version_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .group_by(RejectionRow.rule, RejectionRow.reason)
        .order_by(func.count().desc(), RejectionRow.rule, RejectionRow.reason)
    )
    rows = session.execute(counted if owner_id is None else counted.where(QuestionRow.owner_id == owner_id)).all()
    newest = [version_id for _rule, _reason, _count, version_id in rows]
    stems = dict(session.execute(select(VersionRow.id, VersionRow.stem).where(VersionRow.id.in_(newest))).all())
    return [RejectionCount(rule, reason, count, stems[version_id]) for rule, reason, count, version_id in rows]


def newest_version(session: Session, public_id: str) -> VersionRow | None:
    """Give a question's newest version."""
    found = select(VersionRow).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    return session.scalar(found.where(QuestionRow.public_id == public_id).order_by(VersionRow.number.desc()).limit(1))
