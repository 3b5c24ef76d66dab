"""A class list as CSV: name, nickname, what else there is; in any usual encoding, with or without a header."""

import codecs
import csv
import unicodedata
from dataclasses import dataclass

MOST_ROWS = 500
MOST_BYTES = 100_000
LONGEST_NAME = 100
LONGEST_NICKNAME = 60
_NAMES = {"name", "names", "full name", "pupil", "pupils", "student", "students"}
_NICKNAMES = {"nickname", "nick", "nicknames", "called", "short name"}
_OTHER = {"e-mail", "email", "mail", "e-mail address", "email address"}
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


class BrokenRoster(ValueError):
    """A list that cannot be read at all; the message is a sentence for the reader."""


@dataclass(frozen=True)
class RosterRow:
    """One pupil on a list, or what is wrong with the row; `line` counts from 1, and an empty nickname means none."""

    line: int
    name: str
    nickname: str = ""
    problem: str = ""


def text_of(data: bytes) -> str:
    """Decode a file: UTF-8, UTF-16 by its mark or its zeros, or else Windows-1252; raises BrokenRoster."""
    if len(data) > MOST_BYTES:
        msg = f"A list can have {MOST_BYTES // 1000} kB. This one has more: send it in parts."
        raise BrokenRoster(msg)
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        msg = "The file cannot be read as text. Save it as CSV in UTF-8 and send that."
        raise BrokenRoster(msg) from None


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = data[0:400:2].count(0), data[1:400:2].count(0)
    if max(zeros) > len(data[:400]) // 4:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return "utf-8-sig"


def read_roster(text: str) -> tuple[RosterRow, ...]:
    """Read the rows of a list; a broken row says so and stops none of the others. Raises BrokenRoster.

    Cells are parted by comma, semicolon or tab, whichever the list has most. Without a header the first is the name
    and the second the nickname, unless it is an e-mail address; those are not kept.
    """
    lines = [(number, line) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1) if line.strip()]
    delimiter = max(",;\t", key=lambda sign: sum(sign in line for _, line in lines))
    # Line by line: a quote that is never closed spoils its own row only.
    rows = [(number, _cells(line, delimiter)) for number, line in lines]
    name, nickname = 0, 1
    header = [cell.casefold() for cell in rows[0][1]] if rows else []
    if set(header) & _NAMES and set(header) <= _NAMES | _NICKNAMES | _OTHER | {""} | set(header[2:]):
        name = next(place for place, cell in enumerate(header) if cell in _NAMES)
        nickname = next((place for place, cell in enumerate(header) if cell in _NICKNAMES), len(header) + MOST_ROWS)
        rows = rows[1:]
    if not rows:
        msg = "There is no pupil in this list. Write one name a line."
        raise BrokenRoster(msg)
    if len(rows) > MOST_ROWS:
        msg = f"A list can have {MOST_ROWS} rows. This one has {len(rows)}: send it in parts."
        raise BrokenRoster(msg)
    return tuple(_row(number, _at(cells, name), _at(cells, nickname)) for number, cells in rows)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        found = next(csv.reader([line], delimiter=delimiter), [line])
    except csv.Error:
        found = [line]
    return [_plain(cell) for cell in found]


def _plain(cell: str) -> str:
    shown = (letter for letter in unicodedata.normalize("NFKC", cell) if unicodedata.category(letter) not in _UNSEEN)
    return " ".join("".join(shown).split())


def _at(cells: list[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _row(line: int, name: str, nickname: str) -> RosterRow:
    nickname = "" if "@" in nickname[1:] else nickname
    problem = ""
    if not name:
        problem = "The name is missing."
    elif len(name) > LONGEST_NAME:
        problem = f"A name can have {LONGEST_NAME} characters. This one has more."
    elif len(nickname) > LONGEST_NICKNAME:
        problem = f"A nickname can have {LONGEST_NICKNAME} characters. This one has more."
    return RosterRow(line, name[: LONGEST_NAME + 1], nickname[: LONGEST_NICKNAME + 1], problem)
