"""Tables of questions and their immutable versions: options, accepted forms, citations."""

from decimal import Decimal

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.articles.text import Passage
from app.facts.fact import Stance
from app.questions.draft import AcceptedForm, AnswerKey, Citation, NumberKey, Option, QuestionType
from app.storage.articles import PassageRow
from app.storage.base import Base, Items, Label, Moment, RowId, Words


class QuestionRow(Base):
    """A line of versions, at most one of them published."""

    __tablename__ = "question"
    __table_args__ = (CheckConstraint("difficulty IN ('easy', 'medium', 'hard')", name="difficulty"),)
    id: Mapped[RowId]
    public_id: Mapped[Label] = mapped_column(unique=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    visibility: Mapped[Label] = mapped_column(default="private")
    # What its teacher says: easy, medium or hard; answers say more, where there are enough.
    difficulty: Mapped[Label | None]
    created_at: Mapped[Moment]
    archived_at: Mapped[Moment | None]


class VersionRow(Base):
    """One wording of a question with its key; its content never changes, its state does."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("question_id", "number"),
        CheckConstraint("state IN ('draft', 'in review', 'published', 'retired')", name="state"),
        Index(
            "uq_version_published",
            "question_id",
            unique=True,
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
    )
    id: Mapped[RowId]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    number: Mapped[int]
    state: Mapped[Label] = mapped_column(default="draft")
    type: Mapped[Label]
    lead: Mapped[Words] = mapped_column(default="")
    stem: Mapped[Words]
    explanation: Mapped[Words] = mapped_column(default="")
    value: Mapped[Decimal | None] = mapped_column(Numeric(24, 6))
    unit: Mapped[Label | None]
    tolerance: Mapped[Decimal | None] = mapped_column(Numeric(24, 6))
    number_text: Mapped[Words | None]
    tags: Mapped[Items]
    features: Mapped[Items]
    score: Mapped[float] = mapped_column(default=0.0)
    origin: Mapped[Words] = mapped_column(default="")
    rule: Mapped[Label] = mapped_column(default="")
    scope: Mapped[Items]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"), index=True)
    created_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
    question: Mapped[QuestionRow] = relationship(lazy="joined", innerjoin=True)


class OptionRow(Base):
    """One choice of a version, with its feedback and where in the articles it does occur."""

    __tablename__ = "option"
    __table_args__ = (UniqueConstraint("version_id", "position"),)
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    position: Mapped[int]
    text: Mapped[Words]
    correct: Mapped[bool] = mapped_column(Boolean)
    feedback: Mapped[Words] = mapped_column(default="")
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id"), index=True)
    occurrence: Mapped[PassageRow | None] = relationship(lazy="joined")

    def value(self, occurrence: Passage | None = None) -> Option:
        """Give the option as the domain knows it."""
        return Option(self.text, self.correct, self.feedback, occurrence)


class AcceptedRow(Base):
    """A text that counts as right for a version, and the rule that says so."""

    __tablename__ = "accepted_form"
    __table_args__ = (UniqueConstraint("version_id", "position"),)
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    position: Mapped[int]
    text: Mapped[Words]
    rule: Mapped[Words]


class CitationRow(Base):
    """A passage that speaks for or against a version's key, and the words in it that prove the key."""

    __tablename__ = "citation"
    __table_args__ = (
        UniqueConstraint("version_id", "passage_id"),
        CheckConstraint("stance IN ('supports', 'refutes', 'context')", name="stance"),
    )
    id: Mapped[RowId]
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    position: Mapped[int]
    stance: Mapped[Label]
    marks: Mapped[Items]
    passage: Mapped[PassageRow] = relationship(lazy="joined", innerjoin=True)

    @property
    def value(self) -> Citation:
        """Give the citation as the domain knows it."""
        marks = tuple((start, end) for start, end in self.marks)
        return Citation(self.passage.value, Stance(self.stance), marks)


def key_of(version: VersionRow, options: tuple[Option, ...], accepted: tuple[AcceptedForm, ...]) -> AnswerKey:
    """Put a version's key together from its rows."""
    number = None
    if version.value is not None and version.tolerance is not None:
        number = NumberKey(version.value, version.unit or "", version.tolerance, version.number_text or "")
    return AnswerKey(QuestionType(version.type), options, accepted, number)
