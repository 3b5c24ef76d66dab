"""Queries of the daily review: what was answered in quizzes, what may be asked about it, what was asked already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from app.quizzes.attempt import RUNNING, State
from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.facts import FactRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.recall import RecallAnswerRow, RecallCardRow

HOME = func.coalesce(FactRow.merged_into_id, FactRow.id)
FIRST_PRESS = "0"


@dataclass(frozen=True)
class Tested:
    """An answer that a finished attempt gave on a fact; merged facts go by the one that they were merged into."""

    attempt_id: int
    fact_id: int
    question_id: int
    version_id: int
    share: float
    first_mark: float | None
    helped: bool


@dataclass(frozen=True)
class Askable:
    """A published version that asks about a fact."""

    version_id: int
    question_id: int
    public_id: str
    fact_id: int
    type: str
    visibility: str
    owner_id: int | None


def graded_attempts(session: Session, participants: Collection[int]) -> Sequence[AttemptRow]:
    """Give the graded attempts of some participants, in the order in which they were handed in."""
    mine = (AttemptRow.participant_id.in_(participants), AttemptRow.state == State.GRADED)
    return session.scalars(select(AttemptRow).where(*mine).order_by(AttemptRow.submitted_at, AttemptRow.id)).all()


def tested_in(session: Session, attempt_ids: Collection[int]) -> Sequence[Tested]:
    """Give the answers on facts in some attempts, by the grading that counts."""
    other = aliased(GradingRow)
    newest = select(func.max(other.revision)).where(other.attempt_id == GradingRow.attempt_id).scalar_subquery()
    found = (
        select(
            AttemptSlotRow.attempt_id, HOME, VersionRow.question_id, VersionRow.id, AttemptSlotRow.points, MarkRow.mark
        )
        .add_columns(MarkRow.first_mark, MarkRow.detail)
        .join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
        .join(FactRow, FactRow.id == VersionRow.fact_id)
        .join(MarkRow, MarkRow.slot_id == AttemptSlotRow.id)
        .join(GradingRow, (GradingRow.id == MarkRow.grading_id) & (GradingRow.revision == newest))
        # An answer to a question that is void says nothing of what somebody knows.
        .where(AttemptSlotRow.attempt_id.in_(attempt_ids), MarkRow.ruling_id.is_(None))
        .order_by(AttemptSlotRow.attempt_id, AttemptSlotRow.position)
    )
    return [
        Tested(attempt, fact, question, version, mark / points, first, bool((detail or {}).get("revealed")))
        for attempt, fact, question, version, points, mark, first, detail in session.execute(found)
    ]


def facts_under_way(session: Session, participants: Collection[int]) -> set[int]:
    """Give the facts that attempts under way of some participants ask about."""
    found = (
        select(HOME)
        .join(VersionRow, VersionRow.fact_id == FactRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.version_id == VersionRow.id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .where(AttemptRow.participant_id.in_(participants), AttemptRow.state.in_(RUNNING))
    )
    return set(session.scalars(found))


def askable(session: Session, fact_ids: Collection[int], *, user_id: int | None) -> Sequence[Askable]:
    """Give the published versions on some facts all of whose articles this account, or anybody, may read."""
    open_to = ArticleRow.visibility == "public"
    if user_id is not None:
        open_to |= ArticleRow.owner_id == user_id
    closed = (
        select(CitationRow.version_id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
        .where(~open_to)
    )
    found = (
        select(VersionRow.id, QuestionRow.id, QuestionRow.public_id, HOME, VersionRow.type)
        .add_columns(QuestionRow.visibility, QuestionRow.owner_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .join(FactRow, FactRow.id == VersionRow.fact_id)
        .where(or_(FactRow.id.in_(fact_ids), FactRow.merged_into_id.in_(fact_ids)))
        .where(VersionRow.state == "published", QuestionRow.archived_at.is_(None), VersionRow.id.not_in(closed))
        .order_by(VersionRow.id)
    )
    return [Askable(*row) for row in session.execute(found)]


def cards_of(session: Session, participants: Collection[int]) -> Sequence[RecallCardRow]:
    """Give the cards of some participants."""
    found = select(RecallCardRow).where(RecallCardRow.participant_id.in_(participants))
    return session.scalars(found.order_by(RecallCardRow.id)).all()


def card_by_public_id(session: Session, public_id: str) -> RecallCardRow | None:
    """Give the card of a public name."""
    return session.scalar(select(RecallCardRow).where(RecallCardRow.public_id == public_id))


def answers_to(session: Session, card_ids: Collection[int]) -> Sequence[RecallAnswerRow]:
    """Give the answers to some cards, in the order in which they came."""
    found = select(RecallAnswerRow).where(RecallAnswerRow.card_id.in_(card_ids))
    return session.scalars(found.order_by(RecallAnswerRow.id)).all()


def answers_since(session: Session, participants: Collection[int], moment: datetime) -> tuple[int, int]:
    """Count the answers of some participants since a moment, and those of them that were a fact's first."""
    found = (
        select(RecallAnswerRow.press)
        .join(RecallCardRow, RecallCardRow.id == RecallAnswerRow.card_id)
        .where(RecallCardRow.participant_id.in_(participants), RecallAnswerRow.at >= moment)
    )
    presses = session.scalars(found).all()
    return len(presses), sum(press == FIRST_PRESS for press in presses)


def versions_named(session: Session, question: str) -> set[int]:
    """Give the ids of the versions of the question of a public name."""
    found = select(VersionRow.id).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    return set(session.scalars(found.where(QuestionRow.public_id == question)))
