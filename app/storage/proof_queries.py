"""Queries for the proof of a result: events with their times, all gradings, and the versions that were asked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.quizzes.events import Event, EventKind, Phase
from app.storage.attempts import AttemptSlotRow, EventRow, GradingRow
from app.storage.questions import VersionRow


def timed_events(session: Session, attempt_id: int) -> Sequence[tuple[Event, datetime]]:
    """Give an attempt's events with their times, in the server's order."""
    found = select(EventRow, AttemptSlotRow.position).join(AttemptSlotRow, AttemptSlotRow.id == EventRow.slot_id)
    rows = session.execute(found.where(EventRow.attempt_id == attempt_id).order_by(EventRow.id))
    return [
        (Event(place, row.client_id, row.client_seq, EventKind(row.kind), Phase(row.phase), row.payload), row.at)
        for row, place in rows
    ]


def gradings_of(session: Session, attempt_id: int) -> Sequence[GradingRow]:
    """Give an attempt's gradings, the first first."""
    found = select(GradingRow).where(GradingRow.attempt_id == attempt_id)
    return session.scalars(found.order_by(GradingRow.revision)).all()


def version_numbers(session: Session, version_ids: Sequence[int]) -> dict[int, int]:
    """Give the numbers of some versions by their ids."""
    found = select(VersionRow.id, VersionRow.number).where(VersionRow.id.in_(version_ids))
    return dict(session.execute(found).all())
