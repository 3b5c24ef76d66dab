"""Join a class by its code and a nickname, come back by one's own code, draw another, leave."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.join_code import code_of, new_own_code, own_code_of
from app.storage import class_queries as classes
from app.storage.people import ClassRow, ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.abandon_attempts import abandon_attempts
from app.workflows.guesses import NO_SUCH, TOO_MANY, note_wrong, too_many
from app.workflows.participants import Ticket, admit, held_by, own_code_digest
from app.workflows.problems import NotFound, Refused
from app.workflows.take_quiz import Person

Draw = Callable[[], str]


@dataclass(frozen=True)
class ClassDoor:
    """A class as whoever has its code sees it: its name, whether it takes new ones, and who one is in it already."""

    code: str
    name: str
    joinable: bool
    by_list: bool
    known_as: str = ""


@dataclass(frozen=True)
class Joined:
    """Who somebody is in a class, and the code to come back by where it was drawn just now: it is shown once."""

    ticket: Ticket
    own_code: str = ""


def is_class_code(work: UnitOfWork, typed: str, *, origin: str) -> str:
    """Give the code of a class where one was typed; nothing where none was, or where too many guesses were wrong."""
    code = code_of(typed)
    if code is None or too_many(work, origin):
        return ""
    with work.reading() as session:
        return code if classes.class_by_code(session, code) is not None else ""


def class_door(work: UnitOfWork, person: Person, code: str, *, origin: str) -> ClassDoor:
    """Give what the page to join a class shows; raises NotFound or Refused, and wrong codes count as guesses."""
    if too_many(work, origin):
        raise Refused(TOO_MANY)
    with work.reading() as session:
        group = classes.class_by_code(session, code_of(code) or "")
        if group is not None:
            _must_be_open(group)
            there = classes.pupils_of(session, group.id)
            mine = [row for row in held_by(session, person.tickets, person.user_id) if row.class_id == group.id]
            known_as = next((row.nickname for row in mine if row.left_at is None), "")
            return ClassDoor(group.code, group.name, group.joinable, any(row.roster_name for row in there), known_as)
    note_wrong(work, origin)
    raise NotFound(NO_SUCH)


def join_class(
    work: UnitOfWork, person: Person, code: str, *, nickname: str, origin: str, draw: Draw = new_own_code
) -> Joined:
    """Let somebody into a class under a nickname; raises NotFound, Refused or NameTaken.

    Whoever is in it already stays who they are, unless they give another name.
    """
    class_door(work, person, code, origin=origin)
    with work() as session:
        group = classes.class_by_code(session, code_of(code) or "")
        if group is None:
            raise NotFound(NO_SUCH)
        ticket = admit(
            session, work, tickets=person.tickets, user_id=person.user_id, nickname=nickname, class_id=group.id
        )
        pupil = session.get_one(ParticipantRow, ticket.participant_id)
        drawn = pupil.user_id is None and pupil.rejoin_hash is None
        return Joined(ticket, draw_own_code(session, pupil, draw) if drawn else "")


def draw_own_code(session: Session, pupil: ParticipantRow, draw: Draw) -> str:
    """Give a pupil a code to come back by, that nobody else has; an older one opens nothing any more."""
    code = draw()
    while classes.by_own_code(session, own_code_digest(code)) is not None:
        code = draw()
    pupil.rejoin_hash = own_code_digest(code)
    return code


def come_back(work: UnitOfWork, typed: str, *, origin: str) -> Ticket | None:
    """Give the ticket of whoever has a code to come back by; None where nobody has, or after too many wrong guesses.

    Raises Refused where the class is put away or the pupil has an account by now.
    """
    code = own_code_of(typed)
    if code is None or too_many(work, origin):
        return None
    with work.reading() as session:
        pupil = classes.by_own_code(session, own_code_digest(code))
        if pupil is None or pupil.removed_at is not None or pupil.left_at is not None:
            return None
        if pupil.class_id is not None:
            _must_be_open(classes.class_by_id(session, pupil.class_id))
        return Ticket(pupil.id, code, pupil.class_id)


def another_own_code(work: UnitOfWork, person: Person, participant_id: int, *, draw: Draw = new_own_code) -> Joined:
    """Draw whoever asks another code; the old one, and devices that came by it, end. Raises NotFound or Refused."""
    with work() as session:
        pupil = _mine(session, person, participant_id)
        if pupil.user_id is not None:
            msg = "You come back by signing in, so you need no code."
            raise Refused(msg)
        code = draw_own_code(session, pupil, draw)
        return Joined(Ticket(pupil.id, code, pupil.class_id), code)


def leave_class(work: UnitOfWork, person: Person, participant_id: int) -> str:
    """Take whoever asks out of a class and give its name; results stay with its teachers. Raises NotFound."""
    with work() as session:
        pupil = _mine(session, person, participant_id)
        group = classes.class_by_id(session, pupil.class_id) if pupil.class_id else None
        if group is None:
            raise NotFound(NOT_YOURS)
        pupil.left_at, pupil.rejoin_hash = work.clock(), None
        abandon_attempts(session, pupil.id)
        return group.name


NOT_YOURS = "You are not in this class, or not any more. Your page lists your classes."


def _mine(session: Session, person: Person, participant_id: int) -> ParticipantRow:
    held = held_by(session, person.tickets, person.user_id, lock=True)
    found = next((row for row in held if row.id == participant_id and row.left_at is None), None)
    if found is None:
        raise NotFound(NOT_YOURS)
    return found


def _must_be_open(group: ClassRow | None) -> None:
    if group is None or group.archived_at is not None:
        msg = "This class has been put away. Ask your teacher about it."
        raise Refused(msg)
