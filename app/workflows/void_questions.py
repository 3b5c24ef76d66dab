"""Which questions of a report are void: how, and the reason that participants read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.voiding import Void
from app.storage import report_queries as reports


@dataclass(frozen=True)
class VoidQuestion:
    """A question that was declared void: how, and the reason that participants read."""

    public_id: str
    stem: str
    left_out: bool
    reason: str


def void_questions(session: Session, given: Sequence[reports.GradedSlot]) -> tuple[VoidQuestion, ...]:
    """Give the questions that are void in some attempt, each once."""
    void = {slot.version_id: slot for slot in given if slot.void}
    found = {
        row.public_id: VoidQuestion(row.public_id, row.stem, void[row.version_id].void == Void.LEFT_OUT, reason)
        for row in reports.asked_versions(session, set(void))
        if (reason := void[row.version_id].reason)
    }
    return tuple(found.values())
