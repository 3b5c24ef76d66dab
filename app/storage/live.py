"""The table of live sessions: a class that is led through a quiz, question by question."""

from sqlalchemy import CheckConstraint, ForeignKey, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.storage.base import Base, Items, Label, Moment, RowId
from app.storage.quizzes import QuizRow


class LiveSessionRow(Base):
    """One showing of a quiz to a class; `revision` grows with every change, so that a page can ask what is new."""

    __tablename__ = "live_session"
    __table_args__ = (CheckConstraint("state IN ('lobby', 'open', 'closed', 'explained', 'ended')", name="state"),)
    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    code: Mapped[Label | None] = mapped_column(unique=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    state: Mapped[Label] = mapped_column(default="lobby")
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    revision: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    # Whether the class sees the distribution of the answers to the question at the position.
    shown: Mapped[bool] = mapped_column(default=False, server_default=false())
    # The questions as everybody in it is asked them, fixed at its start: [version id, option order, points] each.
    asked: Mapped[Items] = mapped_column(default=list, server_default=text("'[]'"))
    opened_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    quiz: Mapped[QuizRow] = relationship(lazy="joined", innerjoin=True)
