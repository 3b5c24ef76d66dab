"""The table of what answers taught about a question's difficulty: Rasch and 2PL parameters with their errors."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, RowId


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
