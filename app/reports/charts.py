"""Charts as SVG made on the server, each with the table that says the same: scores, time used, choices.

How they are drawn so that every theme, printer and policy can have them stands in app.reports.svg.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from app.reports import svg
from app.reports.distractors import OptionChoice
from app.reports.figures import NO_ATTEMPTS
from app.reports.tables import Table

BINS = 10
MOST_BINS = 12
# Who left a quiz open overnight would make every other bar a hair: what is longer shares the last bin.
LONG = 3
WIDTHS = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440)
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
    most = labels[counts.index(max(counts))]
    description = f"{len(percents)} attempts. Most, {max(counts)}, scored {most} %."
    description = description if len(percents) > 1 else f"One attempt, which scored {most} %."
    edges = [str(edge * 10) for edge in range(BINS + 1)]
    body = _columns(counts, [f"{label} %" for label in labels], edges, "Score (%)")
    return Chart(svg.frame(body, height=260, title=title, description=description, name=name), table)


def time_histogram(minutes: Sequence[float], *, title: str, name: str) -> Chart:
    """Draw how many attempts took how long, in bins of as many minutes as suit; the last holds all that took longer."""
    if not minutes:
        return Chart("", Table(title, ("Time (minutes)", "Attempts"), ()), NO_ATTEMPTS)
    size, bins = _time_bins(sorted(minutes))
    counts = [0] * bins
    for one in minutes:
        counts[max(0, min(bins - 1, int(one / size)))] += 1
    edges = [f"{place * size:g}" for place in range(bins)]
    labels = [f"{low}\u2013{(place + 1) * size:g}" for place, low in enumerate(edges)]
    if max(minutes) >= bins * size:
        labels[-1] = f"{edges[-1]} and more"
        edges.append("more")
    else:
        edges.append(f"{bins * size:g}")
    table = Table(title, ("Time (minutes)", "Attempts"), tuple(zip(labels, counts, strict=True)))
    most = labels[counts.index(max(counts))]
    told = f"{len(minutes)} attempts. Most, {max(counts)}," if len(minutes) > 1 else "One attempt, which"
    description = f"{told} took {most} minutes."
    body = _columns(counts, [f"{label} minutes" for label in labels], edges, "Time used (minutes)")
    return Chart(svg.frame(body, height=260, title=title, description=description, name=name), table)


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
    axis = svg.words("Attempts, and their share in %", 0, bottom)
    most = max(choices, key=lambda choice: choice.count)
    times = "once" if most.count == 1 else f"{most.count} times"
    description = f"{len(choices)} options. Chosen most: {most.text}, {times}."
    drawn = svg.frame([*bars, axis], height=bottom + 12, title=title, description=description, name=name)
    return Chart(drawn, table)


def _time_bins(ascending: Sequence[float]) -> tuple[float, int]:
    """Give the minutes of a bin, and how many bins there are."""
    longest = min(ascending[-1], max(1.0, LONG * ascending[len(ascending) // 2]))
    size = next((width for width in WIDTHS if longest < width * MOST_BINS), WIDTHS[-1])
    return size, max(4, min(MOST_BINS, int(longest / size) + 1))


def _columns(counts: Sequence[int], labels: Sequence[str], edges: Sequence[str], axis: str) -> list[str]:
    """Draw counts as columns between the edges of their bins."""
    step = svg.tick(max(counts))
    top, width = step * -(-max(counts) // step), _PLOT_WIDTH / len(counts)
    base, middle = _TOP + _PLOT_HEIGHT, _LEFT + _PLOT_WIDTH / 2
    bars: list[str] = []
    for place, (number, label) in enumerate(zip(counts, labels, strict=True)):
        height = _PLOT_HEIGHT * number / top
        where = f'x="{_LEFT + place * width + 3:.1f}" y="{base - height:.1f}" width="{width - 6:.1f}"'
        told = f"<title>{escape(label)}: {number}</title>"
        bars.append(f'<rect class="chart-bar" fill="currentColor" {where} height="{height:.1f}">{told}</rect>')
    names = [svg.words(edge, _LEFT + place * width, base + 20, anchor="middle") for place, edge in enumerate(edges)]
    axes = [
        svg.words(axis, middle, base + 44, anchor="middle"),
        svg.upright("Attempts", 14, _TOP + _PLOT_HEIGHT / 2),
    ]
    return [*_grid(top, step), *bars, *names, *axes]


def _grid(top: int, step: int) -> list[str]:
    lines: list[str] = []
    for value in range(0, top + 1, step):
        y = _TOP + _PLOT_HEIGHT * (1 - value / top)
        lines.append(svg.line(_LEFT, y, _LEFT + _PLOT_WIDTH, y))
        lines.append(svg.words(str(value), _LEFT - 8, y + 5, anchor="end"))
    return lines


def _option_row(place: int, choice: OptionChoice) -> str:
    y, share = place * _ROW + 18, choice.share.value or 0.0
    length = _BAR_WIDTH * share / 100
    # The key is told by a tick and a word besides its colour.
    key, css = ("\u2713 Key: ", "chart-bar chart-key") if choice.correct else ("", "chart-bar")
    bar = f'<rect class="{css}" fill="currentColor" x="0" y="{y + 8}" width="{length:.1f}" height="{_BAR}"/>'
    number = svg.words(f"{choice.count} ({share:.0f} %)", length + 8, y + 22)
    words = svg.words(key + svg.shortened(choice.text, _LONGEST), 0, y)
    return f"<g><title>{escape(choice.text)}</title>{words}{bar}{number}</g>"
