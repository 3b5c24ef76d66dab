"""The item report: each question's figures, by version and pooled, and what they say in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.reports import statistics
from app.reports.advice import LEAST_FOR_ADVICE, advice, leaking
from app.reports.bootstrap import Pair, intervals
from app.reports.distractors import QUINTILES, OptionChoice, option_choices, quintiles
from app.reports.figures import DIFFERENT_ITEMS, ONE_VERSION, VOIDED, Figure, Interval
from app.reports.matrix import Column, Matrix, matrix
from app.reports.responses import Item

if TYPE_CHECKING:
    from app.reports.sheet import Sheet

FEW_ATTEMPTS = 30


@dataclass(frozen=True)
class ItemStatistics:
    """One question's figures, in percent but for `point_biserial` and `d27` (-1 to 1).

    `few` says that there are under 30 attempts: show the figures greyed out. `advice` are sentences for the
    teacher, none from fewer than five attempts. `by_version` has the same figures for each version that was asked,
    where there are several; `version` names one. `fifths` are the attempts in each fifth that `choices` tell apart.
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
    choices: tuple[OptionChoice, ...] = ()
    advice: tuple[str, ...] = ()
    by_version: tuple[ItemStatistics, ...] = ()
    version: str = ""
    fifths: tuple[int, ...] = ()

    @property
    def few(self) -> bool:
        """Say whether there are too few attempts to lean on the figures."""
        return self.attempts < FEW_ATTEMPTS


def item_statistics(sheet: Sheet) -> tuple[ItemStatistics, ...]:
    """Give the figures of every item, from the attempts that count; an item that is void has a reason for each."""
    arrays = matrix(sheet)
    places = [place for place, gone in enumerate(arrays.void) if not gone]
    weights = dict(zip(places, _weights(arrays, places), strict=True))
    pairs = dict(zip(places, intervals(arrays, places), strict=True))
    every = quintiles(arrays.totals)
    found: list[ItemStatistics] = []
    for place, item in enumerate(sheet.items):
        if place not in weights:
            found.append(_void(item))
            continue
        column = arrays.column(place)
        whole = len(column.marks) == len(every)
        fifths = every if whole else quintiles(column.totals)
        one = _figures(arrays, place, column, pairs[place], fifths=fifths)
        found.append(replace(one, weight=weights[place], by_version=_by_version(arrays, place)))
    return tuple(found)


def _weights(arrays: Matrix, places: Sequence[int]) -> tuple[Figure, ...]:
    if not arrays.complete:
        return tuple(Figure(reason=DIFFERENT_ITEMS) for _ in places)
    return statistics.effective_weights([arrays.marks[:, place] for place in places], arrays.totals)


def _by_version(arrays: Matrix, place: int) -> tuple[ItemStatistics, ...]:
    """Give the figures of each version, where more than one was asked; they have no interval and no weight."""
    versions = arrays.sheet.items[place].versions
    none = Interval(reason="Intervals are of all versions together.")
    found: list[ItemStatistics] = []
    for version, name in enumerate(versions if len(versions) > 1 else ()):
        column = arrays.column(place, version=version)
        if len(column.marks):
            one = _figures(arrays, place, column, (none, none), fifths=quintiles(column.totals))
            found.append(replace(one, weight=Figure(reason=ONE_VERSION), version=name))
    return tuple(found) if len(found) > 1 else ()


def _figures(arrays: Matrix, place: int, column: Column, pair: Pair, *, fifths: statistics.Places) -> ItemStatistics:
    item, marks, rest = arrays.sheet.items[place], column.marks, column.rest
    picks = arrays.sheet.picks
    choices = option_choices(item, column, None if picks is None else picks[column.rows, place], fifths)
    facility = statistics.facility(marks, item.max_mark)
    discrimination = statistics.discrimination(marks, rest)
    most = _most_elsewhere(arrays, place) if arrays.complete else 0.0
    leak = leaking(column, fifths, max_mark=item.max_mark, most_elsewhere=most)
    return ItemStatistics(
        item=item,
        attempts=len(marks),
        facility=facility,
        deviation=statistics.item_deviation(marks, item.max_mark),
        discrimination=discrimination,
        efficiency=statistics.efficiency(marks, rest),
        weight=Figure(reason=DIFFERENT_ITEMS),
        point_biserial=statistics.point_biserial(marks, column.totals),
        d27=statistics.d27(marks, column.totals, item.max_mark),
        facility_interval=pair[0],
        discrimination_interval=pair[1],
        choices=choices,
        advice=advice(facility, discrimination, choices, leak=leak) if len(marks) >= LEAST_FOR_ADVICE else (),
        fifths=tuple(int((fifths == fifth).sum()) for fifth in range(QUINTILES)),
    )


def _most_elsewhere(arrays: Matrix, place: int) -> float:
    items = zip(arrays.sheet.items, arrays.void, strict=True)
    return sum(item.max_mark for at, (item, gone) in enumerate(items) if at != place and not gone)


def _void(item: Item) -> ItemStatistics:
    none, interval = Figure(reason=VOIDED), Interval(reason=VOIDED)
    return ItemStatistics(item, 0, none, none, none, none, none, none, none, interval, interval)
