"""What is wrong with a question whoever wrote it: citations that do not stand, and flaws of the item."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.orm import Session

from app.articles.cleaning import stands
from app.articles.text import Rendition
from app.questions.defects import Flaw, textual_flaws
from app.questions.draft import Draft
from app.storage.articles import RenditionRow, current_renditions, newest_renditions, renditions_by_digest


def texts_of(session: Session) -> dict[str, RenditionRow]:
    """Give the newest rendition of each article by the article's stem."""
    return {row.article.stem: row for row in current_renditions(session)}


def texts_behind(session: Session, draft: Draft, more: Collection[str] = ()) -> dict[str, RenditionRow]:
    """Give the renditions that a draft's passages stand in by article, and the newest of other articles."""
    known = renditions_by_digest(session, {one.rendition for one in draft.passages})
    newest = newest_renditions(session, {*more, *(one.article for one in draft.passages)})
    return newest | {row.article.stem: row for row in known}


def flaws_of(draft: Draft, renditions: Mapping[str, RenditionRow]) -> Sequence[Flaw]:
    """Give what is wrong with a draft: citations that do not stand first, then its flaws as an item."""
    fallen = [
        Flaw("citation", f"The article does not say: {citation.passage.exact}", broken=True)
        for citation in draft.citations
        if not _stands(draft, citation.passage.article, renditions)
    ]
    values: dict[str, Rendition] = {stem: row.value for stem, row in renditions.items()}
    return [*fallen, *textual_flaws(draft, values)]


def _stands(draft: Draft, stem: str, renditions: Mapping[str, RenditionRow]) -> bool:
    row = renditions.get(stem)
    passages = [citation.passage for citation in draft.citations if citation.passage.article == stem]
    return row is not None and all(stands(passage, row.value, row.article.raw) for passage in passages)
