"""The table of exceptions: what a quiz's settings are for one participant or one class; with its queries."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.quizzes.exceptions import QuizException, joined
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

    @property
    def value(self) -> QuizException:
        """Give the exception as the domain knows it."""
        return QuizException(
            extra=timedelta(seconds=self.extra_seconds),
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            attempts_allowed=self.attempts_allowed,
        )


def exceptions_of(session: Session, quiz_id: int) -> Sequence[ExceptionRow]:
    """Give the exceptions of a quiz, those of classes first, then as they were made."""
    found = select(ExceptionRow).where(ExceptionRow.quiz_id == quiz_id)
    return session.scalars(found.order_by(ExceptionRow.class_id.is_(None), ExceptionRow.id)).all()


def exception_of(session: Session, quiz_id: int, exception_id: int) -> ExceptionRow | None:
    """Give one exception of a quiz, locked until the transaction ends."""
    found = select(ExceptionRow).where(ExceptionRow.quiz_id == quiz_id, ExceptionRow.id == exception_id)
    return session.scalar(found.with_for_update())


def exceptions_among(
    session: Session, quiz_ids: Collection[int], class_ids: Collection[int], participant_ids: Collection[int] = ()
) -> Sequence[ExceptionRow]:
    """Give the exceptions of some classes and participants at some quizzes."""
    whose = or_(ExceptionRow.class_id.in_(class_ids), ExceptionRow.participant_id.in_(participant_ids))
    return session.scalars(select(ExceptionRow).where(ExceptionRow.quiz_id.in_(quiz_ids), whose)).all()


def class_exception(session: Session, quiz_id: int, class_id: int) -> ExceptionRow | None:
    """Give a class's exception at a quiz, locked until the transaction ends."""
    found = select(ExceptionRow).where(ExceptionRow.quiz_id == quiz_id, ExceptionRow.class_id == class_id)
    return session.scalar(found.with_for_update())


def exception_for(session: Session, quiz_id: int, participant_id: int, class_id: int | None) -> QuizException:
    """Give what holds at a quiz for a participant of a class: their own exception, else the class's."""
    whose = or_(
        ExceptionRow.participant_id == participant_id,
        ExceptionRow.class_id == class_id if class_id is not None else ExceptionRow.id.is_(None),
    )
    found = session.scalars(select(ExceptionRow).where(ExceptionRow.quiz_id == quiz_id, whose)).all()
    own = next((row.value for row in found if row.participant_id is not None), None)
    return joined(own, next((row.value for row in found if row.class_id is not None), None))
