"""How the options of a question were chosen, by weak and by strong students."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.responses import Responses

QUINTILES = 5
LEAST_SHARE = 5.0
OUTSCORES = "Those who chose this did better on the rest of the quiz than those who chose the key. Check the key."
RARELY = "Fewer than 5 % chose this. It may be too easy to rule out."


@dataclass(frozen=True)
class OptionChoice:
    """How often an option was chosen, by whom, and what looks wrong with it.

    `share` is in percent of those asked, `rest` the choosers' mean score on the rest of the quiz in marks, `quintiles`
    the number of choosers in each fifth of the attempts, from the lowest scores to the highest.
    """

    text: str
    correct: bool
    count: int
    share: Figure
    rest: Figure
    quintiles: tuple[int, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Choice:
    chosen: tuple[int, ...]
    rest: float
    quintile: int


def option_choices(responses: Responses, place: int) -> tuple[OptionChoice, ...]:
    """Give the choices of the item at `place`, one for each of its options."""
    item, choices = responses.items[place], _choices(responses, place)
    key = [choice.rest for choice in choices if any(item.options[index].correct for index in choice.chosen)]
    rows: list[OptionChoice] = []
    for index, option in enumerate(item.options):
        own = [choice for choice in choices if index in choice.chosen]
        share, rest = _share(len(own), len(choices)), _mean([choice.rest for choice in own])
        rows.append(
            OptionChoice(
                text=option.text,
                correct=option.correct,
                count=len(own),
                share=share,
                rest=rest,
                quintiles=tuple(sum(choice.quintile == fifth for choice in own) for fifth in range(QUINTILES)),
                flags=() if option.correct else _flags(share, rest, _mean(key)),
            )
        )
    return tuple(rows)


def quintiles(totals: Sequence[float]) -> list[int]:
    """Give the fifth, 0 to 4, in which each total stands; equal totals stand together, at the middle of their ranks."""
    ascending = sorted(totals)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for rank, total in enumerate(ascending):
        first.setdefault(total, rank)
        last[total] = rank
    return [(first[total] + last[total] + 1) * QUINTILES // (2 * len(ascending)) for total in totals]


def _choices(responses: Responses, place: int) -> list[_Choice]:
    asked = [attempt for attempt in responses.attempts if attempt.marks[place] is not None]
    fifths = quintiles([round(attempt.total, 9) for attempt in asked])
    return [
        _Choice(attempt.chosen_at(place), attempt.total - (attempt.marks[place] or 0.0), fifth)
        for attempt, fifth in zip(asked, fifths, strict=True)
    ]


def _flags(share: Figure, rest: Figure, key: Figure) -> tuple[str, ...]:
    flags = [OUTSCORES] if rest.value is not None and key.value is not None and rest.value > key.value + 1e-9 else []
    if share.value is not None and share.value < LEAST_SHARE:
        flags.append(RARELY)
    return tuple(flags)


def _share(count: int, whole: int) -> Figure:
    return Figure(100 * count / whole) if whole else Figure(reason="Nobody was asked this question.")


def _mean(values: Sequence[float]) -> Figure:
    return Figure(sum(values) / len(values)) if values else Figure(reason="Nobody chose this.")
