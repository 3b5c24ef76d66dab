"""Give a quiz to classes of one's own, each with dates of its own; the dates are kept as the class's exception."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.exceptions import QuizException, with_exception
from app.quizzes.quiz import QuizSettings, Standing
from app.storage import audit
from app.storage.assignments import assigned_classes, classes_of_quiz, finished_in, unassign
from app.storage.class_queries import sizes
from app.storage.exceptions import ExceptionRow, class_exception, exceptions_among
from app.storage.joining import classes_of
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import retime, settings_of
from app.workflows.known import known_quiz
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound, Refused
from app.workflows.quiz_exceptions import columns_of, must_be_open_once
from app.workflows.share_class import give_to


@dataclass(frozen=True)
class Dates:
    """When a class may take a quiz; None is the quiz's own date."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True)
class AssignedClass:
    """A class that a quiz is given to: its own dates, the window that follows, and how many of it are done."""

    id: int
    name: str
    own: Dates
    window: Dates
    standing: Standing
    done: int
    pupils: int


@dataclass(frozen=True)
class AssignPage:
    """A quiz's classes, those of the viewer that can still get it, and the quiz's own settings."""

    slug: str
    title: str
    archived: bool
    settings: QuizSettings
    given: tuple[AssignedClass, ...]
    free: tuple[tuple[int, str], ...]


def assign_page(work: UnitOfWork, viewer: Viewer, slug: str) -> AssignPage:
    """Give the page of a quiz's classes; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        given = _given(session, quiz, work.clock())
        taken = {one.id for one in given}
        free = tuple((row.id, row.name) for row in classes_of(session, viewer.user_id) if row.id not in taken)
        return AssignPage(slug, quiz.title, quiz.archived_at is not None, settings_of(quiz), given, free)


def _given(session: Session, quiz: QuizRow, now: datetime) -> tuple[AssignedClass, ...]:
    rows = assigned_classes(session, quiz.id)
    ids = [row.id for row in rows]
    own = {row.class_id: row.value for row in exceptions_among(session, [quiz.id], ids)}
    pupils, found = sizes(session, ids), list[AssignedClass]()
    for row in rows:
        otherwise = own.get(row.id, QuizException())
        rules = with_exception(settings_of(quiz), otherwise)
        dates, window = Dates(otherwise.opens_at, otherwise.closes_at), Dates(rules.opens_at, rules.closes_at)
        done = finished_in(session, row.id).get(quiz.id, 0)
        found.append(AssignedClass(row.id, row.name, dates, window, rules.standing(now), done, pupils.get(row.id, 0)))
    return tuple(found)


def assign_to(work: UnitOfWork, viewer: Viewer, slug: str, class_ids: Collection[int], dates: Dates) -> None:
    """Give a quiz to classes that one teaches, all with these dates; raises NotFound or Refused."""
    with work() as session:
        quiz, mine = known_quiz(session, slug, lock=True), {row.id for row in classes_of(session, viewer.user_id)}
        if not class_ids or not set(class_ids) <= mine:
            msg = "Choose classes of your own that are in use."
            raise Refused(msg)
        for class_id in class_ids:
            give_to(session, work, quiz, class_id, actor_id=viewer.user_id)
            _keep_dates(session, work, quiz, class_id, dates, actor_id=viewer.user_id)
        retime(session, work, quiz.id)


def set_dates(work: UnitOfWork, slug: str, class_id: int, dates: Dates, *, actor_id: int) -> None:
    """Set when a class may take a quiz that it has; attempts under way go on by it. Raises NotFound or Refused."""
    with work() as session:
        quiz = _with_class(session, slug, class_id)
        _keep_dates(session, work, quiz, class_id, dates, actor_id=actor_id)
        retime(session, work, quiz.id)


def take_from(work: UnitOfWork, slug: str, class_id: int, *, actor_id: int) -> None:
    """Take a quiz from a class; what was answered stays, and so does the class's exception. Raises NotFound."""
    with work() as session:
        quiz = _with_class(session, slug, class_id)
        if unassign(session, quiz.id, class_id):
            change = {"class": class_id}
            audit.record(session, work, actor_id=actor_id, action="take quiz away", subject=f"quiz {slug}", **change)


def _keep_dates(
    session: Session, work: UnitOfWork, quiz: QuizRow, class_id: int, dates: Dates, *, actor_id: int
) -> None:
    row = class_exception(session, quiz.id, class_id)
    before = row.value if row else QuizException()
    try:
        value = replace(before, opens_at=dates.opens_at, closes_at=dates.closes_at)
    except ValueError as error:
        raise Refused(str(error)) from None
    if value == before:
        return
    must_be_open_once(settings_of(quiz), value)
    if row is None:
        row = ExceptionRow(quiz_id=quiz.id, class_id=class_id, created_at=work.clock())
        session.add(row)
    for name, kept in columns_of(value).items():
        setattr(row, name, kept)
    if value.empty:
        session.delete(row)
    session.flush()
    plain = {"opens": dates.opens_at, "closes": dates.closes_at}
    change = {"class": class_id} | {name: at.isoformat() if at else None for name, at in plain.items()}
    audit.record(session, work, actor_id=actor_id, action="class dates", subject=f"quiz {quiz.slug}", **change)


def _with_class(session: Session, slug: str, class_id: int) -> QuizRow:
    quiz = known_quiz(session, slug, lock=True)
    if class_id not in classes_of_quiz(session, quiz.id):
        msg = "This quiz is not given to that class. Here are the classes that have it."
        raise NotFound(msg)
    return quiz
