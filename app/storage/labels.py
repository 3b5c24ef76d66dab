"""Tables of what teachers put on questions to find them again: tags, topics, and the searches they keep."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, Name, Record, RowId


class LabelRow(Base):
    """A tag or the topic of a question; it is the question's, so that putting one on makes no new version."""

    __tablename__ = "question_label"
    __table_args__ = (
        UniqueConstraint("question_id", "kind", "name"),
        CheckConstraint("kind IN ('tag', 'topic')", name="kind"),
        Index("ix_question_label_kind_name", "kind", "name"),
    )
    id: Mapped[RowId]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    kind: Mapped[Label]
    name: Mapped[Name]


class SavedFilterRow(Base):
    """A search of the bank that a teacher keeps under a name."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("user_id", "name"),)
    id: Mapped[RowId]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    name: Mapped[Name]
    wanted: Mapped[Record]
    created_at: Mapped[Moment]
