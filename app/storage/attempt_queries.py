"""Queries on attempts, each as small as the page that needs it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING
from app.quizzes.events import Event, EventKind, Phase
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow, GradingRow, MarkRow, SubmissionRow
from app.storage.questions import OptionRow, VersionRow


@dataclass(frozen=True)
class Asked:
    """A question as an attempt asks it, without anything of its key."""

    slot_id: int
    position: int
    version_id: int
    option_order: tuple[int, ...]
    points: float
    type: str
    lead: str
    stem: str
    unit: str
    # The sentences to choose its proof from: (rendition id, start, end) each; none where the quiz does not ask.
    evidence: tuple[tuple[int, int, int], ...] = ()
    # Its section's heading, and the words before its questions: they come with the first of them only.
    section: str = ""
    instructions: str = ""


def attempt_by_public_id(session: Session, public_id: str, *, lock: bool = False) -> AttemptRow | None:
    """Give an attempt with its quiz and participant, locked until the transaction ends if so asked."""
    found = select(AttemptRow).where(AttemptRow.public_id == public_id)
    return session.scalar(found.with_for_update(of=AttemptRow) if lock else found)


def attempts_of(session: Session, quiz_id: int, participant_id: int) -> Sequence[AttemptRow]:
    """Give a participant's attempts at a quiz, first to last."""
    mine = (AttemptRow.quiz_id == quiz_id, AttemptRow.participant_id == participant_id)
    return session.scalars(select(AttemptRow).where(*mine).order_by(AttemptRow.number)).all()


def running_at(session: Session, quiz_id: int) -> Sequence[AttemptRow]:
    """Give the attempts under way at a quiz, read anew and locked until the transaction ends."""
    found = select(AttemptRow).where(AttemptRow.quiz_id == quiz_id, AttemptRow.state.in_(RUNNING))
    locked = found.order_by(AttemptRow.id).with_for_update(of=AttemptRow)
    return session.scalars(locked.execution_options(populate_existing=True)).all()


def waiting_for_move(session: Session, *, until: datetime, most: int) -> Sequence[int]:
    """Give the ids of attempts whose clock asks for a move by then, the longest waiting first."""
    found = select(AttemptRow.id).where(AttemptRow.next_move_at <= until, AttemptRow.state.in_(RUNNING))
    return session.scalars(found.order_by(AttemptRow.next_move_at, AttemptRow.id).limit(most)).all()


def put_off(session: Session, attempt_id: int, *, until: datetime) -> None:
    """Let the sweep look at an attempt again at that moment, whatever else is stored of it."""
    session.execute(update(AttemptRow).where(AttemptRow.id == attempt_id).values(next_move_at=until))


def locked_attempt(session: Session, attempt_id: int) -> AttemptRow | None:
    """Give an attempt by its id, read anew and locked until the transaction ends."""
    found = select(AttemptRow).where(AttemptRow.id == attempt_id).with_for_update(of=AttemptRow)
    return session.scalar(found.execution_options(populate_existing=True))


@dataclass(frozen=True)
class Scored:
    """A graded attempt: its name, when it was handed in, and the grading that counts."""

    attempt: str
    submitted_at: datetime | None
    score: float
    maximum: float


def scores_of(session: Session, quiz_id: int, participant_id: int) -> Sequence[Scored]:
    """Give a participant's graded attempts at a quiz in the order of their start."""
    latest = select(func.max(GradingRow.revision)).where(GradingRow.attempt_id == AttemptRow.id)
    found = (
        select(AttemptRow.public_id, AttemptRow.submitted_at, GradingRow.score, GradingRow.maximum)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .where(AttemptRow.quiz_id == quiz_id, AttemptRow.participant_id == participant_id)
        .where(GradingRow.revision == latest.correlate(AttemptRow).scalar_subquery())
        .order_by(AttemptRow.number)
    )
    return [Scored(*row) for row in session.execute(found)]


def asked_in(session: Session, attempt_id: int) -> tuple[Asked, ...]:
    """Give an attempt's questions in their order."""
    found = (
        select(
            AttemptSlotRow.id,
            AttemptSlotRow.position,
            AttemptSlotRow.version_id,
            AttemptSlotRow.option_order,
            AttemptSlotRow.points,
            VersionRow.type,
            VersionRow.lead,
            VersionRow.stem,
            VersionRow.unit,
            AttemptSlotRow.evidence,
            AttemptSlotRow.section,
            AttemptSlotRow.instructions,
        )
        .join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
        .where(AttemptSlotRow.attempt_id == attempt_id)
        .order_by(AttemptSlotRow.position)
    )
    return tuple(
        Asked(slot, place, version, tuple(order), points, kind, lead, stem, unit or "", places_of(offered), *section)
        for slot, place, version, order, points, kind, lead, stem, unit, offered, *section in session.execute(found)
    )


def places_of(rows: Sequence[Any] | None) -> tuple[tuple[int, int, int], ...]:
    """Give the sentences that a slot offers, from how they are stored."""
    return tuple((rendition_id, start, end) for rendition_id, start, end in rows or ())


def option_texts(session: Session, version_id: int) -> tuple[str, ...]:
    """Give the texts of a version's options in the key's order, and nothing else of them."""
    found = select(OptionRow.text).where(OptionRow.version_id == version_id).order_by(OptionRow.position)
    return tuple(session.scalars(found))


def add_slots(session: Session, rows: Sequence[dict[str, object]]) -> None:
    """Keep what an attempt asks, in one statement: nothing of it is read again in the transaction."""
    if rows:
        session.execute(insert(cast("Table", AttemptSlotRow.__table__)), rows)


def slot_places(session: Session, attempt_id: int) -> Sequence[tuple[int, tuple[int, ...]]]:
    """Give (slot id, option order) of an attempt's slots in their order."""
    found = select(AttemptSlotRow.id, AttemptSlotRow.option_order).where(AttemptSlotRow.attempt_id == attempt_id)
    return [(slot_id, tuple(order)) for slot_id, order in session.execute(found.order_by(AttemptSlotRow.position))]


def next_sequence(session: Session, attempt_id: int, client_id: str) -> int:
    """Give the number after the last event of a client in an attempt, counted from 0."""
    mine = (EventRow.attempt_id == attempt_id, EventRow.client_id == client_id)
    highest = session.scalar(select(func.max(EventRow.client_seq)).where(*mine))
    return 0 if highest is None else highest + 1


def events_of(session: Session, attempt_id: int) -> tuple[Event, ...]:
    """Give an attempt's events in the server's order."""
    found = (
        select(
            AttemptSlotRow.position,
            EventRow.client_id,
            EventRow.client_seq,
            EventRow.kind,
            EventRow.phase,
            EventRow.payload,
        )
        .join(AttemptSlotRow, AttemptSlotRow.id == EventRow.slot_id)
        .where(EventRow.attempt_id == attempt_id)
        .order_by(EventRow.id)
    )
    return tuple(
        Event(position, client_id, client_seq, EventKind(kind), Phase(phase), payload)
        for position, client_id, client_seq, kind, phase, payload in session.execute(found)
    )


def insert_once(session: Session, table: type[Any], **values: object) -> bool:
    """Insert a row unless a unique constraint holds one like it already; say whether it was inserted."""
    dialect = session.get_bind().dialect.name
    into = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = into(table).values(**values).on_conflict_do_nothing().returning(table.id)
    return session.execute(statement).first() is not None


def submission_of(session: Session, attempt_id: int) -> SubmissionRow | None:
    """Give the submission of an attempt."""
    return session.scalar(select(SubmissionRow).where(SubmissionRow.attempt_id == attempt_id))


def grading_of(session: Session, attempt_id: int) -> GradingRow | None:
    """Give the grading that counts: the highest revision."""
    found = select(GradingRow).where(GradingRow.attempt_id == attempt_id).order_by(GradingRow.revision.desc())
    return session.scalar(found.limit(1))


def marks_of(session: Session, grading_id: int) -> dict[int, MarkRow]:
    """Give the marks of a grading by slot id."""
    return {row.slot_id: row for row in session.scalars(select(MarkRow).where(MarkRow.grading_id == grading_id))}


def next_number(session: Session, quiz_id: int, participant_id: int) -> int:
    """Give the number of a participant's next attempt at a quiz, counted from 1."""
    mine = (AttemptRow.quiz_id == quiz_id, AttemptRow.participant_id == participant_id)
    return (session.scalar(select(func.max(AttemptRow.number)).where(*mine)) or 0) + 1


def attempts_under_way(
    session: Session, participant_ids: Collection[int], *, lock: bool = False
) -> Sequence[AttemptRow]:
    """Give the attempts of some participants that may still take answers, first to last; locked if so asked."""
    found = select(AttemptRow).where(AttemptRow.participant_id.in_(participant_ids), AttemptRow.state.in_(RUNNING))
    found = found.order_by(AttemptRow.id)
    return session.scalars(found.with_for_update(of=AttemptRow) if lock else found).all()
