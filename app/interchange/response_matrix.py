"""A matrix of marks from any system, read from CSV: rows are attempts, columns are items."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

# Beyond it a file is no class's, and its figures would not fit the memory that reports may have.
MOST_CELLS = 20_000_000
MAXIMUM_NAMES = frozenset("max|max.|maximum|maximum mark|maximum marks|max mark|max marks".split("|"))
NAMES = frozenset("|name|names|student|pupil|participant|attempt|id|user|candidate".split("|"))
NOT_ASKED = frozenset("|-|–|na|n/a|nan|none|null|.".split("|"))
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)

Line = tuple[int, list[str]]
Marks = tuple[float | None, ...]


class BadMatrix(ValueError):
    """A file that is no matrix of marks; the message says where, what, and what to do."""


@dataclass(frozen=True)
class ResponseMatrix:
    """Marks by attempt and item, None where an item was not asked; `maxima` by item, `names` by attempt or none."""

    items: tuple[str, ...]
    rows: tuple[Marks, ...]
    maxima: tuple[float, ...]
    names: tuple[str, ...] = ()


def read_matrix(content: bytes, *, heading: bool | None = None, maximum: float | None = None) -> ResponseMatrix:
    """Read a matrix; raises BadMatrix.

    `heading` says whether the first row names the items; None leaves it to its words. `maximum` is every item's maximum
    mark where no row named "max" says it; 1 where neither does.
    """
    lines = _lines(content)
    head, lines = _heading(lines, heading=heading)
    named = _is_named(head, lines)
    items = _items(head, named=named)
    most: Marks | None = None
    rows: list[Marks] = []
    names: list[str] = []
    places: list[int] = []
    for number, cells in lines:
        marks = _marks(cells[named:], items, number)
        if named and cells[0].strip().casefold() in MAXIMUM_NAMES:
            most = _maxima(marks, items, number, again=most is not None)
        else:
            rows.append(marks)
            names.append(cells[0].strip())
            places.append(number)
    maxima = tuple(one or 1.0 for one in most) if most else (1.0 if maximum is None else maximum,) * len(items)
    _within(rows, places, items, maxima, said=most is not None or maximum is not None)
    return ResponseMatrix(items, tuple(rows), maxima, tuple(names) if named else ())


def _lines(content: bytes) -> list[Line]:
    text = _text(content)
    first = text.partition("\n")[0]
    mark = max((";", "\t", ","), key=first.count)
    try:
        read = [
            (number, row) for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark, strict=True), 1)
        ]
    except csv.Error as error:
        fault = f"The file is no CSV: {error}. Write it anew as CSV with commas, semicolons or tabs."
        raise BadMatrix(fault) from None
    lines = [(number, row) for number, row in read if any(cell.strip() for cell in row)]
    if not lines:
        fault = "The file is empty. Give a row of item names, and a row of marks for each attempt."
        raise BadMatrix(fault)
    width = len(lines[0][1])
    if len(lines) * width > MOST_CELLS:
        fault = f"The file has {len(lines) * width:,} cells; {MOST_CELLS:,} are the most. Part it by quiz or by year."
        raise BadMatrix(fault)
    for number, row in lines:
        if len(row) != width:
            fault = f"Row {number} has {len(row)} cells, but the first has {width}. Give every row the same columns."
            raise BadMatrix(fault)
    return lines


def _text(content: bytes) -> str:
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(coding)
    except UnicodeDecodeError as error:
        fault = f"The file is not UTF-8 (byte {error.start + 1}). Save it as CSV UTF-8."
        raise BadMatrix(fault) from None


def _heading(lines: list[Line], *, heading: bool | None) -> tuple[list[str], list[Line]]:
    """Give the names of the columns, and the rows below; without a heading the columns are numbered."""
    first = lines[0][1]
    if heading is None and all(_NUMBER.fullmatch(cell.strip()) for cell in first):
        fault = "Row 1 has numbers only. Add --heading if it names the items, or --no-heading if it is an attempt."
        raise BadMatrix(fault)
    if heading is False:
        has_names = any(not _is_mark(row[0]) for _, row in lines)
        items = [f"Q{place}" for place in range(1, len(first) + 1 - has_names)]
        return ["", *items] if has_names else items, lines
    return first, lines[1:]


def _is_named(head: Sequence[str], lines: Sequence[Line]) -> bool:
    """Say whether the first column has names: by its heading, or because it has words where marks would be."""
    return head[0].strip().casefold() in NAMES or any(not _is_mark(row[0]) for _, row in lines)


def _items(head: Sequence[str], *, named: bool) -> tuple[str, ...]:
    items = tuple(cell.strip() or f"Q{place}" for place, cell in enumerate(head[named:], 1))
    if not items:
        fault = "There is no column of marks. Give each item a column."
        raise BadMatrix(fault)
    twice = next((item for place, item in enumerate(items) if item in items[:place]), None)
    if twice is not None:
        fault = f'Two columns are called "{twice}". Give each item a name of its own.'
        raise BadMatrix(fault)
    return items


def _is_mark(cell: str) -> bool:
    plain = cell.strip()
    return plain.casefold() in NOT_ASKED or _NUMBER.fullmatch(plain) is not None


def _marks(cells: Sequence[str], items: Sequence[str], number: int) -> Marks:
    marks: list[float | None] = []
    for cell, item in zip_longest(cells, items, fillvalue=""):
        plain = cell.strip()
        if not _is_mark(plain):
            fault = (
                f'Row {number}, column {item}: "{plain[:40]}" is no mark. '
                "Give a number, or leave the cell empty where the item was not asked."
            )
            raise BadMatrix(fault)
        marks.append(None if plain.casefold() in NOT_ASKED else float(plain.replace(",", ".")))
    return tuple(marks)


def _maxima(marks: Marks, items: Sequence[str], number: int, *, again: bool) -> Marks:
    if again:
        fault = f"Row {number} gives maximum marks a second time. Keep one of the two rows."
        raise BadMatrix(fault)
    for mark, item in zip(marks, items, strict=True):
        if mark is None or not 0 < mark < float("inf"):
            fault = f"Row {number}, column {item}: a maximum mark is a number above 0."
            raise BadMatrix(fault)
    return marks


def _within(
    rows: Sequence[Marks], places: Sequence[int], items: Sequence[str], maxima: Sequence[float], *, said: bool
) -> None:
    for number, row in zip(places, rows, strict=True):
        for mark, item, most in zip(row, items, maxima, strict=True):
            if mark is not None and not abs(mark) <= most * (1 + 1e-9):
                advice = "Mend the mark or the maximum" if said else "Say the maximum by --max or in a row named max"
                fault = f"Row {number}, column {item}: {mark:g} is beyond the maximum mark of {most:g}. {advice}."
                raise BadMatrix(fault)
