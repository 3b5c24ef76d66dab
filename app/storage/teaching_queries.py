"""Queries of the teacher's desk: lists of questions and quizzes, and what holds what."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.storage.facts import EntityRow
from app.storage.questions import VersionRow
from app.storage.quiz_queries import drawn_counts
from app.storage.quizzes import QuizRow, SlotRow

Rules = list[ColumnElement[bool]]


def versions_of(session: Session, question_id: int) -> Sequence[VersionRow]:
    """Give a question's versions, newest first."""
    found = select(VersionRow).where(VersionRow.question_id == question_id)
    return session.scalars(found.order_by(VersionRow.number.desc())).all()


def quizzes_with(session: Session, question_id: int, user_id: int, *, everybodys: bool) -> Sequence[QuizRow]:
    """Give the quizzes that ask a question: a teacher's own and nobody's, or everybody's; archived ones left out."""
    found = select(QuizRow).join(SlotRow, SlotRow.quiz_id == QuizRow.id)
    found = found.where(SlotRow.question_id == question_id, QuizRow.archived_at.is_(None))
    return session.scalars(found.where(*_known_to(user_id, everybodys=everybodys)).order_by(QuizRow.title)).all()


def quizzes_for_desk(session: Session, user_id: int, *, everybodys: bool) -> Sequence[QuizRow]:
    """Give a teacher's own quizzes and nobody's, or everybody's; newest first."""
    found = select(QuizRow).where(QuizRow.archived_at.is_(None), *_known_to(user_id, everybodys=everybodys))
    return session.scalars(found.order_by(QuizRow.id.desc())).all()


def archived_quizzes(session: Session, user_id: int, *, everybodys: bool) -> Sequence[QuizRow]:
    """Give the quizzes that were put away, a teacher's own or everybody's; newest first."""
    found = select(QuizRow).where(QuizRow.archived_at.is_not(None)).order_by(QuizRow.id.desc())
    return session.scalars(found if everybodys else found.where(QuizRow.owner_id == user_id)).all()


def _known_to(user_id: int, *, everybodys: bool) -> Rules:
    return [] if everybodys else [or_(QuizRow.owner_id == user_id, QuizRow.owner_id.is_(None))]


def slot_counts(session: Session) -> Mapping[int, int]:
    """Give how many questions each quiz asks, fixed and drawn, by its id."""
    fixed = select(SlotRow.quiz_id, func.count(SlotRow.question_id)).group_by(SlotRow.quiz_id)
    counts: dict[int, int] = dict(session.execute(fixed).all())
    for quiz_id, number in drawn_counts(session).items():
        counts[quiz_id] += number
    return counts


def slots_with_versions(session: Session, quiz_id: int) -> Sequence[tuple[SlotRow, VersionRow]]:
    """Give a quiz's fixed slots in order, each with its question's published version or else the newest."""
    other = aliased(VersionRow)
    newest = select(func.max(other.id)).where(other.question_id == SlotRow.question_id).correlate(SlotRow)
    published = newest.where(other.state == "published")
    shown = func.coalesce(published.scalar_subquery(), newest.scalar_subquery())
    found = select(SlotRow, VersionRow).join(VersionRow, VersionRow.id == shown)
    found = found.where(SlotRow.quiz_id == quiz_id).order_by(SlotRow.position)
    return [(slot, version) for slot, version in session.execute(found)]


def entity_forms(session: Session) -> list[tuple[str, ...]]:
    """Give the forms of each name known, the canonical one first."""
    return [(name, *aliases) for name, aliases in session.execute(select(EntityRow.name, EntityRow.aliases))]
