"""The audit log: who changed a mark, a key or a role, when, from what to what."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import ForeignKey, Table, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.storage.base import Base, Label, Moment, Name, Record, RowId
from app.storage.unit_of_work import UnitOfWork


class AuditRow(Base):
    """One change that somebody may have to answer for; rows are only ever added."""

    __tablename__ = "audit"
    id: Mapped[RowId]
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    action: Mapped[Label]
    subject: Mapped[Name]
    change: Mapped[Record]


def record(
    session: Session, work: UnitOfWork, *, actor_id: int | None, action: str, subject: str, **change: object
) -> None:
    """Add a row to the audit log, in the transaction that makes the change."""
    session.add(AuditRow(at=work.clock(), actor_id=actor_id, action=action, subject=subject, change=dict(change)))


def record_all(
    session: Session, work: UnitOfWork, *, actor_id: int, action: str, subjects: Sequence[str], **change: object
) -> None:
    """Add a row for each of many subjects that changed alike, in one statement."""
    row = {"at": work.clock(), "actor_id": actor_id, "action": action, "change": dict(change)}
    if subjects:
        session.execute(insert(cast("Table", AuditRow.__table__)), [row | {"subject": subject} for subject in subjects])
