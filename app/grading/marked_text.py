"""An article's whole text with cited passages in it, cut into the parts that a page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.articles.text import BlockKind, Rendition
from app.questions.draft import Citation

Span = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """A stretch of a paragraph, cited or not, as pieces (text, proving)."""

    pieces: tuple[tuple[str, bool], ...]
    cited: bool


@dataclass(frozen=True)
class MarkedParagraph:
    """A paragraph of an article as runs of cited and other words."""

    kind: BlockKind
    runs: tuple[Run, ...]


def marked_paragraphs(rendition: Rendition, citations: Sequence[Citation]) -> tuple[MarkedParagraph, ...]:
    """Give the paragraphs of a rendition with the passages cited from it; a citation of another text marks nothing."""
    here = [one for one in citations if _stands(one, rendition)]
    passages = [(one.passage.start, one.passage.end) for one in here]
    proofs = [mark for one in here for mark in one.marks]
    return tuple(_paragraphs(rendition, passages, proofs))


def _stands(citation: Citation, rendition: Rendition) -> bool:
    passage = citation.passage
    return passage.article == rendition.article and rendition.text[passage.start : passage.end] == passage.exact


def _paragraphs(rendition: Rendition, passages: Sequence[Span], proofs: Sequence[Span]) -> Iterator[MarkedParagraph]:
    start = 0
    for text in rendition.text.split("\n"):
        end = start + len(text)
        if text.strip():
            runs = tuple(
                Run(tuple((rendition.text[a:b], proving) for a, b, proving in _cut(left, right, proofs)), cited)
                for left, right, cited in _cut(start, end, passages)
            )
            yield MarkedParagraph(rendition.kind_at(start), runs)
        start = end + 1


def _cut(start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    """Cut start to end where spans begin and end: (from, to, inside a span), without gaps and without empty ones."""
    reached = start
    for left, right in sorted(spans):
        begin, stop = max(left, reached), min(right, end)
        if begin >= stop:
            continue
        if begin > reached:
            yield reached, begin, False
        yield begin, stop, True
        reached = stop
    if reached < end:
        yield reached, end, False
