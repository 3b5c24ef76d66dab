"""Keep an article from whoever is being asked about it, where the quiz says so."""

from sqlalchemy.orm import Session

from app.storage.articles import ArticleRow
from app.storage.closed_articles import closed_articles
from app.workflows.problems import NotAllowed
from app.workflows.take_quiz import Person


def must_be_open(session: Session, person: Person, *articles: ArticleRow) -> None:
    """Raise NotAllowed where a quiz that this person is taking closes one of these articles; not to their owners."""
    own = {row.id for row in articles if row.owner_id is not None and row.owner_id == person.user_id}
    if closed_to(session, person) & {row.id for row in articles} - own:
        msg = "A quiz that you are taking closes this article. Hand your attempt in first; then it opens again."
        raise NotAllowed(msg)


def closed_to(session: Session, person: Person) -> set[int]:
    """Give the ids of the articles that the quizzes which a person is taking close."""
    held = {ticket.participant_id for ticket in person.tickets}
    return closed_articles(session, participants=held, user_id=person.user_id)
