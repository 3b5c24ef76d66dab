"""What is found out once about the articles read together, and asked for by every question."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from app.facts.reading import Library
from app.facts.syntax import Parse, Parsed

Found = TypeVar("Found")


def once(find: Callable[[Library], Found]) -> Callable[[Library], Found]:
    """Make a function of a library remember what it found, for as long as the library is in use.

    The library must not be reachable from what is found, or neither is ever let go.
    """
    known: WeakKeyDictionary[Library, Found] = WeakKeyDictionary()

    @wraps(find)
    def remembering(library: Library) -> Found:
        if library not in known:
            known[library] = find(library)
        return known[library]

    return remembering


def each_once(parse: Parse) -> Parse:
    """Make a parser remember what it read without names, for one run: drafts often say the same."""
    known: dict[str, Parsed] = {}

    def remembering(texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        if names:
            return parse(texts)
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(fresh, parse(fresh, names=False), strict=True))
        return [known[text] for text in texts]

    return remembering
