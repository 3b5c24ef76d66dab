"""What is wrong with a question whoever wrote it: citations that do not stand, and flaws of the item."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.articles.cleaning import stands
from app.articles.text import Rendition
from app.questions.defects import Flaw, textual_flaws
from app.questions.draft import Draft
from app.storage.articles import RenditionRow, current_renditions


def texts_of(session: Session) -> dict[str, RenditionRow]:
    """Give the newest rendition of each article by the article's stem."""
    return {row.article.stem: row for row in current_renditions(session)}


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
