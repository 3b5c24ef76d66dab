"""Parsed sentences as plain values, so that nothing outside parse.py needs a language model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from app.facts.found_once import Keeper

SUBJECTS = ("nsubj", "nsubjpass")
"""The dependencies of a subject that is no clause."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence; `head` is its governor's index, offsets count in the sentence."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str
    space: bool
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the word in small letters, curly apostrophes made straight: it is asked for a thousand times a word."""
        object.__setattr__(self, "lower", self.text.lower().replace("’", "'"))


@dataclass(frozen=True)
class Parsed(Keeper):
    """A sentence with its words and their dependencies."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                lists[token.head].append(token)
        return tuple(tuple(found) for found in lists)

    @cached_property
    def root(self) -> int:
        """Give the index of the root word."""
        return next((token.index for token in self.tokens if token.head == token.index), 0)

    def children(self, index: int, *deps: str) -> list[Token]:
        """Give the direct dependents of a word, of the named kinds only where any is named."""
        found = self._children[index]
        return [token for token in found if token.dep in deps] if deps else list(found)

    def child(self, index: int, *deps: str) -> Token | None:
        """Give the first dependent of the named kinds."""
        for token in self._children[index]:  # A loop: the generator asks this tens of thousands of times an article.
            if token.dep in deps or not deps:
                return token
        return None

    def subtree(self, index: int) -> list[int]:
        """Give the indices of a word and everything under it, in order."""
        if index not in self._subtrees:
            self._subtrees[index] = sorted(self._walk(index))
        return list(self._subtrees[index])

    @cached_property
    def _subtrees(self) -> dict[int, list[int]]:
        return {}

    def _walk(self, index: int) -> Iterator[int]:
        # A loop, not recursion: odd text can give chains deeper than Python's stack.
        waiting = [index]
        while waiting:
            at = waiting.pop()
            yield at
            waiting.extend(token.index for token in self._children[at])

    def words(self, indices: Sequence[int]) -> str:
        """Give the text from the first to the last of the words."""
        return self.text[self.tokens[indices[0]].start : self.tokens[indices[-1]].end]


class Parse(Protocol):
    """Parses sentences, one value for each, in order."""

    def __call__(self, texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        """Parse sentences; without `names` the tokens' entity types may be empty, which costs half the time."""
        ...
