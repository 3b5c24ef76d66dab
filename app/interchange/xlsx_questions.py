"""Questions as an Excel workbook: its first sheet is the table, and every cell that is no number is a text."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import count, islice
from typing import Any, cast

from app.interchange.items import Format, Item, Travelling, UnreadableFile
from app.interchange.table_reading import TOO_MANY, Row, read_table
from app.interchange.table_writing import table_of
from app.interchange.zip_limits import check_archive

LONGEST_CELL = 32_767
MOST_COLUMNS = 400
LOOKED_AT = 50
# Empty rows among them: a sheet can say that it has a million.
MOST_ROWS = 50_000
_NUMBERS = {"number", "tolerance", "version"}
_WIDTHS = {"stem": 60, "explanation": 40, "lead": 40, "quote 1": 60, "option 1": 24, "details": 10}
BROKEN = "This is no Excel workbook that can be read. Open it, save it again as .xlsx, or save it as CSV."


class CannotBeHeld(ValueError):
    """A question that this kind of file cannot hold; the message says which, and what to do."""


def write(questions: Iterable[Travelling]) -> bytes:
    """Write questions as a workbook; raises CannotBeHeld for a text that is longer than a cell can be."""
    # Only who writes a workbook pays for the library, which has no types.
    import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - see above

    titles, rows = table_of(questions)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = cast("Any", xlsxwriter.Workbook(file, options))
    # The same questions give the same file, whenever it is written.
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the library wants it so
    sheet = book.add_worksheet("Questions")
    head, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, title in enumerate(titles):
        sheet.set_column(place, place, _WIDTHS.get(title, 14), wrapped)
        sheet.write_string(0, place, title, head)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, 1):
        for place, (title, cell) in enumerate(zip(titles, row, strict=True)):
            if title in _NUMBERS and _exact(cell):
                sheet.write_number(number, place, float(cell))
            elif cell:
                sheet.write_string(number, place, _fitting(cell, title, number))
    book.close()
    return file.getvalue()


def _exact(cell: str) -> bool:
    try:
        return Decimal(repr(float(cell))) == Decimal(cell)
    except (ValueError, InvalidOperation):
        return False


def _fitting(cell: str, title: str, number: int) -> str:
    # Excel counts in UTF-16.
    if len(cell.encode("utf-16-le")) // 2 > LONGEST_CELL:
        msg = (
            f"Question {number} has more than {LONGEST_CELL:,} characters in “{title}”, which no cell holds. "
            "Take CSV or JSON Lines instead."
        )
        raise CannotBeHeld(msg)
    return cell


def read(raw: bytes) -> Iterator[Item]:
    """Read the first sheet that is not empty; raises UnreadableFile."""
    check_archive(raw)
    yield from read_table(*_table(raw))


def _table(raw: bytes) -> tuple[list[str], list[Row]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False, rich_text=False)
        for sheet in book.worksheets:
            # What the sheet says of its own size may be anything.
            sheet.reset_dimensions()
            values = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
            if found := _rows(values):
                return found
    except UnreadableFile:
        raise
    except Exception as error:  # The library says what is wrong with a file in a dozen ways.
        raise UnreadableFile(BROKEN) from error
    msg = "There is no row in this workbook."
    raise UnreadableFile(msg)


def _rows(values: Iterable[Iterable[object]]) -> tuple[list[str], list[Row]] | None:
    """Give the titles and rows below them; empty rows are passed over, and a sheet that begins with many is empty."""
    numbered = zip(count(1), values, strict=False)
    head = ((number, list(map(_text, row))) for number, row in islice(numbered, LOOKED_AT))
    titles = next((row for _, row in head if any(map(str.strip, row))), None)
    if titles is None:
        return None
    width = max(place for place, title in enumerate(titles, 1) if title.strip())
    kept: list[Row] = []
    for number, row in numbered:
        if number > MOST_ROWS:
            raise UnreadableFile(TOO_MANY)
        cells = [_text(cell) for cell in islice(row, width)]
        if any(cells):
            kept.append(Row(f"row {number}", cells))
    return titles[:width], kept


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case datetime() | date():
            return cast("date", value).isoformat()
        case _:
            return str(value)


XLSX = Format("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", read, write)
