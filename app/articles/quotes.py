"""Finding quoted words in an article's text, whatever became of their spaces, quotation marks and dashes."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.articles.text import Passage, Rendition

Place = tuple[int, int]

_ALIKE = (
    dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"')
    | dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4"), "'")
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
    | {0x2026: "...", 0x00AD: "", 0x200B: "", 0x200C: "", 0x200D: "", 0xFEFF: ""}
)


def find_quote(text: str, quote: str) -> tuple[Place, ...]:
    """Give the (start, end) of each place in `text` that says `quote`, whole words only.

    Exact places come alone where there are any; otherwise those that differ in white space, quotation marks, dashes or
    letter case only.
    """
    return Searchable(text).find(quote)


@dataclass(frozen=True)
class Searchable:
    """A text in which many quotations are looked for: the form that is compared is made once."""

    text: str

    def find(self, quote: str) -> tuple[Place, ...]:
        """Give what `find_quote` gives."""
        return self.find_exact(quote) or self._find_alike(quote)

    def find_exact(self, quote: str) -> tuple[Place, ...]:
        """Give the places that say it letter by letter."""
        return tuple(_whole(self.text, _places(self.text, quote.strip())))

    def _find_alike(self, quote: str) -> tuple[Place, ...]:
        folded, origin = self._compared
        wanted = _folded(quote)[0].strip()
        found = ((origin[start], origin[end - 1] + 1) for start, end in _places(folded, wanted))
        return tuple(_whole(self.text, found))

    @cached_property
    def _compared(self) -> tuple[str, list[int]]:
        return _folded(self.text)


def moved(today: Rendition, said: str, start: int) -> Passage | None:
    """Give the passage of words that an older text of an article said, the place nearest to the old one."""
    found = sorted(find_quote(today.text, said), key=lambda place: abs(place[0] - start))
    return today.passage(*found[0]) if found else None


def _places(text: str, words: str) -> Iterator[Place]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _whole(text: str, places: Iterator[Place]) -> Iterator[Place]:
    for start, end in places:
        if not (_inside_word(text, start) or _inside_word(text, end)):
            yield start, end


def _inside_word(text: str, edge: int) -> bool:
    return 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()


def _folded(text: str) -> tuple[str, list[int]]:
    """Give a text in the form in which quotations are compared, and where each of its code points comes from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        plain = " " if letter.isspace() else unicodedata.normalize("NFC", letter).translate(_ALIKE).casefold()
        if plain == " " and letters and letters[-1] == " ":
            continue
        letters.extend(plain)
        origin.extend([place] * len(plain))
    return "".join(letters), origin
