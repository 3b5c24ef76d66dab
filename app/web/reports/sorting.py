"""The order of a report's tables, chosen by links."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from app.workflows.show_report import ParticipantLine, QuestionLine

if TYPE_CHECKING:
    from app.reports.class_report import HeatRow

Row = TypeVar("Row")

QUESTION_ORDERS: dict[str, Callable[[QuestionLine], Any]] = {
    "number": lambda row: int(row.statistics.item.label),
    "facility": lambda row: _last(row.statistics.facility.value),
    "discrimination": lambda row: _last(row.statistics.discrimination.value),
    "efficiency": lambda row: _last(row.statistics.efficiency.value),
    "weight": lambda row: _last(row.statistics.weight.value),
    "biserial": lambda row: _last(row.statistics.point_biserial.value),
    "d27": lambda row: _last(row.statistics.d27.value),
    "difficulty": lambda row: _last(row.learnt.difficulty if row.learnt else None),
    "advice": lambda row: (not row.statistics.advice, int(row.statistics.item.label)),
}
PARTICIPANT_ORDERS: dict[str, Callable[[ParticipantLine], Any]] = {
    "name": lambda row: _by_name(row.name),
    "score": lambda row: -row.percent,
    "time": lambda row: row.minutes,
    "started": lambda row: row.started,
}
MAP_ORDERS: dict[str, Callable[[HeatRow], Any]] = {
    "score": lambda row: (_last(row.percent.value), row.name),
    "name": lambda row: _by_name(row.name),
}


def in_order(rows: Sequence[Row], orders: dict[str, Callable[[Row], Any]], wanted: str | None) -> tuple[str, list[Row]]:
    """Give the name of the order taken, the first where none of that name is, and the rows in it."""
    name = wanted if wanted in orders else next(iter(orders))
    return str(name), sorted(rows, key=orders[str(name)])


def _by_name(name: str) -> list[tuple[bool, int, str]]:
    """Give the parts of a name, so that Guest 2 comes before Guest 10."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def _last(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0
