"""Tables of what holds a version back or lets it through: confirmations, flags, and who edits a question now."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, RowId, Words


class ConfirmationRow(Base):
    """That a second teacher read a version's citations and says that its key follows from them."""

    __tablename__ = "confirmation"
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    note: Mapped[Words] = mapped_column(default="")
    at: Mapped[Moment]


class SecondReadingRow(Base):
    """That a version's author asks for a second reader, and what came of it; `words` says why it was sent back."""

    __tablename__ = "second_reading"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'confirmed', 'sent back')", name="state"),)
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), unique=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    asked_at: Mapped[Moment]
    state: Mapped[Label] = mapped_column(default="waiting")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    answered_at: Mapped[Moment | None]
    words: Mapped[Words] = mapped_column(default="")


class FlagRow(Base):
    """A reason to look at a version again that came after it was written; one that is cleared stays as a record."""

    __tablename__ = "version_flag"
    __table_args__ = (UniqueConstraint("version_id", "cause", "article_id", "raised_at"),)
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    # The article that changed, was retired or came within the version's scope.
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    cause: Mapped[Label]
    sentence: Mapped[Words]
    raised_at: Mapped[Moment]
    cleared_at: Mapped[Moment | None]
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)


class EditingRow(Base):
    """The last sign that somebody has a question's form open, so that a second one can be told."""

    __tablename__ = "editing"
    __table_args__ = (UniqueConstraint("question_id", "user_id"),)
    id: Mapped[RowId]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    at: Mapped[Moment]
