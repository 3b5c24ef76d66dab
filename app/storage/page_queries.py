"""Queries of the student's own page: the attempts and notes of everybody whom one person is."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.storage.attempts import AttemptRow, GradingRow
from app.storage.disputes import NoticeRow

MOST_ATTEMPTS = 200
MOST_NOTES = 20


def attempts_by(session: Session, participant_ids: Collection[int]) -> Sequence[AttemptRow]:
    """Give the attempts of some participants, the last two hundred, newest first."""
    found = select(AttemptRow).where(AttemptRow.participant_id.in_(participant_ids))
    return session.scalars(
        found.order_by(AttemptRow.started_at.desc(), AttemptRow.id.desc()).limit(MOST_ATTEMPTS)
    ).all()


def gradings_of(session: Session, attempt_ids: Collection[int]) -> dict[int, GradingRow]:
    """Give the gradings that count of some attempts, by the attempt's id."""
    highest = (
        select(GradingRow.attempt_id, func.max(GradingRow.revision).label("revision"))
        .where(GradingRow.attempt_id.in_(attempt_ids))
        .group_by(GradingRow.attempt_id)
        .subquery()
    )
    last = (GradingRow.attempt_id == highest.c.attempt_id) & (GradingRow.revision == highest.c.revision)
    return {row.attempt_id: row for row in session.scalars(select(GradingRow).join(highest, last))}


def notes_of(session: Session, participant_ids: Collection[int]) -> Sequence[tuple[NoticeRow, str | None]]:
    """Give the last notes to some participants, newest first, each with the public name of its attempt."""
    found = (
        select(NoticeRow, AttemptRow.public_id)
        .outerjoin(AttemptRow, AttemptRow.id == NoticeRow.attempt_id)
        .where(NoticeRow.participant_id.in_(participant_ids))
        .order_by(NoticeRow.created_at.desc(), NoticeRow.id.desc())
    )
    return [(note, attempt) for note, attempt in session.execute(found.limit(MOST_NOTES))]


def see_notes(session: Session, participant_ids: Collection[int], at: datetime) -> None:
    """Mark the notes to some participants as seen."""
    new = (NoticeRow.participant_id.in_(participant_ids), NoticeRow.seen_at.is_(None))
    session.execute(update(NoticeRow).where(*new).values(seen_at=at))
