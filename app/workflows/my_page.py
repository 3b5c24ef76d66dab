"""A student's own page: what is due, what was done, what to read again, notes, classes, attempts to make one's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.explanation import Source
from app.quizzes.attempt import RUNNING, State
from app.quizzes.events import latest_answers
from app.quizzes.exceptions import joined, with_exception
from app.quizzes.quiz import Standing
from app.quizzes.response import from_payload
from app.quizzes.review import Aspect
from app.storage import attempt_queries as attempts
from app.storage import class_queries as classes
from app.storage.assignments import quizzes_of_classes
from app.storage.attempts import AttemptRow
from app.storage.exceptions import exceptions_among
from app.storage.page_queries import attempts_by, gradings_of, notes_of, see_notes
from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import settings_of
from app.workflows.participants import held_by
from app.workflows.read_again import passages_missed, shows
from app.workflows.take_quiz import Person, state_of

MOST_DONE = 20


@dataclass(frozen=True)
class Due:
    """A quiz to take, or to go on with: `question` is the first one without an answer, None where none is begun.

    `later` says that it is not open yet.
    """

    slug: str
    title: str
    group: str
    opens_at: datetime | None
    closes_at: datetime | None
    attempt: str = ""
    question: int | None = None
    later: bool = False


@dataclass(frozen=True)
class Done:
    """An attempt that was handed in; the score is None where the review rules hide it."""

    attempt: str
    title: str
    group: str
    submitted_at: datetime
    score: float | None
    maximum: float


@dataclass(frozen=True)
class Note:
    """A note of a mark that changed or a dispute that was decided."""

    text: str
    at: datetime
    unread: bool
    attempt: str | None


@dataclass(frozen=True)
class Self:
    """Who one is in a class, or without one; a guest's can be made an account's own."""

    id: int
    group: str
    nickname: str
    in_class: bool
    account: bool
    has_code: bool
    attempts: int


@dataclass(frozen=True)
class MyPage:
    """All that a student's own page shows."""

    due: tuple[Due, ...] = ()
    done: tuple[Done, ...] = ()
    read_again: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    selves: tuple[Self, ...] = ()
    signed_in: bool = False

    @property
    def unread(self) -> int:
        """Count the notes that nobody has marked as seen."""
        return sum(note.unread for note in self.notes)

    @property
    def claims(self) -> tuple[Self, ...]:
        """Give the guests of this browser whose attempts an account may make its own."""
        return tuple(one for one in self.selves if self.signed_in and not one.account)


def my_page(work: UnitOfWork, person: Person) -> MyPage:
    """Give the page of whoever asks: of the account and of every ticket that the browser holds."""
    with work.reading() as session:
        held = held_by(session, person.tickets, person.user_id)
        if not held:
            return MyPage(signed_in=person.user_id is not None)
        groups = classes.class_names(session, [row.class_id for row in held if row.class_id and row.left_at is None])
        made, now = attempts_by(session, [row.id for row in held]), work.clock()
        return MyPage(
            due=_due(session, held, groups, made, now),
            done=_done(session, groups, made, now),
            read_again=passages_missed(session, held, made, now),
            notes=_notes(session, held),
            selves=_selves(session, held, groups),
            signed_in=person.user_id is not None,
        )


def mark_seen(work: UnitOfWork, person: Person) -> None:
    """Mark the notes to whoever asks as seen."""
    with work() as session:
        see_notes(session, [row.id for row in held_by(session, person.tickets, person.user_id)], work.clock())


def _due(
    session: Session, held: Sequence[ParticipantRow], groups: dict[int, str], made: Sequence[AttemptRow], now: datetime
) -> tuple[Due, ...]:
    """Give what is under way, then what is open and not done yet: what closes first comes first."""
    running = [row for row in made if _goes_on(row, now)]
    begun = {row.quiz_id for row in running} | {row.quiz_id for row in made if row.state == State.GRADED}
    waiting = [one for id_, one in _offered(session, held, groups, now) if id_ not in begun]
    found = [_under_way(session, row, groups) for row in running] + waiting
    return tuple(sorted(found, key=lambda one: (one.closes_at is None, one.closes_at or now, not one.attempt)))


def _offered(
    session: Session, held: Sequence[ParticipantRow], groups: dict[int, str], now: datetime
) -> list[tuple[int, Due]]:
    """Give what one's classes have to do and is not over, by the quiz's id, each once, with its window for oneself."""
    given = [(quiz, id_) for quiz, id_ in quizzes_of_classes(session, groups) if quiz.visibility != "private"]
    own = {row.class_id: row.id for row in held if row.class_id in groups and row.left_at is None}
    rows = exceptions_among(session, [quiz.id for quiz, _ in given], groups, list(own.values()))
    for_class = {(row.quiz_id, row.class_id): row.value for row in rows if row.class_id is not None}
    for_one = {(row.quiz_id, row.participant_id): row.value for row in rows if row.participant_id is not None}
    found: dict[int, Due] = {}
    for quiz, id_ in given:
        otherwise = joined(for_one.get((quiz.id, own[id_])), for_class.get((quiz.id, id_)))
        rules = with_exception(settings_of(quiz), otherwise)
        if (standing := rules.standing(now)) is not Standing.OVER:
            due = Due(quiz.slug, quiz.title, groups[id_], rules.opens_at, rules.closes_at)
            found.setdefault(quiz.id, replace(due, later=standing is Standing.LATER))
    return list(found.items())


def _goes_on(attempt: AttemptRow, now: datetime) -> bool:
    state = state_of(attempt, slots=0)
    return state.state in RUNNING and state.due_move(now) is None and attempt.live_id is None


def _under_way(session: Session, attempt: AttemptRow, groups: dict[int, str]) -> Due:
    asked = attempts.asked_in(session, attempt.id)
    saved = latest_answers(attempts.events_of(session, attempt.id))
    answered = {place for place, event in saved.items() if not from_payload(event.payload).empty}
    first = next((one.position + 1 for one in asked if one.position not in answered), 1)
    quiz, ends = attempt.quiz, state_of(attempt, slots=0).clock
    closes = ends.due if ends else quiz.closes_at
    group = groups.get(attempt.participant.class_id or 0, "")
    return Due(quiz.slug, quiz.title, group, None, closes, attempt.public_id, first)


def _done(session: Session, groups: dict[int, str], made: Sequence[AttemptRow], now: datetime) -> tuple[Done, ...]:
    finished = [row for row in made if row.state == State.GRADED and row.submitted_at][:MOST_DONE]
    gradings = gradings_of(session, [row.id for row in finished])
    lines: list[Done] = []
    for row in finished:
        grading = gradings.get(row.id)
        shown = shows(row, now, Aspect.MARKS)
        score, most = (grading.score if shown else None, grading.maximum) if grading else (None, 0.0)
        group = groups.get(row.participant.class_id or 0, "")
        lines.append(Done(row.public_id, row.quiz.title, group, row.submitted_at or now, score, most))
    return tuple(lines)


def _notes(session: Session, held: Sequence[ParticipantRow]) -> tuple[Note, ...]:
    found = notes_of(session, [row.id for row in held])
    return tuple(Note(row.text, row.created_at, row.seen_at is None, attempt) for row, attempt in found)


def _selves(session: Session, held: Sequence[ParticipantRow], groups: dict[int, str]) -> tuple[Self, ...]:
    number = classes.attempts_made(session, [row.id for row in held])
    return tuple(
        Self(
            id=row.id,
            group=groups.get(row.class_id or 0, ""),
            nickname=row.nickname,
            in_class=row.left_at is None and row.class_id in groups,
            account=row.user_id is not None,
            has_code=row.rejoin_hash is not None,
            attempts=number.get(row.id, 0),
        )
        for row in held
    )
