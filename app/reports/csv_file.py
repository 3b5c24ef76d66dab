"""Tables as CSV, safe to open in a spreadsheet."""

import csv
import io

from app.articles.cells import neutral
from app.reports.responses import WHICH_WORDS, Which
from app.reports.tables import Cell, Table


def to_csv(table: Table, *, which: Which | None) -> str:
    """Write a table as CSV (RFC 4180); the last column of every row says which attempts count, unless that is None.

    Numbers stay numbers, missing ones are empty, and a text that a spreadsheet would run gets an apostrophe in front.
    """
    file = io.StringIO()
    # Its default dialect ends lines with CR LF and quotes where needed.
    writer = csv.writer(file)
    head, last = (("Attempts counted",), (WHICH_WORDS[which],)) if which else ((), ())
    writer.writerow([neutral(column) for column in (*table.columns, *head)])
    writer.writerows([*map(_cell, row), *last] for row in table.rows)
    return file.getvalue()


def _cell(cell: Cell) -> str | float:
    if cell is None:
        return ""
    return neutral(cell) if isinstance(cell, str) else cell
