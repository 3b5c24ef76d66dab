"""Tables of the daily review: when each participant is to be asked about a fact again, and what was answered."""

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Items, Label, Moment, Record, RowId, Words


class RecallCardRow(Base):
    """A fact that a participant is to remember: the scheduler's card, when it is due, and the question under way."""

    __tablename__ = "recall_card"
    __table_args__ = (UniqueConstraint("participant_id", "fact_id"),)
    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), index=True)
    card: Mapped[Record]
    due_at: Mapped[Moment] = mapped_column(index=True)
    asked_version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"), index=True)
    option_order: Mapped[Items] = mapped_column(default=list)


class RecallAnswerRow(Base):
    """One answer in the daily review; `press` names the form that sent it, so that a repeated one counts once."""

    __tablename__ = "recall_answer"
    __table_args__ = (UniqueConstraint("card_id", "press"),)
    id: Mapped[RowId]
    card_id: Mapped[int] = mapped_column(ForeignKey("recall_card.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    press: Mapped[Label]
    response: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    mark: Mapped[float]
    rule: Mapped[Words]
    rating: Mapped[int]
    at: Mapped[Moment]
