"""What charts are drawn with: SVG without a style attribute or a script, so the strictest security policy allows it.

Colours are `currentColor` and the classes chart-bar, chart-key, chart-axis and chart-line-1 to 5, so a drawing follows
its page's theme and prints. It fills the width it is given; its words stay readable at 320 pixels. Every text in it is
escaped: a template can show it as it is. `standalone` gives it colours of its own, for a file.
"""

import re
from collections.abc import Sequence
from html import escape
from itertools import count

WIDTH = 420
# Those of the light theme, told apart with every kind of colour blindness; shapes and dashes tell apart too.
COLOURS = {
    "chart-axis": "#1b1b1b",
    "chart-bar": "#0b5d66",
    "chart-key": "#1c6b3a",
    "chart-line-1": "#9a3d00",
    "chart-line-2": "#1f4fa3",
    "chart-line-3": "#7b3f8c",
    "chart-line-4": "#0b5d66",
    "chart-line-5": "#5a5650",
}
_CLASS = re.compile(r' class="([a-z0-9 -]+)"')
_SIZE = re.compile(r'viewBox="0 0 (\d+) ([\d.]+)" width="100%"')


def frame(body: Sequence[str], *, height: float, title: str, description: str, name: str) -> str:
    """Give a drawing with its title and description; `name` is its id on the page."""
    ids = escape(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {WIDTH} {height:g}" '
        f'width="100%" font-size="14" aria-labelledby="{ids}-title {ids}-desc">'
        f'<title id="{ids}-title">{escape(title)}</title><desc id="{ids}-desc">{escape(description)}</desc>'
        f"{''.join(body)}</svg>"
    )


def standalone(drawing: str) -> str:
    """Give a drawing as a file: on white, in colours of its own, twice as large."""
    # Every quotation mark in a text is escaped, so that what looks like an attribute is one.
    coloured = _CLASS.sub(_colour, drawing)
    paper = '<rect width="100%" height="100%" fill="#ffffff"/>'
    sized = _SIZE.sub(_size, coloured, count=1)
    return sized.replace("</desc>", f"</desc>{paper}", 1)


def words(text: str, x: float, y: float, *, anchor: str = "start", more: str = "") -> str:
    """Give a text at a place; `anchor` is start, middle or end."""
    place = f'text-anchor="{anchor}" x="{x:.1f}" y="{y:.1f}"'
    return f'<text class="chart-axis" fill="currentColor" {place}{more}>{escape(text)}</text>'


def upright(text: str, x: float, y: float) -> str:
    """Give the name of an upright axis, read from below."""
    return words(text, x, y, anchor="middle", more=f' transform="rotate(-90 {x} {y})"')


def line(x1: float, y1: float, x2: float, y2: float, *, faint: bool = True, more: str = "") -> str:
    """Give a straight line."""
    place = f'x1="{x1:.1f}" x2="{x2:.1f}" y1="{y1:.1f}" y2="{y2:.1f}"'
    opacity = ' stroke-opacity="0.25"' if faint else ""
    return f'<line class="chart-axis" stroke="currentColor"{opacity} {place}{more}/>'


def shortened(text: str, longest: int) -> str:
    """Give a text that fits, cut with three dots where it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}\u2026"


def tick(most: int) -> int:
    """Give the distance of an axis's whole-numbered marks: 1, 2 or 5 times a power of ten, at most six of them."""
    sizes = (factor * 10**power for power in count() for factor in (1, 2, 5))
    return next(size for size in sizes if most <= 5 * size)


def _colour(found: re.Match[str]) -> str:
    named = [COLOURS[name] for name in found[1].split() if name in COLOURS]
    return f' color="{named[-1]}"' if named else ' font-family="Source Sans 3, Arial, sans-serif"'


def _size(found: re.Match[str]) -> str:
    width, height = int(found[1]), float(found[2])
    return f'viewBox="0 0 {width} {height:g}" width="{2 * width}" height="{2 * height:g}"'
