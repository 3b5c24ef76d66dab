"""A report's tables and drawings as files."""

from flask import Response

from app.reports.csv_file import to_csv
from app.reports.responses import Which
from app.reports.tables import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_answer(table: Table, *, which: Which, name: str) -> Response:
    """Send a table as CSV; `name` is the file's, without its ending."""
    return csv_text_answer(to_csv(table, which=which), name=name)


def csv_text_answer(text: str, *, name: str) -> Response:
    """Send CSV; `name` is the file's, without its ending."""
    # The mark at the start tells spreadsheets that the file is UTF-8.
    return attached(f"\ufeff{text}", kind="text/csv; charset=utf-8", name=f"{name}.csv")


def attached(content: str | bytes, *, kind: str, name: str) -> Response:
    """Send a file to keep."""
    response = Response(content, content_type=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
