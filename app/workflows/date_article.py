"""Change an article's date and what it rests on; the published questions that depend on the article are flagged."""

from app.articles.text import ArticleDate
from app.storage import audit
from app.storage import flag_queries as queries
from app.storage.unit_of_work import UnitOfWork
from app.workflows.add_article import flaw_of_date
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.retire_article import locked

CAUSE = "dates"
SENTENCE = "The date of “{}”, which this question cites, was changed from {} to {}. Check every day and year in it."
SAME = "That is the article's date already, so nothing was changed."
NO_DATE = "no date"


def change_date(work: UnitOfWork, viewer: Viewer, stem: str, published: ArticleDate | None) -> int:
    """Keep another date of an article and give how many questions were flagged; raises NotFound or Refused."""
    with work() as session:
        row = locked(session, viewer, stem)
        if published and (flaw := flaw_of_date(published, row.raw)):
            raise Refused(flaw)
        before = row.value.published
        if published == before:
            raise Refused(SAME)
        row.published_on = published.day if published else None
        row.published_precision = published.precision if published else "day"
        row.published_basis = published.basis if published else ""
        row.published_words = published.words if published else ""
        depending = queries.published_on_words_of(session, row.id)
        sentence = SENTENCE.format(row.title, said(before), said(published))
        at = work.clock()
        flagged = queries.raise_flags(session, depending, article_id=row.id, cause=CAUSE, sentences=sentence, at=at)
        change = {"before": said(before), "after": said(published), "flagged": flagged}
        audit.record(
            session, work, actor_id=viewer.user_id, action="change date", subject=f"article {stem}"[:200], **change
        )
        return flagged


def said(published: ArticleDate | None) -> str:
    """Give a date in words, with its basis."""
    return f"{published.day:%-d %B %Y} ({published.basis})" if published else NO_DATE
