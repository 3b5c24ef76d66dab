"""Values of a JSON document from anywhere, each of the kind that is asked for or refused with its path."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn, cast

LONGEST_WORDS = 20_000
LARGEST_NUMBER = 10**12
_DECIMAL = re.compile(r"-?\d{1,24}(?:\.\d{1,12})?")


class BrokenDocument(ValueError):
    """A document that does not hold what it should; the message says where."""


@dataclass(frozen=True)
class Value:
    """A value of a document with its path in it."""

    held: object
    path: str = ""

    def __getitem__(self, name: str) -> "Value":
        """Give a member of an object."""
        held = self.held
        if not isinstance(held, dict) or name not in held:
            msg = f"{self.path or 'the file'} has no {name}"
            raise BrokenDocument(msg)
        return Value(cast("dict[str, object]", held)[name], f"{self.path}.{name}".lstrip("."))

    def members(self) -> Iterator[tuple[str, "Value"]]:
        """Give the members of an object."""
        for name in cast("dict[str, object]", self._of(dict, "an object")):
            yield name, self[name]

    def items(self) -> Iterator["Value"]:
        """Give the items of a list."""
        for place, item in enumerate(cast("list[object]", self._of(list, "a list"))):
            yield Value(item, f"{self.path}[{place}]")

    def text(self, longest: int = LONGEST_WORDS) -> str:
        """Give a text."""
        text = cast("str", self._of(str, "a text"))
        if len(text) > longest:
            self._refuse(f"a text of at most {longest} characters")
        return text

    def flag(self) -> bool:
        """Give true or false."""
        return cast("bool", self._of(bool, "true or false"))

    def whole(self) -> int:
        """Give a whole number, never negative."""
        held = self.held
        # A bool is an int to Python, but no number.
        if not isinstance(held, int) or isinstance(held, bool) or not 0 <= held <= LARGEST_NUMBER:
            self._refuse("a whole number")
        return held

    def number(self) -> float:
        """Give a number that is not negative."""
        held = self.held
        if not isinstance(held, int | float) or isinstance(held, bool) or not 0 <= held <= LARGEST_NUMBER:
            self._refuse("a number")
        return float(held)

    def decimal(self) -> Decimal:
        """Give a number that is written as a text, exactly."""
        text = self.text()
        if not _DECIMAL.fullmatch(text):
            self._refuse("a number in figures")
        return Decimal(text)

    def _of(self, kind: type, words: str) -> object:
        if not isinstance(self.held, kind):
            self._refuse(words)
        return self.held

    def _refuse(self, words: str) -> NoReturn:
        msg = f"{self.path or 'the file'} is not {words}"
        raise BrokenDocument(msg)


def read_document(raw: bytes) -> Value:
    """Read JSON that names nothing twice; raises BrokenDocument for anything else, however deep."""
    try:
        held = json.loads(raw.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        msg = "the file is nested too deeply"
        raise BrokenDocument(msg) from None
    except BrokenDocument:
        raise
    except ValueError as error:
        msg = f"the file is not JSON: {str(error)[:100]}"
        raise BrokenDocument(msg) from None
    return Value(held)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        msg = "the file names something twice"
        raise BrokenDocument(msg)
    return found


def _no_number(name: str) -> object:
    msg = f"the file holds {name}, which is no number"
    raise BrokenDocument(msg)
