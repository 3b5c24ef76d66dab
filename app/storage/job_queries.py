"""Queries on jobs: who works on which, until when, and how far. Each claim is one guarded UPDATE."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.jobs import JobRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow

OPEN = ("waiting", "running")


def job_by_public_id(session: Session, public_id: str) -> JobRow | None:
    """Give the job of that public name."""
    return session.scalar(select(JobRow).where(JobRow.public_id == public_id))


def open_job(session: Session, article_id: int, kind: str) -> JobRow | None:
    """Give an article's job of a kind that has not ended."""
    found = select(JobRow).where(JobRow.article_id == article_id, JobRow.kind == kind, JobRow.state.in_(OPEN))
    return session.scalar(found.limit(1))


def article_of_job(session: Session, job: JobRow) -> ArticleRow | None:
    """Give the article that a job is about, None for one about a file or about marks."""
    return session.scalar(select(ArticleRow).where(ArticleRow.id == job.article_id))


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(JobRow.state == "waiting", and_(JobRow.state == "running", JobRow.leased_until < now))


def at_work(session: Session, asked_since: datetime, now: datetime) -> set[int]:
    """Give the ids of the questions that a worker judges again now, or was asked to since a moment."""
    alive = or_(
        and_(JobRow.state == "running", JobRow.leased_until >= now),
        and_(JobRow.state == "waiting", JobRow.created_at >= asked_since),
    )
    rows = session.scalars(select(JobRow.given).where(JobRow.kind == "regrade", alive))
    return {given["question_id"] for given in rows}


def take(session: Session, public_id: str, *, now: datetime, until: datetime, most: int) -> int | None:
    """Take a job that waits or whose lease ran out; give the number of the try, None where it is not to be had."""
    taken = update(JobRow).where(JobRow.public_id == public_id, _free(now), JobRow.tries < most)
    values = {"state": "running", "tries": JobRow.tries + 1, "leased_until": until, "done": 0, "total": 0, "step": ""}
    taken = taken.values(**values, started_at=func.coalesce(JobRow.started_at, now)).returning(JobRow.tries)
    return session.scalar(taken.execution_options(synchronize_session=False))


def change_held(session: Session, public_id: str, tries: int, **values: Any) -> bool:
    """Change a job that is still held by that try; False where another worker has it, or nobody."""
    held = update(JobRow).where(JobRow.public_id == public_id, JobRow.tries == tries, JobRow.state == "running")
    changed = session.scalars(held.values(**values).returning(JobRow.id).execution_options(synchronize_session=False))
    return changed.one_or_none() is not None


def due(session: Session, now: datetime) -> Sequence[str]:
    """Name the jobs that nobody works on, the oldest first."""
    return session.scalars(select(JobRow.public_id).where(_free(now)).order_by(JobRow.id)).all()


def give_up_worn(session: Session, *, now: datetime, most: int, message: str) -> int:
    """End the jobs that were tried as often as may be; give how many."""
    worn = update(JobRow).where(_free(now), JobRow.tries >= most)
    values = {"state": "failed", "message": message, "finished_at": now, "leased_until": None}
    ended = session.scalars(worn.values(**values).returning(JobRow.id).execution_options(synchronize_session=False))
    return len(ended.all())


def cancel_free(session: Session, public_id: str, now: datetime) -> None:
    """Ask a job to stop; one that nobody works on is stopped at once."""
    asked = update(JobRow).where(JobRow.public_id == public_id, JobRow.state.in_(OPEN)).values(cancel_asked=True)
    session.execute(asked.execution_options(synchronize_session=False))
    stop = update(JobRow).where(JobRow.public_id == public_id, _free(now))
    stop = stop.values(state="cancelled", finished_at=now, leased_until=None)
    session.execute(stop.execution_options(synchronize_session=False))


def newest_versions_on(session: Session, article_id: int) -> Sequence[tuple[VersionRow, PassageRow]]:
    """Give the newest version of each question whose first citation is of an article, with that passage."""
    newest = select(func.max(VersionRow.id)).group_by(VersionRow.question_id)
    found = select(VersionRow, PassageRow).join(CitationRow, CitationRow.version_id == VersionRow.id)
    found = found.join(PassageRow, PassageRow.id == CitationRow.passage_id)
    found = found.join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
    found = found.where(VersionRow.id.in_(newest), CitationRow.position == 0, RenditionRow.article_id == article_id)
    found = found.order_by(PassageRow.start, VersionRow.id)
    return [(version, passage) for version, passage in session.execute(found)]


def count_in_review(session: Session, article_id: int, owner_id: int | None) -> int:
    """Count somebody's questions on an article that wait for review."""
    rows = newest_versions_on(session, article_id)
    return sum(
        version.state == "in review" and version.question.owner_id == owner_id and version.question.archived_at is None
        for version, _ in rows
    )


def identities_on(session: Session, article_id: int) -> set[str]:
    """Give the public names of all questions that cite an article."""
    found = select(QuestionRow.public_id).join(VersionRow, VersionRow.question_id == QuestionRow.id)
    found = found.join(CitationRow, CitationRow.version_id == VersionRow.id)
    found = found.join(PassageRow, PassageRow.id == CitationRow.passage_id)
    found = found.join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
    return set(session.scalars(found.where(RenditionRow.article_id == article_id)))
