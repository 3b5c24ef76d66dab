"""The questions and quizzes that addresses name: each is there, or the person reads that it is not."""

from sqlalchemy.orm import Session

from app.storage.questions import QuestionRow
from app.storage.quizzes import QuizRow, quiz_by_slug
from app.storage.review_queries import locked_question
from app.storage.sections import locked_quiz
from app.storage.versions import question_by_public_id
from app.workflows.problems import NotFound

NO_QUESTION = "There is no such question. The list has those that are."
NO_QUIZ = "There is no such quiz. The list has those that are."


def known_question(session: Session, public_id: str, *, lock: bool = False) -> QuestionRow:
    """Give the question of that public name, locked until the transaction ends if so asked; raises NotFound."""
    question = locked_question(session, public_id) if lock else question_by_public_id(session, public_id)
    if question is None:
        raise NotFound(NO_QUESTION)
    return question


def known_quiz(session: Session, slug: str, *, lock: bool = False) -> QuizRow:
    """Give the quiz at that address, locked until the transaction ends if so asked; raises NotFound."""
    quiz = locked_quiz(session, slug) if lock else quiz_by_slug(session, slug)
    if quiz is None:
        raise NotFound(NO_QUIZ)
    return quiz
