"""The reports as tables: for the page, for screen readers, and for files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.reports.distractors import QUINTILES, OptionChoice
from app.reports.figures import Figure, Interval
from app.reports.item_report import ItemStatistics
from app.reports.quiz_report import QuizStatistics
from app.reports.responses import WHICH_WORDS, Which

if TYPE_CHECKING:
    from app.reports.calibration import Calibration
    from app.reports.sheet import Sheet

Cell = str | float | int | None


@dataclass(frozen=True)
class Table:
    """Rows under named columns; a cell is a text, a number, or None where there is no figure."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Refuse rows of another length than the head."""
        if any(len(row) != len(self.columns) for row in self.rows):
            msg = f'a row of the table "{self.caption}" does not fit its {len(self.columns)} columns'
            raise ValueError(msg)


def quiz_table(statistics: QuizStatistics) -> Table:
    """Give the quiz's figures: name, value, unit, and why a value is missing."""
    figures: tuple[tuple[str, Figure, str], ...] = (
        ("Attempts", Figure(statistics.attempts), ""),
        ("Participants", Figure(statistics.participants), ""),
        ("Maximum", statistics.maximum, "marks"),
        ("Mean", statistics.mean, "marks"),
        ("Mean", statistics.mean_percent, "%"),
        ("Median", statistics.median, "marks"),
        ("Standard deviation", statistics.deviation, "marks"),
        ("Skewness", statistics.skewness, ""),
        ("Kurtosis", statistics.kurtosis, ""),
        ("Internal consistency", statistics.consistency, "%"),
        ("Error ratio", statistics.error_ratio, "%"),
        ("Standard error", statistics.standard_error, "marks"),
        ("Median time", statistics.minutes, "minutes"),
    )
    return Table(
        caption=f"The quiz ({WHICH_WORDS[statistics.which]})",
        columns=("Figure", "Value", "Unit", "Note"),
        rows=tuple((name, figure.value, unit, figure.reason) for name, figure, unit in figures),
    )


def item_table(items: Sequence[ItemStatistics], which: Which) -> Table:
    """Give a row for each question; the last column has the advice and why figures are missing."""
    return Table(
        caption=f"The questions ({WHICH_WORDS[which]})",
        columns=(
            "Question", "Stem", "Attempts", "Facility (%)", "Facility, low (%)", "Facility, high (%)",
            "Standard deviation (%)", "Discrimination index (%)", "Discrimination, low (%)", "Discrimination, high (%)",
            "Discriminative efficiency (%)", "Effective weight (%)", "Point-biserial", "D27", "Notes",
        ),
        rows=tuple(_item_row(item) for item in items),
    )  # fmt: skip


def option_table(item: ItemStatistics) -> Table:
    """Give a row for each option of a question: who chose it, by fifths of the scores."""
    fifths = ("lowest", "second", "middle", "fourth", "highest")
    return Table(
        caption=f"Question {item.item.label}: choices",
        columns=(
            *("Option", "Key", "Chosen", "Chosen (%)", "Rest score of choosers (marks)"),
            *(f"Chosen in the {fifths[fifth]} fifth" for fifth in range(QUINTILES)),
            "Notes",
        ),
        rows=tuple(_option_row(choice) for choice in item.choices),
    )


def participant_table(sheet: Sheet, *, timed: bool = True) -> Table:
    """Give a row for each attempt that counts: who, when, how long, the score, and the mark for each question.

    Without times, `timed` is false.
    """
    times = ("Started", "Submitted", "Minutes") if timed else ()
    return Table(
        caption=f"The participants ({WHICH_WORDS[sheet.which]})",
        columns=(
            *("Participant", *times, "Score (marks)", "Score (%)"),
            *(f"Question {item.label} (of {item.max_mark:g})" for item in sheet.items),
        ),
        rows=tuple(_participant_rows(sheet, timed=timed)),
    )


def calibration_table(calibration: Calibration) -> Table:
    """Give a row for each question: its difficulty and slope with their standard errors."""
    names = {"rasch": "the Rasch model", "2pl": "the two-parameter model"}
    columns = ("Question", "Answers", "Difficulty (logits)", "Standard error", "Slope", "Standard error of the slope")
    return Table(
        caption=f"Difficulty by {names[calibration.model]}",
        columns=(*columns, "Notes"),
        rows=tuple(
            (
                *(item.label, item.responses, item.difficulty, item.difficulty_error),
                *(item.discrimination, item.discrimination_error, item.reason),
            )
            for item in calibration.items
        ),
    )


def _participant_rows(sheet: Sheet, *, timed: bool) -> Iterator[tuple[Cell, ...]]:
    columns = (sheet.started, sheet.minutes, sheet.scores, sheet.percents, sheet.marks)
    told = zip(sheet.names, *(column.tolist() for column in columns), strict=True)
    for name, started, minutes, score, percent, marks in told:
        at = datetime.fromtimestamp(started, UTC)
        until = at + timedelta(minutes=minutes)
        times = (at.isoformat(timespec="seconds"), until.isoformat(timespec="seconds"), minutes) if timed else ()
        known = (None if mark != mark else mark for mark in (percent, *marks))  # noqa: PLR0124 - NaN equals nothing
        yield (name, *times, score, *known)


def _item_row(statistics: ItemStatistics) -> tuple[Cell, ...]:
    facility, discrimination = statistics.facility_interval, statistics.discrimination_interval
    figures: tuple[Figure | Interval, ...] = (
        statistics.facility, statistics.deviation, statistics.discrimination, statistics.efficiency,
        statistics.weight, statistics.point_biserial, statistics.d27,
    )  # fmt: skip
    reasons = dict.fromkeys(figure.reason for figure in figures if figure.reason)
    return (
        *(statistics.item.label, statistics.item.stem, statistics.attempts),
        *(statistics.facility.value, facility.low, facility.high, statistics.deviation.value),
        *(statistics.discrimination.value, discrimination.low, discrimination.high, statistics.efficiency.value),
        *(statistics.weight.value, statistics.point_biserial.value, statistics.d27.value),
        " ".join((*statistics.advice, *reasons)),
    )


def _option_row(choice: OptionChoice) -> tuple[Cell, ...]:
    return (
        *(choice.text, "yes" if choice.correct else "no", choice.count, choice.share.value, choice.rest.value),
        *choice.quintiles,
        " ".join(choice.flags),
    )
