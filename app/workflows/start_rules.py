"""What a quiz's start page says before the start: the rules as they are for whoever asks, and the score that counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING, State
from app.quizzes.quiz import (
    GradingMethod,
    MustWait,
    QuizClosed,
    QuizNotOpen,
    QuizSettings,
    QuizUnavailable,
    final_score,
)
from app.quizzes.review import Aspect, Aspects, Moment, visible
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import QuizRow
from app.workflows.attempt_clock import attempt_settings, settings_for, state_of
from app.workflows.participants import held_by
from app.workflows.take_quiz import Person, last_ended, member_at


@dataclass(frozen=True)
class Counted:
    """The score that counts of several attempts, as a share from 0 to 1, by which method, of how many."""

    share: float
    method: GradingMethod
    attempts: int

    @property
    def percent(self) -> int:
        """Give the share in whole per cent."""
        return round(self.share * 100)


@dataclass(frozen=True)
class StartRules:
    """The rules of a quiz for whoever asks: their own time, attempts and window, and what is shown when.

    `open` says that the quiz can be taken by now, `refusal` why this person cannot start an attempt, `running` names
    the attempt that is under way, `known_as` who takes the quiz where no name is entered ("" for nobody yet).
    """

    settings: QuizSettings
    open: bool
    extra: timedelta
    attempts_left: int | None
    refusal: str
    waiting: bool
    running: str
    counts: Counted | None
    known_as: str = ""

    @property
    def shown(self) -> tuple[tuple[Moment, tuple[Aspect, ...]], ...]:
        """Give what is shown after handing in: the moments at which that changes, with the aspects shown from then."""
        found: list[tuple[Moment, tuple[Aspect, ...]]] = []
        last: Aspects | None = None
        for moment in (Moment.IMMEDIATELY, Moment.LATER, Moment.CLOSED):
            aspects = self.settings.review.at(moment)
            if aspects == last or (moment is Moment.CLOSED and self.settings.closes_at is None):
                continue
            last = aspects
            found.append((moment, tuple(aspect for aspect in Aspect if aspect in aspects)))
        return tuple(found)


def start_rules(session: Session, quiz: QuizRow, person: Person, now: datetime) -> StartRules:
    """Give the rules of a quiz for a person."""
    participant = participant_at(session, person, quiz)
    settings = settings_for(session, quiz, participant)
    made = attempts.attempts_of(session, quiz.id, participant.id) if participant else ()
    allowed = settings.attempts_allowed
    refusal = _refusal(settings, made, now)
    limit = settings.time_limit or timedelta(0)
    return StartRules(
        settings=settings,
        open=not isinstance(refusal, QuizNotOpen | QuizClosed),
        extra=limit - timedelta(seconds=quiz.time_limit or 0),
        attempts_left=None if allowed is None else max(0, allowed - len(made)),
        refusal=str(refusal or ""),
        waiting=isinstance(refusal, MustWait),
        running=next((row.public_id for row in reversed(made) if _under_way(row, now)), ""),
        counts=counted(session, quiz.id, participant.id, settings, now) if participant and made else None,
        known_as=participant.nickname if participant else "",
    )


def participant_at(session: Session, person: Person, quiz: QuizRow) -> ParticipantRow | None:
    """Give the participant that a person is at a quiz, if there is one: in its class first."""
    member = member_at(session, quiz, person)
    if member is not None:
        return member
    held = held_by(session, person.tickets, person.user_id)
    return next((row for row in held if row.class_id is None), None)


def counted(
    session: Session, quiz_id: int, participant_id: int, settings: QuizSettings, now: datetime
) -> Counted | None:
    """Give the score that counts, where there are several attempts and the rules show the marks of all of them."""
    found = [one for one in attempts.scores_of(session, quiz_id, participant_id) if one.maximum > 0]
    if not found or (len(found) == 1 and settings.attempts_allowed == 1):
        return None
    review, closes_at = settings.review, settings.closes_at
    rows = [visible(review, submitted_at=one.submitted_at, closes_at=closes_at, now=now) for one in found]
    share = final_score([one.score / one.maximum for one in found], settings.grading_method)
    if share is None or not all(Aspect.MARKS in row for row in rows):
        return None
    return Counted(share, settings.grading_method, len(found))


def may_start(session: Session, attempt: AttemptRow, now: datetime) -> bool:
    """Say whether the participant of an attempt may start another one now."""
    made = attempts.attempts_of(session, attempt.quiz_id, attempt.participant_id)
    return _refusal(attempt_settings(attempt), made, now) is None


def _refusal(settings: QuizSettings, made: Sequence[AttemptRow], now: datetime) -> QuizUnavailable | None:
    try:
        settings.must_allow_start(now=now, attempts_made=len(made), last_ended=last_ended(made))
    except QuizUnavailable as error:
        return error
    return None


def _under_way(attempt: AttemptRow, now: datetime) -> bool:
    state = state_of(attempt, slots=0)
    ends = state.clock.ends if state.clock else None
    return State(attempt.state) in RUNNING and (ends is None or now < ends)
