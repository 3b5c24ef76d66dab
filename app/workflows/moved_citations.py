"""Move a stored question's citations to where their words stand in the articles' newest texts."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.articles.quotes import find_quote
from app.articles.text import Passage
from app.questions.draft import Citation, Draft, Option
from app.storage.articles import RenditionRow, newest_renditions
from app.workflows.problems import Refused

GONE = "“{}” does not stand in the article any more, so that this version cannot be restored. Write it anew."


def as_it_stands_now(session: Session, draft: Draft) -> tuple[Draft, Mapping[str, RenditionRow]]:
    """Give a draft whose citations stand in the newest texts, and these; raises Refused where its words are gone."""
    texts = newest_renditions(session, {one.article for one in draft.passages})
    return _moved(draft, texts), texts


def _moved(draft: Draft, texts: Mapping[str, RenditionRow]) -> Draft:
    citations = tuple(_moved_citation(one, texts) for one in draft.citations)
    options = tuple(_moved_option(one, texts) for one in draft.key.options)
    return _with(draft, citations, options)


def _with(draft: Draft, citations: tuple[Citation, ...], options: tuple[Option, ...]) -> Draft:
    return replace(draft, citations=citations, key=replace(draft.key, options=options))


def _moved_citation(citation: Citation, texts: Mapping[str, RenditionRow]) -> Citation:
    now = _moved_passage(citation.passage, texts)
    if now is None:
        raise Refused(GONE.format(citation.passage.exact))
    by = now.start - citation.passage.start
    return replace(citation, passage=now, marks=tuple((start + by, end + by) for start, end in citation.marks))


def _moved_option(option: Option, texts: Mapping[str, RenditionRow]) -> Option:
    # Where a wrong option occurs helps the reader, and proves nothing: without its words it is left out.
    return replace(option, occurrence=_moved_passage(option.occurrence, texts)) if option.occurrence else option


def _moved_passage(passage: Passage, texts: Mapping[str, RenditionRow]) -> Passage | None:
    rendition = texts[passage.article].value
    if passage.rendition == rendition.sha256:
        return passage
    exact = [place for place in find_quote(rendition.text, passage.exact) if place[1] - place[0] == len(passage.exact)]
    nearest = min(exact, key=lambda place: abs(place[0] - passage.start), default=None)
    if nearest is None or rendition.text[slice(*nearest)] != passage.exact:
        return None
    return rendition.passage(*nearest)
