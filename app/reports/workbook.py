"""Tables as an Excel workbook: a sheet for each, nothing in it a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from app.reports.responses import WHICH_WORDS, Which
from app.reports.tables import Cell, Table

LONGEST_CELL = 32_767
MOST_COLUMNS = 16_384
_WIDTHS = {"Stem": 60, "Option": 40, "Notes": 60, "Note": 50, "Figure": 24, "Attempts counted": 36}
_SHAPES = (("(%)", "0.0"), ("(logits)", "0.00"), ("(marks)", "0.00"), ("minutes", "0.0"))
_PLAIN, _FINE = "0.00", "0.000"
_FINE_COLUMNS = frozenset({"Point-biserial", "D27"})


class CannotBeHeld(ValueError):
    """A table that no workbook can hold; the message says why, and what to do."""


def to_xlsx(tables: Sequence[tuple[str, Table]], *, which: Which, about: Sequence[tuple[str, str]]) -> bytes:
    """Write tables by the names of their sheets, after a sheet of what they are about; raises CannotBeHeld.

    Heads stay in view, numbers are shown by their unit, and the last column says which attempts count.
    """
    # Only who writes a workbook pays for the library, which has no types.
    import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - see above

    file = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    # Rows go out as they come: a million cells are never in memory at once.
    book = cast("Any", xlsxwriter.Workbook(file, {**safe, "constant_memory": True}))
    # The same report gives the same file, whenever it is written.
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the library wants it so
    _about(book, [*about, ("Attempts counted", WHICH_WORDS[which])])
    for name, table in tables:
        _sheet(book, name, table, which)
    book.close()
    return file.getvalue()


def _about(book: Any, lines: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401 - of a library without types
    sheet, bold = book.add_worksheet("About"), book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    for number, (name, words) in enumerate(lines):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, words, wrapped)


def _sheet(book: Any, name: str, table: Table, which: Which) -> None:  # noqa: ANN401
    columns = (*table.columns, "Attempts counted")
    if len(columns) > MOST_COLUMNS:
        msg = f"There are {len(columns):,} columns; a workbook holds {MOST_COLUMNS:,}. Take the CSV instead."
        raise CannotBeHeld(msg)
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E4EFEF"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    shapes = {shape: book.add_format({"num_format": shape, "valign": "top"}) for shape in {*_formats(columns), "0"}}
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 24 if not place else 14))
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, head)
    formats = _formats(columns)
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate((*row, WHICH_WORDS[which])):
            _write(sheet, (number, place), cell, words, shapes["0" if isinstance(cell, int) else formats[place]])
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)


def _formats(columns: Sequence[str]) -> list[str]:
    return list(_shaped(columns))


def _shaped(columns: Sequence[str]) -> Iterator[str]:
    for column in columns:
        fine = _FINE if column in _FINE_COLUMNS else _PLAIN
        yield next((shape for end, shape in _SHAPES if column.casefold().endswith(end)), fine)


def _write(sheet: Any, at: tuple[int, int], cell: Cell, words: object, number: object) -> None:  # noqa: ANN401
    if isinstance(cell, str):
        # Excel counts in UTF-16 and takes no longer cell; an answer beyond it is no answer.
        sheet.write_string(*at, cell[: LONGEST_CELL // 2], words)
    elif cell is not None:
        sheet.write_number(*at, cell, number)
