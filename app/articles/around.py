"""What stands around some words of an article: whole paragraphs to read, or sentences to choose from."""

from collections.abc import Iterator, Sequence

from app.articles.sentences import sentence_bounds
from app.articles.text import BlockKind, Rendition

Span = tuple[int, int]
FEWEST_OTHERS = 3
MOST_OTHERS = 5


def paragraphs_around(
    rendition: Rendition, spans: Sequence[Span], *, neighbours: int = 0, without: Sequence[Span] = ()
) -> tuple[str, ...]:
    """Give the body's paragraphs that hold some spans, in text order, with so many neighbours on either side.

    A neighbour that holds one of the spans `without` is left out.
    """
    body = [(block.start, block.end) for block in rendition.blocks if block.kind is BlockKind.BODY]
    own = {place for place, block in enumerate(body) if touches(block, spans)}
    near = {place + step for place in own for step in range(-neighbours, neighbours + 1)}
    shown = [place for place in sorted(near) if 0 <= place < len(body)]
    return tuple(
        rendition.text[slice(*body[place])] for place in shown if place in own or not touches(body[place], without)
    )


def sentences_around(rendition: Rendition, proof: Span, *, without: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Give the sentence that holds the beginning of `proof` among those near it that hold no span of `without`.

    At most five others, in text order; nothing where fewer than three are left.
    """
    bounds = list(sentence_bounds(rendition))
    right = next((place for place, (start, end) in enumerate(bounds) if start <= proof[0] < end), None)
    if right is None:
        return ()
    others = [place for place in _outward(right, len(bounds)) if not touches(bounds[place], [proof, *without])]
    if len(others) < FEWEST_OTHERS:
        return ()
    return tuple(bounds[place] for place in sorted([right, *others[:MOST_OTHERS]]))


def touches(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a span shares a code point with any of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def _outward(place: int, count: int) -> Iterator[int]:
    for step in range(1, count):
        yield from (at for at in (place - step, place + step) if 0 <= at < count)
