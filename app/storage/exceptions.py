"""The table of exceptions: what a quiz's settings are for one participant or one class."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Moment, RowId


class ExceptionRow(Base):
    """Extra time, or another window or number of attempts, for one participant or one class; None changes nothing."""

    __tablename__ = "quiz_exception"
    __table_args__ = (
        UniqueConstraint("quiz_id", "participant_id"),
        UniqueConstraint("quiz_id", "class_id"),
        CheckConstraint("(participant_id IS NULL) <> (class_id IS NULL)", name="whose"),
        CheckConstraint("extra_seconds >= 0", name="extra_seconds"),
    )
    id: Mapped[RowId]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    class_id: Mapped[int | None] = mapped_column(ForeignKey("class.id"), index=True)
    extra_seconds: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    opens_at: Mapped[Moment | None]
    closes_at: Mapped[Moment | None]
    attempts_allowed: Mapped[int | None]
    created_at: Mapped[Moment]
