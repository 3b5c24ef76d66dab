"""Queries on the answers of one slot: who gave which, in the server's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.quizzes.events import EventKind
from app.storage.attempts import EventRow


@dataclass(frozen=True)
class Given:
    """One answer as it came: its place in the server's order of the slot's answers, counted from 1, and its client."""

    order: int
    client: str
    sequence: int
    payload: Mapping[str, Any]
    at: datetime


def answers_of_slot(session: Session, slot_id: int, *, phase: str = "first") -> tuple[Given, ...]:
    """Give the answers of a slot in the server's order; answers are never removed, so a place stays what it is."""
    found = (
        select(EventRow.client_id, EventRow.client_seq, EventRow.payload, EventRow.at)
        .where(EventRow.slot_id == slot_id, EventRow.kind == EventKind.ANSWER, EventRow.phase == phase)
        .order_by(EventRow.id)
    )
    return tuple(Given(order, *row) for order, row in enumerate(session.execute(found), start=1))
