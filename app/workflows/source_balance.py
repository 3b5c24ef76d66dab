"""Say on how many articles a quiz's keys rest."""

from app.quizzes.balance import SourceBalance, source_balance
from app.storage.quiz_queries import cited_articles
from app.storage.unit_of_work import UnitOfWork
from app.workflows.known import known_quiz


def balance_of(work: UnitOfWork, slug: str) -> SourceBalance:
    """Give the source balance of the questions that a quiz asks now; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        return source_balance(list(cited_articles(session, quiz.id).values()))
