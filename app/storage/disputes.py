"""Tables of what is said about marks: disputes, near misses that wait for a teacher, and notes to participants."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, RowId, Words


class Decided:
    """The columns of what a teacher decides about once, and which is open until then."""

    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    state: Mapped[Label] = mapped_column(default="open")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    decided_at: Mapped[Moment | None]
    created_at: Mapped[Moment]


class DisputeRow(Decided, Base):
    """A participant's challenge of one graded answer, with the passage that is to show it."""

    __tablename__ = "dispute"
    __table_args__ = (CheckConstraint("state IN ('open', 'upheld', 'rejected')", name="state"),)
    slot_id: Mapped[int] = mapped_column(ForeignKey("attempt_slot.id"), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id"), index=True)
    reason: Mapped[Words]
    reply: Mapped[Words] = mapped_column(default="")


class NearMissRow(Decided, Base):
    """A typed answer that was nearly right: a teacher says whether it counts from now on, and for those who gave it."""

    __tablename__ = "near_miss"
    __table_args__ = (
        UniqueConstraint("question_id", "folded"),
        CheckConstraint("state IN ('open', 'accepted', 'rejected')", name="state"),
    )
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    text: Mapped[Words]
    folded: Mapped[Words]
    times: Mapped[int] = mapped_column(default=1, server_default="1")


class NoticeRow(Base):
    """A note to a participant, of a mark that changed or a dispute that was decided."""

    __tablename__ = "notice"
    id: Mapped[RowId]
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id"), index=True)
    text: Mapped[Words]
    created_at: Mapped[Moment]
    seen_at: Mapped[Moment | None]
