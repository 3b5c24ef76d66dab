"""Queries of the score reports: graded attempts, their marks, and the options that were asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.people import ParticipantRow
from app.storage.questions import OptionRow, QuestionRow, VersionRow
from app.storage.rulings import RulingRow


@dataclass(frozen=True)
class GradedAttempt:
    """One submitted attempt with the grading that counts."""

    id: int
    grading_id: int
    participant_id: int
    nickname: str
    started_at: datetime
    submitted_at: datetime


@dataclass(frozen=True)
class GradedSlot:
    """One answer as it was marked: which question and version, out of how many points."""

    attempt_id: int
    position: int
    question_id: int
    version_id: int
    points: float
    mark: float
    response: Mapping[str, Any] | None
    # "full credit" or "left out" where the question is void, and the reason that participants read.
    void: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AskedVersion:
    """A version that somebody was asked, newest versions of a question last."""

    question_id: int
    public_id: str
    version_id: int
    type: str
    stem: str
    state: str


def graded_attempts(session: Session, quiz_id: int) -> Sequence[GradedAttempt]:
    """Give the submitted attempts at a quiz in the order of their start."""
    highest = _highest_revision()
    found = (
        select(
            AttemptRow.id,
            GradingRow.id,
            ParticipantRow.id,
            ParticipantRow.nickname,
            AttemptRow.started_at,
            AttemptRow.submitted_at,
        )
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .where(AttemptRow.quiz_id == quiz_id, GradingRow.revision == highest, AttemptRow.submitted_at.is_not(None))
        .order_by(AttemptRow.started_at, AttemptRow.id)
    )
    return [GradedAttempt(*row) for row in session.execute(found)]


def graded_slots(session: Session, quiz_id: int) -> Sequence[GradedSlot]:
    """Give every marked answer of the gradings that count, by attempt and place."""
    highest = _highest_revision()
    found = (
        select(
            AttemptRow.id,
            AttemptSlotRow.position,
            VersionRow.question_id,
            MarkRow.version_id,
            AttemptSlotRow.points,
            MarkRow.mark,
            MarkRow.response,
            func.coalesce(RulingRow.kind, ""),
            func.coalesce(RulingRow.reason, ""),
        )
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        .join(VersionRow, VersionRow.id == MarkRow.version_id)
        .outerjoin(RulingRow, RulingRow.id == MarkRow.ruling_id)
        .where(AttemptRow.quiz_id == quiz_id, GradingRow.revision == highest)
        .order_by(AttemptRow.id, AttemptSlotRow.position)
    )
    return [GradedSlot(*row) for row in session.execute(found)]


def asked_versions(session: Session, version_ids: set[int]) -> Sequence[AskedVersion]:
    """Give what is shown of some versions, oldest first."""
    found = (
        select(
            VersionRow.question_id,
            QuestionRow.public_id,
            VersionRow.id,
            VersionRow.type,
            VersionRow.stem,
            VersionRow.state,
        )
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(VersionRow.id.in_(version_ids))
        .order_by(VersionRow.id)
    )
    return [AskedVersion(*row) for row in session.execute(found)]


def options_asked(session: Session, version_ids: set[int]) -> Mapping[int, list[tuple[str, bool]]]:
    """Give (text, correct) of the options of some versions, in the key's order, by version."""
    found = select(OptionRow.version_id, OptionRow.text, OptionRow.correct).where(OptionRow.version_id.in_(version_ids))
    options: dict[int, list[tuple[str, bool]]] = {}
    for version_id, text, correct in session.execute(found.order_by(OptionRow.version_id, OptionRow.position)):
        options.setdefault(version_id, []).append((text, correct))
    return options


def _highest_revision() -> ScalarSelect[int]:
    """Give the revision that counts of the attempt that a query is at."""
    other = aliased(GradingRow)
    found = select(func.max(other.revision)).where(other.attempt_id == AttemptRow.id)
    return found.correlate(AttemptRow).scalar_subquery()


def attempt_counts(session: Session) -> Mapping[int, int]:
    """Give how many attempts at each quiz were handed in, by the quiz's id."""
    found = select(AttemptRow.quiz_id, func.count()).where(AttemptRow.submitted_at.is_not(None))
    return dict(session.execute(found.group_by(AttemptRow.quiz_id)).all())
