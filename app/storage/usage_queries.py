"""Queries of how questions are used: answers and facility, when they were last asked, and which quizzes hold them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Subquery, distinct, func, select
from sqlalchemy.orm import Session, aliased

from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.item_parameters import ItemParameterRow
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow, SlotRow


@dataclass(frozen=True)
class Usage:
    """How a question was used: marked answers, their share of the points (0 to 1), the last asking, live quizzes."""

    answers: int = 0
    facility: float | None = None
    last_used: datetime | None = None
    quizzes: int = 0


def marked_answers(question_ids: Collection[int] | Select[int] | None = None) -> Subquery:
    """Give (question_id, answers, facility) by the gradings that count; of all questions where none are named."""
    later = aliased(GradingRow)
    beaten = select(later.id).where(later.attempt_id == GradingRow.attempt_id, later.revision > GradingRow.revision)
    share = func.sum(MarkRow.mark) / func.sum(AttemptSlotRow.points)
    found = (
        select(VersionRow.question_id, func.count().label("answers"), share.label("facility"))
        .join(AttemptSlotRow, AttemptSlotRow.version_id == VersionRow.id)
        .join(MarkRow, MarkRow.slot_id == AttemptSlotRow.id)
        .join(GradingRow, GradingRow.id == MarkRow.grading_id)
        .where(~beaten.exists())
        .group_by(VersionRow.question_id)
    )
    if question_ids is not None:
        found = found.where(VersionRow.question_id.in_(question_ids))
    return found.subquery("marked")


def last_asked(question_ids: Collection[int] | None = None) -> Subquery:
    """Give (question_id, at) of the last start of an attempt that asks each question."""
    found = (
        select(VersionRow.question_id, func.max(AttemptRow.started_at).label("at"))
        .join(AttemptSlotRow, AttemptSlotRow.version_id == VersionRow.id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .group_by(VersionRow.question_id)
    )
    if question_ids is not None:
        found = found.where(VersionRow.question_id.in_(question_ids))
    return found.subquery("asked")


def usage_of(session: Session, question_ids: Collection[int]) -> dict[int, Usage]:
    """Give how some questions were used, by their ids, in three queries."""
    marked, asked = marked_answers(question_ids), last_asked(question_ids)
    answers = {question: (count, share) for question, count, share in session.execute(select(marked))}
    moments = dict(session.execute(select(asked)).all())
    held = (
        select(SlotRow.question_id, func.count(distinct(SlotRow.quiz_id)))
        .join(QuizRow, QuizRow.id == SlotRow.quiz_id)
        .where(SlotRow.question_id.in_(question_ids), QuizRow.archived_at.is_(None))
        .group_by(SlotRow.question_id)
    )
    quizzes = dict(session.execute(held).all())
    return {
        question: Usage(
            *answers.get(question, (0, None)), last_used=moments.get(question), quizzes=quizzes.get(question, 0)
        )
        for question in question_ids
    }


def models_of(session: Session, version_ids: Collection[int]) -> dict[int, tuple[float, int]]:
    """Give (difficulty in logits, responses) of those of some versions that a Rasch model knows."""
    known = (ItemParameterRow.version_id.in_(version_ids), ItemParameterRow.model == "rasch")
    found = select(ItemParameterRow.version_id, ItemParameterRow.difficulty, ItemParameterRow.responses).where(*known)
    return {version: (logit, responses) for version, logit, responses in session.execute(found)}
