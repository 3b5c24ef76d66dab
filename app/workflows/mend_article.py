"""An article on the desk: its cleaned text with what was taken for boilerplate, mended by hand as a new rendition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from app.articles.cleaning import clean
from app.articles.mending import BY_HAND, NotInArticle, marked, mended
from app.articles.text import Article, Block, BlockKind, Rendition
from app.storage import audit
from app.storage.articles import (
    count_passages,
    current_rendition,
    readable_articles,
    renditions_of,
)
from app.storage.unit_of_work import UnitOfWork
from app.workflows.import_article import rendition_row
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.readable import readable_article
from app.workflows.recheck_scope import recheck

Mend = Callable[[Rendition, Rendition, int], Rendition]

CHANGED = "Somebody has mended this article meanwhile. Look at its text as it is now, and mend that."


@dataclass(frozen=True)
class ArticleLine:
    """An article in the desk's list."""

    stem: str
    title: str
    outlet: str
    visibility: str
    mine: bool
    retired: bool = False


@dataclass(frozen=True)
class DeskArticle:
    """An article as the desk shows it; of a closed one only its facts and where its outlet has it."""

    article: Article
    rendition: Rendition
    rendition_id: int
    owner_id: int | None
    visibility: str
    url: str
    passages_only: bool
    closed: bool
    passages: int
    retired: bool = False

    @property
    def paragraphs(self) -> tuple[tuple[Block, str], ...]:
        """Give each block with its words."""
        return tuple((one, self.rendition.text[one.start : one.end]) for one in self.rendition.blocks)

    @property
    def by_hand(self) -> bool:
        """Say whether somebody mended the text."""
        return self.rendition.cleaner.startswith(BY_HAND)

    @property
    def kept(self) -> int:
        """Count the blocks that questions are asked about."""
        return sum(block.kind is BlockKind.BODY for block in self.rendition.blocks)


def desk_articles(work: UnitOfWork, viewer: Viewer) -> tuple[ArticleLine, ...]:
    """Give the articles that a teacher may ask about: their own first, then the public ones, by title."""
    with work.reading() as session:
        rows = readable_articles(session, viewer.user_id)
        lines = [
            ArticleLine(
                row.stem,
                row.title,
                row.outlet,
                row.visibility,
                mine=row.owner_id == viewer.user_id,
                retired=row.retired_at is not None,
            )
            for row in rows
        ]
    return tuple(sorted(lines, key=lambda line: (line.retired, not line.mine)))


def desk_article(work: UnitOfWork, viewer: Viewer, stem: str) -> DeskArticle:
    """Give an article with its newest rendition; raises NotFound, for other people's private ones too."""
    with work.reading() as session:
        row = readable_article(session, viewer, stem)
        text = current_rendition(session, row.id)
        own = viewer.sees_all or (row.owner_id == viewer.user_id)
        return DeskArticle(
            article=row.value,
            rendition=text.value,
            rendition_id=text.id,
            owner_id=row.owner_id,
            visibility=row.visibility,
            url=row.url,
            passages_only=row.passages_only,
            closed=row.passages_only and not own,
            passages=count_passages(session, text.id),
            retired=row.retired_at is not None,
        )


def mark_blocks(work: UnitOfWork, viewer: Viewer, stem: str, kinds: Mapping[int, BlockKind], *, seen: int) -> None:
    """Mark blocks, by their start in the rendition `seen`, as other kinds; raises NotFound or Refused."""
    _mend(work, viewer, stem, seen, lambda now, _whole, number: marked(now, kinds, number=number))


def mend_text(work: UnitOfWork, viewer: Viewer, stem: str, text: str, *, seen: int) -> None:
    """Keep the text as it was mended, made from the rendition `seen`; raises NotFound or Refused."""
    _mend(work, viewer, stem, seen, lambda now, whole, number: mended(now, whole, text, number=number))


def _mend(work: UnitOfWork, viewer: Viewer, stem: str, seen: int, mend: Mend) -> None:
    try:
        with work() as session:
            row = readable_article(session, viewer, stem)
            rows = renditions_of(session, row.id)
            if rows[-1].id != seen:
                raise Refused(CHANGED)
            now = rows[-1].value
            new = mend(now, clean(row.raw, article=stem), len(rows))
            if (new.text, new.blocks) == (now.text, now.blocks):
                msg = "Nothing was changed, so nothing was stored."
                raise Refused(msg)
            if not any(block.kind is BlockKind.BODY for block in new.blocks):
                msg = "No text of the article is left. Leave at least one paragraph of it."
                raise Refused(msg)
            session.add(rendition_row(row, new))
            row.recheck_due = True
            change = {"before": now.cleaner, "after": new.cleaner}
            audit.record(session, work, actor_id=viewer.user_id, action="mend", subject=f"article {stem}", **change)
    except NotInArticle as refusal:
        raise Refused(str(refusal)) from refusal
    except IntegrityError:
        # Two at once made the rendition of that number.
        raise Refused(CHANGED) from None
    recheck(work, stem)
