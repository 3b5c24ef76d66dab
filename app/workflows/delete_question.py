"""Delete a question that nobody was asked, after its page has shown what hangs on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.storage import audit
from app.storage.dependents import Dependents, delete_question, dependents_of
from app.storage.draw_queries import quizzes_that_may_draw
from app.storage.questions import QuestionRow
from app.storage.quizzes import QuizRow
from app.storage.teaching_queries import quizzes_for_desk, quizzes_with, versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import question_by_public_id
from app.workflows.list_questions import Named, Viewer
from app.workflows.problems import NotFound, Refused

WAS_ASKED = "Somebody was asked this question, so it cannot be deleted: answers keep what they answered. Archive it."


@dataclass(frozen=True)
class DeletionPage:
    """What hangs on a question; the quizzes that hold it, and may draw it, as far as a teacher may know of them."""

    public_id: str
    owner_id: int | None
    stem: str
    archived: bool
    depends: Dependents
    quizzes: tuple[Named, ...]
    drawing: tuple[Named, ...]

    @property
    def other_quizzes(self) -> int:
        """Count the quizzes that hold it beyond those named."""
        return self.depends.quizzes - len(self.quizzes)


def deletion_page(work: UnitOfWork, viewer: Viewer, public_id: str) -> DeletionPage:
    """Give what would go with a question, and what keeps it; raises NotFound."""
    with work.reading() as session:
        question = _question(session, public_id)
        held = quizzes_with(session, question.id, viewer.user_id, everybodys=viewer.sees_all)
        return DeletionPage(
            public_id=public_id,
            owner_id=question.owner_id,
            stem=versions_of(session, question.id)[0].stem,
            archived=question.archived_at is not None,
            depends=dependents_of(session, question.id),
            quizzes=tuple(Named(quiz.slug, quiz.title) for quiz in held),
            drawing=tuple(Named(quiz.slug, quiz.title) for quiz in _drawing(session, viewer, question.id)),
        )


def _drawing(session: Session, viewer: Viewer, question_id: int) -> Sequence[QuizRow]:
    known = quizzes_for_desk(session, viewer.user_id, everybodys=viewer.sees_all)
    return quizzes_that_may_draw(session, question_id, known)


def delete_for_good(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Delete a question with its versions and labels; raises NotFound, or Refused where anybody was asked it."""
    try:
        with work() as session:
            question = _question(session, public_id)
            depends = dependents_of(session, question.id)
            if depends.asked:
                raise Refused(WAS_ASKED)
            stem = versions_of(session, question.id)[0].stem
            gone = {"stem": stem, "versions": depends.versions, "quizzes": depends.quizzes}
            audit.record(session, work, actor_id=actor_id, action="delete", subject=f"question {public_id}", **gone)
            delete_question(session, question.id)
    except IntegrityError:
        # An attempt began in the meantime, and its slot holds the version.
        raise Refused(WAS_ASKED) from None


def _question(session: Session, public_id: str) -> QuestionRow:
    question = question_by_public_id(session, public_id)
    if question is None:
        msg = "There is no such question. The list has those that are."
        raise NotFound(msg)
    return question
