"""Parse a sentence without its brackets, which mislead parsers, and keep every word's place in the full text."""

import re
from dataclasses import replace

from app.facts.syntax import Parsed

BRACKETED = re.compile(r" \([^()]*\)(?=[\s,.;:])")


def bare(text: str) -> str:
    """Take the brackets and what is in them out of a sentence."""
    return BRACKETED.sub("", text)


def restored(parsed: Parsed, text: str) -> Parsed:
    """Give a parse of the bare text the offsets of the full one."""
    cuts: list[tuple[int, int]] = []
    removed = 0
    for found in BRACKETED.finditer(text):
        cuts.append((found.start() - removed, len(found[0])))
        removed += len(found[0])
    if not cuts:
        return parsed

    def moved(offset: int) -> int:
        return offset + sum(length for at, length in cuts if offset > at or (offset == at and text[offset] == " "))

    tokens = tuple(replace(token, start=moved(token.start), end=moved(token.end - 1) + 1) for token in parsed.tokens)
    return Parsed(text, tokens)
