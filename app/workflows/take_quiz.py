"""Take a quiz: start or go on, see a question, save an answer, look over, hand in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING, State
from app.quizzes.quiz import QuizUnavailable
from app.storage import attempt_queries as attempts
from app.storage import class_queries as classes
from app.storage.assignments import classes_of_quiz
from app.storage.attempts import AttemptRow
from app.storage.live_queries import name_of_live
from app.storage.people import ParticipantRow
from app.storage.quizzes import QuizRow, quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import set_clock, settings_for, settings_of, state_of
from app.workflows.draw_evidence import draw_evidence
from app.workflows.draw_questions import Drawn, drawn_questions
from app.workflows.hand_in import settle_locked
from app.workflows.participants import Ticket, admit, held_by, is_bearer
from app.workflows.problems import NotAllowed, NotFound, PlayedLive, Refused

__all__ = ["settings_of", "state_of"]


@dataclass(frozen=True)
class Person:
    """Who asks: an account, a guest's tickets, both or neither, and the codes that were joined by.

    `ticket` is the one that the browser got last, `others` are those of other classes.
    """

    user_id: int | None = None
    ticket: Ticket | None = None
    codes: frozenset[str] = frozenset()
    others: tuple[Ticket, ...] = ()

    @property
    def tickets(self) -> tuple[Ticket, ...]:
        """Give all tickets, the last one first."""
        return (self.ticket, *self.others) if self.ticket else self.others


@dataclass(frozen=True)
class Started:
    """An attempt to go on with, and the ticket that lets its participant come back."""

    attempt: str
    ticket: Ticket


def own_attempt(session: Session, person: Person, public_id: str, *, lock: bool = False) -> AttemptRow:
    """Give an attempt of that person; raises NotFound, NotAllowed, or PlayedLive while a live session leads it."""
    attempt = attempts.attempt_by_public_id(session, public_id, lock=lock)
    if attempt is None:
        msg = "There is no such attempt. Start the quiz from the home page."
        raise NotFound(msg)
    if not is_bearer(attempt.participant, person.tickets, person.user_id):
        msg = "This attempt belongs to someone else. You can start your own from the home page."
        raise NotAllowed(msg)
    if attempt.live_id is not None and State(attempt.state) in RUNNING:
        # Its pages would show questions that the teacher has not opened yet.
        raise PlayedLive(name_of_live(session, attempt.live_id))
    return attempt


def open_quiz(session: Session, person: Person, slug: str) -> QuizRow:
    """Give a quiz that this person may take; raises NotFound, for what is open to others only too."""
    quiz = quiz_by_slug(session, slug)
    if quiz is None or quiz.archived_at is not None or not _is_open_to(session, quiz, person):
        msg = "There is no such quiz, or it is not open to you. The home page lists those that are."
        raise NotFound(msg)
    return quiz


def _is_open_to(session: Session, quiz: QuizRow, person: Person) -> bool:
    # A code is the leave to enter, as long as it is the quiz's: a new one takes it from whoever joined by the old.
    if quiz.visibility == "public" or _owns(quiz, person) or quiz.code in person.codes:
        return True
    return quiz.visibility == "class" and member_at(session, quiz, person) is not None


def member_at(session: Session, quiz: QuizRow, person: Person) -> ParticipantRow | None:
    """Give who a person is in a class that a quiz is given to; of several the one that the browser joined last."""
    return _member_among(session, classes_of_quiz(session, quiz.id), person)


def _member_among(session: Session, assigned: Sequence[int], person: Person) -> ParticipantRow | None:
    if not assigned:
        return None
    held = held_by(session, person.tickets, person.user_id)
    here = [row for row in held if row.class_id in assigned and row.left_at is None]
    latest = [ticket.participant_id for ticket in person.tickets]
    return min(here, key=lambda row: latest.index(row.id) if row.id in latest else len(latest), default=None)


def _owns(quiz: QuizRow, person: Person) -> bool:
    return person.user_id is not None and quiz.owner_id == person.user_id


def start(work: UnitOfWork, person: Person, slug: str, *, nickname: str) -> Started:
    """Start an attempt, or give the one in progress; raises NotFound, or Refused where the quiz cannot be taken."""
    with work() as session:
        quiz = open_quiz(session, person, slug)
        ticket = as_participant(session, work, person, quiz, nickname=nickname)
        made = attempts.attempts_of(session, quiz.id, ticket.participant_id)
        running = [row for row in made if _goes_on(session, work, row)]
        if running:
            return Started(running[-1].public_id, ticket)
        _must_allow_start(session, quiz, ticket.participant_id, made, now=work.clock())
        attempt = _new_attempt(quiz, ticket.participant_id, number=len(made) + 1, at=work.clock())
        drawn = drawn_questions(session, quiz, seed=attempt.public_id)
        session.add(attempt)
        session.flush()
        set_clock(attempt, state_of(attempt, slots=0))
        _keep(session, quiz, attempt, drawn)
        return Started(attempt.public_id, ticket)


def _must_allow_start(
    session: Session, quiz: QuizRow, participant_id: int, made: Sequence[AttemptRow], *, now: datetime
) -> None:
    settings = settings_for(session, quiz, session.get_one(ParticipantRow, participant_id))
    try:
        settings.must_allow_start(now=now, attempts_made=len(made), last_ended=last_ended(made))
    except QuizUnavailable as error:
        raise Refused(str(error)) from None


def last_ended(made: Sequence[AttemptRow]) -> datetime | None:
    """Give when the last of some attempts ended; one that was given up counts from its start."""
    return max((row.submitted_at or row.started_at for row in made), default=None)


def _goes_on(session: Session, work: UnitOfWork, attempt: AttemptRow) -> bool:
    """Say whether an attempt is under way; one whose time is over is handed in first, so that it counts."""
    if State(attempt.state) not in RUNNING:
        return False
    if state_of(attempt, slots=0).due_move(work.clock()) is None:
        return True
    locked = attempts.locked_attempt(session, attempt.id) or attempt
    settle_locked(session, work, locked)
    return State(locked.state) in RUNNING


def as_participant(session: Session, work: UnitOfWork, person: Person, quiz: QuizRow, *, nickname: str = "") -> Ticket:
    """Give the ticket of whoever takes a quiz: in its class, unless they teach it. Raises Refused."""
    class_id = _class_at(session, quiz, person)
    return admit(session, work, tickets=person.tickets, user_id=person.user_id, nickname=nickname, class_id=class_id)


def _class_at(session: Session, quiz: QuizRow, person: Person) -> int | None:
    """Give the class in which somebody takes a quiz; whoever is in none comes into its class where it has only one."""
    if _owns(quiz, person):
        return None
    assigned = classes_of_quiz(session, quiz.id)
    member = _member_among(session, assigned, person)
    if member is not None:
        return member.class_id
    if any(classes.teaches(session, class_id, person.user_id) for class_id in assigned):
        return None
    return assigned[0] if len(assigned) == 1 else None


def _new_attempt(quiz: QuizRow, participant_id: int, *, number: int, at: datetime) -> AttemptRow:
    # The address of an attempt is not to be guessed, though whoever knows it still needs the ticket.
    name = secrets.token_urlsafe(12)
    return AttemptRow(public_id=name, quiz_id=quiz.id, participant_id=participant_id, number=number, started_at=at)


def _keep(session: Session, quiz: QuizRow, attempt: AttemptRow, drawn: Sequence[Drawn]) -> None:
    evidence = draw_evidence(session, quiz, [one.version for one in drawn])
    rows = [
        {
            "attempt_id": attempt.id,
            "position": position,
            "version_id": one.version.id,
            "points": one.points,
            "option_order": list(one.order),
            "evidence": evidence.get(one.version.id),
            "section": one.section,
            "instructions": one.instructions,
        }
        for position, one in enumerate(drawn)
    ]
    attempts.add_slots(session, rows)
