"""A clause on the way to standing alone: what it is, where it stands, and the words replaced so far."""

from dataclasses import dataclass, field

from app.facts.clauses import Clause
from app.facts.names import Name
from app.facts.reading import Library, Reading, Sentence
from app.facts.syntax import Parsed


class Unsettled(Exception):
    """A word of the clause points outside it and nothing says safely at what."""


@dataclass
class Scene:
    """One clause's work in progress; in what a `speaker` says, "he" and "she" are the speaker."""

    clause: Clause
    reading: Reading
    library: Library
    speaker: Name | None = None
    edits: dict[int, str] = field(default_factory=dict[int, str])
    settled: set[int] = field(default_factory=set[int])

    since: int | None = None

    def lean_on(self, sentence: Sentence) -> None:
        """Note an earlier sentence of the paragraph that tells what a word means: it belongs to the citation."""
        if sentence.paragraph == self.sentence.paragraph:
            self.since = min(sentence.start, self.sentence.start if self.since is None else self.since)

    @property
    def sentence(self) -> Sentence:
        """Give the clause's sentence."""
        return self.clause.sentence

    @property
    def parsed(self) -> Parsed:
        """Give the sentence's parse."""
        return self.clause.sentence.parsed

    @property
    def kept(self) -> set[int]:
        """Give the words that the clause keeps."""
        return set(self.clause.kept)

    def replace(self, words: list[int], text: str) -> None:
        """Put a text in place of some words."""
        for index in words:
            self.edits[index] = ""
        self.edits[words[0]] = text
