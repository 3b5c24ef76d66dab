"""The chart of one question: which fifth of the attempts chose which option."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from app.reports import svg
from app.reports.charts import Chart
from app.reports.tables import Table

if TYPE_CHECKING:
    from app.reports.distractors import OptionChoice

FIFTHS = ("lowest fifth", "second", "middle", "fourth", "highest fifth")
LEAST_EACH = 5
NO_FIFTHS = f"This needs {LEAST_EACH} attempts that were asked the question."
_DASHES = ("", "9 5", "2 5", "12 4 2 4", "5 3")
_LEFT, _TOP, _WIDE, _HIGH, _ROW = 50, 14, 345, 230, 26


def choice_by_fifth(choices: Sequence[OptionChoice], sizes: Sequence[int], *, title: str, name: str) -> Chart:
    """Draw the share of each fifth of the attempts that chose each option; `sizes` are the attempts in each fifth.

    Lines are told apart by their dashes and marks besides their colours; the key's is the thick one.
    """
    filled = [place for place, size in enumerate(sizes) if size]
    rows = tuple(
        (choice.text, "yes" if choice.correct else "no", *_shares(choice, sizes, range(len(FIFTHS))))
        for choice in choices
    )
    table = Table(title, ("Option", "Key", *(f"{fifth} (%)" for fifth in FIFTHS)), rows)
    if not choices or sum(sizes) < LEAST_EACH:
        return Chart("", table, NO_FIFTHS if choices else "This question has no options.")
    body = _shares_grid(sizes)
    others = 0
    for row, choice in enumerate(choices):
        others += not choice.correct
        shares = _shares(choice, sizes, filled)
        body.append(_series(choice, list(zip(filled, shares, strict=True)), row, others))
    key = next((choice for choice in choices if choice.correct), choices[0])
    ends = [_shares(key, sizes, [place])[0] for place in (filled[0], filled[-1])]
    description = (
        f"The key, {key.text}: {ends[0]:.0f} % of the {FIFTHS[filled[0]]}, {ends[1]:.0f} % of the {FIFTHS[filled[-1]]}."
    )
    height = _TOP + _HIGH + 62 + _ROW * len(choices)
    return Chart(svg.frame(body, height=height, title=title, description=description, name=name), table)


def _shares(choice: OptionChoice, sizes: Sequence[int], places: Sequence[int]) -> list[float | None]:
    return [100 * choice.quintiles[place] / sizes[place] if sizes[place] else None for place in places]


def _shares_grid(sizes: Sequence[int]) -> list[str]:
    base, parts = _TOP + _HIGH, list[str]()
    for value in range(0, 101, 20):
        y = _TOP + _HIGH * (1 - value / 100)
        parts += [svg.line(_LEFT, y, _LEFT + _WIDE, y), svg.words(str(value), _LEFT - 8, y + 5, anchor="end")]
    for place, (fifth, size) in enumerate(zip(FIFTHS, sizes, strict=True)):
        words = fifth.removesuffix(" fifth")
        parts.append(svg.words(words, _across(place), base + 19, anchor="middle"))
        parts.append(svg.words(f"n={size}", _across(place), base + 35, anchor="middle", more=' font-size="12"'))
    parts.append(svg.words("Fifth of the attempts, by total score", _LEFT + _WIDE / 2, base + 56, anchor="middle"))
    return [*parts, svg.upright("Chosen by (%)", 12, _TOP + _HIGH / 2)]


def _across(place: int) -> float:
    return _LEFT + 30 + (_WIDE - 60) * place / (len(FIFTHS) - 1)


def _series(choice: OptionChoice, points: Sequence[tuple[int, float | None]], row: int, other: int) -> str:
    """Draw an option's line, its marks, and its line of the legend below."""
    kind = 0 if choice.correct else (other - 1) % 5 + 1
    css = "chart-key" if choice.correct else f"chart-line-{kind}"
    dash = "" if choice.correct else _DASHES[(other - 1) % len(_DASHES)]
    stroke = f'fill="none" stroke="currentColor" stroke-width="{4 if choice.correct else 2}"'
    stroke += f' stroke-dasharray="{dash}"' if dash else ""
    places = [(_across(place), _TOP + _HIGH * (1 - (share or 0.0) / 100)) for place, share in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    low = _TOP + _HIGH + 62 + _ROW * row + 14
    words = ("\u2713 Key: " if choice.correct else "") + svg.shortened(choice.text, 46)
    sample = f'<polyline {stroke} points="0,{low - 5} 40,{low - 5}"/>{_mark(kind, 20, low - 5)}'
    marks = "".join(_mark(kind, x, y) for x, y in places)
    return (
        f'<g class="{css}"><title>{escape(choice.text)}</title><polyline {stroke} points="{path}"/>{marks}{sample}</g>'
        f"{svg.words(words, 50, low)}"
    )


def _mark(kind: int, x: float, y: float) -> str:
    """Draw a mark: a disc for the key; a square, a triangle, a diamond, a cross, a bar for the others."""
    shapes = (
        f"M {x - 6:.1f} {y:.1f} a 6 6 0 1 0 12 0 a 6 6 0 1 0 -12 0 z",
        f"M {x - 5:.1f} {y - 5:.1f} h 10 v 10 h -10 z",
        f"M {x:.1f} {y - 6:.1f} l 6 11 h -12 z",
        f"M {x:.1f} {y - 7:.1f} l 7 7 l -7 7 l -7 -7 z",
        f"M {x - 6:.1f} {y - 2:.1f} h 4 v -4 h 4 v 4 h 4 v 4 h -4 v 4 h -4 v -4 h -4 z",
        f"M {x - 2:.1f} {y - 7:.1f} h 4 v 14 h -4 z",
    )
    return f'<path fill="currentColor" d="{shapes[kind]}"/>'
