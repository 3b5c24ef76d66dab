"""Lead a live session: start it from a quiz, see the host's page, press its buttons."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.join_code import new_code
from app.quizzes.live import Live, LiveError, Move, Part, Viewer
from app.storage import audit
from app.storage import live_queries as queries
from app.storage.joining import give_code
from app.storage.live import LiveSessionRow
from app.storage.live_queries import Lock
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.draw_questions import drawn_questions
from app.workflows.known import known_quiz
from app.workflows.live_session import live_session, move, stage_of, tidy
from app.workflows.live_view import LiveView, view_of
from app.workflows.problems import Refused


class Stale(Refused):
    """The button was pressed on a page that was behind, so nothing was changed."""


@dataclass(frozen=True)
class HostPage:
    """All that the host's page shows; the class reads it on the wall."""

    public_id: str
    title: str
    slug: str
    code: str | None
    stage: Live
    mark: str
    joined: int
    answered: int
    names: tuple[str, ...]
    view: LiveView


def start_live(work: UnitOfWork, slug: str, *, host_id: int, draw: Callable[[], str] = new_code) -> str:
    """Start a session of a quiz and give its public name; the host's that is going on where there is one.

    Raises NotFound, or Refused for a quiz that asks nothing. Versions and option orders are fixed here for everybody.
    """
    with work() as session:
        quiz = known_quiz(session, slug)
        queries.lock_quiz(session, quiz.id)
        running = queries.running_of_quiz(session, quiz.id, host_id)
        if running is not None:
            return running
        if quiz.archived_at is not None:
            msg = "This quiz is archived. Bring it back first."
            raise Refused(msg)
        name = secrets.token_urlsafe(12)
        row = LiveSessionRow(public_id=name, quiz_id=quiz.id, host_id=host_id, created_at=work.clock())
        row.asked = _fixed(session, quiz, name)
        give_code(session, row, draw)
        audit.record(session, work, actor_id=host_id, action="live session", subject=f"quiz {slug}")
        return name


def _fixed(session: Session, quiz: QuizRow, name: str) -> list[list[object]]:
    nothing = "This quiz asks no question yet. Put published questions into it first."
    asked = drawn_questions(session, quiz, seed=name, nothing=nothing)
    return [[one.version.id, list(one.order), one.points] for one in asked]


def quiz_owner(work: UnitOfWork, public_id: str) -> int | None:
    """Give whose quiz a session plays; raises NotFound."""
    with work.reading() as session:
        return live_session(session, public_id).quiz.owner_id


def press(work: UnitOfWork, public_id: str, what: Move, *, seen: int) -> None:
    """Make a move, once; raises NotFound, Stale where another was made since revision `seen`, or Refused.

    Ending hands in everybody's attempt.
    """
    with work() as session:
        row = live_session(session, public_id, Lock.MOVE)
        if row.revision != seen:
            msg = "Another button was pressed since your page was shown, so this one changed nothing."
            raise Stale(msg)
        try:
            move(session, work, row, what)
        except LiveError as error:
            raise Refused(str(error)) from None
    if what is Move.END:
        tidy(work, public_id)


def host_page(work: UnitOfWork, public_id: str) -> HostPage:
    """Give the host's page; raises NotFound."""
    tidy(work, public_id)
    with work.reading() as session:
        row = live_session(session, public_id)
        stage = stage_of(row)
        parts = stage.seen(Viewer.HOST, typed=False)
        names = queries.nicknames(session, row.id) if Part.NAMES in parts else ()
        pulse = queries.pulse_of(session, public_id)
        view = view_of(session, row, Viewer.HOST)
    answered = pulse.answered if pulse else 0
    return HostPage(
        public_id=public_id,
        title=row.quiz.title,
        slug=row.quiz.slug,
        code=row.code,
        stage=stage,
        mark=mark_of(stage.revision, len(names), answered),
        joined=len(names),
        answered=answered,
        names=tuple(names),
        view=view,
    )


def mark_of(revision: int, joined: int, answered: int) -> str:
    """Give the mark by which a page knows what it has seen."""
    return f"{revision}.{joined}.{answered}"
