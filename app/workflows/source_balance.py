"""Say on how many articles a quiz's keys rest."""

from app.quizzes.balance import SourceBalance, source_balance
from app.storage.quiz_queries import cited_articles
from app.storage.quizzes import quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotFound


def balance_of(work: UnitOfWork, slug: str) -> SourceBalance:
    """Give the source balance of the questions that a quiz asks now; raises NotFound."""
    with work.reading() as session:
        quiz = quiz_by_slug(session, slug)
        if quiz is None:
            msg = "There is no such quiz. The list has those that are."
            raise NotFound(msg)
        return source_balance(list(cited_articles(session, quiz.id).values()))
