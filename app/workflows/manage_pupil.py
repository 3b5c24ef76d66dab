"""What a teacher does for one pupil of a class: rename, remove, a new code to come back, a link to an account."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.join_code import new_own_code
from app.quizzes.nicknames import folded
from app.storage import audit
from app.storage import class_queries as classes
from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.abandon_attempts import abandon_attempts
from app.workflows.join_class import Draw, draw_own_code
from app.workflows.open_account import make_invitation, pupil_prefix
from app.workflows.participants import must_be_free, must_be_there
from app.workflows.problems import NotFound, Refused


@dataclass(frozen=True)
class Pupil:
    """One pupil of a class as its teachers see them."""

    id: int
    class_id: int
    class_name: str
    name: str
    nickname: str
    account: bool
    attempts: int
    left: bool


@dataclass(frozen=True)
class Slip:
    """What a pupil gets on paper: who it is for and the code to come back by."""

    name: str
    nickname: str
    code: str


def pupil_page(work: UnitOfWork, class_id: int, participant_id: int) -> Pupil:
    """Give one pupil of a class; raises NotFound."""
    with work.reading() as session:
        row = _pupil(session, class_id, participant_id)
        group, seen = classes.class_by_id(session, class_id), classes.seen_in(session, class_id).get(row.id)
        return Pupil(
            id=row.id,
            class_id=class_id,
            class_name=group.name if group else "",
            name=row.roster_name,
            nickname=row.nickname,
            account=row.user_id is not None,
            attempts=seen.attempts if seen else 0,
            left=row.left_at is not None,
        )


def rename_pupil(
    work: UnitOfWork, class_id: int, participant_id: int, *, nickname: str, name: str, actor_id: int
) -> None:
    """Call a pupil otherwise; raises NotFound, or NameTaken where another looks the same."""
    with work() as session:
        row = _pupil(session, class_id, participant_id, lock=True)
        # Of two that take one name at once the second waits for the class, and then finds the first.
        classes.class_by_id(session, class_id, lock=True)
        others = {folded(one.nickname) for one in classes.pupils_of(session, class_id) if one.id != row.id}
        before = {"nickname": row.nickname, "name": row.roster_name}
        row.nickname, row.roster_name = must_be_free(nickname, others), name
        if before != {"nickname": nickname, "name": name}:
            after = {"nickname": nickname, "name": name}
            _note(session, work, actor_id, "rename pupil", row, before=before, after=after)


def remove_pupil(work: UnitOfWork, class_id: int, participant_id: int, *, actor_id: int) -> None:
    """Take a pupil out of a class: no way back by code or browser, finished attempts stay for the statistics.

    Attempts under way end as given up. Raises NotFound.
    """
    with work() as session:
        row = _pupil(session, class_id, participant_id, lock=True)
        row.removed_at, row.rejoin_hash = work.clock(), None
        ended = abandon_attempts(session, row.id)
        _note(session, work, actor_id, "remove pupil", row, nickname=row.nickname, ended=ended)


def new_code_for(
    work: UnitOfWork, class_id: int, participant_id: int, *, actor_id: int, draw: Draw = new_own_code
) -> Slip:
    """Draw a pupil another code to come back by; the old one, and devices that came by it, end. Raises NotFound."""
    with work() as session:
        row = _pupil(session, class_id, participant_id, lock=True)
        must_be_there(session, class_id)
        return _slip(session, work, row, actor_id, draw)


def new_codes(work: UnitOfWork, class_id: int, *, actor_id: int, draw: Draw = new_own_code) -> tuple[Slip, ...]:
    """Draw codes for all who have not begun a quiz yet and have no account; their old ones end."""
    with work() as session:
        begun = classes.seen_in(session, class_id)
        waiting = [
            row
            for row in classes.pupils_of(session, class_id)
            if row.user_id is None and row.left_at is None and row.id not in begun
        ]
        return tuple(_slip(session, work, row, actor_id, draw) for row in waiting)


def _slip(session: Session, work: UnitOfWork, row: ParticipantRow, actor_id: int, draw: Draw) -> Slip:
    if row.user_id is not None or row.left_at is not None:
        msg = "This pupil signs in with an account, or has left: there is no code to draw."
        raise Refused(msg)
    code = draw_own_code(session, row, draw)
    _note(session, work, actor_id, "pupil code", row)
    return Slip(row.roster_name, row.nickname, code)


def account_link(work: UnitOfWork, class_id: int, participant_id: int, *, actor_id: int) -> str:
    """Make a one-time link by which a pupil opens an account, and give its token; raises NotFound or Refused."""
    with work() as session:
        row = _pupil(session, class_id, participant_id, lock=True)
        if row.user_id is not None or row.left_at is not None:
            msg = "This pupil has an account already, or has left the class."
            raise Refused(msg)
        _note(session, work, actor_id, "account link", row)
    return make_invitation(work, "student", prefix=pupil_prefix(participant_id))


def _pupil(session: Session, class_id: int, participant_id: int, *, lock: bool = False) -> ParticipantRow:
    row = classes.pupil_of(session, class_id, participant_id, lock=lock)
    if row is None:
        msg = "There is no such pupil in this class, or not any more. The class lists those that are."
        raise NotFound(msg)
    return row


def _note(
    session: Session, work: UnitOfWork, actor_id: int, action: str, row: ParticipantRow, **change: object
) -> None:
    subject = f"participant {row.id} of class {row.class_id}"
    audit.record(session, work, actor_id=actor_id, action=action, subject=subject, **change)
