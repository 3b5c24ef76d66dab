"""Table of what was decided about a question after it was asked, with its queries: another key, or void."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, func, select, text
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from app.grading.voiding import Void
from app.quizzes.attempt import State
from app.storage.attempts import AttemptRow, GradingRow, MarkRow
from app.storage.base import Base, Label, Moment, RowId, Words
from app.storage.questions import VersionRow

# One void stands at a time, for all quizzes and for each quiz of its own.
_FOR_ALL = text("quiz_id IS NULL AND lifted_at IS NULL AND kind <> 'key'")
_IN_QUIZ = text("quiz_id IS NOT NULL AND lifted_at IS NULL AND kind <> 'key'")


class RulingRow(Base):
    """A decision about a question that was asked: its key is another, or it is void in one quiz or in all."""

    __tablename__ = "ruling"
    __table_args__ = (
        CheckConstraint("kind IN ('key', 'full credit', 'left out')", name="kind"),
        CheckConstraint("(kind = 'key') = (version_id IS NOT NULL)", name="version"),
        CheckConstraint("kind <> 'key' OR quiz_id IS NULL", name="key_for_all"),
        Index("uq_ruling_for_all", "question_id", unique=True, sqlite_where=_FOR_ALL, postgresql_where=_FOR_ALL),
        Index(
            "uq_ruling_in_quiz", "question_id", "quiz_id", unique=True, sqlite_where=_IN_QUIZ, postgresql_where=_IN_QUIZ
        ),
    )
    id: Mapped[RowId]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    # The one quiz in which it holds; none where it holds in all.
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quiz.id"), index=True)
    kind: Mapped[Label]
    # The version with the other key.
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"), index=True)
    reason: Mapped[Words]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    made_at: Mapped[Moment]
    lifted_at: Mapped[Moment | None]
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)


def rulings_on(session: Session, question_id: int) -> Sequence[RulingRow]:
    """Give what was decided about a question, the newest first."""
    found = select(RulingRow).where(RulingRow.question_id == question_id)
    return session.scalars(found.order_by(RulingRow.id.desc())).all()


def void_of(session: Session, question_id: int, quiz_id: int | None) -> RulingRow | None:
    """Give the void of a question that stands in exactly this quiz, or in all where none is named."""
    found = select(RulingRow).where(RulingRow.question_id == question_id, *_stands(RulingRow))
    here = RulingRow.quiz_id.is_(None) if quiz_id is None else RulingRow.quiz_id == quiz_id
    return session.scalar(found.where(here))


def voids_in(session: Session, quiz_id: int, question_ids: Collection[int]) -> Mapping[int, RulingRow]:
    """Give by question the void that holds in a quiz: the quiz's own before that of all quizzes."""
    found = select(RulingRow).where(RulingRow.question_id.in_(question_ids), *_stands(RulingRow))
    found = found.where((RulingRow.quiz_id == quiz_id) | RulingRow.quiz_id.is_(None))
    rows = session.scalars(found).all()
    return {row.question_id: row for row in sorted(rows, key=lambda row: row.quiz_id is not None)}


def void_in(session: Session, quiz_id: int) -> set[int]:
    """Give the ids of the questions that are void in just this quiz: nobody is asked what counts for nothing."""
    found = select(RulingRow.question_id).where(RulingRow.quiz_id == quiz_id, *_stands(RulingRow))
    return set(session.scalars(found))


def rulings_by_id(session: Session, ids: Collection[int]) -> Mapping[int, RulingRow]:
    """Give rulings by their ids."""
    return {row.id: row for row in session.scalars(select(RulingRow).where(RulingRow.id.in_(ids)))} if ids else {}


def ruling_of_version(session: Session, version_id: int) -> RulingRow | None:
    """Give the ruling that made a version."""
    return session.scalar(select(RulingRow).where(RulingRow.version_id == version_id))


def waiting_for_void(
    session: Session, question_id: int, *, limit: int, without: Collection[int] = ()
) -> Sequence[AttemptRow]:
    """Give graded attempts whose counting marks on a question do not follow the void that holds, locked."""
    waiting = _stale().where(VersionRow.question_id == question_id)
    ids = session.scalars(waiting.where(AttemptRow.id.not_in(without)).limit(limit)).all()
    locked = select(AttemptRow).where(AttemptRow.id.in_(ids)).order_by(AttemptRow.id)
    session.scalars(locked.with_for_update(of=AttemptRow)).all()
    # Whoever held a lock may have judged it meanwhile.
    still = select(AttemptRow).where(AttemptRow.id.in_(waiting), AttemptRow.id.in_(ids))
    return session.scalars(still.order_by(AttemptRow.id)).all()


def unfinished_voids(session: Session) -> Sequence[int]:
    """Give the ids of the questions with marks that do not follow the void that holds, or that holds no more."""
    ever = select(RulingRow.question_id).where(RulingRow.kind != "key")
    stale = _stale().order_by(None).with_only_columns(VersionRow.question_id)
    return session.scalars(stale.where(VersionRow.question_id.in_(ever)).distinct()).all()


def _stale() -> Select[int]:
    own, all_, later = aliased(RulingRow), aliased(RulingRow), aliased(GradingRow)
    newest = select(func.max(later.revision)).where(later.attempt_id == AttemptRow.id).correlate(AttemptRow)
    here = (own.question_id == VersionRow.question_id) & (own.quiz_id == AttemptRow.quiz_id)
    everywhere = (all_.question_id == VersionRow.question_id) & all_.quiz_id.is_(None)
    for condition in _stands(own):
        here &= condition
    for condition in _stands(all_):
        everywhere &= condition
    return (
        select(AttemptRow.id)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .join(VersionRow, VersionRow.id == MarkRow.version_id)
        .outerjoin(own, here)
        .outerjoin(all_, everywhere)
        .where(GradingRow.revision == newest.scalar_subquery(), AttemptRow.state == State.GRADED)
        .where(func.coalesce(MarkRow.ruling_id, 0) != func.coalesce(own.id, all_.id, 0))
        .distinct()
        .order_by(AttemptRow.id)
    )


def _stands(row: type[RulingRow]) -> tuple:
    return row.lifted_at.is_(None), row.kind.in_([str(one) for one in Void])
