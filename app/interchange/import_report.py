"""The report of a dry run: as values that a job keeps, and as a table to download."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from app.articles.cells import neutral
from app.interchange.import_plan import Kind, Planned

MARK = "\ufeff"
_WORDS = {
    Kind.NEW: "new question",
    Kind.VERSION: "new version",
    Kind.HERE: "already here",
    Kind.DROPPED: "dropped",
}


@dataclass(frozen=True)
class Line:
    """What the report says of one question of the file."""

    where: str
    kind: Kind
    name: str
    said: tuple[str, ...]
    public_id: str
    uncited: bool

    @property
    def is_changed(self) -> bool:
        """Say whether something about it is not as the file says."""
        return bool(self.said)


def values_of(planned: Iterable[Planned]) -> list[list[object]]:
    """Give a plan as JSON values."""
    return [[one.where, str(one.kind), one.name, list(one.said), one.public_id, one.uncited] for one in planned]


def lines_of(values: Iterable[Sequence[object]]) -> list[Line]:
    """Read what values_of gave."""
    found: list[Line] = []
    for where, kind, name, said, public_id, uncited in values:
        sentences = tuple(map(str, cast("list[object]", said))) if isinstance(said, list) else ()
        found.append(Line(str(where), Kind(str(kind)), str(name), sentences, str(public_id), bool(uncited)))
    return found


def counts_of(lines: Iterable[Line | Planned]) -> dict[str, int]:
    """Count what becomes of the questions, by kind, and those that cite nothing."""
    lines = list(lines)
    kinds = Counter(line.kind for line in lines)
    stored = [line for line in lines if line.kind in {Kind.NEW, Kind.VERSION}]
    return {str(kind): kinds[kind] for kind in Kind} | {"uncited": sum(line.uncited for line in stored)}


def report_csv(lines: Iterable[Line]) -> str:
    """Write a report as CSV; no cell of it is a formula to a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["where", "what becomes of it", "question", "what is to be said", "id"])
    for line in lines:
        cells = (line.where, _WORDS[line.kind], line.name, "\n".join(line.said), line.public_id)
        writer.writerow([neutral(cell) for cell in cells])
    return MARK + file.getvalue()
