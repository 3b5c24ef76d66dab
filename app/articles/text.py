"""Articles as they came, their cleaned renditions, and passages quoted from them."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

SELECTOR_CONTEXT = 32


class BlockKind(StrEnum):
    """What a block of a rendition is; questions are asked about BODY only."""

    BODY = "body"
    HEADLINE = "headline"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    ADVERT = "advert"
    NOTICE = "notice"
    BIOGRAPHY = "biography"


@dataclass(frozen=True)
class Block:
    """A stretch of a rendition, one paragraph or part of one; offsets in code points."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True)
class OffsetMap:
    """Where each code point of a rendition stands in the raw text.

    `runs` holds (offset in the rendition, offset in the raw text) pairs; between two of them both
    advance by one, so a map is as long as the cleaner made changes.
    """

    runs: tuple[tuple[int, int], ...]

    def to_raw(self, offset: int) -> int:
        """Give the raw offset of the code point at `offset`."""
        clean, raw = self.runs[bisect_right(self.runs, (offset, 1 << 62)) - 1]
        return raw + offset - clean


@dataclass(frozen=True)
class Rendition:
    """An article's text after one version of the cleaner; immutable.

    Paragraphs are parted by one line feed. Every code point comes from one of the raw text's, white
    space apart, so a passage can be checked against both.
    """

    article: str
    cleaner: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]

    @cached_property
    def sha256(self) -> str:
        """Give the digest of the text in UTF-8."""
        return digest(self.text)

    def passage(self, start: int, end: int) -> "Passage":
        """Quote text[start:end] with its selector context; ValueError where that is empty or outside."""
        if not 0 <= start < end <= len(self.text):
            msg = f"no passage at {start} to {end} in a text of {len(self.text)} characters"
            raise ValueError(msg)
        return Passage(
            article=self.article,
            rendition=self.sha256,
            start=start,
            end=end,
            exact=self.text[start:end],
            prefix=self.text[max(0, start - SELECTOR_CONTEXT) : start],
            suffix=self.text[end : end + SELECTOR_CONTEXT],
        )

    def kind_at(self, offset: int) -> BlockKind:
        """Say what kind of block the code point at `offset` belongs to."""
        return next((block.kind for block in self.blocks if block.start <= offset < block.end), BlockKind.BODY)


@dataclass(frozen=True)
class Passage:
    """Words quoted from a rendition, with their place (W3C TextPosition- and TextQuoteSelector)."""

    article: str
    rendition: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        """Refuse a passage whose words cannot fit its place."""
        if self.end - self.start != len(self.exact) or not self.exact:
            msg = f"{len(self.exact)} characters quoted for offsets {self.start} to {self.end}"
            raise ValueError(msg)


class DateBasis(StrEnum):
    """What a date of an article rests on; stems use only STATED and DERIVED ones."""

    STATED = "stated"
    DERIVED = "derived"
    EDITOR = "editor"


@dataclass(frozen=True)
class ArticleDate:
    """A date of an article with the words that it follows from."""

    day: date
    basis: DateBasis
    words: str = ""
    precision: str = "day"


@dataclass(frozen=True)
class Article:
    """An article as it came, with what it says of itself."""

    stem: str
    raw: str
    title: str
    author: str = ""
    outlet: str = ""
    published: ArticleDate | None = None

    @property
    def sha256(self) -> str:
        """Give the digest of the raw text in UTF-8."""
        return digest(self.raw)


def digest(text: str) -> str:
    """Give the sha256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
