"""Put a quiz together: its settings, its questions and their order."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.questions.searching import read_search, says
from app.storage import audit
from app.storage.assignments import assigned_classes
from app.storage.quizzes import QuizRow, slots_of
from app.storage.report_queries import attempt_counts
from app.storage.sections import append_questions
from app.storage.teaching_queries import archived_quizzes, quizzes_for_desk, slot_counts
from app.storage.unit_of_work import UnitOfWork
from app.workflows.known import known_question, known_quiz
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.quiz_build import Build, build_page
from app.workflows.quiz_settings import QuizDraft, draft_of, set_on

LONGEST_SLUG = 60


@dataclass(frozen=True)
class QuizLine:
    """A quiz in a list."""

    slug: str
    title: str
    visibility: str
    owner_id: int | None
    questions: int
    attempts: int


@dataclass(frozen=True)
class QuizPage:
    """A quiz as its owner sees it."""

    slug: str
    owner_id: int | None
    archived: bool
    draft: QuizDraft
    build: Build
    attempts: int
    code: str | None = None
    classes: tuple[str, ...] = ()


def quiz_list(work: UnitOfWork, viewer: Viewer, words: str = "") -> tuple[QuizLine, ...]:
    """Give the quizzes that a teacher may see whose title or description has these words, newest first."""
    with work.reading() as session:
        return _lines(session, quizzes_for_desk(session, viewer.user_id, everybodys=viewer.sees_all), words)


def own_quizzes(work: UnitOfWork, viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Give (address, title) of the quizzes that a teacher may put questions into, newest first."""
    with work.reading() as session:
        rows = quizzes_for_desk(session, viewer.user_id, everybodys=viewer.sees_all)
        return tuple((row.slug, row.title) for row in rows if viewer.sees_all or row.owner_id == viewer.user_id)


def archived_list(work: UnitOfWork, viewer: Viewer, words: str = "") -> tuple[QuizLine, ...]:
    """Give those of them that a teacher put away, newest first."""
    with work.reading() as session:
        return _lines(session, archived_quizzes(session, viewer.user_id, everybodys=viewer.sees_all), words)


def _lines(session: Session, rows: Sequence[QuizRow], words: str) -> tuple[QuizLine, ...]:
    sizes, tries, search = slot_counts(session), attempt_counts(session), read_search(words)
    return tuple(
        QuizLine(row.slug, row.title, row.visibility, row.owner_id, sizes.get(row.id, 0), tries.get(row.id, 0))
        for row in rows
        if says((row.title, row.description), search)
    )


def quiz_page(work: UnitOfWork, slug: str) -> QuizPage:
    """Give a quiz with its questions; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        return QuizPage(
            slug=slug,
            owner_id=quiz.owner_id,
            archived=quiz.archived_at is not None,
            draft=draft_of(quiz),
            build=build_page(session, quiz),
            attempts=attempt_counts(session).get(quiz.id, 0),
            code=quiz.code,
            classes=tuple(row.name for row in assigned_classes(session, quiz.id)),
        )


def owner_of_quiz(work: UnitOfWork, slug: str) -> int | None:
    """Give whose a quiz is, None for the ready ones; raises NotFound."""
    with work.reading() as session:
        return known_quiz(session, slug).owner_id


def make_quiz(work: UnitOfWork, draft: QuizDraft, *, owner_id: int, first: str = "") -> str:
    """Make a quiz, with a first question where one is named, and give its address; raises NotFound or Refused."""
    with work() as session:
        # The end of the address is by chance: titles repeat, and a private quiz's address is not to be guessed.
        quiz = QuizRow(
            slug=f"{slug_of(draft.title)}-{secrets.token_hex(4)}", owner_id=owner_id, created_at=work.clock()
        )
        set_on(quiz, draft)
        session.add(quiz)
        session.flush()
        if first:
            _append(session, quiz, first)
    return quiz.slug


def archive_quiz(work: UnitOfWork, slug: str, *, actor_id: int) -> None:
    """Put a quiz away: nobody can start it, its report stays. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug)
        quiz.archived_at = work.clock()
        audit.record(session, work, actor_id=actor_id, action="archive", subject=f"quiz {slug}")


def bring_back_quiz(work: UnitOfWork, slug: str, *, actor_id: int) -> None:
    """Take a quiz out of the archive; it can be started again under its settings. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug)
        if quiz.archived_at is not None:
            quiz.archived_at = None
            audit.record(session, work, actor_id=actor_id, action="bring back", subject=f"quiz {slug}")


def add_question(work: UnitOfWork, slug: str, public_id: str) -> None:
    """Put a question at the end of a quiz; one that is there stays where it is. Raises NotFound or Refused."""
    with work() as session:
        _append(session, known_quiz(session, slug, lock=True), public_id)


def _append(session: Session, quiz: QuizRow, public_id: str) -> None:
    question = known_question(session, public_id)
    if question.archived_at is not None:
        msg = "This question is archived. Bring it back first."
        raise Refused(msg)
    if all(slot.question_id != question.id for slot in slots_of(session, quiz.id)):
        append_questions(session, quiz.id, [question.id])


def slug_of(title: str) -> str:
    """Give the readable part of a quiz's address."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or "quiz"
