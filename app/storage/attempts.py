"""Tables of attempts: the slots drawn, the append-only events, the one submission, the gradings."""

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ScalarSelect, UniqueConstraint, and_, select, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from app.storage.base import Base, Items, Label, Moment, Name, Record, RowId, Words
from app.storage.exceptions import ExceptionRow
from app.storage.live import LiveSessionRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import QuizRow


class AttemptRow(Base):
    """One participant's way through a quiz, by the server's clock."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("quiz_id", "participant_id", "number"),)
    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    number: Mapped[int]
    state: Mapped[Label] = mapped_column(default="in_progress")
    started_at: Mapped[Moment]
    submitted_at: Mapped[Moment | None]
    # When the clock next asks for a move; the sweep looks here, the state machine decides.
    next_move_at: Mapped[Moment | None] = mapped_column(index=True)
    live_id: Mapped[int | None] = mapped_column(ForeignKey(LiveSessionRow.id), index=True)
    quiz: Mapped[QuizRow] = relationship(lazy="joined", innerjoin=True)
    participant: Mapped[ParticipantRow] = relationship(lazy="joined", innerjoin=True)
    # What holds for this participant comes with the attempt, so that no page asks for it a second time.
    own_exception: Mapped[ExceptionRow | None] = relationship(
        primaryjoin=lambda: and_(
            foreign(ExceptionRow.quiz_id) == AttemptRow.quiz_id,
            foreign(ExceptionRow.participant_id) == AttemptRow.participant_id,
        ),
        lazy="joined",
        viewonly=True,
        uselist=False,
    )
    class_exception: Mapped[ExceptionRow | None] = relationship(
        primaryjoin=lambda: and_(
            foreign(ExceptionRow.quiz_id) == AttemptRow.quiz_id, foreign(ExceptionRow.class_id) == _class_of_attempt()
        ),
        lazy="joined",
        viewonly=True,
        uselist=False,
    )


def _class_of_attempt() -> ScalarSelect[int | None]:
    found = select(ParticipantRow.class_id).where(ParticipantRow.id == AttemptRow.participant_id)
    return found.correlate(AttemptRow).scalar_subquery()


class AttemptSlotRow(Base):
    """A question as this attempt was asked it: its version and the order of its options."""

    __tablename__ = "attempt_slot"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)
    id: Mapped[RowId]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    position: Mapped[int]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    option_order: Mapped[Items]
    points: Mapped[float]
    # The sentences to choose the proof from, where the quiz asks for it: [rendition id, start, end] each.
    evidence: Mapped[list[object] | None] = mapped_column(JSON(none_as_null=True))
    # The section's heading as this attempt saw it; empty where the quiz has none.
    section: Mapped[Name] = mapped_column(default="", server_default="")
    # The section's instructions, with its first question only.
    instructions: Mapped[Words] = mapped_column(default="", server_default="")


class EventRow(Base):
    """What a participant did in a slot; the id is the server's order."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("attempt_id", "client_id", "client_seq"),
        CheckConstraint("kind IN ('answer', 'flag', 'reveal', 'step')", name="kind"),
    )
    id: Mapped[RowId]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("attempt_slot.id"), index=True)
    client_id: Mapped[Label]
    client_seq: Mapped[int]
    kind: Mapped[Label]
    phase: Mapped[Label] = mapped_column(default="answer")
    payload: Mapped[Record]
    at: Mapped[Moment]


class SubmissionRow(Base):
    """That an attempt was handed in; one for each attempt, whatever raced."""

    __tablename__ = "submission"
    id: Mapped[RowId]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), unique=True)
    cause: Mapped[Label]
    at: Mapped[Moment]


class GradingRow(Base):
    """One judgement of a whole attempt; the highest revision counts."""

    __tablename__ = "grading"
    __table_args__ = (UniqueConstraint("attempt_id", "revision"),)
    id: Mapped[RowId]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    revision: Mapped[int]
    cause: Mapped[Label]
    score: Mapped[float]
    maximum: Mapped[float]
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)


class MarkRow(Base):
    """The mark of one slot in one grading: what was answered, the version used, which rule matched."""

    __tablename__ = "mark"
    __table_args__ = (UniqueConstraint("grading_id", "slot_id"),)
    id: Mapped[RowId]
    grading_id: Mapped[int] = mapped_column(ForeignKey("grading.id"), index=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("attempt_slot.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    mark: Mapped[float]
    rule: Mapped[Words]
    note: Mapped[Words] = mapped_column(default="")
    response: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    # The two steps of a fact check, and the proving sentence, each from 0 to 1; None where the quiz does not ask.
    first_mark: Mapped[float | None]
    source_mark: Mapped[float | None]
    evidence_mark: Mapped[float | None]
    detail: Mapped[Record] = mapped_column(default=dict, server_default=text("'{}'"))
    # The void by which it was given, where the question was void.
    ruling_id: Mapped[int | None] = mapped_column(ForeignKey("ruling.id"), index=True)
