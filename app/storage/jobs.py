"""The table of jobs: what the worker is to do, how far it is, and until when it may be taken for alive."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.base import Base, Label, Moment, Name, Record, RowId, Words

# Pressing the button twice asks once; a marked sentence may be asked about while another is.
_ONE = text("state IN ('waiting', 'running') AND kind <> 'ask'")


class JobRow(Base):
    """Work on a text, a file or many attempts: written in the transaction that asks for it, so that none is lost."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("kind IN ('generate', 'ask', 'again', 'import', 'regrade')", name="kind"),
        CheckConstraint("(article_id IS NULL) = (kind IN ('import', 'regrade'))", name="about"),
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name="state"),
        Index("uq_job_open", "article_id", "kind", unique=True, sqlite_where=_ONE, postgresql_where=_ONE),
    )
    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    kind: Mapped[Label]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    state: Mapped[Label] = mapped_column(default="waiting", index=True)
    step: Mapped[Name] = mapped_column(default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    message: Mapped[Words] = mapped_column(default="")
    tries: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[Moment | None]
    cancel_asked: Mapped[bool] = mapped_column(default=False, server_default=false())
    given: Mapped[Record]
    found: Mapped[Record]
    created_at: Mapped[Moment]
    started_at: Mapped[Moment | None]
    finished_at: Mapped[Moment | None]
