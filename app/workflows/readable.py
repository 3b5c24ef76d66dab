"""Which article a teacher may work with: a public one, their own, and for an admin any."""

from sqlalchemy.orm import Session

from app.storage.articles import ArticleRow, article_by_stem
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound


def readable_article(session: Session, viewer: Viewer, stem: str) -> ArticleRow:
    """Give the article of that stem; raises NotFound, for other people's private ones too."""
    row = article_by_stem(session, stem)
    if row is None or not (row.visibility == "public" or row.owner_id == viewer.user_id or viewer.sees_all):
        msg = "There is no such article. Choose one of the list."
        raise NotFound(msg)
    return row
