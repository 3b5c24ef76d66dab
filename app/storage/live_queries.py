"""Queries on live sessions: by name and code, who takes part, how a question was answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from app.quizzes.events import Event, EventKind, Phase
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow
from app.storage.live import LiveSessionRow
from app.storage.people import ParticipantRow
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow

GOING_ON = LiveSessionRow.state != "ended"


class Lock(Enum):
    """How a session's row is locked: MOVE keeps everybody out, ANSWER only whoever would move it."""

    NONE = "none"
    ANSWER = "answer"
    MOVE = "move"


def live_by_name(session: Session, public_id: str, lock: Lock = Lock.NONE) -> LiveSessionRow | None:
    """Give a session with its quiz, locked until the transaction ends if so asked."""
    found = select(LiveSessionRow).where(LiveSessionRow.public_id == public_id)
    if lock is not Lock.NONE:
        found = found.with_for_update(of=LiveSessionRow, read=lock is Lock.ANSWER)
    return session.scalar(found)


def name_of_live(session: Session, live_id: int) -> str:
    """Give the public name of a session."""
    return session.scalars(select(LiveSessionRow.public_id).where(LiveSessionRow.id == live_id)).one()


def name_by_code(session: Session, code: str) -> str | None:
    """Give the public name of the session that a code leads into; ended ones have none."""
    return session.scalar(select(LiveSessionRow.public_id).where(LiveSessionRow.code == code, GOING_ON))


def running_of_quiz(session: Session, quiz_id: int, host_id: int) -> str | None:
    """Give the public name of a host's newest session of a quiz that has not ended."""
    mine = (LiveSessionRow.quiz_id == quiz_id, LiveSessionRow.host_id == host_id, GOING_ON)
    return session.scalar(select(LiveSessionRow.public_id).where(*mine).order_by(LiveSessionRow.id.desc()).limit(1))


def lock_quiz(session: Session, quiz_id: int) -> None:
    """Lock a quiz until the transaction ends, so that two starts at once find each other's session."""
    session.execute(select(QuizRow.id).where(QuizRow.id == quiz_id).with_for_update())


@dataclass(frozen=True)
class Pulse:
    """What a page that waits asks for again and again: where a session stands, how many are in, how many answered."""

    state: str
    revision: int
    joined: int
    answered: int


def _pulse() -> Select[str, int, int, int]:
    joined = select(func.count()).select_from(AttemptRow).where(AttemptRow.live_id == LiveSessionRow.id)
    here = (AttemptSlotRow.attempt_id == AttemptRow.id, AttemptSlotRow.position == LiveSessionRow.position)
    # By the attempt too: that is what the events' index begins with.
    said = exists().where(EventRow.attempt_id == AttemptRow.id, EventRow.slot_id == AttemptSlotRow.id)
    answered = joined.join(AttemptSlotRow, here[0]).where(here[1], said.where(EventRow.kind == EventKind.ANSWER))
    return select(
        LiveSessionRow.state,
        LiveSessionRow.revision,
        joined.correlate(LiveSessionRow).scalar_subquery(),
        answered.correlate(LiveSessionRow).scalar_subquery(),
    ).where(LiveSessionRow.public_id == bindparam("name"))


# Made once: a class asks for it a hundred times a second.
_PULSE = _pulse()


def pulse_of(session: Session, public_id: str) -> Pulse | None:
    """Give a session's pulse in one query."""
    row = session.execute(_PULSE, {"name": public_id}).first()
    return Pulse(*row) if row else None


def attempts_in(
    session: Session, live_id: int, *, participants: Collection[int], user_id: int | None, lock: bool = False
) -> Sequence[AttemptRow]:
    """Give the attempts in a session of participants or an account, locked until the transaction ends if so asked."""
    who = [ParticipantRow.id.in_(participants)] if participants else []
    who += [ParticipantRow.user_id == user_id] if user_id is not None else []
    if not who:
        return ()
    mine = select(AttemptRow).join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
    mine = mine.where(AttemptRow.live_id == live_id, or_(*who)).order_by(AttemptRow.id)
    return session.scalars(mine.with_for_update(of=AttemptRow) if lock else mine).all()


def nicknames(session: Session, live_id: int) -> Sequence[str]:
    """Give the names of those who take part, in the order in which they came."""
    found = select(ParticipantRow.nickname).join(AttemptRow, AttemptRow.participant_id == ParticipantRow.id)
    return session.scalars(found.where(AttemptRow.live_id == live_id).order_by(AttemptRow.id)).all()


def answers_at(session: Session, live_id: int, position: int) -> dict[int, list[Event]]:
    """Give the answers to one question of a session by attempt, each attempt's in the server's order."""
    found = (
        select(EventRow.attempt_id, EventRow.client_id, EventRow.client_seq, EventRow.payload)
        .join(AttemptSlotRow, AttemptSlotRow.id == EventRow.slot_id)
        .join(AttemptRow, AttemptRow.id == EventRow.attempt_id)
        .where(AttemptRow.live_id == live_id, AttemptSlotRow.position == position, EventRow.kind == EventKind.ANSWER)
        .order_by(EventRow.id)
    )
    by_attempt: dict[int, list[Event]] = {}
    for attempt_id, client_id, client_seq, payload in session.execute(found):
        event = Event(position, client_id, client_seq, EventKind.ANSWER, Phase.FIRST, payload)
        by_attempt.setdefault(attempt_id, []).append(event)
    return by_attempt


def slot_at(session: Session, attempt_id: int, position: int) -> int:
    """Give the id of an attempt's slot at a position, counted from 0."""
    place = (AttemptSlotRow.attempt_id == attempt_id, AttemptSlotRow.position == position)
    return session.scalars(select(AttemptSlotRow.id).where(*place)).one()


def wording_of(session: Session, version_id: int) -> tuple[str, str, str, str]:
    """Give (type, lead, stem, unit) of a version, nothing of its key."""
    found = select(VersionRow.type, VersionRow.lead, VersionRow.stem, VersionRow.unit)
    kind, lead, stem, unit = session.execute(found.where(VersionRow.id == version_id)).one()
    return kind, lead, stem, unit or ""


def left_alone(session: Session, before: datetime) -> Sequence[str]:
    """Give the public names of the sessions in which nothing was opened since a moment."""
    last = func.coalesce(LiveSessionRow.opened_at, LiveSessionRow.created_at)
    return session.scalars(select(LiveSessionRow.public_id).where(GOING_ON, last <= before)).all()


def not_handed_in(session: Session, live_id: int | None = None) -> Sequence[str]:
    """Give the public names of attempts that still run in sessions that have ended, of one or of all."""
    found = select(AttemptRow.public_id).join(LiveSessionRow, LiveSessionRow.id == AttemptRow.live_id)
    found = found.where(LiveSessionRow.state == "ended", AttemptRow.state.in_(("in_progress", "overdue")))
    return session.scalars(found if live_id is None else found.where(AttemptRow.live_id == live_id)).all()
