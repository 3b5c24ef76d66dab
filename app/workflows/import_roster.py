"""Bring a class list in: look what it would change, then store all of it or nothing; write the list out again."""

import csv
import io
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.articles.cells import neutral
from app.interchange.roster import read_roster
from app.interchange.roster_plan import Kind, Known, Planned, plan
from app.quizzes.join_code import new_own_code
from app.storage import audit
from app.storage import class_queries as classes
from app.storage.people import ClassRow, ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.join_class import Draw, draw_own_code
from app.workflows.manage_pupil import Slip
from app.workflows.participants import token_digest
from app.workflows.problems import NotFound, Refused


@dataclass(frozen=True)
class DryRun:
    """What a list would change, row by row."""

    rows: tuple[Planned, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Give how many rows are of each kind."""
        found = Counter(row.kind for row in self.rows)
        return {kind.value: found[kind] for kind in Kind}

    @property
    def can_be_stored(self) -> bool:
        """Say whether every row can be."""
        return all(row.kind is not Kind.REFUSED for row in self.rows)


def dry_run(work: UnitOfWork, class_id: int, text: str) -> DryRun:
    """Say what a list would change, and change nothing; raises BrokenRoster or NotFound."""
    rows = read_roster(text)
    with work.reading() as session:
        _class(session, class_id)
        return DryRun(plan(rows, _known(session, class_id)))


def store(work: UnitOfWork, class_id: int, text: str, *, actor_id: int, draw: Draw = new_own_code) -> tuple[Slip, ...]:
    """Store a list, all of it or nothing, and give the new pupils' slips; raises BrokenRoster, NotFound or Refused.

    Compared anew under the class's lock: whoever joined since the dry run is known by now.
    """
    rows = read_roster(text)
    with work() as session:
        if _class(session, class_id, lock=True).archived_at is not None:
            msg = "This class is put away. Bring it back first."
            raise Refused(msg)
        planned = plan(rows, _known(session, class_id))
        refused = [row for row in planned if row.kind is Kind.REFUSED]
        if refused:
            raise Refused(*(f"Line {row.row.line}: {row.why}" for row in refused))
        slips = [_keep(session, work, class_id, row, draw) for row in planned if row.kind is not Kind.KNOWN]
        counts = DryRun(planned).counts
        audit.record(session, work, actor_id=actor_id, action="class list", subject=f"class {class_id}", **counts)
        return tuple(slip for slip in slips if slip is not None)


def _keep(session: Session, work: UnitOfWork, class_id: int, planned: Planned, draw: Draw) -> Slip | None:
    name, nickname = planned.row.name, planned.nickname
    if planned.pupil_id is not None:
        pupil = session.get_one(ParticipantRow, planned.pupil_id)
        pupil.roster_name, pupil.nickname = name, nickname
        return None
    pupil = ParticipantRow(class_id=class_id, roster_name=name, nickname=nickname, created_at=work.clock())
    # Nobody holds this token: the pupil comes by the code.
    pupil.token_hash = token_digest(secrets.token_urlsafe(32))
    code = draw_own_code(session, pupil, draw)
    session.add(pupil)
    session.flush()
    return Slip(name, nickname, code)


def roster_csv(work: UnitOfWork, class_id: int) -> str:
    """Write a class's list as CSV; no cell of it is a formula to a spreadsheet, and no code is in it."""
    with work.reading() as session:
        _class(session, class_id)
        seen = classes.seen_in(session, class_id)
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(["Name", "Nickname", "Joined", "Attempts", "Last attempt"])
        for row in classes.pupils_of(session, class_id):
            made = seen.get(row.id)
            last = made.last.date().isoformat() if made else ""
            names = neutral(row.roster_name), neutral(row.nickname)
            writer.writerow([*names, row.created_at.date().isoformat(), made.attempts if made else 0, last])
        return file.getvalue()


def _known(session: Session, class_id: int) -> Sequence[Known]:
    return [Known(row.id, row.roster_name, row.nickname) for row in classes.pupils_of(session, class_id)]


def _class(session: Session, class_id: int, *, lock: bool = False) -> ClassRow:
    group = classes.class_by_id(session, class_id, lock=lock)
    if group is None:
        msg = "There is no such class. The list has those that are."
        raise NotFound(msg)
    return group
