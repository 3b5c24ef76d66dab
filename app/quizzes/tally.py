"""How a class answered one question: how many chose each option, or the most frequent of the answers typed."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.quizzes.response import Response

MOST_TYPED = 6


@dataclass(frozen=True)
class Typed:
    """An answer that several typed, as most of them wrote it."""

    text: str
    count: int


def chosen_by(responses: Iterable[Response], order: Sequence[int]) -> tuple[int, ...]:
    """Count who chose each option, in the order in which the page shows them; `order` holds the key's indexes."""
    counts = Counter(own for response in responses for own in response.chosen)
    return tuple(counts[own] for own in order)


def typed_by(responses: Iterable[Response], *, most: int = MOST_TYPED) -> tuple[tuple[Typed, ...], int]:
    """Give the most frequent answers typed, capitals and spaces aside, and how many gave another one."""
    forms: dict[str, Counter[str]] = {}
    for text in (" ".join(response.text.split()) for response in responses):
        if text:
            forms.setdefault(_folded(text), Counter())[text] += 1
    found = sorted(forms.items(), key=lambda form: (-form[1].total(), form[0]))
    rows = tuple(Typed(counts.most_common(1)[0][0], counts.total()) for _, counts in found[:most])
    return rows, sum(counts.total() for _, counts in found[most:])


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
