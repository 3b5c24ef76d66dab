"""Steps of tests about marks: attempts that are handed in, their scores, and what was written of them."""

from datetime import UTC, datetime

from sqlalchemy import select

from app.storage.attempt_queries import attempt_by_public_id, grading_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.save_answer import Answer, save_answer
from app.workflows.submit_attempt import submit
from app.workflows.take_quiz import Person, start

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)


def begun(work: UnitOfWork, *answers: str | Answer) -> tuple[Person, str]:
    """Start an attempt as a new guest and save answers, typed ones as texts."""
    started = start(work, Person(), "harbour", nickname="Guest")
    guest = Person(ticket=started.ticket)
    for number, given in enumerate(answers, start=1):
        save_answer(work, guest, started.attempt, number, Answer(text=given) if isinstance(given, str) else given)
    return guest, started.attempt


def handed_in(work: UnitOfWork, *answers: str | Answer) -> str:
    return finished(work, *answers)[1]


def finished(work: UnitOfWork, *answers: str | Answer) -> tuple[Person, str]:
    """Give the guest and the attempt that they handed in."""
    guest, attempt = begun(work, *answers)
    submit(work, guest, attempt)
    return guest, attempt


def all_of(work: UnitOfWork, table: type) -> list:
    with work.reading() as session:
        return list(session.scalars(select(table).order_by(table.id)))


def score(work: UnitOfWork, attempt: str) -> tuple[int, float]:
    """Give the revision and the score that count."""
    with work.reading() as session:
        grading = grading_of(session, attempt_by_public_id(session, attempt).id)
        return grading.revision, grading.score
