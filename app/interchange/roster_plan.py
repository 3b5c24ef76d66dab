"""What a class list would change in a class: who is new, who is known, who is called otherwise, which row cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.interchange.roster import RosterRow
from app.quizzes.nicknames import folded, free_name, nickname_of


class Kind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Known:
    """Somebody in the class; `name` is the one on the list, empty for whoever joined by a nickname."""

    id: int
    name: str
    nickname: str


@dataclass(frozen=True)
class Planned:
    """What becomes of one row: the pupil as they will stand in the class, and how or why."""

    row: RosterRow
    kind: Kind
    nickname: str = ""
    why: str = ""
    pupil_id: int | None = None


def plan(rows: Sequence[RosterRow], known: Sequence[Known]) -> tuple[Planned, ...]:
    """Compare a list with a class, row by row; a row that cannot be stops none of the others."""
    taken = {folded(one.nickname): one.id for one in known}
    lines: dict[str, int] = {}
    planned: list[Planned] = []
    for row in rows:
        same = lines.setdefault(folded(row.name), row.line)
        if row.problem or same != row.line:
            why = row.problem or f"Line {same} has this name. Add what tells the two apart, as a second name."
            planned.append(Planned(row, Kind.REFUSED, row.nickname, why))
            continue
        found = _place(row, known, taken)
        planned.append(found)
        if found.kind is not Kind.REFUSED:
            # A new pupil has no id yet; its line, turned below zero, stands for it.
            taken[folded(found.nickname)] = found.pupil_id or -row.line
    return tuple(planned)


def _place(row: RosterRow, known: Sequence[Known], taken: dict[str, int]) -> Planned:
    mine = [one for one in known if folded(one.name) == folded(row.name)] if row.name else []
    # Whoever joined by a nickname before there was a list is the pupil of that nickname.
    mine = mine or [one for one in known if not one.name and folded(one.nickname) == folded(row.nickname or row.name)]
    if len(mine) > 1:
        return Planned(
            row, Kind.REFUSED, row.nickname, "Several in the class have this name. Rename one of them first."
        )
    one = mine[0] if mine else None
    nickname = row.nickname or (one.nickname if one else nickname_of(row.name, taken))
    holder = taken.get(folded(nickname))
    if holder is not None and (one is None or holder != one.id):
        other = free_name(nickname, taken)
        why = f"Another pupil has this nickname, or one that looks like it. “{other}” is free."
        return Planned(row, Kind.REFUSED, nickname, why)
    if one is None:
        return Planned(row, Kind.NEW, nickname)
    changes: list[str] = []
    if one.nickname != nickname:
        changes.append(f"Called {one.nickname} so far.")
    if one.name != row.name:
        changes.append(f"On the list as {one.name} so far." if one.name else "Joined by the nickname; now on the list.")
    return Planned(row, Kind.CHANGED if changes else Kind.KNOWN, nickname, " ".join(changes), one.id)
