"""Write words of a parsed sentence out again, some of them replaced."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from app.facts.syntax import Parsed, Token

Edits = Mapping[int, str]
"""Words to put in place of others, by index; an empty string drops the word."""

BEFORE_MARK = re.compile(r"\s+([,.;:!?)\]’”]|'s\b|’s\b)")
COMMAS = re.compile(r",(\s*,)+")
AMERICAN_DATE = re.compile(r"\b([A-Z][a-z]+ \d{1,2}(?: to \d{1,2}| and \d{1,2})?, \d{4}) (?=[a-z])")
CONSONANTAL = ("uni", "use", "usu", "eu", "one")
SILENT = ("hour", "honest", "heir")
SPELT = re.compile(r"(?:[A-Z]\.)+|[A-Z]{2,3}\b|[A-Z]-")
VOWEL_NAMED = "AEFHILMNORSX"
SPACES = re.compile(r"\s{2,}")


def render(parsed: Parsed, words: Iterable[int], edits: Edits) -> str:
    """Write some words of a sentence out, in order, with their edits; spacing is put right."""
    pieces: list[str] = []
    last = -1
    ordered = sorted(words)
    for place, index in enumerate(ordered):
        token = parsed.tokens[index]
        text = edits.get(index, token.text)
        if token.lower in {"a", "an"} and place + 1 < len(ordered) and ordered[place + 1] > index + 1:
            text = _article_before(parsed.tokens[ordered[place + 1]].text, capital=token.text[0].isupper())
        glued = bool(pieces) and last == index - 1 and not parsed.tokens[last].space
        if text:
            pieces.append(text if glued or not pieces else f" {text}")
        last = index
    return tidy("".join(pieces))


def _article_before(word: str, *, capital: bool) -> str:
    """Choose between "a" and "an" after words between were taken out."""
    text = a_or_an(word)
    return text.capitalize() if capital else text


def a_or_an(word: str) -> str:
    """Choose the article that a word takes by its sound; letters that are spelt out sound as their names."""
    if SPELT.match(word):
        return "an" if word[0] in VOWEL_NAMED else "a"
    small = word.lower()
    vowel = small.startswith(SILENT) or (small[:1] in tuple("aeiou") and not small.startswith(CONSONANTAL))
    return "an" if vowel else "a"


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """Put spacing and commas right after words were taken out."""
    text = SPACES.sub(" ", text).strip()
    text = BEFORE_MARK.sub(r"\1", text)
    text = COMMAS.sub(",", text)
    text = AMERICAN_DATE.sub(r"\1, ", text)
    return text.replace("( ", "(").replace("“ ", "“").strip(" ,;")


def lower_first(text: str, token: Token) -> str:
    """Make a sentence's first word small unless it is a name."""
    named = token.pos == "PROPN" or token.entity in {"GPE", "NORP", "PERSON", "ORG", "LOC", "EVENT", "FAC"}
    if not text or (named and token.pos != "DET") or (text[:2].isupper() and text[1:2].isalpha()):
        return text
    return text[0].lower() + text[1:]
