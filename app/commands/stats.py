"""The command of statistics: every figure of a matrix of marks from any system."""

import json
from collections.abc import Sequence
from typing import BinaryIO

import click
from rich.table import Table as Shown

from app.commands.printing import say, show
from app.interchange.response_matrix import BadMatrix, read_matrix
from app.reports.tables import Cell, Table

# A matrix has neither stems nor clocks.
HIDDEN = frozenset({"Stem", "Participants", "Median time"})


@click.command("stats")
@click.argument("file", metavar="RESPONSES.csv", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
@click.option("--max", "maximum", type=click.FloatRange(min=0, min_open=True), help="Every item's maximum mark.")
@click.option("--heading/--no-heading", default=None, help="Whether row 1 names the items.")
def stats(file: BinaryIO, *, as_json: bool, maximum: float | None, heading: bool | None) -> None:
    """Work out the figures of a matrix: rows are attempts, columns items, cells marks; - reads standard input.

    An empty cell was not asked. A first column may have names; a row named max has the maximum marks.
    """
    try:
        found = read_matrix(file.read(), heading=heading, maximum=maximum)
    except BadMatrix as error:
        raise click.ClickException(str(error)) from None
    # numpy and scipy are for this command only.
    from app.reports.any_matrix import figures_json, sheet_of  # noqa: PLC0415 - see above
    from app.reports.calibration import calibrations  # noqa: PLC0415
    from app.reports.item_report import item_statistics  # noqa: PLC0415
    from app.reports.quiz_report import headline, quiz_statistics  # noqa: PLC0415
    from app.reports.tables import calibration_table, item_table, quiz_table  # noqa: PLC0415

    sheet = sheet_of(found.items, found.rows, found.maxima, found.names)
    quiz, items, learnt = quiz_statistics(sheet), item_statistics(sheet), calibrations(sheet)
    if as_json:
        say(json.dumps(figures_json(quiz, items, learnt), ensure_ascii=False, indent=2, allow_nan=False))
        return
    say(headline(items, quiz.attempts))
    tables = [
        quiz_table(quiz),
        item_table(items, sheet.which),
        *(calibration_table(one) for one in learnt if one.items),
    ]
    for table in tables:
        _print(table)
    for one in learnt:
        if one.reason:
            say(f"No difficulty by the {one.model} model: {one.reason}")


def _print(table: Table) -> None:
    kept = [place for place, name in enumerate(table.columns) if name not in HIDDEN]
    shown = Shown(*(table.columns[place] for place in kept), title=table.caption)
    for row in table.rows:
        if row[0] not in HIDDEN:
            shown.add_row(*_words([row[place] for place in kept]))
    show(shown)


def _words(cells: Sequence[Cell]) -> list[str]:
    return ["–" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells]
