"""Blind sheets read back: each judge's yes and no, and the maker's answers file."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.interchange.blind_sheet import ANSWERS, listed_of
from app.questions.judgement import POINTS, Judgement, Listed, Pass

YES = {"yes", "y"}
NO = {"no", "n"}
NEEDED = ("id", *POINTS)
LARGEST_CELL = 16 * 1024 * 1024
SHOWN_IDS = 3


class BrokenSheet(ValueError):
    """A sheet that cannot be read back; the message names the file, the line, what is wrong and what to do."""

    def __init__(self, where: str, wrong: str, advice: str) -> None:
        """Make one message of the three."""
        super().__init__(f"{where}: {wrong} {advice}")


class _Lines(Protocol):
    """What the csv module's reader gives: rows, and the number of the last line read."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True)
class _Row:
    """One row: where it begins in the file, which row of a spreadsheet it is, and its cells by column."""

    where: str
    cells: Mapping[str, str]


def read_answers(raw: bytes, *, name: str) -> tuple[Listed, ...]:
    """Read an answers file as answers_csv wrote it; raises BrokenSheet, also where nothing in it is planted."""
    found: dict[str, Listed] = {}
    for row in _rows(raw, name, ANSWERS, "It must be the .planted.csv that was written beside the sheet."):
        one = listed_of(row.cells)
        if one.id in found:
            raise BrokenSheet(row.where, f"the id {one.id} stands twice.", "Take the .planted.csv as it was written.")
        found[one.id] = one
    if not any(one.planted for one in found.values()):
        raise BrokenSheet(
            name, "no item is planted, so nothing shows whether a judge read with care.", "Make a larger sheet."
        )
    return tuple(found.values())


def read_pass(raw: bytes, items: Sequence[Listed], *, name: str, judge: str) -> Pass:
    """Read one judge's sheet, which must judge each of the items once; raises BrokenSheet."""
    known = {item.id for item in items}
    places: dict[str, str] = {}
    judged: dict[str, Judgement] = {}
    for row in _rows(raw, name, NEEDED, "Fill in the sheet as it was written, and keep its first line."):
        item = row.cells["id"].strip()
        if item not in known:
            raise BrokenSheet(
                row.where, f"the id “{item}” is not in the answers file.", "Give the .planted.csv of this sheet."
            )
        if item in judged:
            raise BrokenSheet(row.where, f"the id {item} stands already at {places[item]}.", "Remove one of the two.")
        places[item] = row.where.removeprefix(f"{name}, ")
        points = {point: _verdict(row, point) for point in POINTS}
        judged[item] = Judgement(item, points, row.cells.get("note", ""))
    missing = sorted(known - set(judged))
    if missing:
        few = ", ".join(missing[:SHOWN_IDS]) + (" and others" if len(missing) > SHOWN_IDS else "")
        raise BrokenSheet(
            name, f"{len(missing)} of {len(known)} items are not in it ({few}).", "Judge every item of the sheet."
        )
    return Pass(judge, judged)


def _verdict(row: _Row, point: str) -> bool:
    said = row.cells[point].strip().lower()
    if not said:
        raise BrokenSheet(row.where, f"the column “{point}” is empty.", "Write yes or no.")
    if said not in YES | NO:
        raise BrokenSheet(row.where, f"the column “{point}” says “{said[:40]}”.", "Write yes or no.")
    return said in YES


def _rows(raw: bytes, name: str, needed: Sequence[str], advice: str) -> Iterator[_Row]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = _line(name, raw[: error.start].count(b"\n") + 1)
        raise BrokenSheet(where, "it is not UTF-8.", "Save the sheet as “CSV UTF-8”.") from error
    # Spreadsheets of many countries save with semicolons.
    first = text.partition("\n")[0]
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        columns = [column.strip().lower() for column in next(reader, list[str]())]
        missing = [column for column in needed if column not in columns]
        if missing:
            raise BrokenSheet(_line(name, 1), f"columns are missing: {', '.join(missing)}.", advice)
        yield from _cells(reader, columns, name)
    except csv.Error as error:
        raise BrokenSheet(_line(name, reader.line_num), f"it is not CSV ({error}).", advice) from error


def _cells(reader: "_Lines", columns: Sequence[str], name: str) -> Iterator[_Row]:
    # A cell may hold many lines, so that an editor and a spreadsheet count differently: say both.
    begins = reader.line_num + 1
    for row, cells in enumerate(reader, start=2):
        where = _line(name, begins) + (f" (row {row} of the table)" if row != begins else "")
        begins = reader.line_num + 1
        if any(cell.strip() for cell in cells):
            # A row that was cut short has empty cells at its end.
            yield _Row(where, dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False)))


def _line(name: str, number: int) -> str:
    return f"{name}, line {number}"
