"""What hangs on a question: who was asked it, which quizzes hold it; and how one that nobody was asked is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Text, cast, delete, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.storage.attempts import AttemptRow, AttemptSlotRow, MarkRow
from app.storage.disputes import DisputeRow, NearMissRow
from app.storage.item_parameters import ItemParameterRow
from app.storage.labels import LabelRow
from app.storage.live import LiveSessionRow
from app.storage.publishing import ConfirmationRow, EditingRow, FlagRow, SecondReadingRow
from app.storage.questions import AcceptedRow, CitationRow, OptionRow, QuestionRow, VersionRow
from app.storage.quizzes import SlotRow
from app.storage.recall import RecallAnswerRow, RecallCardRow
from app.storage.reviews import AlternativeRow, RejectionRow
from app.storage.rulings import RulingRow
from app.storage.search_index import drop_from_index
from app.storage.search_marks import SearchMarkRow

Naming = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
# Somebody was asked, or answered: where one of these names a version, the question stays.
ASKING = (
    AttemptSlotRow.version_id,
    MarkRow.version_id,
    RecallAnswerRow.version_id,
    RecallCardRow.asked_version_id,
    NearMissRow.version_id,
)
ASKING_BY_QUESTION = (NearMissRow.question_id,)
# What says something of a question, and means nothing without it, in the order in which it can go.
OF_VERSIONS = (
    RulingRow.version_id,
    OptionRow.version_id,
    AcceptedRow.version_id,
    CitationRow.version_id,
    ConfirmationRow.version_id,
    SecondReadingRow.version_id,
    FlagRow.version_id,
    ItemParameterRow.version_id,
    RejectionRow.version_id,
)
OF_QUESTIONS = (
    RulingRow.question_id,
    SearchMarkRow.question_id,
    LabelRow.question_id,
    EditingRow.question_id,
    AlternativeRow.question_id,
    SlotRow.question_id,
    VersionRow.question_id,
)


@dataclass(frozen=True)
class Dependents:
    """What hangs on a question, counted: attempts that ask it, answers in daily reviews, live sessions, and so on."""

    versions: int
    attempts: int
    daily: int
    live: int
    disputes: int
    near_misses: int
    quizzes: int
    last_used: datetime | None

    @property
    def asked(self) -> bool:
        """Say whether anybody was ever asked it."""
        return bool(self.attempts or self.daily or self.live or self.disputes or self.near_misses)


def dependents_of(session: Session, question_id: int) -> Dependents:
    """Count what hangs on a question."""
    versions = select(VersionRow.id).where(VersionRow.question_id == question_id)
    slots = AttemptSlotRow.version_id.in_(versions)
    attempts = select(func.count(AttemptSlotRow.attempt_id.distinct()), func.max(AttemptRow.started_at))
    attempts = attempts.join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id).where(slots)
    tried, last_used = session.execute(attempts).one()
    asked_daily = select(func.count()).where(RecallCardRow.asked_version_id.in_(versions))
    answered_daily = select(func.count()).where(RecallAnswerRow.version_id.in_(versions))
    disputed = select(func.count(DisputeRow.id)).join(AttemptSlotRow, AttemptSlotRow.id == DisputeRow.slot_id)
    return Dependents(
        versions=len(session.scalars(versions).all()),
        attempts=tried,
        daily=_count(session, asked_daily) + _count(session, answered_daily),
        live=_live_sessions(session, session.scalars(versions).all()),
        disputes=_count(session, disputed.where(slots)),
        near_misses=_count(session, select(func.count()).where(NearMissRow.question_id == question_id)),
        quizzes=_count(session, select(func.count()).where(SlotRow.question_id == question_id)),
        last_used=last_used,
    )


def _count(session: Session, query: Select[int]) -> int:
    return session.scalar(query) or 0


def _live_sessions(session: Session, version_ids: Sequence[int]) -> int:
    # A session fixes its questions when it starts, before anybody has joined: [version, [order of options], points]
    # each, in JSON, the text of which both databases keep as Python's writer made it.
    asked = cast(LiveSessionRow.asked, Text)
    return _count(session, select(func.count()).where(or_(*(asked.contains(f"[{one}, [") for one in version_ids))))


def delete_question(session: Session, question_id: int) -> None:
    """Delete a question that nobody was asked, with all that is said of it; IntegrityError where somebody was."""
    versions = select(VersionRow.id).where(VersionRow.question_id == question_id)
    for column in OF_VERSIONS:
        _delete(session, column, versions)
    for column in OF_QUESTIONS:
        _delete(session, column, select(QuestionRow.id).where(QuestionRow.id == question_id))
    drop_from_index(session, [question_id])
    session.execute(delete(QuestionRow).where(QuestionRow.id == question_id))


def _delete(session: Session, column: Naming, of: Select[int]) -> None:
    table = column.class_.__table__
    session.execute(delete(table).where(table.c[column.key].in_(of)))
