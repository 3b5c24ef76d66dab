"""The figures of a matrix from any system: as a sheet, and as values for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from app.reports.figures import Figure, Interval
from app.reports.responses import Item

if TYPE_CHECKING:
    from app.reports.calibration import Calibration
    from app.reports.item_report import ItemStatistics
    from app.reports.quiz_report import QuizStatistics
    from app.reports.sheet import Sheet

Json = float | str | None | Mapping[str, "Json"] | Sequence["Json"]


def sheet_of(
    items: Sequence[str],
    rows: Sequence[Sequence[float | None]],
    maxima: Sequence[float],
    names: Sequence[str] = (),
) -> Sheet:
    """Make a sheet of marks by attempt and item, None where not asked; every row is an attempt that counts."""
    import numpy as np  # noqa: PLC0415 - with the first report only

    from app.reports.sheet import Sheet  # noqa: PLC0415

    count = len(rows)
    return Sheet(
        items=tuple(Item(item, item, most) for item, most in zip(items, maxima, strict=True)),
        marks=np.array(rows, dtype=np.float64).reshape(count, len(items)),
        ids=np.arange(count),
        participants=np.arange(count),
        started=np.zeros(count),
        minutes=np.zeros(count),
        names=tuple(names),
    )


def figures_json(
    quiz: QuizStatistics, items: Sequence[ItemStatistics], calibrations: Sequence[Calibration] = ()
) -> dict[str, Json]:
    """Give all figures for JSON: each has "value", and "reason" where there is none."""
    return {
        "attempts": quiz.attempts,
        "quiz": {
            field.name: _figure(value)
            for field in fields(quiz)
            if isinstance(value := getattr(quiz, field.name), Figure) and field.name != "minutes"
        },
        "items": [_item(item) for item in items],
        "percent_of_attempts": list(quiz.percents),
        "calibration": {one.model: _calibration(one) for one in calibrations},
    }


def _item(item: ItemStatistics) -> dict[str, Json]:
    figures = {
        field.name: _figure(value)
        for field in fields(item)
        if isinstance(value := getattr(item, field.name), Figure | Interval)
    }
    told: dict[str, Json] = {
        "item": item.item.label,
        "maximum": item.item.max_mark,
        "attempts": item.attempts,
        "few": item.few,
    }
    return told | figures | {"advice": list(item.advice)}


def _figure(one: Figure | Interval) -> dict[str, Json]:
    values: dict[str, Json] = {"value": one.value} if isinstance(one, Figure) else {"low": one.low, "high": one.high}
    return values | ({"reason": one.reason} if one.reason else {})


def _calibration(one: Calibration) -> dict[str, Json]:
    return {
        "reason": one.reason,
        "responses": one.attempts,
        "spread": one.spread,
        "items": [
            {
                "item": item.label,
                "difficulty": item.difficulty,
                "difficulty_error": item.difficulty_error,
                "discrimination": item.discrimination,
                "discrimination_error": item.discrimination_error,
                "reason": item.reason,
            }
            for item in one.items
        ],
    }
