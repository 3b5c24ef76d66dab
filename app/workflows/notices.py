"""Notes to whoever takes quizzes: that a mark changed, that a dispute was decided."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.review import Aspect
from app.storage import dispute_queries as queries
from app.storage.attempts import AttemptRow
from app.storage.disputes import NoticeRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import seen_of
from app.workflows.participants import held_by
from app.workflows.take_quiz import Person


@dataclass(frozen=True)
class Notice:
    """A note: its words, when it was written, whether it was seen, and the attempt that it is about, if any."""

    text: str
    at: datetime
    seen: bool
    attempt: str = ""


def notices(work: UnitOfWork, person: Person, *, attempt: str = "") -> tuple[Notice, ...]:
    """Give a person's notes, the newest first, or those about one attempt.

    A note tells a mark, so it waits as long as the quiz's rules hide the marks.
    """
    with work.reading() as session:
        return tuple(
            Notice(note.text, note.created_at, note.seen_at is not None, about.public_id if about else "")
            for note, about in _own(session, work, person, attempt)
        )


def mark_seen(work: UnitOfWork, person: Person, *, attempt: str = "") -> None:
    """Keep that a person has seen the notes that are shown, or those about one attempt."""
    with work() as session:
        for note, _about in _own(session, work, person, attempt):
            note.seen_at = note.seen_at or work.clock()


def add_notice(session: Session, work: UnitOfWork, attempt: AttemptRow, text: str) -> None:
    """Write a note to the participant of an attempt."""
    note = NoticeRow(participant_id=attempt.participant_id, attempt_id=attempt.id, text=text)
    note.created_at = work.clock()
    session.add(note)


def _own(session: Session, work: UnitOfWork, person: Person, attempt: str) -> list[tuple[NoticeRow, AttemptRow | None]]:
    mine = [row.id for row in held_by(session, person.tickets, person.user_id)]
    found = queries.notices_of(session, mine) if mine else []
    return [
        (note, about)
        for note, about in found
        if (not attempt or (about is not None and about.public_id == attempt)) and _shows_marks(about, work.clock())
    ]


def _shows_marks(attempt: AttemptRow | None, now: datetime) -> bool:
    if attempt is None:
        return True
    return Aspect.MARKS in seen_of(attempt, now)
