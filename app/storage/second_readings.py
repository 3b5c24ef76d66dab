"""Queries of second readings: what waits for a reader, what came of it, and what the generator's rules vouch for."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.questions.draft import Draft
from app.questions.origins import GENERATOR
from app.storage.articles import ArticleRow
from app.storage.audit import AuditRow
from app.storage.publishing import ConfirmationRow, SecondReadingRow
from app.storage.questions import OptionRow, QuestionRow, VersionRow

TAKEN = "take wording"


def confirmed_among(session: Session, version_ids: Collection[int]) -> set[int]:
    """Give those of some versions that a second reader confirmed."""
    return set(session.scalars(select(ConfirmationRow.version_id).where(ConfirmationRow.version_id.in_(version_ids))))


def confirmation_of(session: Session, version_id: int) -> ConfirmationRow | None:
    """Give the confirmation of a version."""
    return session.scalar(select(ConfirmationRow).where(ConfirmationRow.version_id == version_id))


def confirmations_among(session: Session, version_ids: Collection[int]) -> Sequence[ConfirmationRow]:
    """Give the confirmations of some versions."""
    return session.scalars(select(ConfirmationRow).where(ConfirmationRow.version_id.in_(version_ids))).all()


def deeds_on(session: Session, public_id: str, numbers: Collection[int]) -> dict[int, dict[str, dict[str, Any]]]:
    """Give what the audit log says was done with versions of a question: by number, then by action."""
    subjects = {f"question {public_id} version {number}": number for number in numbers}
    found = select(AuditRow.subject, AuditRow.action, AuditRow.change).where(AuditRow.subject.in_(subjects))
    deeds: dict[int, dict[str, dict[str, Any]]] = {}
    for subject, action, change in session.execute(found.order_by(AuditRow.id)):
        deeds.setdefault(subjects[subject], {})[action] = change
    return deeds


def reading_of(session: Session, version_id: int) -> SecondReadingRow | None:
    """Give the second reading that was asked for a version."""
    found = select(SecondReadingRow).where(SecondReadingRow.version_id == version_id)
    return session.scalar(found.execution_options(populate_existing=True))


def waiting_readings(session: Session, user_id: int) -> Sequence[tuple[SecondReadingRow, VersionRow]]:
    """Give what waits for a reader other than those who wrote it or asked, the longest wait first."""
    found = _waiting(user_id).order_by(SecondReadingRow.asked_at, SecondReadingRow.id)
    return [(reading, version) for reading, version in session.execute(found)]


def count_waiting(session: Session, user_id: int) -> int:
    """Count what waits for somebody's second reading."""
    return session.scalar(select(func.count()).select_from(_waiting(user_id).subquery())) or 0


def _waiting(user_id: int) -> Select[SecondReadingRow, VersionRow]:
    other = aliased(VersionRow)
    newest = select(func.max(other.number)).where(other.question_id == VersionRow.question_id)
    newest = newest.correlate(VersionRow).scalar_subquery()
    return (
        select(SecondReadingRow, VersionRow)
        .join(VersionRow, VersionRow.id == SecondReadingRow.version_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(
            SecondReadingRow.state == "waiting",
            VersionRow.state == "in review",
            VersionRow.number == newest,
            QuestionRow.archived_at.is_(None),
            SecondReadingRow.asked_by_id != user_id,
            VersionRow.author_id.is_distinct_from(user_id),
            QuestionRow.owner_id.is_distinct_from(user_id),
        )
    )


def is_vouched_for(session: Session, question: QuestionRow, draft: Draft) -> bool:
    """Say whether the generator's rules made what a draft asks and its key: in a version of its own, or offered.

    Nobody wrote such a version, so that a file or a form cannot claim to be one.
    """
    asked = (
        VersionRow.question_id == question.id,
        VersionRow.type == str(draft.type),
        VersionRow.stem == draft.stem,
        VersionRow.lead == draft.lead,
    )
    found = select(VersionRow.id).where(*asked, VersionRow.author_id.is_(None), VersionRow.origin.startswith(GENERATOR))
    right = {option.text for option in draft.key.options if option.correct}
    for version_id in session.scalars(found).all():
        options = select(OptionRow.text).where(OptionRow.version_id == version_id, OptionRow.correct)
        if set(session.scalars(options)) == right:
            return True
    numbers = session.scalars(select(VersionRow.number).where(*asked, VersionRow.origin.startswith(GENERATOR))).all()
    subjects = [f"question {question.public_id} version {number}" for number in numbers]
    taken = select(AuditRow.id).where(AuditRow.action == TAKEN, AuditRow.subject.in_(subjects))
    return bool(subjects) and session.scalar(taken.limit(1)) is not None


def titles_by_stem(session: Session) -> dict[str, str]:
    """Give the title of each article by its stem."""
    return dict(session.execute(select(ArticleRow.stem, ArticleRow.title)).all())


def share_articles(session: Session, stems: Collection[str]) -> Sequence[ArticleRow]:
    """Give articles, locked against being retired until the transaction ends."""
    found = select(ArticleRow).where(ArticleRow.stem.in_(stems)).order_by(ArticleRow.id).with_for_update(read=True)
    return session.scalars(found.execution_options(populate_existing=True)).all()
