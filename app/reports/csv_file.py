"""Tables as CSV, safe to open in a spreadsheet."""

import csv
import io

from app.articles.cells import neutral
from app.reports.responses import WHICH_WORDS, Which
from app.reports.tables import Cell, Table


def to_csv(table: Table, *, which: Which) -> str:
    """Write a table as CSV (RFC 4180); the last column of every row says which attempts count.

    Numbers stay numbers, missing ones are empty, and a text that a spreadsheet would run gets an apostrophe in front.
    """
    file = io.StringIO()
    # Its default dialect ends lines with CR LF and quotes where needed.
    writer = csv.writer(file)
    writer.writerow([neutral(column) for column in (*table.columns, "Attempts counted")])
    writer.writerows([*map(_cell, row), WHICH_WORDS[which]] for row in table.rows)
    return file.getvalue()


def _cell(cell: Cell) -> str | float:
    if cell is None:
        return ""
    return neutral(cell) if isinstance(cell, str) else cell
