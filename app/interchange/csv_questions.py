"""Questions as CSV: a table as any spreadsheet saves it, in any usual encoding, parted by comma, semicolon or tab."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from app.articles.cells import neutral
from app.interchange.decoding import decoded
from app.interchange.items import Format, Item, Travelling, UnreadableFile
from app.interchange.table_reading import Row, read_table
from app.interchange.table_writing import table_of

MARK = "\ufeff"
DELIMITERS = ",;\t"
# A quotation mark that is never closed would swallow every row below it.
MOST_LINES_A_ROW = 200
MOST_CELLS = 2_000
UNCLOSED = (
    "A quotation mark in this row is never closed, or a cell is longer than 100,000 characters. "
    "Double the marks inside a cell, and close it."
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NUMBERS = {"number", "tolerance"}


def write(questions: Iterable[Travelling]) -> bytes:
    """Write questions as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets look for."""
    titles, rows = table_of(questions)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(titles)
    for row in rows:
        writer.writerow(cell if title in _NUMBERS else guarded(cell) for title, cell in zip(titles, row, strict=True))
    return (MARK + file.getvalue()).encode()


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet runs; one that already looks guarded gets one more apostrophe, to lose none."""
    bare = cell.lstrip("'")
    return f"'{cell}" if neutral(bare) != bare else cell


def unguarded(cell: str) -> str:
    """Give a cell as it was before it was guarded."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and neutral(bare) != bare else cell


def read(raw: bytes) -> Iterator[Item]:
    """Read a table; raises UnreadableFile. A row that cannot be read stops none of the others."""
    text, note = decoded(raw)
    lines = _LINE.findall(text)
    start = 0
    if lines and lines[0].casefold().startswith("sep="):  # Excel's own line that names the delimiter.
        start = 1
    first = next((place for place in range(start, len(lines)) if lines[place].strip(" ,;\t\r\n")), len(lines))
    if first == len(lines):
        msg = "There is no row in this file."
        raise UnreadableFile(msg)
    delimiter = max(DELIMITERS, key=lines[first].count)
    if lines[first].count(delimiter) > MOST_CELLS:
        msg = f"A table may have {MOST_CELLS:,} columns; this one has more. Keep those that the template shows."
        raise UnreadableFile(msg)
    rows = _rows(lines, first, delimiter)
    titles = next(rows).values
    yield from read_table(titles, rows, (note,) if note else ())


def _rows(lines: list[str], first: int, delimiter: str) -> Iterator[Row]:
    """Give the rows with their lines, each read by itself, so that a broken one ends at its line."""
    at = first
    while at < len(lines):
        cells, used = _row(lines, at, delimiter)
        if used:
            yield Row(f"line {at + 1}", [unguarded(cell) for cell in cells])
        else:
            broken = [cell.replace('"', "") for cell in lines[at].rstrip("\r\n").split(delimiter, MOST_CELLS)]
            yield Row(f"line {at + 1}", broken, UNCLOSED)
        at += max(1, used)


def _row(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """Give the cells of a row and how many lines it takes, none where it does not end."""
    if lines[at].count(delimiter) > MOST_CELLS:
        return [], 0
    # Strictly first, so that a stray quotation mark takes no other row with it; then its line alone, as people write.
    for strict, most in ((True, MOST_LINES_A_ROW), (False, 1)):
        used = _Used(lines[at : at + most])
        with suppress(csv.Error):
            cells = next(csv.reader(used, delimiter=delimiter, strict=strict), list[str]())
            if not used.ran_out:
                return cells, used.number
    return [], 0


class _Used:
    """Lines that know how many of them were taken, and whether more were wanted."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self.number = 0
        self.ran_out = False

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            yield line
        self.ran_out = True


CSV = Format("CSV", "csv", "text/csv", read, write)
