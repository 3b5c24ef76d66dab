"""Make a rendition of a raw text: white space put in order, boilerplate marked, every offset kept."""

import re
from collections.abc import Iterator, Sequence

from app.articles.boilerplate import ABOUT_AUTHOR, Position, kind_of, tells_of_author
from app.articles.layout import paragraphs
from app.articles.text import Block, BlockKind, OffsetMap, Passage, Rendition

CLEANER = "cleaner-1"
LINE_HYPHEN = re.compile(r"(?<=\w-)[ \t]*(\r\n|\r|\n)\s*(?=[a-z])")
NUMBERED = re.compile(r"^1[.)]? (?=[A-Z])")
BYLINE_TAIL = re.compile(r"\s*[-–—|]\s+(?:By )?[A-Z][\w.’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}$")
TAIL = 4


def clean(raw: str, *, article: str) -> Rendition:
    """Clean a raw text; the rendition's offsets lead back to the raw text's (both in code points)."""
    places: list[int] = []
    letters: list[str] = []
    bounds: list[tuple[int, int]] = []
    for start, end in paragraphs(raw):
        kept = list(_joined(raw, start, end))
        if not kept:
            continue
        if letters:
            # The feed between paragraphs stands for the white space before this one.
            letters.append("\n")
            places.append(max(places[-1] + 1, kept[0][1] - 1))
        bounds.append((len(letters), len(letters) + len(kept)))
        letters.extend(letter for letter, _ in kept)
        places.extend(place for _, place in kept)
    text = "".join(letters)
    return Rendition(article, CLEANER, text, offset_map(places), _blocks(text, bounds))


def _joined(raw: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    gaps = {place for found in LINE_HYPHEN.finditer(raw, start, end) for place in range(*found.span())}
    waiting: int | None = None
    begun = False
    for place in range(start, end):
        letter = raw[place]
        if letter.isspace():
            if place not in gaps and waiting is None:
                waiting = place
            continue
        if begun and waiting is not None:
            yield " ", waiting
        yield letter, place
        begun, waiting = True, None


def offset_map(places: Sequence[int]) -> OffsetMap:
    """Give the map that leads each code point to its place in the raw text."""
    runs = [(at, place) for at, place in enumerate(places) if at == 0 or place != places[at - 1] + 1]
    return OffsetMap(tuple(runs) or ((0, 0),))


def _blocks(text: str, bounds: Sequence[tuple[int, int]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    begun = ended = False
    for index, (start, end) in enumerate(bounds):
        words = text[start:end]
        ended = ended or (begun and bool(ABOUT_AUTHOR.search(words)))
        last = index >= len(bounds) - TAIL or _author_note_follows(text, bounds, index)
        near_end = begun and index >= len(bounds) - TAIL
        noted = near_end and tells_of_author(words, [text[one:two] for one, two in bounds if one != start])
        kind = BlockKind.BIOGRAPHY if noted else kind_of(words, Position(index, begun, ended, last))
        begun = begun or kind is BlockKind.BODY
        blocks.append(Block(start, end, kind))
    return tuple(blocks)


def _author_note_follows(text: str, bounds: Sequence[tuple[int, int]], index: int) -> bool:
    return any(ABOUT_AUTHOR.search(text[start:end]) for start, end in bounds[index + 1 : index + 2])


def stands(passage: Passage, rendition: Rendition, raw: str) -> bool:
    """Say whether a passage's words are at its place in the rendition, and in the raw text, white space apart."""
    if passage.end > len(rendition.text) or rendition.text[passage.start : passage.end] != passage.exact:
        return False
    if passage.rendition != rendition.sha256:
        return False
    first, last = rendition.offsets.to_raw(passage.start), rendition.offsets.to_raw(passage.end - 1)
    return "".join(raw[first : last + 1].split()) == "".join(passage.exact.split())


def headline(rendition: Rendition) -> str:
    """Give the first headline block's words, or nothing where the text has none."""
    found = (rendition.text[block.start : block.end] for block in rendition.blocks if block.kind is BlockKind.HEADLINE)
    # "1 Flappy Bird" heads the first entry of a numbered list, not the article.
    return next((BYLINE_TAIL.sub("", text) for text in found if not NUMBERED.match(text)), "")
