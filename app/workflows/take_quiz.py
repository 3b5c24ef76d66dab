"""Take a quiz: start or go on, see a question, save an answer, look over, hand in."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.questions.draft import Option, QuestionType
from app.quizzes.attempt import RUNNING, Attempt, State
from app.quizzes.quiz import GradingMethod, QuizSettings, QuizUnavailable
from app.quizzes.review import Preset
from app.quizzes.selection import option_order, shuffled
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, AttemptSlotRow
from app.storage.joining import join_class
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow, SlotRow, published_in, quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import options_of
from app.workflows.draw_evidence import draw_evidence
from app.workflows.participants import Ticket, admit, is_bearer
from app.workflows.problems import NotAllowed, NotFound, Refused


@dataclass(frozen=True)
class Person:
    """Who asks: an account, a guest's ticket, both or neither, and the codes that were joined by."""

    user_id: int | None = None
    ticket: Ticket | None = None
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Started:
    """An attempt to go on with, and the ticket that lets its participant come back."""

    attempt: str
    ticket: Ticket


def settings_of(quiz: QuizRow) -> QuizSettings:
    """Give a quiz's settings as the domain knows them."""
    return QuizSettings(
        time_limit=timedelta(seconds=quiz.time_limit) if quiz.time_limit else None,
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
        attempts_allowed=quiz.attempts_allowed,
        grading_method=GradingMethod(quiz.grading_method),
        shuffle_questions=quiz.shuffle_questions,
        shuffle_options=quiz.shuffle_options,
        preset=Preset(quiz.review),
    )


def state_of(attempt: AttemptRow, *, slots: int) -> Attempt:
    """Give an attempt as the domain knows it."""
    return Attempt(State(attempt.state), settings_of(attempt.quiz).clock(attempt.started_at), slots)


def own_attempt(session: Session, person: Person, public_id: str, *, lock: bool = False) -> AttemptRow:
    """Give an attempt of that person; raises NotFound or NotAllowed."""
    attempt = attempts.attempt_by_public_id(session, public_id, lock=lock)
    if attempt is None:
        msg = "There is no such attempt. Start the quiz from the home page."
        raise NotFound(msg)
    if not is_bearer(attempt.participant, person.ticket, person.user_id):
        msg = "This attempt belongs to someone else. You can start your own from the home page."
        raise NotAllowed(msg)
    return attempt


def open_quiz(session: Session, person: Person, slug: str) -> QuizRow:
    """Give a quiz that this person may take; raises NotFound, for what is open to others only too."""
    quiz = quiz_by_slug(session, slug)
    if quiz is None or quiz.archived_at is not None or not _is_open_to(quiz, person):
        msg = "There is no such quiz, or it is not open to you. The home page lists those that are."
        raise NotFound(msg)
    return quiz


def _is_open_to(quiz: QuizRow, person: Person) -> bool:
    # A code is the leave to enter, as long as it is the quiz's: a new one takes it from whoever joined by the old.
    return quiz.visibility == "public" or _owns(quiz, person) or quiz.code in person.codes


def _owns(quiz: QuizRow, person: Person) -> bool:
    return person.user_id is not None and quiz.owner_id == person.user_id


def start(work: UnitOfWork, person: Person, slug: str, *, nickname: str) -> Started:
    """Start an attempt, or give the one in progress; raises NotFound, or Refused where the quiz cannot be taken."""
    with work() as session:
        quiz = open_quiz(session, person, slug)
        ticket = admit(session, work, ticket=person.ticket, user_id=person.user_id, nickname=nickname)
        if quiz.class_id is not None and not _owns(quiz, person):
            join_class(session, ticket.participant_id, quiz.class_id)
        made = attempts.attempts_of(session, quiz.id, ticket.participant_id)
        running = [row for row in made if _goes_on(row, work.clock())]
        if running:
            return Started(running[-1].public_id, ticket)
        asked = published_in(session, quiz.id)
        try:
            settings_of(quiz).must_allow_start(now=work.clock(), attempts_made=len(made))
        except QuizUnavailable as error:
            raise Refused(str(error)) from None
        if not asked:
            msg = "This quiz has no questions yet. Please come back later."
            raise Refused(msg)
        attempt = _new_attempt(quiz, ticket.participant_id, number=len(made) + 1, at=work.clock())
        session.add(attempt)
        session.flush()
        _draw(session, quiz, attempt, list(asked))
        return Started(attempt.public_id, ticket)


def _goes_on(attempt: AttemptRow, now: datetime) -> bool:
    state = state_of(attempt, slots=0)
    return state.state in RUNNING and state.due_move(now) is None


def _new_attempt(quiz: QuizRow, participant_id: int, *, number: int, at: datetime) -> AttemptRow:
    # The address of an attempt is not to be guessed, though whoever knows it still needs the ticket.
    name = secrets.token_urlsafe(12)
    return AttemptRow(public_id=name, quiz_id=quiz.id, participant_id=participant_id, number=number, started_at=at)


def _draw(session: Session, quiz: QuizRow, attempt: AttemptRow, asked: list[tuple[SlotRow, VersionRow]]) -> None:
    if quiz.shuffle_questions:
        asked = shuffled(asked, seed=attempt.public_id)
    options = options_of(session, [version.id for _, version in asked])
    evidence = draw_evidence(session, quiz, [version for _, version in asked])
    for position, (slot, version) in enumerate(asked):
        mine = [Option(row.text) for row in options if row.version_id == version.id]
        order = tuple(range(len(mine)))
        if quiz.shuffle_options:
            order = option_order(mine, QuestionType(version.type), seed=f"{attempt.public_id}/{position}")
        drawn = AttemptSlotRow(attempt_id=attempt.id, position=position, version_id=version.id, points=slot.points)
        drawn.option_order, drawn.evidence = list(order), evidence.get(version.id)
        session.add(drawn)
