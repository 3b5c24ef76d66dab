"""A passage in its context, cut into the parts that a page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.articles.sentences import sentence_spans
from app.articles.text import Passage


@dataclass(frozen=True)
class Excerpt:
    """A passage as `parts` (text, marked) between the words before and after it, all from one paragraph."""

    before: str
    parts: tuple[tuple[str, bool], ...]
    after: str

    @property
    def text(self) -> str:
        """Give the whole excerpt as one text."""
        return self.before + "".join(text for text, _ in self.parts) + self.after


def excerpt(rendition_text: str, passage: Passage, marks: Sequence[tuple[int, int]] = ()) -> Excerpt:
    """Cut a passage with its neighbouring sentences from its rendition; without marks all of it is marked.

    `marks` are (start, end) offsets in the rendition; what lies outside the passage is not marked. Raises ValueError
    where the passage's words do not stand at its place.
    """
    start, end = passage.start, passage.end
    if rendition_text[start:end] != passage.exact:
        msg = f'the text at {start} is not "{passage.exact[:60]}"'
        raise ValueError(msg)
    left, right = shown_around(rendition_text, start, end)
    return Excerpt(
        before=rendition_text[left:start].lstrip(),
        parts=tuple(_parts(rendition_text, passage, marks or ((start, end),))),
        after=rendition_text[end:right].rstrip(),
    )


def shown_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give from where to where an excerpt of text[start:end] shows the text: its sentences and one on either side."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    spans = sentence_spans(text, first, len(text) if last < 0 else last)
    touched = [number for number, (left, right) in enumerate(spans) if left < end and right > start]
    return spans[max(0, touched[0] - 1)][0], spans[min(len(spans) - 1, touched[-1] + 1)][1]


def _parts(text: str, passage: Passage, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    reached = passage.start
    for left, right in _joined(text, marks):
        begin, stop = max(left, reached), min(right, passage.end)
        if begin >= stop:
            continue
        if begin > reached:
            yield text[reached:begin], False
        yield text[begin:stop], True
        reached = stop
    if reached < passage.end:
        yield text[reached : passage.end], False


def _joined(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the marks in their order, those with nothing but white space between them as one."""
    joined: list[tuple[int, int]] = []
    for left, right in sorted(marks):
        if joined and not text[joined[-1][1] : left].strip():
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined
