"""Tables of the review queue: why questions were rejected, and what else a question could be."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, Record, RowId, Words


class RejectionRow(Base):
    """A teacher's no to a version: the generator's rule that made it, the reason, and words where some were given."""

    __tablename__ = "rejection"
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), unique=True)
    rule: Mapped[Label] = mapped_column(index=True)
    reason: Mapped[Label] = mapped_column(index=True)
    note: Mapped[Words] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    at: Mapped[Moment]


class AlternativeRow(Base):
    """Another wording of a question, or another wrong option for it, that passed the same checks."""

    __tablename__ = "alternative"
    __table_args__ = (
        UniqueConstraint("question_id", "kind", "position"),
        CheckConstraint("kind IN ('wording', 'distractor')", name="kind"),
    )
    id: Mapped[RowId]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    kind: Mapped[Label]
    position: Mapped[int]
    content: Mapped[Record]
