"""What was typed where a question has no options: the most frequent answers, told apart by more than their case."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 8


@dataclass(frozen=True)
class TypedAnswer:
    """An answer as it was first typed, how often it came, and whether it earned the full mark."""

    text: str
    count: int
    right: bool


def typed_answers(answers: Iterable[tuple[str, bool]]) -> tuple[TypedAnswer, ...]:
    """Give the answers typed most, from (text, right) of each in the order they came; empty ones are left out."""
    alike: dict[str, list[tuple[str, bool]]] = {}
    for text, right in answers:
        plain = " ".join(text.split())
        if plain:
            alike.setdefault(plain.casefold(), []).append((plain, right))
    found = [TypedAnswer(same[0][0], len(same), same[0][1]) for same in alike.values()]
    return tuple(sorted(found, key=lambda answer: -answer.count)[:MOST_SHOWN])
