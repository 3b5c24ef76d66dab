"""Whether a key follows from the words that are cited for it, and which of these words prove it."""

import re
from collections.abc import Collection, Iterator, Sequence

from app.grading.matching import fold
from app.grading.measure import judge_number
from app.grading.numbers import UnreadableNumber, parse_number
from app.grading.units import MEASURES, canonical_unit
from app.questions.draft import NumberKey

Span = tuple[int, int]

MOST_NUMBER_WORDS = 5
SPARE_WORDS = 2
_WORD = re.compile(r"\S+")
_EDGE = " \t\n,;:.!?\"'\u201c\u201d\u2018\u2019()[]\u2013\u2014"


def words_of(quote: str, forms: Collection[str]) -> Span | None:
    """Give the first (start, end) in `quote` that says one of `forms`: verbatim, or alike as answers are compared."""
    wanted = {folded for form in forms if (folded := fold(form))}
    for form in sorted(forms, key=len, reverse=True):
        found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", quote) if form.strip() else None
        if found:
            return found.span()
    longest = max((len(form.split()) for form in forms), default=0) + SPARE_WORDS
    return next((span for span in _windows(quote, longest) if fold(quote[slice(*span)]) in wanted), None)


def number_in(quote: str, key: NumberKey) -> Span | None:
    """Give the (start, end) in `quote` of the words that are the key's number, its unit too where that stands there."""
    windows = list(_windows(quote, MOST_NUMBER_WORDS))
    right = [span for span in windows if _is_number(quote[slice(*span)], key)]
    # In "83 percent", the bare 83 is no number of dollars.
    measured = {span[0] for span in windows if span not in right and _unit(quote[slice(*span)]) in MEASURES}
    right = [span for span in right if _unit(quote[slice(*span)]) or span[0] not in measured]
    # A key in "million migrants" is said whole by "3.35 million migrants", whose unit is the migrants.
    unit = canonical_unit(key.unit)
    with_unit = [span for span in right if unit.endswith(_unit(quote[slice(*span)]) or "nothing")]
    return min(with_unit or right, key=lambda span: (span[1] - span[0], span), default=None)


def _is_number(words: str, key: NumberKey) -> bool:
    exact = NumberKey(key.value, key.unit, key.value * 0, words)
    return any(letter.isalnum() for letter in words) and judge_number(words, exact).right


def _unit(words: str) -> str:
    try:
        return parse_number(words).unit
    except UnreadableNumber:
        return ""


def _windows(quote: str, longest: int) -> Iterator[Span]:
    """Give the stretches of 1 to `longest` words, the punctuation around them left out."""
    words: Sequence[Span] = [found.span() for found in _WORD.finditer(quote)]
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + longest]:
            raw = quote[start:end]
            left, right = start + len(raw) - len(raw.lstrip(_EDGE)), end - len(raw) + len(raw.rstrip(_EDGE))
            if left < right:
                yield left, right
