"""The item report: each question's figures, and what they say in a sentence."""

from dataclasses import dataclass

from app.reports import statistics
from app.reports.bootstrap import intervals
from app.reports.distractors import OptionChoice, option_choices
from app.reports.figures import DIFFERENT_ITEMS, Figure, Interval
from app.reports.matrix import Column, matrix
from app.reports.responses import Item, Responses

FEW_ATTEMPTS = 30
# Below it, what one person answered would pass for what a class does.
LEAST_FOR_ADVICE = 5
HARD, EASY, WEAK = 20.0, 95.0, 10.0


@dataclass(frozen=True)
class ItemStatistics:
    """One question's figures, in percent but for `point_biserial` and `d27` (-1 to 1).

    `few` says that there are under 30 attempts: show the figures greyed out. `advice` are sentences for the
    teacher, none from fewer than five attempts.
    """

    item: Item
    attempts: int
    facility: Figure
    deviation: Figure
    discrimination: Figure
    efficiency: Figure
    weight: Figure
    point_biserial: Figure
    d27: Figure
    facility_interval: Interval
    discrimination_interval: Interval
    choices: tuple[OptionChoice, ...]
    advice: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Say whether there are too few attempts to lean on the figures."""
        return self.attempts < FEW_ATTEMPTS


def item_statistics(responses: Responses) -> tuple[ItemStatistics, ...]:
    """Give the figures of every item, from the attempts that count."""
    arrays = matrix(responses)
    if responses.complete:
        weights = statistics.effective_weights([column.marks for column in arrays.columns], arrays.totals)
    else:
        weights = tuple(Figure(reason=DIFFERENT_ITEMS) for _ in responses.items)
    return tuple(
        _statistics(responses, place, column, weight)
        for place, (column, weight) in enumerate(zip(arrays.columns, weights, strict=True))
    )


def _statistics(responses: Responses, place: int, column: Column, weight: Figure) -> ItemStatistics:
    item = responses.items[place]
    asked = zip(responses.attempts, column.asked, strict=True)
    choices = option_choices(item, column, [attempt.chosen_at(place) for attempt, was in asked if was])
    facility = statistics.facility(column.marks, item.max_mark)
    discrimination = statistics.discrimination(column.marks, column.rest)
    facility_interval, discrimination_interval = intervals(column, item.max_mark)
    return ItemStatistics(
        item=item,
        attempts=len(column.marks),
        facility=facility,
        deviation=statistics.item_deviation(column.marks, item.max_mark),
        discrimination=discrimination,
        efficiency=statistics.efficiency(column.marks, column.rest),
        weight=weight,
        point_biserial=statistics.point_biserial(column.marks, column.totals),
        d27=statistics.d27(column.marks, column.totals, item.max_mark),
        facility_interval=facility_interval,
        discrimination_interval=discrimination_interval,
        choices=choices,
        advice=_advice(facility, discrimination, choices) if len(column.marks) >= LEAST_FOR_ADVICE else (),
    )


def _advice(facility: Figure, discrimination: Figure, choices: tuple[OptionChoice, ...]) -> tuple[str, ...]:
    advice: list[str] = []
    if discrimination.value is not None and discrimination.value < 0:
        advice.append("Strong students miss this more often than weak ones: check the key against the passage.")
    elif discrimination.value is not None and discrimination.value < WEAK:
        advice.append("It hardly tells strong students from weak ones: check the wording.")
    if facility.value is not None and facility.value > EASY:
        advice.append("Nearly everybody gets this right.")
    if facility.value is not None and facility.value < HARD:
        advice.append("Few get this right: check that the stem and the passage say enough.")
    flagged = [choice.text for choice in choices if choice.flags]
    return (*advice, f"Look at the option {', '.join(flagged)}.") if flagged else tuple(advice)
