"""Where sentences begin and end in a rendition."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from app.articles.text import BlockKind, Rendition

END = re.compile(r"[.!?…]+[”’\"'\)\]]*(?=\s+[“‘\"'\(\[]?[A-ZÀ-ÞЀ-Я0-9£$€]|\s*$)")
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|No|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    r"Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr|approx|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)


DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\.?(?:,? \d{4})?)?"
AGENCY = r" ?\([A-Z][\w ./-]{1,30}\)"
PLACE = r"[A-Z][A-Z.’'/-]+(?:,? [A-Z][\w.’'/-]*){0,3}?"
OPENS = r"(?=[A-Z0-9“\"‘'£$€])"
DATELINE = re.compile(
    rf"(?:{PLACE}{DAY}(?:{AGENCY})? ?(?:—|–|--?) {OPENS}"
    rf"|{PLACE}{DAY}(?:{AGENCY})?[—–]{OPENS}"
    rf"|{PLACE}{DAY}{AGENCY} ?[—–:-]+ ?{OPENS}"
    rf"|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?{AGENCY} ?[—–-]+ ?{OPENS}"
    rf"|\([A-Z]{{2,}}\) ?(?:[—–-]+ ?)?{OPENS}"
    rf"|[A-Z][\w.’'/-]+(?:,? [A-Z][\w.’'/-]*){{0,3}}?{DAY}(?:{AGENCY} ?[—–-]| ?(?:—|--)) {OPENS}"
    r"|[A-Z][^.!?—:;,]{0,80} — (?=(?:The|A|An|In|On|At|Over|Under|With|For|When|As|After|Before|Since|While|By|From) ))"
)
# Further down, a name in capitals and a dash may be part of a sentence: a day or an agency must stand there too.
FURTHER = re.compile(rf"{PLACE}(?:{DAY[:-1]}(?:{AGENCY})?|{AGENCY}) ?[—–-]+ ?{OPENS}")


def sentence_bounds(rendition: Rendition) -> Iterator[tuple[int, int]]:
    """Give (start, end) of each sentence of the body, in order; a sentence never crosses a paragraph."""
    begun = False
    for block in rendition.blocks:
        if block.kind is BlockKind.BODY:
            text = rendition.text[block.start : block.end]
            # Where the news was written stands before the first sentence, and is no part of it.
            dateline = (FURTHER if begun else DATELINE).match(text)
            skipped, begun = dateline.end() if dateline else 0, True
            for start, end in _bounds(text[skipped:]):
                yield block.start + skipped + start, block.start + skipped + end


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the (start, end) of each sentence of text[start:end], without gaps: each takes the white space before it."""
    ends = [start + stop for _, stop in _bounds(text[start:end])]
    return [(left, right) for left, right in pairwise([start, *ends[:-1], end]) if right > left]


@lru_cache(maxsize=512)  # A draft is compared with every sentence of its article.
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_found_bounds(text))


def _found_bounds(text: str) -> Iterator[tuple[int, int]]:
    start = depth_end = 0
    for found in END.finditer(text):
        if ABBREVIATION.search(text[start : found.end()]) and found.end() < len(text):
            continue
        if _inside_brackets(text[start : found.end()]):
            continue
        depth_end = found.end()
        yield start, depth_end
        start = depth_end + len(text[depth_end:]) - len(text[depth_end:].lstrip())
    if text[start:].strip():
        yield start, len(text.rstrip())


def _inside_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")
