"""Charts of percentages: a line over time, and bars by name, each with its table."""

from collections.abc import Sequence
from html import escape

from app.reports.charts import Chart
from app.reports.figures import Figure
from app.reports.svg import frame, shortened, words
from app.reports.tables import Table

Share = tuple[str, Figure, int]
_LEFT, _TOP, _WIDTH, _HEIGHT = 50, 14, 350, 190
_ROW, _BAR, _BAR_WIDTH, _LONGEST = 54, 18, 320, 52
# More words than these run into each other at 320 pixels.
MOST_LABELS = 4
NOTHING = "Nothing was answered yet."


def line_chart(shares: Sequence[Share], *, title: str, name: str, unit: str = "Score (%)", over: str = "Time") -> Chart:
    """Draw percentages in their order as points joined by a line; a gap without a figure breaks the line.

    `shares` are (label, percent, answers). Of many points only some are labelled on the axis; the table has all.
    """
    table = _table(title, (over, unit, "Answers"), shares)
    known = [(place, figure.value) for place, (_, figure, _) in enumerate(shares) if figure.value is not None]
    if not known:
        return Chart("", table, NOTHING)
    step = _WIDTH / max(1, len(shares) - 1)
    at = {place: (_LEFT + (place * step if len(shares) > 1 else _WIDTH / 2), _y(value)) for place, value in known}
    joins = [_join(at[place], at[place + 1]) for place in at if place + 1 in at]
    points = [_point(at[place], shares[place]) for place in at]
    body = [*_percent_grid(), *joins, *points, *_labels(shares, step), *_names(unit, over)]
    first, last = known[0], known[-1]
    description = f"One point: {shares[first[0]][0]}, {first[1]:.0f} %."
    if len(known) > 1:
        description = (
            f"{len(known)} points, from {first[1]:.0f} % ({shares[first[0]][0]}) to {last[1]:.0f} % "
            f"({shares[last[0]][0]})."
        )
    return Chart(frame(body, height=266, title=title, description=description, name=name), table)


def bar_chart(shares: Sequence[Share], *, title: str, name: str, unit: str, of: str) -> Chart:
    """Draw percentages as bars, one under another in their order; `of` heads the names in the table."""
    table = _table(title, (of, unit, "Answers"), shares)
    known = [(label, figure.value) for label, figure, _ in shares if figure.value is not None]
    if not known:
        return Chart("", table, NOTHING)
    bars = [_bar(place, share) for place, share in enumerate(shares)]
    bottom = len(shares) * _ROW + 20
    most, least = max(known, key=lambda one: one[1]), min(known, key=lambda one: one[1])
    description = f"{most[0]}: {most[1]:.0f} %."
    if len(known) > 1:
        description = f"Highest: {most[0]}, {most[1]:.0f} %. Lowest: {least[0]}, {least[1]:.0f} %."
    body = [*bars, words(f"{unit}, and how many answers", 0, bottom)]
    return Chart(frame(body, height=bottom + 12, title=title, description=description, name=name), table)


def _table(title: str, columns: tuple[str, ...], shares: Sequence[Share]) -> Table:
    return Table(title, columns, tuple((label, figure.value, number) for label, figure, number in shares))


def _y(percent: float) -> float:
    return _TOP + _HEIGHT * (1 - max(0.0, min(100.0, percent)) / 100)


def _join(one: tuple[float, float], other: tuple[float, float]) -> str:
    ends = f'x1="{one[0]:.1f}" y1="{one[1]:.1f}" x2="{other[0]:.1f}" y2="{other[1]:.1f}"'
    return f'<line class="chart-bar" stroke="currentColor" stroke-width="2" {ends}/>'


def _point(at: tuple[float, float], share: Share) -> str:
    label, figure, answers = share
    told = escape(f"{label}: {figure.value:.0f} %, answers: {answers}")
    circle = f'<circle class="chart-bar" fill="currentColor" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="5">'
    return f"{circle}<title>{told}</title></circle>"


def _percent_grid() -> list[str]:
    lines: list[str] = []
    for percent in range(0, 101, 25):
        y = _y(percent)
        place = f'x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y:.1f}" y2="{y:.1f}"'
        lines.append(f'<line class="chart-axis" stroke="currentColor" stroke-opacity="0.25" {place}/>')
        lines.append(words(str(percent), _LEFT - 8, y + 5, anchor="end"))
    return lines


def _labels(shares: Sequence[Share], step: float) -> list[str]:
    """Label the first, the last and some between; the outer ones grow inwards, so that nothing is cut off."""
    y, last = _TOP + _HEIGHT + 22, len(shares) - 1
    if last == 0:
        return [words(shares[0][0], _LEFT + _WIDTH / 2, y, anchor="middle")]
    count = min(MOST_LABELS, len(shares))
    places = sorted({round(place * last / (count - 1)) for place in range(count)})
    anchors = {0: "start", last: "end"}
    return [
        words(shortened(shares[place][0], 14), _LEFT + place * step, y, anchor=anchors.get(place, "middle"))
        for place in places
    ]


def _names(unit: str, over: str) -> list[str]:
    upright = _TOP + _HEIGHT / 2
    return [
        words(over, _LEFT + _WIDTH / 2, _TOP + _HEIGHT + 46, anchor="middle"),
        words(unit, 14, upright, anchor="middle", more=f' transform="rotate(-90 14 {upright:g})"'),
    ]


def _bar(place: int, share: Share) -> str:
    label, figure, answers = share
    y, percent = place * _ROW + 18, figure.value
    length = _BAR_WIDTH * max(0.0, min(100.0, percent or 0.0)) / 100
    bar = f'<rect class="chart-bar" fill="currentColor" x="0" y="{y + 8}" width="{length:.1f}" height="{_BAR}"/>'
    number = "no figure" if percent is None else f"{percent:.0f} % ({answers})"
    told = words(number, length + 8, y + 22)
    return f"<g><title>{escape(label)}</title>{words(shortened(label, _LONGEST), 0, y)}{bar}{told}</g>"
