"""What is found out once about a sentence, an article or all that are read together, and asked for by every rule."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TypeVar, cast

Found = TypeVar("Found")


class Keeper:
    """A value that keeps what has been found out about it, for as long as it is in use."""

    @cached_property
    def known(self) -> dict[object, object]:
        """Give what has been found out, by the function that found it."""
        return {}


Kept = TypeVar("Kept", bound=Keeper)


def once_each(find: Callable[[Kept], Found]) -> Callable[[Kept], Found]:
    """Make a function of a value remember what it found about each."""

    @wraps(find)
    def remembering(kept: Kept) -> Found:
        if find not in kept.known:
            kept.known[find] = find(kept)
        return cast("Found", kept.known[find])

    return remembering
