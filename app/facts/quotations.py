"""Quotations of an article: where quotation marks open and close, and the whole sentences inside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.facts.reading import Reading, Sentence
from app.facts.syntax import Token

MARKS = re.compile(r"“([^“”]+)(?:”|$)|\"([^\"]+)\"")


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks: offsets in the rendition inside the marks, their sentences, and whether they close."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    closed: bool
    opens_paragraph: bool

    def holds(self, sentence: Sentence, token: Token) -> bool:
        """Say whether a word of a sentence stands inside the marks."""
        return self.start <= sentence.start + token.start < self.end


def quotations_of(reading: Reading) -> list[Quotation]:
    """Give the quotations of an article, in order; one that runs through several paragraphs is one for each."""
    found: list[Quotation] = []
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        sentences = tuple(group)
        first, last = sentences[0].start, sentences[-1].end
        text = reading.rendition.text[first:last]
        for match in MARKS.finditer(text):
            inside = 1 if match[1] else 2
            start, end = first + match.start(inside), first + match.end(inside)
            touched = tuple(other for other in sentences if other.start < end and other.end > start)
            closed = match[0][-1] in '”"'
            if touched:  # what is not read as prose may stand between sentences
                found.append(Quotation(start, end, touched, closed, match.start() == 0))
    return found


def outside(sentence: Sentence, token: Token, quotations: list[Quotation]) -> bool:
    """Say whether a word stands outside all quotation marks."""
    return not any(quotation.holds(sentence, token) for quotation in quotations)


def pieces_of(quotation: Quotation, reading: Reading) -> Iterator[tuple[Sentence, int, int]]:
    """Give the whole sentences inside a quotation, as offsets in the rendition; the words around a half are none."""
    text = reading.rendition.text
    for sentence in quotation.sentences:
        start, end = max(sentence.start, quotation.start), min(sentence.end, quotation.end)
        before, after = text[sentence.start : max(sentence.start, start - 1)].rstrip(), text[end + 1 : sentence.end]
        begins = not before or before.endswith((":", ","))
        if begins and text[start : start + 1].isupper() and not set('“”"') & set(f"{before}{after}"):
            yield sentence, start, end
