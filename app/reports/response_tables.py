"""The whole response matrix as tables: attempts by questions, in marks and in answers; and tables of all questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.reports.matrix import matrix
from app.reports.responses import WHICH_WORDS
from app.reports.tables import Cell, Table, option_table

if TYPE_CHECKING:
    from app.reports.item_report import ItemStatistics
    from app.reports.sheet import Sheet

MAXIMUM = "max"


def marks_table(sheet: Sheet) -> Table:
    """Give a row for each attempt and a column for each question, in marks; the first row has the maxima.

    What an attempt was not asked is missing, and so is what was declared void: `citewell stats` reads this table and
    comes to the same figures.
    """
    arrays = matrix(sheet)
    kept = [place for place, gone in enumerate(arrays.void) if not gone]
    marks = (
        tuple(None if mark != mark else mark for mark in row)  # noqa: PLR0124 - NaN equals nothing
        for row in arrays.marks[:, kept].tolist()
    )
    names = (_no_maximum(name) for name in sheet.names)
    first: tuple[Cell, ...] = (MAXIMUM, *(sheet.items[place].max_mark for place in kept))
    return Table(
        caption=f"Marks ({WHICH_WORDS[sheet.which]})",
        columns=(f"Participant ({WHICH_WORDS[sheet.which]})", *(_question(sheet, place) for place in kept)),
        rows=(first, *((name, *row) for name, row in zip(names, marks, strict=True))),
    )


def answers_table(sheet: Sheet, answers: Sequence[Sequence[str | None]]) -> Table:
    """Give a row for each attempt and a column for each question, in the words of the answers, None where not asked."""
    return Table(
        caption=f"Answers ({WHICH_WORDS[sheet.which]})",
        columns=(
            f"Participant ({WHICH_WORDS[sheet.which]})",
            *(_question(sheet, place) for place in range(len(sheet.items))),
        ),
        rows=tuple((name, *row) for name, row in zip(sheet.names, answers, strict=True)),
    )


def choices_table(items: Sequence[ItemStatistics]) -> Table:
    """Give a row for each option of each question, and of each version where several were asked."""
    return Table(
        caption="Choices",
        columns=("Question", "Version", *option_table(items[0]).columns) if items else ("Question",),
        rows=tuple(_choice_rows(items)),
    )


def with_difficulty(table: Table, learnt: Mapping[int, tuple[float, float]]) -> Table:
    """Give the table of questions with what their answers taught: (difficulty, error) by row, before the notes."""
    columns = (*table.columns[:-1], "Difficulty (logits)", "Standard error of the difficulty (logits)")
    none: tuple[Cell, Cell] = (None, None)
    rows = tuple((*row[:-1], *learnt.get(at, none), row[-1]) for at, row in enumerate(table.rows))
    return Table(table.caption, (*columns, table.columns[-1]), rows)


def _choice_rows(items: Sequence[ItemStatistics]) -> Iterator[tuple[Cell, ...]]:
    for item in items:
        for one in (item, *item.by_version):
            version = one.version or ("all versions" if item.by_version else "")
            for row in option_table(one).rows:
                yield (item.item.label, version, *row)


def _question(sheet: Sheet, place: int) -> str:
    return f"Question {sheet.items[place].label}"


def _no_maximum(name: str) -> str:
    """Give a name that no reader of a matrix takes for the row of maxima: pupils are called Max."""
    return f"{name} (participant)" if name.strip().casefold().startswith(MAXIMUM) else name
