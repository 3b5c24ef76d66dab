"""Mending a rendition by hand: lines taken out or parted, blocks marked anew, and no word that the article lacks."""

from collections.abc import Mapping
from dataclasses import replace

from app.articles.cleaning import offset_map
from app.articles.text import Block, BlockKind, Rendition

BY_HAND = "by hand"
SHOWN = 60


class NotInArticle(ValueError):
    """A mended text has words that the article does not have there; the message quotes the line."""


def marked(rendition: Rendition, kinds: Mapping[int, BlockKind], *, number: int) -> Rendition:
    """Give the rendition with blocks, by their start, of other kinds."""
    blocks = tuple(replace(block, kind=kinds.get(block.start, block.kind)) for block in rendition.blocks)
    return replace(rendition, cleaner=f"{BY_HAND} {number}", blocks=blocks)


def mended(rendition: Rendition, whole: Rendition, text: str, *, number: int) -> Rendition:
    """Give the rendition that a text mended by hand makes.

    `whole` is the cleaner's own rendition of the article. Each line must stand there in one piece, white space apart,
    and the lines in its order, so that every quotation from it still stands in the raw text. A line keeps the kind that
    its beginning has in `rendition`. Raises NotInArticle.
    """
    flat = whole.text.replace("\n", " ")
    lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]
    places: list[int] = []
    blocks: list[Block] = []
    letters = 0
    at = 0
    for line in lines:
        found = _find(flat, line, at)
        if places:
            places.append(max(places[-1] + 1, whole.offsets.to_raw(found) - 1))
            letters += 1
        kind = _kind(rendition, whole.offsets.to_raw(found))
        blocks.append(Block(letters, letters + len(line), kind))
        places.extend(whole.offsets.to_raw(place) for place in range(found, found + len(line)))
        letters, at = letters + len(line), found + len(line)
    if not any(block.kind is BlockKind.BODY for block in blocks):
        msg = "No text of the article is left. Leave at least one paragraph of it."
        raise NotInArticle(msg)
    return Rendition(rendition.article, f"{BY_HAND} {number}", "\n".join(lines), offset_map(places), tuple(blocks))


def _find(flat: str, line: str, start: int) -> int:
    at = flat.find(line, start)
    while at >= 0 and (_cuts_word(flat, at) or _cuts_word(flat, at + len(line))):
        at = flat.find(line, at + 1)
    if at < 0:
        shown = line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
        msg = (
            f"The article does not say this in one piece at that place: “{shown}”. "
            "Words may be taken out only where a new line begins, and none may be added or moved."
        )
        raise NotInArticle(msg)
    return at


def _cuts_word(flat: str, edge: int) -> bool:
    return 0 < edge < len(flat) and flat[edge - 1].isalnum() and flat[edge].isalnum()


def _kind(rendition: Rendition, raw: int) -> BlockKind:
    for block in rendition.blocks:
        if rendition.offsets.to_raw(block.start) <= raw <= rendition.offsets.to_raw(block.end - 1):
            return block.kind
    return BlockKind.BODY
