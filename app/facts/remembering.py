"""What is found out once about the articles read together, and asked for by every question."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from app.facts.reading import Library

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
