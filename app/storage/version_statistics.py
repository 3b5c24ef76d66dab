"""How a question's versions were answered: one grouped query over the gradings that count."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.questions import VersionRow


@dataclass(frozen=True)
class Answered:
    """How often a version was answered in attempts that were handed in, and the sum of its marks, each 0 to 1."""

    version_id: int
    attempts: int
    marks: float
    right: int


def answered(session: Session, question_id: int) -> dict[int, Answered]:
    """Give how each version of a question was answered, by the version that was asked; one never asked is left out."""
    other = aliased(GradingRow)
    highest = select(func.max(other.revision)).where(other.attempt_id == GradingRow.attempt_id)
    counted = (
        select(
            AttemptSlotRow.version_id,
            func.count(),
            func.sum(MarkRow.mark),
            func.count().filter(MarkRow.mark >= 1),
        )
        .select_from(AttemptSlotRow)
        .join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
        .join(MarkRow, MarkRow.slot_id == AttemptSlotRow.id)
        .join(GradingRow, GradingRow.id == MarkRow.grading_id)
        .join(AttemptRow, AttemptRow.id == GradingRow.attempt_id)
        .where(VersionRow.question_id == question_id, AttemptRow.submitted_at.is_not(None))
        # What a void decided says nothing of the question.
        .where(MarkRow.ruling_id.is_(None))
        .where(GradingRow.revision == highest.correlate(GradingRow).scalar_subquery())
        .group_by(AttemptSlotRow.version_id)
    )
    return {row[0]: Answered(*row) for row in session.execute(counted)}
