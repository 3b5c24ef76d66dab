"""A report's tables and drawings as files."""

from collections.abc import Mapping, Sequence

from flask import Response, abort

from app.reports.charts import Chart
from app.reports.csv_file import to_csv
from app.reports.responses import Which
from app.reports.svg import standalone
from app.reports.tables import Table
from app.reports.workbook import to_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_answer(table: Table, *, which: Which, name: str) -> Response:
    """Send a table as CSV; `name` is the file's, without its ending."""
    return csv_text_answer(to_csv(table, which=which), name=name)


def csv_text_answer(text: str, *, name: str) -> Response:
    """Send CSV; `name` is the file's, without its ending."""
    # The mark at the start tells spreadsheets that the file is UTF-8.
    return attached(f"\ufeff{text}", kind="text/csv; charset=utf-8", name=f"{name}.csv")


def book_answer(tables: Mapping[str, Table], *, which: Which, about: Sequence[tuple[str, str]], name: str) -> Response:
    """Send tables as a workbook, a sheet for each by its name; `name` is the file's, without its ending."""
    content = to_xlsx(list(tables.items()), which=which, about=about)
    return attached(content, kind=XLSX, name=f"{name}.xlsx")


def chart_answer(chart: Chart | None, *, name: str) -> Response:
    """Send a drawing as a file; there is none where there is nothing to draw."""
    if chart is None or not chart.svg:
        abort(404)
    return attached(standalone(chart.svg), kind="image/svg+xml", name=f"{name}.svg")


def attached(content: str | bytes, *, kind: str, name: str) -> Response:
    """Send a file to keep."""
    response = Response(content, content_type=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
