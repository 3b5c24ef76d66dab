"""Run a class: make it, see who is in it, its name and code, whether it takes new ones, put it away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.exceptions import QuizException, with_exception
from app.quizzes.join_code import new_code
from app.quizzes.quiz import Standing
from app.storage import audit
from app.storage import class_queries as classes
from app.storage.assignments import finished_in, quizzes_of_classes
from app.storage.exceptions import exceptions_among
from app.storage.joining import Draw, add_class, give_code
from app.storage.people import ClassRow, ParticipantRow
from app.storage.quizzes import QuizRow, quizzes_owned_by
from app.storage.report_queries import attempt_counts
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import settings_of
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound, Refused


@dataclass(frozen=True)
class ClassLine:
    """A class in a list."""

    id: int
    name: str
    pupils: int
    archived: bool


@dataclass(frozen=True)
class PupilLine:
    """Somebody in a class, as its teachers see them: `name` is the one on their list."""

    id: int
    name: str
    nickname: str
    account: bool
    attempts: int
    last_seen: datetime | None
    left: bool


@dataclass(frozen=True)
class ClassQuiz:
    """A quiz that is set for a class: its window is the class's, `done` counts who handed it in."""

    slug: str
    title: str
    owner_id: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    standing: Standing
    attempts: int
    done: int
    visibility: str


@dataclass(frozen=True)
class ClassPage:
    """A class as its teachers see it: `teachers` (id, name, address), `free` quizzes of the viewer that it has not."""

    id: int
    name: str
    code: str
    joinable: bool
    archived: bool
    pupils: tuple[PupilLine, ...]
    teachers: tuple[tuple[int, str, str], ...]
    quizzes: tuple[ClassQuiz, ...]
    free: tuple[tuple[str, str], ...]


def may_run(work: UnitOfWork, viewer: Viewer, class_id: int) -> bool:
    """Say whether a teacher teaches a class; raises NotFound to an admin where there is no such class."""
    with work.reading() as session:
        if viewer.sees_all:
            _class(session, class_id)
        return classes.teaches(session, class_id, viewer.user_id)


def class_list(work: UnitOfWork, viewer: Viewer) -> tuple[ClassLine, ...]:
    """Give the classes of a teacher, those put away last."""
    with work.reading() as session:
        known = classes.all_classes(session) if viewer.sees_all else classes.taught_by(session, viewer.user_id)
        pupils = classes.sizes(session, [row.id for row in known])
        lines = [ClassLine(row.id, row.name, pupils.get(row.id, 0), row.archived_at is not None) for row in known]
        return tuple(sorted(lines, key=lambda line: line.archived))


def class_page(work: UnitOfWork, viewer: Viewer, class_id: int) -> ClassPage:
    """Give a class with its pupils, teachers and quizzes; raises NotFound."""
    with work.reading() as session:
        group, seen, tries = _class(session, class_id), classes.seen_in(session, class_id), attempt_counts(session)
        own = quizzes_owned_by(session, viewer.user_id)
        return ClassPage(
            id=group.id,
            name=group.name,
            code=group.code,
            joinable=group.joinable,
            archived=group.archived_at is not None,
            pupils=tuple(_line(row, seen) for row in classes.pupils_of(session, class_id)),
            teachers=tuple((user.id, user.name, user.email) for user in classes.teachers_of(session, class_id)),
            quizzes=_quizzes(session, class_id, tries, work.clock()),
            free=_free(session, class_id, own),
        )


def _line(row: ParticipantRow, seen: dict[int, classes.Seen]) -> PupilLine:
    made = seen.get(row.id)
    last = made.last if made else None
    name, account = row.roster_name, row.user_id is not None
    return PupilLine(row.id, name, row.nickname, account, made.attempts if made else 0, last, row.left_at is not None)


def _quizzes(session: Session, class_id: int, tries: Mapping[int, int], now: datetime) -> tuple[ClassQuiz, ...]:
    """Give the quizzes of a class: what closes first comes first."""
    rows = [row for row, _ in quizzes_of_classes(session, [class_id])]
    otherwise = {one.quiz_id: one.value for one in exceptions_among(session, [row.id for row in rows], [class_id])}
    done, found = finished_in(session, class_id), list[ClassQuiz]()
    for row in rows:
        rules = with_exception(settings_of(row), otherwise.get(row.id, QuizException()))
        window = (rules.opens_at, rules.closes_at, rules.standing(now))
        number = (tries.get(row.id, 0), done.get(row.id, 0))
        found.append(ClassQuiz(row.slug, row.title, row.owner_id, *window, *number, row.visibility))
    return tuple(sorted(found, key=lambda one: (one.closes_at is None, one.closes_at or now)))


def _free(session: Session, class_id: int, own: Sequence[QuizRow]) -> tuple[tuple[str, str], ...]:
    held = {row.id for row, _ in quizzes_of_classes(session, [class_id])}
    return tuple((row.slug, row.title) for row in own if row.id not in held and row.archived_at is None)


def make_class(work: UnitOfWork, viewer: Viewer, name: str, *, draw: Draw = new_code) -> int:
    """Make a class with a code and give its id; raises Refused where the teacher has one of that name."""
    with work() as session:
        mine = classes.taught_by(session, viewer.user_id)
        if any(row.name.casefold() == name.casefold() and row.archived_at is None for row in mine):
            msg = "You have a class of this name. Choose another name, as “7b, spring”."
            raise Refused(msg)
        row = add_class(session, name, teacher_id=viewer.user_id, at=work.clock(), draw=draw)
        audit.record(session, work, actor_id=viewer.user_id, action="make class", subject=f"class {row.id}", name=name)
        return row.id


def rename_class(work: UnitOfWork, class_id: int, name: str, *, actor_id: int) -> None:
    """Call a class otherwise; raises NotFound."""
    with work() as session:
        group = _class(session, class_id, lock=True)
        before, group.name = group.name, name
        _note(session, work, actor_id, "class name", class_id, before=before, after=name)


def draw_class_code(work: UnitOfWork, class_id: int, *, seen: str, actor_id: int, draw: Draw = new_code) -> None:
    """Give a class another code to join by; the old one opens nothing any more. Raises NotFound or Refused.

    `seen` is the code that whoever asks saw: where it is another by now, somebody was faster, and that one stays.
    """
    with work() as session:
        group = _class(session, class_id, lock=True)
        _must_be_in_use(group)
        before = group.code
        if before == seen:
            give_code(session, group, draw)
            _note(session, work, actor_id, "class code", class_id, before=before, after=group.code)


def set_joinable(work: UnitOfWork, class_id: int, *, joinable: bool, actor_id: int) -> None:
    """Let a class take new pupils, or none; whoever is in it stays. Raises NotFound or Refused."""
    with work() as session:
        group = _class(session, class_id, lock=True)
        _must_be_in_use(group)
        if group.joinable is not joinable:
            group.joinable = joinable
            _note(session, work, actor_id, "class joining", class_id, before=not joinable, after=joinable)


def set_archived(work: UnitOfWork, class_id: int, *, archived: bool, actor_id: int) -> None:
    """Put a class away, or take it back; nothing of it is lost. Raises NotFound."""
    with work() as session:
        group = _class(session, class_id, lock=True)
        if (group.archived_at is not None) is not archived:
            group.archived_at = work.clock() if archived else None
            _note(session, work, actor_id, "archive class" if archived else "bring back class", class_id)


def _note(session: Session, work: UnitOfWork, actor_id: int, action: str, class_id: int, **change: object) -> None:
    audit.record(session, work, actor_id=actor_id, action=action, subject=f"class {class_id}", **change)


def _class(session: Session, class_id: int, *, lock: bool = False) -> ClassRow:
    # Locked where it is changed: a second button waits for the first, and then finds what it did.
    group = classes.class_by_id(session, class_id, lock=lock)
    if group is None:
        msg = "There is no such class. The list has those that are."
        raise NotFound(msg)
    return group


def _must_be_in_use(group: ClassRow) -> None:
    if group.archived_at is not None:
        msg = "This class is put away. Bring it back first."
        raise Refused(msg)
