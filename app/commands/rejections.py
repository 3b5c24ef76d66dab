"""Printing why questions were rejected: `citewell rejections`."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict

from rich.table import Table

from app.articles.cells import neutral
from app.commands.printing import say, show
from app.storage.review_queries import RejectionCount
from app.storage.unit_of_work import UnitOfWork
from app.workflows.count_rejections import count_rejections

COLUMNS = ("rule", "reason", "count", "example")
BY_HAND = "written by hand"


def print_rejections(work: UnitOfWork, form: str) -> None:
    """Print the counts of everybody's rejections as a table, as CSV (RFC 4180), or as a JSON list of objects."""
    counts = count_rejections(work)
    if form == "json":
        say(json.dumps([asdict(one) for one in counts], ensure_ascii=False, indent=2))
    elif form == "csv":
        say(_csv(counts).removesuffix("\r\n"))
    elif counts:
        show(_table(counts))
    else:
        say("No question was rejected so far.")


def _csv(counts: Sequence[RejectionCount]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows((neutral(one.rule), one.reason, one.count, neutral(one.example)) for one in counts)
    return file.getvalue()


def _table(counts: Sequence[RejectionCount]) -> Table:
    table = Table("rule", "reason", title=f"{sum(one.count for one in counts)} questions rejected")
    table.add_column("count", justify="right")
    table.add_column("for example")
    for one in counts:
        table.add_row(one.rule or BY_HAND, one.reason, str(one.count), one.example)
    return table
