"""Queries of a student's report: every mark that counts, and what the questions cite and test."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.grading.rejudging import FULL_MARKS
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.facts import FactRow
from app.storage.people import ParticipantRow
from app.storage.questions import CitationRow, VersionRow
from app.storage.quizzes import QuizRow


@dataclass(frozen=True)
class StudentMark:
    """A mark of an attempt that was handed in, by the grading that counts; `first` to `proof` are 0 to 1."""

    attempt_id: int
    quiz: str
    submitted_at: datetime
    question_id: int
    version_id: int
    fact_id: int | None
    mark: float
    points: float
    first: float | None
    source: float | None
    proof: float | None
    void: bool


def participant_by_id(session: Session, participant_id: int) -> ParticipantRow | None:
    """Give a participant, whoever left or was removed too."""
    return session.get(ParticipantRow, participant_id)


def marks_of_student(session: Session, participant_id: int) -> Sequence[StudentMark]:
    """Give all marks of a participant, in the order in which the attempts were handed in."""
    other = aliased(GradingRow)
    highest = select(func.max(other.revision)).where(other.attempt_id == AttemptRow.id).correlate(AttemptRow)
    found = (
        select(
            *(AttemptRow.id, QuizRow.title, AttemptRow.submitted_at),
            *(VersionRow.question_id, VersionRow.id, VersionRow.fact_id, MarkRow.mark, AttemptSlotRow.points),
            *(MarkRow.first_mark, MarkRow.source_mark, MarkRow.evidence_mark),
            MarkRow.ruling_id.is_not(None) | (MarkRow.rule == FULL_MARKS),
        )
        .select_from(AttemptRow)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        .join(VersionRow, VersionRow.id == MarkRow.version_id)
        .where(AttemptRow.participant_id == participant_id, AttemptRow.submitted_at.is_not(None))
        .where(GradingRow.revision == highest.scalar_subquery())
        .order_by(AttemptRow.submitted_at, AttemptRow.id, AttemptSlotRow.position)
    )
    return [StudentMark(*row) for row in session.execute(found)]


def first_citations(session: Session, version_ids: Collection[int]) -> dict[int, int]:
    """Give the id of the passage that each of some versions cites first."""
    found = select(CitationRow.version_id, CitationRow.passage_id).where(CitationRow.version_id.in_(version_ids))
    rows = session.execute(found.order_by(CitationRow.position.desc(), CitationRow.id.desc()))
    return dict(rows.all())


def facts_worded(session: Session, fact_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Give (key, words) of some facts by their ids; a fact that was merged into another is that other."""
    home = aliased(FactRow)
    found = (
        select(FactRow.id, home)
        .join(home, home.id == func.coalesce(FactRow.merged_into_id, FactRow.id))
        .where(FactRow.id.in_(fact_ids))
    )
    return {fact_id: (row.key, words_of(row)) for fact_id, row in session.execute(found)}


def words_of(fact: FactRow) -> str:
    """Say a fact: what it is about and what is told of it."""
    if fact.subject == fact.object:
        return fact.subject
    return f"{fact.subject}: {fact.object or fact.relation}" + (f" ({fact.time})" if fact.time else "")
