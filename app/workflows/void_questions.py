"""Which questions of a report are void: how, and the reason that participants read."""

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


def void_questions(session: Session, quiz_id: int) -> tuple[VoidQuestion, ...]:
    """Give the questions of a quiz that are void in some attempt, each once."""
    void = {version_id: (kind, reason) for version_id, kind, reason in reports.void_versions(session, quiz_id)}
    found: dict[str, VoidQuestion] = {}
    for row in reports.asked_versions(session, list(void)):
        kind, reason = void[row.version_id]
        found[row.public_id] = VoidQuestion(row.public_id, row.stem, kind == Void.LEFT_OUT, reason)
    return tuple(found.values())
