"""Retire an article: its text stays for what cites it and for proofs, nothing new cites it, what does is flagged."""

from sqlalchemy.orm import Session

from app.storage import audit
from app.storage import flag_queries as queries
from app.storage.articles import ArticleRow
from app.storage.publishing import FlagRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound
from app.workflows.readable import readable_article

CAUSE = "retired"
SENTENCE = "The article “{}”, which this question cites, was retired. Cite another, or keep the question as it is."


def retire(work: UnitOfWork, viewer: Viewer, stem: str) -> int:
    """Retire an article and give how many published questions were flagged; a second call changes nothing."""
    with work() as session:
        row = locked(session, viewer, stem)
        if row.retired_at is not None:
            return 0
        row.retired_at = at = work.clock()
        depending = queries.published_on_words_of(session, row.id)
        sentence = SENTENCE.format(row.title)
        flagged = queries.raise_flags(
            session, depending, article_id=row.id, cause=CAUSE, sentences=sentence, at=at
        )  # fmt: skip
        audit.record(
            session, work, actor_id=viewer.user_id, action="retire", subject=f"article {stem}"[:200], flagged=flagged
        )
        return flagged


def bring_back(work: UnitOfWork, viewer: Viewer, stem: str) -> None:
    """Let questions cite an article again; the flags that its retirement raised are cleared."""
    with work() as session:
        row = locked(session, viewer, stem)
        if row.retired_at is None:
            return
        row.retired_at = None
        mine = (FlagRow.article_id == row.id, FlagRow.cause == CAUSE)
        cleared = queries.clear_flags(session, *mine, by=viewer.user_id, at=work.clock())
        subject = f"article {stem}"[:200]
        audit.record(session, work, actor_id=viewer.user_id, action="bring back", subject=subject, cleared=cleared)


def locked(session: Session, viewer: Viewer, stem: str) -> ArticleRow:
    """Give an article that a teacher may work with, locked; raises NotFound."""
    readable_article(session, viewer, stem)
    row = queries.locked_article(session, stem)
    if row is None:
        msg = "There is no such article. Choose one of the list."
        raise NotFound(msg)
    return row
