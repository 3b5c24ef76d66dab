"""The table of uploaded files that a job reads: kept until the import is done or given up."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, Name, RowId


class UploadRow(Base):
    """A file as it came, with the format that it was said or found to be in."""

    __tablename__ = "upload"
    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    name: Mapped[Name]
    format: Mapped[Label]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[Moment]
