"""A student's figures as tables, for files."""

from collections.abc import Sequence

from app.reports.student import Progress
from app.reports.tables import Table


def progress_table(caption: str, of: str, parts: Sequence[Progress]) -> Table:
    """Give a row for each topic or fact: its name, the percentage, of how many answers, when the last one was."""
    rows = tuple(
        (one.name, one.percent.value, one.answers, one.last.isoformat(timespec="seconds") if one.last else None)
        for one in parts
    )
    return Table(caption, (of, "Score (%)", "Answers", "Last answered"), rows)
