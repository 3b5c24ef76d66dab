"""Make, change and remove what is otherwise at a quiz for one participant or one class, each with an audit row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.quizzes.exceptions import QuizException, share_of
from app.quizzes.quiz import QuizSettings
from app.storage import audit
from app.storage.attempt_queries import insert_once
from app.storage.exception_queries import classes_for, names_of, participants_for
from app.storage.exceptions import ExceptionRow, exception_of, exceptions_of
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import retime, settings_of
from app.workflows.known import known_quiz
from app.workflows.problems import NotFound, Refused

MINUTE = 60
CLASS, PARTICIPANT = "class", "participant"


@dataclass(frozen=True)
class ExceptionDraft:
    """What a teacher says of an exception: extra time in minutes, or in per cent of the time limit."""

    extra: int = 0
    percent: bool = False
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None


@dataclass(frozen=True)
class ExceptionLine:
    """An exception in the list: for whom, and what is otherwise."""

    number: int
    name: str
    of_class: bool
    value: QuizException


@dataclass(frozen=True)
class ExceptionsPage:
    """A quiz's exceptions, its settings, and who may still have one: (key, name) of classes and participants."""

    slug: str
    title: str
    settings: QuizSettings
    lines: tuple[ExceptionLine, ...]
    classes: tuple[tuple[str, str], ...]
    participants: tuple[tuple[str, str], ...]


def exceptions_page(work: UnitOfWork, slug: str) -> ExceptionsPage:
    """Give a quiz's exceptions and for whom others can be made; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        rows = exceptions_of(session, quiz.id)
        lines = tuple(_lines(session, rows))
        classes, participants = _candidates(session, quiz, rows)
        return ExceptionsPage(slug, quiz.title, settings_of(quiz), lines, classes, participants)


def exception_line(work: UnitOfWork, slug: str, number: int) -> ExceptionLine:
    """Give one exception of a quiz; raises NotFound."""
    found = [line for line in exceptions_page(work, slug).lines if line.number == number]
    if not found:
        raise NotFound(_NONE)
    return found[0]


def make_exception(work: UnitOfWork, slug: str, whom: str, draft: ExceptionDraft, *, actor_id: int) -> None:
    """Make an exception for a class or participant by its key; raises NotFound, or Refused with the reason."""
    with work() as session:
        quiz = known_quiz(session, slug)
        if whom not in dict([pair for found in _candidates(session, quiz, ()) for pair in found]):
            msg = "Choose a class or participant of the list."
            raise Refused(msg)
        kind, _, number = whom.partition("-")
        columns = _columns(quiz, draft) | {f"{kind}_id": int(number)}
        if not insert_once(session, ExceptionRow, quiz_id=quiz.id, created_at=work.clock(), **columns):
            msg = "There is an exception for them already. Change it in the list."
            raise Refused(msg)
        _note(session, work, quiz, "exception made", whom, actor_id=actor_id, after=_plain(columns))
        retime(session, work, quiz.id)


def change_exception(work: UnitOfWork, slug: str, number: int, draft: ExceptionDraft, *, actor_id: int) -> None:
    """Change an exception; raises NotFound, or Refused with the reason."""
    with work() as session:
        quiz, row = _own(session, slug, number)
        before = _plain({name: getattr(row, name) for name in _COLUMNS})
        columns = _columns(quiz, draft)
        for name, value in columns.items():
            setattr(row, name, value)
        change = {"before": before, "after": _plain(columns)}
        _note(session, work, quiz, "exception changed", _key(row), actor_id=actor_id, **change)
        retime(session, work, quiz.id)


def remove_exception(work: UnitOfWork, slug: str, number: int, *, actor_id: int) -> None:
    """Remove an exception; attempts under way go on by the quiz's settings. Raises NotFound."""
    with work() as session:
        quiz, row = _own(session, slug, number)
        before = _plain({name: getattr(row, name) for name in _COLUMNS})
        session.delete(row)
        _note(session, work, quiz, "exception removed", _key(row), actor_id=actor_id, before=before)
        retime(session, work, quiz.id)


_COLUMNS = ("extra_seconds", "opens_at", "closes_at", "attempts_allowed")
_NONE = "There is no such exception. The list has those that are."


def _columns(quiz: QuizRow, draft: ExceptionDraft) -> dict[str, object]:
    """Give an exception as it is stored; raises Refused for one that changes nothing or cannot be."""
    settings = settings_of(quiz)
    if draft.extra and settings.time_limit is None:
        msg = "This quiz has no time limit, so there is no extra time to give. Set a limit first, or leave it empty."
        raise Refused(msg)
    limit = settings.time_limit or timedelta(0)
    extra = share_of(limit, draft.extra) if draft.percent else timedelta(minutes=draft.extra)
    try:
        value = QuizException(extra, draft.opens_at, draft.closes_at, draft.attempts_allowed)
    except ValueError as error:
        raise Refused(str(error)) from None
    if value.empty:
        msg = "Say what is otherwise: extra time, a window, or a number of attempts."
        raise Refused(msg)
    must_be_open_once(settings, value)
    return columns_of(value)


def must_be_open_once(settings: QuizSettings, value: QuizException) -> None:
    """Raise Refused for an exception with which a quiz would never be open."""
    opens_at, closes_at = value.opens_at or settings.opens_at, value.closes_at or settings.closes_at
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        msg = "With the quiz's own times they could never take it: it would close before it opens. Set both times."
        raise Refused(msg)


def columns_of(value: QuizException) -> dict[str, object]:
    """Give an exception as it is stored."""
    return {
        "extra_seconds": int(value.extra.total_seconds()),
        "opens_at": value.opens_at,
        "closes_at": value.closes_at,
        "attempts_allowed": value.attempts_allowed,
    }


def _candidates(
    session: Session, quiz: QuizRow, taken: Sequence[ExceptionRow]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    known = {_key(row) for row in taken}
    classes = [(f"{CLASS}-{number}", name) for number, name in classes_for(session, quiz)]
    people = [(f"{PARTICIPANT}-{number}", name) for number, name in participants_for(session, quiz)]
    return (
        tuple(pair for pair in classes if pair[0] not in known),
        tuple(pair for pair in people if pair[0] not in known),
    )


def _lines(session: Session, rows: Sequence[ExceptionRow]) -> list[ExceptionLine]:
    classes, people = names_of(session, rows)
    return [
        ExceptionLine(
            number=row.id,
            name=classes[row.class_id] if row.class_id is not None else people[row.participant_id or 0],
            of_class=row.class_id is not None,
            value=row.value,
        )
        for row in rows
    ]


def _own(session: Session, slug: str, number: int) -> tuple[QuizRow, ExceptionRow]:
    quiz = known_quiz(session, slug)
    row = exception_of(session, quiz.id, number)
    if row is None:
        raise NotFound(_NONE)
    return quiz, row


def _key(row: ExceptionRow) -> str:
    return f"{CLASS}-{row.class_id}" if row.class_id is not None else f"{PARTICIPANT}-{row.participant_id}"


def _plain(columns: dict[str, object]) -> dict[str, object]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in columns.items()}


def _note(
    session: Session, work: UnitOfWork, quiz: QuizRow, action: str, whom: str, *, actor_id: int, **change: object
) -> None:
    audit.record(session, work, actor_id=actor_id, action=action, subject=f"quiz {quiz.slug}", whom=whom, **change)
