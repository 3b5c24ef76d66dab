"""Charts as SVG made on the server, each with the table that says the same.

The SVG has no style attribute and no script, so the strictest content security policy allows it. Its colours are
`currentColor` and the classes chart-bar, chart-key and chart-axis, so it follows the page's theme and prints. It fills
the width it is given; its words stay readable at 320 pixels. Every text in it is escaped: a template can show it as it
is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from app.reports.distractors import OptionChoice
from app.reports.figures import NO_ATTEMPTS
from app.reports.tables import Table

WIDTH = 420
BINS = 10
_LEFT, _TOP, _PLOT_WIDTH, _PLOT_HEIGHT = 50, 12, 350, 190
_ROW, _BAR, _BAR_WIDTH, _LONGEST = 54, 18, 310, 52


@dataclass(frozen=True)
class Chart:
    """A drawing and its data; without data `svg` is empty and `note` says why."""

    svg: str
    table: Table
    note: str = ""


def histogram(percents: Sequence[float], *, title: str, name: str) -> Chart:
    """Draw how many attempts reached which score, in ten bins of 10 %; the last holds 100 % too.

    `percents` are 0 to 100, others count in the bin nearest to them. `name` is the drawing's id on the page.
    """
    counts = [0] * BINS
    for percent in percents:
        counts[max(0, min(BINS - 1, int(percent * BINS / 100 + 1e-9)))] += 1
    labels = [f"{place * 10}\u2013{place * 10 + 10}" for place in range(BINS)]
    table = Table(title, ("Score (%)", "Attempts"), tuple(zip(labels, counts, strict=True)))
    if not percents:
        return Chart("", table, NO_ATTEMPTS)
    step = _tick(max(counts))
    top = step * -(-max(counts) // step)
    bars = [_column(place, number, top, labels[place]) for place, number in enumerate(counts)]
    most = labels[counts.index(max(counts))]
    description = f"{len(percents)} attempts. Most, {max(counts)}, scored {most} %."
    description = description if len(percents) > 1 else f"One attempt, which scored {most} %."
    body = [*_grid(top, step), *bars, *_axes()]
    return Chart(_svg(body, height=260, title=title, description=description, name=name), table)


def option_bars(choices: Sequence[OptionChoice], *, title: str, name: str) -> Chart:
    """Draw how many chose each option, the key marked with a tick and the word; `name` is the drawing's id."""
    table = Table(
        title,
        ("Option", "Key", "Attempts", "Share (%)"),
        tuple((choice.text, "yes" if choice.correct else "no", choice.count, choice.share.value) for choice in choices),
    )
    if all(choice.share.value is None for choice in choices):
        return Chart("", table, "Nobody was asked this question yet." if choices else "This question has no options.")
    bars = [_option_row(place, choice) for place, choice in enumerate(choices)]
    bottom = len(choices) * _ROW + 20
    axis = _text("Attempts, and their share in %", 0, bottom)
    most = max(choices, key=lambda choice: choice.count)
    description = (
        f"{len(choices)} options. Chosen most: {most.text}, {'once' if most.count == 1 else f'{most.count} times'}."
    )
    return Chart(_svg([*bars, axis], height=bottom + 12, title=title, description=description, name=name), table)


def _svg(body: Sequence[str], *, height: int, title: str, description: str, name: str) -> str:
    ids = escape(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {WIDTH} {height}" width="100%" '
        f'font-size="14" aria-labelledby="{ids}-title {ids}-desc">'
        f'<title id="{ids}-title">{escape(title)}</title><desc id="{ids}-desc">{escape(description)}</desc>'
        f"{''.join(body)}</svg>"
    )


def _column(place: int, number: int, top: int, label: str) -> str:
    width, height = _PLOT_WIDTH / BINS, _PLOT_HEIGHT * number / top
    x, y = _LEFT + place * width + 3, _TOP + _PLOT_HEIGHT - height
    return (
        f'<rect class="chart-bar" fill="currentColor" x="{x:.1f}" y="{y:.1f}" width="{width - 6:.1f}" '
        f'height="{height:.1f}"><title>{label} %: {number}</title></rect>'
    )


def _grid(top: int, step: int) -> list[str]:
    lines: list[str] = []
    for value in range(0, top + 1, step):
        y = _TOP + _PLOT_HEIGHT * (1 - value / top)
        place = f'x1="{_LEFT}" x2="{_LEFT + _PLOT_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"'
        lines.append(f'<line class="chart-axis" stroke="currentColor" stroke-opacity="0.25" {place}/>')
        lines.append(_text(str(value), _LEFT - 8, y + 5, anchor="end"))
    return lines


def _axes() -> list[str]:
    base, middle, upright = _TOP + _PLOT_HEIGHT, _LEFT + _PLOT_WIDTH / 2, _TOP + _PLOT_HEIGHT / 2
    edges = [
        _text(str(edge * 10), _LEFT + edge * _PLOT_WIDTH / BINS, base + 20, anchor="middle") for edge in range(BINS + 1)
    ]
    turned = f' transform="rotate(-90 14 {upright})"'
    names = [
        _text("Score (%)", middle, base + 44, anchor="middle"),
        _text("Attempts", 14, upright, anchor="middle", more=turned),
    ]
    return [*edges, *names]


def _option_row(place: int, choice: OptionChoice) -> str:
    y, share = place * _ROW + 18, choice.share.value or 0.0
    length = _BAR_WIDTH * share / 100
    shown = choice.text if len(choice.text) <= _LONGEST else f"{choice.text[: _LONGEST - 1].rstrip()}\u2026"
    # The key is told by a tick and a word besides its colour.
    key, css = ("\u2713 Key: ", "chart-bar chart-key") if choice.correct else ("", "chart-bar")
    bar = f'<rect class="{css}" fill="currentColor" x="0" y="{y + 8}" width="{length:.1f}" height="{_BAR}"/>'
    number = _text(f"{choice.count} ({share:.0f} %)", length + 8, y + 22)
    return f"<g><title>{escape(choice.text)}</title>{_text(key + shown, 0, y)}{bar}{number}</g>"


def _text(words: str, x: float, y: float, *, anchor: str = "start", more: str = "") -> str:
    place = f'text-anchor="{anchor}" x="{x:.1f}" y="{y:.1f}"'
    return f'<text class="chart-axis" fill="currentColor" {place}{more}>{escape(words)}</text>'


def _tick(most: int) -> int:
    """Give the distance of the axis's whole-numbered marks: 1, 2 or 5 times a power of ten, at most six of them."""
    sizes = (factor * 10**power for power in count() for factor in (1, 2, 5))
    return next(size for size in sizes if most <= 5 * size)
