"""A blank in the article's own words: from a cited sentence and the words in it to leave out."""

from dataclasses import dataclass

from app.articles.quotes import find_quote
from app.articles.sentences import sentence_bounds
from app.articles.text import Passage, Rendition
from app.questions.draft import BLANK

Span = tuple[int, int]


@dataclass(frozen=True)
class Blank:
    """A sentence with a blank, the sentence before it, and the words that fill it with their place in the article."""

    stem: str
    lead: str
    words: str
    place: Span


def blank_in(rendition: Rendition, cited: Passage, words: str, *, which: int = 0) -> Blank | None:
    """Blank some words out of the cited sentence; None where it does not say them.

    `which` chooses among several places, counted from 0. The sentence is the one that the words stand in, whole even
    where less of it is cited.
    """
    found = find_quote(cited.exact, words)
    if not found or not words.strip():
        return None
    start, end = (cited.start + edge for edge in found[min(which, len(found) - 1)])
    first, last = sentence_around(rendition, start, end)
    text = rendition.text
    stem = f"{text[first:start]}{BLANK}{text[end:last]}"
    return Blank(stem, before(rendition, first), text[start:end], (start, end))


def sentence_around(rendition: Rendition, start: int, end: int) -> Span:
    """Give the (start, end) of the sentence that a place stands in; the place itself outside the article's body."""
    return next(
        ((first, last) for first, last in sentence_bounds(rendition) if first <= start and end <= last), (start, end)
    )


def before(rendition: Rendition, start: int) -> str:
    """Give the sentence before the one that begins at `start`, in the same paragraph; none where it begins one."""
    lead = ""
    for first, last in sentence_bounds(rendition):
        if first >= start:
            break
        lead = rendition.text[first:last] if "\n" not in rendition.text[last:start] else ""
    return lead
