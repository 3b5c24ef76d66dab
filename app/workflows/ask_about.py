"""'Ask me about this': mark a sentence of an article, and have drafts made from it."""

from dataclasses import dataclass

from app.articles.text import BlockKind, Rendition
from app.storage.articles import current_rendition
from app.storage.open_asks import open_asks
from app.storage.unit_of_work import UnitOfWork
from app.workflows.jobs import Put, ask_for
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.readable import readable_article
from app.workflows.write_question import Source


@dataclass(frozen=True)
class Marked:
    """A range of an article's text, and the digest of the text that it was marked in."""

    start: int
    end: int
    text: str = ""


def source(work: UnitOfWork, viewer: Viewer, stem: str) -> Source:
    """Give an article to ask about; raises NotFound, for other people's private ones too."""
    with work.reading() as session:
        row = readable_article(session, viewer, stem)
        return Source(current_rendition(session, row.id).value, row.title, row.outlet)


def ask_about(work: UnitOfWork, viewer: Viewer, stem: str, marked: Marked, *, put: Put | None = None) -> str:
    """Write the job that asks about a range, and give its public name; one that waits already is not asked twice.

    Raises NotFound, or Refused where the range is not in the article's text as it is now.
    """
    with work.reading() as session:
        article = readable_article(session, viewer, stem)
        rendition = current_rendition(session, article.id).value
        if not _can_be_asked(rendition, marked):
            msg = "The article does not have this sentence any more. Mark one of its text."
            raise Refused(msg)
        start, end = _own_words(rendition.text, marked)
        given = {"start": start, "end": end}
        for job in open_asks(session, article.id, viewer.user_id):
            if job.given == given:
                return job.public_id
    return ask_for(work, stem=stem, kind="ask", asked_by_id=viewer.user_id, given=given, put=put)


def _own_words(text: str, marked: Marked) -> tuple[int, int]:
    """Give a range without the white space at its ends."""
    words = text[marked.start : marked.end]
    return marked.end - len(words.lstrip()), marked.start + len(words.rstrip())


def _can_be_asked(rendition: Rendition, marked: Marked) -> bool:
    """Say whether a range has words, within one paragraph of the body, in the text that it was marked in."""
    inside = any(
        block.kind is BlockKind.BODY and block.start <= marked.start < marked.end <= block.end
        for block in rendition.blocks
    )
    same = marked.text in {"", rendition.sha256}
    return inside and same and bool(rendition.text[marked.start : marked.end].strip())
