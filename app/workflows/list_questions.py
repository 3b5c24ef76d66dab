"""Look over questions: the desk's first page, and one question with all it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.explanation import Source, source_of
from app.questions.bank_filter import BankFilter
from app.questions.draft import AnswerKey, Draft
from app.questions.origins import model_of
from app.storage.bank_queries import BankView, count_bank
from app.storage.fact_queries import fact_key_of
from app.storage.quizzes import QuizRow
from app.storage.report_queries import attempt_counts
from app.storage.teaching_queries import (
    quizzes_for_desk,
    quizzes_with,
    versions_of,
)
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.check_question import Check, checks_of_version
from app.workflows.known import known_question
from app.workflows.question_standing import FlagLine, Reading, flags_of, reading_now
from app.workflows.question_versions import History, VersionLine, history_of
from app.workflows.show_result import sources_of


@dataclass(frozen=True)
class Viewer:
    """The teacher who looks; one who sees all is an admin."""

    user_id: int
    sees_all: bool = False


@dataclass(frozen=True)
class Named:
    """A quiz by its address and title; nobody owns a ready one."""

    slug: str
    title: str
    owner_id: int | None = None


@dataclass(frozen=True)
class QuestionPage:
    """A question as its author sees it: the newest version whole, its checks, its history, and where it is used."""

    public_id: str
    owner_id: int | None
    archived: bool
    number: int
    state: str
    draft: Draft
    sources: tuple[Source, ...]
    checks: tuple[Check, ...]
    history: History
    flags: tuple[FlagLine, ...]
    reading: Reading | None
    used_in: tuple[Named, ...]
    may_join: tuple[Named, ...]
    fact: str = ""

    @property
    def key(self) -> AnswerKey:
        """Give the newest version's key."""
        return self.draft.key

    @property
    def versions(self) -> tuple[VersionLine, ...]:
        """Give its versions, the newest first."""
        return self.history.versions

    @property
    def model(self) -> str:
        """Give the name of the language model that wrote the newest version, or nothing."""
        return model_of(self.draft.origin)

    @property
    def publishable(self) -> bool:
        """Say whether nothing blocks the newest version."""
        return not self.archived and self.state != "published" and not any(check.blocks for check in self.checks)

    @property
    def confirmable(self) -> bool:
        """Say whether a second reader may be asked: nothing else keeps the newest version from being published."""
        blocking = [check for check in self.checks if check.blocks]
        open_to_ask = not self.archived and self.state != "published" and self.reading is None
        return open_to_ask and bool(blocking) and all(check.confirmable for check in blocking)


@dataclass(frozen=True)
class Desk:
    """What waits on the desk: counts of one's own things."""

    drafts: int
    published: int
    to_review: int
    quizzes: int
    attempts: int


def question_page(work: UnitOfWork, viewer: Viewer, public_id: str) -> QuestionPage:
    """Give a question with its newest version; raises NotFound."""
    with work.reading() as session:
        question = known_question(session, public_id)
        rows = versions_of(session, question.id)
        content = contents(session, rows[:1])[0]
        texts = sources_of(session, content)
        holding = quizzes_with(session, question.id, viewer.user_id, everybodys=viewer.sees_all)
        own = _own_quizzes(session, viewer)
        return QuestionPage(
            public_id=public_id,
            owner_id=question.owner_id,
            archived=question.archived_at is not None,
            number=rows[0].number,
            state=rows[0].state,
            draft=content.draft,
            sources=tuple(source_of(citation, texts) for citation in content.citations),
            checks=checks_of_version(session, rows[0], content.draft),
            history=history_of(session, question, rows),
            flags=flags_of(session, rows),
            reading=reading_now(session, rows[0]),
            used_in=_named(holding),
            may_join=_named([quiz for quiz in own if quiz not in holding]),
            fact=fact_key_of(session, rows[0].id),
        )


def _own_quizzes(session: Session, viewer: Viewer) -> list[QuizRow]:
    known = quizzes_for_desk(session, viewer.user_id, everybodys=viewer.sees_all)
    return [quiz for quiz in known if viewer.sees_all or quiz.owner_id == viewer.user_id]


def desk(work: UnitOfWork, viewer: Viewer) -> Desk:
    """Count what a teacher has and what waits."""
    with work.reading() as session:
        own = [quiz for quiz in quizzes_for_desk(session, viewer.user_id, everybodys=False) if quiz.owner_id]
        tries = attempt_counts(session)

        view = BankView(viewer.user_id, viewer.user_id, work.clock())

        def count(**wanted: str) -> int:
            return count_bank(session, view, BankFilter(**wanted))

        return Desk(
            drafts=count(state="draft", owner="mine"),
            published=count(state="published", owner="mine"),
            to_review=count(state="in review"),
            quizzes=len(own),
            attempts=sum(tries.get(quiz.id, 0) for quiz in own),
        )


def _named(quizzes: Sequence[QuizRow]) -> tuple[Named, ...]:
    return tuple(Named(quiz.slug, quiz.title, quiz.owner_id) for quiz in quizzes)
