"""How a raw text is laid out: its lines, and which of them make one paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import median

WRAP_WIDTH = 110
WRAP_LINES = 8
NARROWEST = 30
SENTENCE_ENDS = (".", "!", "?", "…", ".”", ".’", '."', "?”", "!”", ":", ")")


@dataclass(frozen=True)
class Line:
    """One line of a raw text without its line end; offsets in code points."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Say whether the line holds white space only."""
        return not self.text.strip()


def lines_of(raw: str) -> tuple[Line, ...]:
    """Cut a raw text into its lines."""
    lines: list[Line] = []
    start = 0
    for text in raw.splitlines(keepends=True):
        lines.append(Line(start, start + len(text), text))
        start += len(text)
    return tuple(lines)


def is_hard_wrapped(lines: tuple[Line, ...]) -> bool:
    """Say whether line ends fall inside sentences, as in a text wrapped at a fixed width."""
    full = [line.text.strip() for line in lines if not line.blank]
    if len(full) < WRAP_LINES or max(len(text) for text in full) > WRAP_WIDTH:
        return False
    inside = sum(not text.endswith(SENTENCE_ENDS) for text in full)
    return inside > 0.6 * len(full) and median(len(text) for text in full) > NARROWEST


def paragraphs(raw: str) -> Iterator[tuple[int, int]]:
    """Give the raw bounds of each paragraph: lines between blank ones where wrapped, else single lines."""
    lines = lines_of(raw)
    if not is_hard_wrapped(lines):
        yield from ((line.start, line.end) for line in lines if not line.blank)
        return
    for blank, group in groupby(lines, key=lambda line: line.blank):
        if not blank:
            held = list(group)
            yield held[0].start, held[-1].end
