"""Tables of quizzes and their slots, with their queries."""

from collections.abc import Sequence

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint, false, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.storage.base import Base, Label, Moment, Name, RowId, Words
from app.storage.questions import VersionRow


class QuizRow(Base):
    """A quiz: its settings, owner and visibility."""

    __tablename__ = "quiz"
    __table_args__ = (
        CheckConstraint("visibility IN ('private', 'class', 'public')", name="visibility"),
        CheckConstraint("closes_at IS NULL OR opens_at IS NULL OR opens_at < closes_at", name="window"),
        CheckConstraint("time_limit IS NULL OR time_limit > 0", name="time_limit"),
        CheckConstraint("grace_seconds >= 0 AND wait_seconds >= 0", name="spans"),
        CheckConstraint("mode IN ('test', 'practice', 'two_step')", name="mode"),
        CheckConstraint("reveal_cost IS NULL OR (reveal_cost >= 0 AND reveal_cost <= 1)", name="reveal_cost"),
    )
    id: Mapped[RowId]
    slug: Mapped[Name] = mapped_column(unique=True)
    code: Mapped[Label | None] = mapped_column(unique=True)
    title: Mapped[Name]
    description: Mapped[Words] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    visibility: Mapped[Label] = mapped_column(default="private")
    time_limit: Mapped[int | None]
    opens_at: Mapped[Moment | None]
    closes_at: Mapped[Moment | None]
    attempts_allowed: Mapped[int | None]
    grading_method: Mapped[Label] = mapped_column(default="first")
    review: Mapped[Label] = mapped_column(default="self_test")
    shuffle_questions: Mapped[bool] = mapped_column(default=False)
    shuffle_options: Mapped[bool] = mapped_column(default=True)
    mode: Mapped[Label] = mapped_column(default="test", server_default="test")
    # Seconds after the time is up in which answers are still taken; seconds to wait between two attempts.
    grace_seconds: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    wait_seconds: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    # The review matrix where no preset fits: moment -> aspects.
    review_rules: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    evidence_score: Mapped[bool] = mapped_column(default=False, server_default=false())
    # The share of a question's points that revealing its source costs; None where it cannot be revealed.
    reveal_cost: Mapped[float | None]
    articles_closed: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[Moment]
    archived_at: Mapped[Moment | None]


class SectionRow(Base):
    """A part of a quiz with a heading of its own and, where there are any, words before its questions."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("quiz_id", "position"),)
    id: Mapped[RowId]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    position: Mapped[int]
    title: Mapped[Name]
    instructions: Mapped[Words] = mapped_column(default="")


class AssignmentRow(Base):
    """That a quiz is given to a class; dates that differ from the quiz's own are the class's exception."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("quiz_id", "class_id"),)
    id: Mapped[RowId]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id"), index=True)
    assigned_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    assigned_at: Mapped[Moment]


class SlotRow(Base):
    """A place in a quiz: a fixed question or a rule that draws some; positions follow the order of the sections."""

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("quiz_id", "position"),
        UniqueConstraint("quiz_id", "question_id"),
        CheckConstraint("(question_id IS NULL) <> (draw IS NULL)", name="fixed_or_drawn"),
        CheckConstraint("points > 0", name="points"),
    )
    id: Mapped[RowId]
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    position: Mapped[int]
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"), index=True)
    draw: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), index=True)
    points: Mapped[float] = mapped_column(default=1.0)


def quiz_by_slug(session: Session, slug: str) -> QuizRow | None:
    """Give the quiz of that address, archived ones too."""
    return session.scalar(select(QuizRow).where(QuizRow.slug == slug))


def slots_of(session: Session, quiz_id: int) -> Sequence[SlotRow]:
    """Give a quiz's slots in their order."""
    return session.scalars(select(SlotRow).where(SlotRow.quiz_id == quiz_id).order_by(SlotRow.position)).all()


def published_in(session: Session, quiz_id: int) -> Sequence[tuple[SlotRow, VersionRow]]:
    """Give a quiz's fixed slots in their order, each with the published version of its question."""
    found = (
        select(SlotRow, VersionRow)
        .join(VersionRow, VersionRow.question_id == SlotRow.question_id)
        .where(SlotRow.quiz_id == quiz_id, VersionRow.state == "published")
        .order_by(SlotRow.position)
    )
    return [(slot, version) for slot, version in session.execute(found)]


def ready_quizzes(session: Session) -> Sequence[QuizRow]:
    """Give the public quizzes that nobody owns, in the order in which they were made; teachers share theirs by link."""
    open_to_all = (QuizRow.owner_id.is_(None), QuizRow.visibility == "public", QuizRow.archived_at.is_(None))
    return session.scalars(select(QuizRow).where(*open_to_all).order_by(QuizRow.id)).all()


def quizzes_owned_by(session: Session, user_id: int) -> Sequence[QuizRow]:
    """Give the quizzes of one teacher, newest first."""
    return session.scalars(select(QuizRow).where(QuizRow.owner_id == user_id).order_by(QuizRow.id.desc())).all()


def next_position(session: Session, quiz_id: int) -> int:
    """Give the position after a quiz's last slot, counted from 1."""
    return (session.scalar(select(func.max(SlotRow.position)).where(SlotRow.quiz_id == quiz_id)) or 0) + 1
