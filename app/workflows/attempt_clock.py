"""A quiz's settings and an attempt's state as the domain knows them, with what is otherwise for one participant."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.quizzes.attempt import Attempt, State
from app.quizzes.exceptions import joined, with_exception
from app.quizzes.quiz import GradingMethod, Mode, QuizSettings
from app.quizzes.review import Aspects, Preset, from_record, visible
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow
from app.storage.exceptions import exception_for
from app.storage.people import ParticipantRow
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork


def settings_of(quiz: QuizRow) -> QuizSettings:
    """Give a quiz's settings as the domain knows them, for whoever has no exception."""
    return QuizSettings(
        time_limit=timedelta(seconds=quiz.time_limit) if quiz.time_limit else None,
        grace=timedelta(seconds=quiz.grace_seconds),
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
        attempts_allowed=quiz.attempts_allowed,
        grading_method=GradingMethod(quiz.grading_method),
        shuffle_questions=quiz.shuffle_questions,
        shuffle_options=quiz.shuffle_options,
        preset=Preset(quiz.review),
        wait=timedelta(seconds=quiz.wait_seconds),
        mode=Mode(quiz.mode),
        evidence_score=quiz.evidence_score,
        reveal_cost=quiz.reveal_cost,
        articles_closed=quiz.articles_closed,
        rules=from_record(quiz.review_rules) if quiz.review_rules is not None else None,
    )


def settings_for(session: Session, quiz: QuizRow, participant: ParticipantRow | None) -> QuizSettings:
    """Give a quiz's settings as they are for a participant; one more query."""
    settings = settings_of(quiz)
    if participant is None:
        return settings
    return with_exception(settings, exception_for(session, quiz.id, participant.id, participant.class_id))


def attempt_settings(attempt: AttemptRow) -> QuizSettings:
    """Give the settings of the quiz of an attempt as they are for its participant; they came with the attempt."""
    own, of_class = attempt.own_exception, attempt.class_exception
    found = joined(own.value if own else None, of_class.value if of_class else None)
    return with_exception(settings_of(attempt.quiz), found)


def seen_of(attempt: AttemptRow, now: datetime) -> Aspects:
    """Give what of an attempt its participant may see now, by the review rules that hold for them."""
    settings = attempt_settings(attempt)
    return visible(settings.review, submitted_at=attempt.submitted_at, closes_at=settings.closes_at, now=now)


def state_of(attempt: AttemptRow, *, slots: int) -> Attempt:
    """Give an attempt as the domain knows it."""
    return Attempt(State(attempt.state), attempt_settings(attempt).clock(attempt.started_at), slots)


def retime(session: Session, work: UnitOfWork, quiz_id: int) -> None:
    """Set the clocks of a quiz's attempts under way by its settings and exceptions as they are now."""
    session.flush()
    for attempt in attempts.running_at(session, quiz_id):
        set_clock(attempt, state_of(attempt, slots=0).settled(work.clock()))


def set_clock(attempt: AttemptRow, state: Attempt) -> None:
    """Note an attempt's state, and when its clock next asks for a move."""
    attempt.state, attempt.next_move_at = state.state, state.next_move_at
