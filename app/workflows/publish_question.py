"""Publish a question: only when its citations stand and no fatal flaw is found."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.articles.cleaning import stands
from app.articles.text import Rendition
from app.questions.defects import Flaw, textual_flaws
from app.questions.draft import Draft
from app.storage.articles import RenditionRow, current_renditions
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents, publish
from app.workflows.problems import Refused


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


def publish_checked(
    session: Session, work: UnitOfWork, version: VersionRow, *, renditions: Mapping[str, RenditionRow]
) -> None:
    """Publish a version; raises Refused with a reason for each fatal flaw."""
    draft = contents(session, [version])[0].draft
    fatal = [flaw.reason for flaw in flaws_of(draft, renditions) if flaw.fatal]
    if fatal:
        raise Refused(*fatal)
    publish(session, version, at=work.clock())
