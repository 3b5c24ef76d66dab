"""A report's table as a file."""

from flask import Response

from app.reports.csv_file import to_csv
from app.reports.responses import Which
from app.reports.tables import Table


def csv_answer(table: Table, *, which: Which, name: str) -> Response:
    """Send a table as CSV; `name` is the file's, without its ending."""
    # The mark at the start tells spreadsheets that the file is UTF-8.
    response = Response(f"\ufeff{to_csv(table, which=which)}", content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.csv")
    return response
