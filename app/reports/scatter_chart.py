"""The chart of all questions: facility against discrimination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from app.reports import svg
from app.reports.charts import Chart
from app.reports.tables import Table

if TYPE_CHECKING:
    from app.reports.item_report import ItemStatistics

MOST_NAMED = 8
NO_PLACE = "No question has both a facility and a discrimination index yet: this needs attempts that differ."
_LEFT, _TOP, _WIDE, _HIGH = 50, 14, 345, 230


@dataclass(frozen=True)
class _Place:
    """A question's place in the plot, and whether it is named."""

    item: ItemStatistics
    x: float
    y: float
    named: bool


def scatter(items: Sequence[ItemStatistics], *, title: str, name: str) -> Chart:
    """Draw each question at its facility and discrimination; those with something to look at are named by number."""
    known = [one for one in items if one.facility.value is not None and one.discrimination.value is not None]
    rows = tuple(
        (f"Question {one.item.label}", one.facility.value, one.discrimination.value, " ".join(one.advice))
        for one in known
    )
    table = Table(title, ("Question", "Facility (%)", "Discrimination index (%)", "Look at"), rows)
    if not known:
        return Chart("", table, NO_PLACE)
    # It begins at a round number below the lowest, so that who runs against the rest stands under the line at 0.
    low = min(0, 20 * int(min(one.discrimination.value or 0.0 for one in known) // 20))
    remarkable = sorted((one for one in known if one.advice), key=lambda one: one.discrimination.value or 0.0)
    named = {one.item.label for one in remarkable[:MOST_NAMED]}
    places = [_placed(one, low, named=one.item.label in named) for one in known]
    told = ", ".join(f"question {one.item.label}" for one in remarkable[:MOST_NAMED]) or "none"
    description = f"{len(known)} questions. To look at: {told}."
    body = [*_field(low), *(_point(place) for place in places if not place.named), *_named(places)]
    drawn = svg.frame(body, height=_TOP + _HIGH + 58, title=title, description=description, name=name)
    return Chart(drawn, table)


def _placed(one: ItemStatistics, low: int, *, named: bool) -> _Place:
    facility, discrimination = one.facility.value or 0.0, one.discrimination.value or 0.0
    x = _LEFT + _WIDE * max(0.0, min(100.0, facility)) / 100
    return _Place(one, x, _level(discrimination, low), named)


def _level(value: float, low: int) -> float:
    return _TOP + _HIGH * (100 - value) / (100 - low)


def _field(low: int) -> list[str]:
    """Draw the axes; the line at 0 is the one to stand above."""
    base, parts = _TOP + _HIGH, list[str]()
    for value in range(low, 101, 20):
        y = _level(value, low)
        parts.append(svg.line(_LEFT, y, _LEFT + _WIDE, y, faint=bool(value)))
        parts.append(svg.words(str(value), _LEFT - 8, y + 5, anchor="end"))
    for value in range(0, 101, 20):
        x = _LEFT + _WIDE * value / 100
        parts += [svg.line(x, _TOP, x, base), svg.words(str(value), x, base + 20, anchor="middle")]
    parts.append(svg.words("Facility (%)", _LEFT + _WIDE / 2, base + 44, anchor="middle"))
    return [*parts, svg.upright("Discrimination index (%)", 12, _TOP + _HIGH / 2)]


def _point(place: _Place) -> str:
    one = place.item
    facility, discrimination = one.facility.value or 0.0, one.discrimination.value or 0.0
    told = f"Question {one.item.label}: facility {facility:.0f} %, discrimination {discrimination:.0f} %"
    if place.named:
        shape = f"M {place.x:.1f} {place.y - 7:.1f} l 7 7 l -7 7 l -7 -7 z"
        return f'<path class="chart-line-1" fill="currentColor" d="{shape}"><title>{escape(told)}</title></path>'
    where = f'cx="{place.x:.1f}" cy="{place.y:.1f}" r="4"'
    paint = 'class="chart-bar" fill="currentColor" fill-opacity="0.75"'
    return f"<circle {paint} {where}><title>{escape(told)}</title></circle>"


def _named(places: Sequence[_Place]) -> list[str]:
    """Draw the points of interest with their numbers, none over another."""
    parts, taken = list[str](), list[tuple[float, float]]()
    for place in sorted((one for one in places if one.named), key=lambda one: one.y):
        right = place.x < _LEFT + _WIDE - 45
        x, y = (place.x + 11 if right else place.x - 11), place.y + 5
        while any(abs(x - other) < 40 and abs(y - level) < 15 for other, level in taken):  # noqa: PLR2004 - a word's size
            y += 15
        taken.append((x, y))
        parts.append(_point(place))
        parts.append(svg.words(f"Q{place.item.item.label}", x, y, anchor="start" if right else "end"))
    return parts
