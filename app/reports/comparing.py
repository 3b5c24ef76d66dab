"""Two sides of a class report compared in words: by pairs where the same students stand on both, and as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reports.class_report import Comparison, HeatMap, HeatRow, NeedsHelp, compare
from app.reports.figures import Figure, Interval
from app.reports.tables import Cell, Table

if TYPE_CHECKING:
    from app.reports.statistics import Vector

TWO_PAIRS = "Two students on both sides are needed."
SAME_CHANGE = "Everybody's score changed by as much, so there is no interval."
RIGHT = 1 - 1e-9


def compare_pairs(first: Vector, second: Vector) -> Comparison:
    """Compare the percentages of the same students at two times, `first[i]` and `second[i]` of one student each.

    The interval is Student's, of the students' own changes: how far they differ among each other does not blur it.
    """
    import numpy as np  # noqa: PLC0415 - with the first report only
    from scipy.stats import t  # noqa: PLC0415

    known = np.isfinite(first) & np.isfinite(second)
    change = (second - first)[known]
    size = len(change)
    if size < 2:  # noqa: PLR2004
        whole = compare(first[known], second[known])
        return Comparison(whole.first, whole.second, whole.difference, Interval(reason=TWO_PAIRS))
    means = Figure(float(first[known].mean())), Figure(float(second[known].mean()))
    mean, error = float(change.mean()), (float(change.var(ddof=1)) / size) ** 0.5
    if error == 0:
        return Comparison(*means, Figure(mean), Interval(reason=SAME_CHANGE))
    half = float(t.ppf(0.975, size - 1)) * error
    return Comparison(*means, Figure(mean), Interval(mean - half, mean + half))


def comparison_words(found: Comparison, first: str, second: str) -> str:
    """Say what a comparison shows: who did better, and whether chance alone explains it."""
    difference, interval = found.difference.value, found.interval
    if difference is None:
        return f"Nothing to compare: {found.difference.reason[0].lower()}{found.difference.reason[1:]}"
    better = f"{second} earned {abs(difference):.0f} points of 100 {'more' if difference > 0 else 'less'} than {first}."
    if round(abs(difference)) == 0:
        better = f"{second} and {first} earned about as much."
    if interval.low is None or interval.high is None:
        return f"{better} How sure that is cannot be said. {interval.reason}"
    span = f"{interval.low:.0f} to {interval.high:.0f} points"
    if interval.low <= 0 <= interval.high:
        return f"{better} With 95 % confidence the difference is {span}, so it may be chance."
    return f"{better} With 95 % confidence the difference is {span}: more than chance explains."


def comparison_table(found: Comparison, sides: Sequence[tuple[str, int]]) -> Table:
    """Give a row for each of two sides (name, students), and one for the difference with its interval."""
    (first, few), (second, many) = sides
    columns = ("Side", "Students", "Mean (%)", "Low (points)", "High (points)", "Notes")
    interval = found.interval
    rows = (
        (first, few, found.first.value, None, None, found.first.reason),
        (second, many, found.second.value, None, None, found.second.reason),
        ("Difference", None, found.difference.value, interval.low, interval.high, interval.reason),
    )
    return Table("Compared", columns, rows)


def cell_of(share: float | None) -> str:
    """Name what a share of a question's points is: right, partly, wrong, or none where it was not asked or is void."""
    if share is None:
        return "none"
    if share >= RIGHT:
        return "right"
    return "partly" if share > 0 else "wrong"


def heat_table(found: HeatMap) -> Table:
    """Give the map as a table: a row for each student, the share of each question's points from 0 to 1."""
    columns = ("Student", "Score (%)", *(f"Question {label}" for label in found.questions))
    return Table("Students by questions", columns, tuple(_heat_row(row) for row in found.rows))


def help_table(listed: Sequence[NeedsHelp]) -> Table:
    """Give the students to ask after: the score, why, and what they missed."""
    rows = tuple((one.name, one.percent, one.why, ", ".join(one.missed)) for one in listed)
    return Table("Who may need help", ("Student", "Score (%)", "Why", "Questions missed"), rows)


def _heat_row(row: HeatRow) -> tuple[Cell, ...]:
    return (row.name, row.percent.value, *row.shares)


def question_table(found: HeatMap, stems: Sequence[str]) -> Table:
    """Give a row for each question: its stem, and the share of its points that was earned."""
    parts = zip(found.questions, stems, found.earned, strict=True)
    rows = tuple((label, stem, earned.value, earned.reason) for label, stem, earned in parts)
    return Table("The questions", ("Question", "Stem", "Earned (%)", "Notes"), rows)
