"""The table of what answers taught about a question's difficulty: Rasch and 2PL parameters with their errors."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.storage.attempts import AttemptRow
from app.storage.base import Base, Label, Moment, RowId
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow, SlotRow


class ItemParameterRow(Base):
    """A version's difficulty (in logits) and discrimination as estimated from its answers; the newest estimate only."""

    __tablename__ = "item_parameter"
    __table_args__ = (
        UniqueConstraint("version_id", "model"),
        CheckConstraint("model IN ('rasch', '2pl')", name="model"),
    )
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    model: Mapped[Label]
    difficulty: Mapped[float]
    difficulty_error: Mapped[float]
    discrimination: Mapped[float | None]
    discrimination_error: Mapped[float | None]
    responses: Mapped[int]
    at: Mapped[Moment]


@dataclass(frozen=True)
class Estimate:
    """What answers to a version taught by one model: difficulty in logits, slope, their standard errors."""

    version_id: int
    model: str
    difficulty: float
    difficulty_error: float
    discrimination: float | None
    discrimination_error: float | None
    responses: int


def keep_estimates(session: Session, estimates: Iterable[Estimate], *, at: datetime) -> int:
    """Keep each estimate as the newest of its version and model, but never one from fewer answers; count those kept.

    A version may be asked in several quizzes: the one with the most answers says.
    """
    kept = 0
    for one in estimates:
        same = (ItemParameterRow.version_id == one.version_id, ItemParameterRow.model == one.model)
        row = session.scalar(select(ItemParameterRow).where(*same).with_for_update())
        if row is not None and row.responses > one.responses:
            continue
        row = row or ItemParameterRow(version_id=one.version_id, model=one.model)
        row.difficulty, row.difficulty_error = one.difficulty, one.difficulty_error
        row.discrimination, row.discrimination_error = one.discrimination, one.discrimination_error
        row.responses, row.at = one.responses, at
        session.add(row)
        session.flush()
        kept += 1
    return kept


def estimates_of(session: Session, version_ids: Collection[int]) -> Mapping[tuple[int, str], ItemParameterRow]:
    """Give the newest estimates of some versions by (version, model)."""
    found = select(ItemParameterRow).where(ItemParameterRow.version_id.in_(version_ids))
    return {(row.version_id, row.model): row for row in session.scalars(found)}


def due_quizzes(session: Session, *, least: int, before: datetime) -> Sequence[str]:
    """Give the addresses of the quizzes to learn from: enough attempts, and news since what was learnt before then.

    News is an attempt handed in since the newest estimate of any version that the quiz asks.
    """
    learnt = (
        select(func.max(ItemParameterRow.at))
        .join(VersionRow, VersionRow.id == ItemParameterRow.version_id)
        .join(SlotRow, SlotRow.question_id == VersionRow.question_id)
        .where(SlotRow.quiz_id == QuizRow.id)
        .correlate(QuizRow)
        .scalar_subquery()
    )
    found = (
        select(QuizRow.slug)
        .join(AttemptRow, AttemptRow.quiz_id == QuizRow.id)
        .where(AttemptRow.submitted_at.is_not(None))
        .group_by(QuizRow.id, QuizRow.slug)
        .having(func.count() >= least)
        .having(learnt.is_(None) | ((learnt < before) & (func.max(AttemptRow.submitted_at) > learnt)))
        .order_by(QuizRow.id)
    )
    return session.scalars(found).all()
