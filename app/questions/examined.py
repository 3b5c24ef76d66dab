"""A draft beside its source: its question parsed, the key put back and parsed again, and the sentences like it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from app.facts.reading import CONTENT, Library, Reading, Sentence
from app.facts.syntax import Parse, Parsed, Token
from app.questions.candidates import content
from app.questions.draft import Draft
from app.questions.put_back import bare_stem, put_back

Place = tuple[str, int]
LETTER = re.compile(r"\w")
LEAST_OF_ALL = 0.5
FINE = 2**20


class Overlaps:
    """The sentences of a library by their content lemmas, each weighed by how few sentences have it."""

    def __init__(self, library: Library) -> None:
        self.sentences: dict[Place, Sentence] = {}
        self.lemmas: dict[Place, frozenset[str]] = {}
        self._places: defaultdict[str, list[Place]] = defaultdict(list)
        for reading, sentence in library.sentences():
            place = (reading.stem, sentence.number)
            self.sentences[place] = sentence
            self.lemmas[place] = content(sentence)
            for lemma in self.lemmas[place]:
                self._places[lemma].append(place)
        # Parts of a power of two add up exactly in whatever order a set gives its words: a tie is a tie.
        self._weights = {
            lemma: round(log(len(self.sentences) / len(found) + 1) * FINE) / FINE
            for lemma, found in self._places.items()
        }

    def weight(self, lemmas: Iterable[str]) -> float:
        """Add up the lemmas' inverse document frequencies, natural logarithm of N / n + 1; 0 for one unknown."""
        return sum(self._weights.get(lemma, 0.0) for lemma in lemmas)

    def ranked(self, lemmas: set[str]) -> list[tuple[float, Place]]:
        """Give the share of the lemmas' weight that each sentence has, greatest first, none with less than half."""
        total = self.weight(lemmas)
        found: defaultdict[Place, float] = defaultdict(float)
        for lemma in sorted(lemmas):
            weight = self._weights.get(lemma, 0.0)
            for place in self._places.get(lemma, ()):
                found[place] += weight
        return sorted(
            ((share, place) for place, weight in found.items() if (share := weight / total) >= LEAST_OF_ALL),
            key=lambda item: (-item[0], item[1]),
        )


@dataclass(frozen=True, eq=False)
class Examined:
    """What the parsed flaws look at; `restored` is None where the key cannot be put back."""

    draft: Draft
    reading: Reading
    asked: Parsed
    restored: Parsed | None
    overlaps: Overlaps

    @cached_property
    def sources(self) -> tuple[Sentence, ...]:
        """Give the sentences that the draft cites of its article."""
        spans = [
            (citation.passage.start, citation.passage.end)
            for citation in self.draft.citations
            if citation.passage.article == self.reading.stem
        ]
        first, last = min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)
        return tuple(
            sentence
            for sentence in self.reading.sentences
            if first < sentence.end
            and sentence.start < last
            and any(start < sentence.end and sentence.start < end for start, end in spans)
        )

    @cached_property
    def lemmas(self) -> set[str]:
        """Give the content lemmas of the question with its key."""
        return content_of((self.restored or self.asked).tokens)

    @cached_property
    def others(self) -> list[tuple[float, Place]]:
        """Give the share of the lemmas that each sentence has but for those cited, greatest first."""
        return self.others_with(self.lemmas)

    def others_with(self, lemmas: set[str]) -> list[tuple[float, Place]]:
        """Give the share of some lemmas that each sentence has but for those cited, greatest first."""
        own = {(self.reading.stem, sentence.number) for sentence in self.sources}
        return [(share, place) for share, place in self.overlaps.ranked(lemmas) if place not in own]

    @cached_property
    def source_lemmas(self) -> set[str]:
        """Give the content lemmas of the sentences cited."""
        return set[str]().union(*(content(sentence) for sentence in self.sources))

    @cached_property
    def verbs(self) -> list[tuple[Sentence, Token]]:
        """Give the places where the sources have the restored statement's root verb."""
        if self.restored is None:
            return []
        root = self.restored.tokens[self.restored.root]
        return [
            (sentence, token)
            for sentence in self.sources
            for token in sentence.parsed.tokens
            if token.lemma.lower() == root.lemma.lower() or token.lower == root.lower
        ]


def content_of(tokens: Sequence[Token]) -> set[str]:
    """Give the lemmas of the words of content."""
    return {token.lemma.lower() for token in tokens if token.pos in CONTENT and LETTER.search(token.text)}


def examine(drafts: Sequence[tuple[Draft, Reading]], overlaps: Overlaps, *, parse: Parse) -> Iterator[Examined | None]:
    """Parse articles' questions, then what they say with their keys put back; None for a bare quotation."""
    stems = [bare_stem(draft) for draft, _ in drafts]
    asked = dict(
        zip([stem for stem in stems if stem], parse([stem for stem in stems if stem], names=False), strict=True)
    )
    told = [put_back(draft, asked[stem]) if stem else "" for (draft, _), stem in zip(drafts, stems, strict=True)]
    fresh = sorted({text for text in told if text and text not in asked})
    restored = asked | dict(zip(fresh, parse(fresh, names=False), strict=True))
    # One after the other: what is found out about a draft is let go before the next.
    for (draft, reading), stem, text in zip(drafts, stems, told, strict=True):
        yield Examined(draft, reading, asked[stem], restored.get(text), overlaps) if stem else None
