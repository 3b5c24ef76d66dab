"""Full-text search as it is meant: words folded alike in texts and in what is asked, phrases, beginnings, hits.

Both databases index and look for these very words, so that neither's own idea of a word decides.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Letters that no decomposition takes apart.
ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t"}
)
# A letter or figure, then more of them with the accents that are written apart.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
PLAIN = re.compile(r"[^\W_]+")
# What is asked: "several words" in quotes, or a run without spaces.
ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
LONGEST_WORD = 100
MOST_TERMS = 20
# A shorter word is taken as it stands: "a" begins too many.
SHORTEST_BEGINNING = 3
AROUND = 60


@dataclass(frozen=True)
class Term:
    """Words that have to stand side by side; `begins` says that the last one may go on."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True)
class Search:
    """What somebody looks for: all of the terms. `hopeless` says that something was asked that no text can say."""

    terms: tuple[Term, ...] = ()
    hopeless: bool = False


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is a hit."""

    text: str
    hit: bool = False


# The same words come again and again where many questions are indexed.
@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Give a word without case and accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold().translate(ALIKE)


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Give (folded word, start, end) of each word of a text; what folding makes several of shares one place."""
    for found in WORD.finditer(text):
        for word in PLAIN.findall(fold(found[0])):
            yield word[:LONGEST_WORD], found.start(), found.end()


def folded(text: str) -> tuple[str, ...]:
    """Give a text's words, folded, in their order."""
    if text.isascii():
        # Nothing is to be taken apart: the same words in a fifth of the time, where many texts are indexed.
        return tuple(word[:LONGEST_WORD] for word in PLAIN.findall(text.lower()))
    return tuple(word for word, _start, _end in words_in(text))


def read_search(text: str) -> Search:
    """Read what somebody typed; whatever it is, it is a search.

    Quoted words must stand as they are, side by side. Others may go on: "harb" finds the harbour.
    """
    terms: list[Term] = []
    for quoted, bare in ASKED.findall(text):
        words = folded(quoted or bare)
        begins = not quoted and bool(words) and (len(words[-1]) >= SHORTEST_BEGINNING or bare.endswith("*"))
        terms.append(Term(words, begins)) if words else None
    known = tuple(dict.fromkeys(terms))[:MOST_TERMS]
    return Search(known, hopeless=bool(text.strip()) and not known)


def places_of(term: Term, text: str) -> list[tuple[int, int]]:
    """Give the places in a text that a term hits, as (start, end)."""
    words, size = list(words_in(text)), len(term.words)
    return [
        (words[at][1], words[at + size - 1][2])
        for at in range(len(words) - size + 1)
        if _hits(term, [word for word, _start, _end in words[at : at + size]])
    ]


def _hits(term: Term, words: Sequence[str]) -> bool:
    if term.begins:
        return tuple(words[:-1]) == term.words[:-1] and words[-1].startswith(term.words[-1])
    return tuple(words) == term.words


def marked(text: str, search: Search) -> tuple[Piece, ...]:
    """Take a text apart into what is hit and what is not; the pieces together are the text."""
    pieces: list[Piece] = []
    done = 0
    for start, end in sorted(place for term in search.terms for place in places_of(term, text)):
        if start < done:
            continue
        pieces += [Piece(text[done:start])] if start > done else []
        pieces.append(Piece(text[start:end], hit=True))
        done = end
    return (*pieces, *([Piece(text[done:])] if done < len(text) else []))


def excerpt(text: str, search: Search) -> tuple[Piece, ...]:
    """Give the part of a text around its first hit, marked; nothing where nothing is hit."""
    hits = sorted(place for term in search.terms for place in places_of(term, text))
    if not hits:
        return ()
    start, end = max(0, hits[0][0] - AROUND), min(len(text), hits[0][1] + AROUND)
    start = 0 if start == 0 else text.find(" ", start, hits[0][0]) + 1 or hits[0][0]
    end = end if end == len(text) else max(text.rfind(" ", hits[0][1], end), hits[0][1])
    shown = text[start:end].replace("\n", " ")
    return marked(("…" if start else "") + shown + ("…" if end < len(text) else ""), search)


def says(texts: Sequence[str], search: Search) -> bool:
    """Say whether some texts together have all that is looked for."""
    return not search.hopeless and not missed(texts, search).terms


def missed(texts: Sequence[str], search: Search) -> Search:
    """Give what of a search none of these texts says."""
    left = tuple(term for term in search.terms if not any(places_of(term, text) for text in texts))
    return Search(left)
