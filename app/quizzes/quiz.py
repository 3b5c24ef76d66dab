"""A quiz's settings: its time, its attempts, and what becomes of their scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.quizzes.attempt import AttemptClock
from app.quizzes.modes import Mode
from app.quizzes.review import PRESETS, Preset, ReviewRules


class GradingMethod(StrEnum):
    """Which of several attempts give a participant's score."""

    FIRST = "first"
    LAST = "last"
    HIGHEST = "highest"
    AVERAGE = "average"


class Standing(StrEnum):
    """Whether a quiz can be taken at a moment, as far as its window says."""

    LATER = "later"
    OPEN = "open"
    OVER = "over"


class QuizUnavailable(ValueError):
    """A quiz that cannot be started now; the message is a sentence for the reader."""


class QuizNotOpen(QuizUnavailable):
    """The quiz opens later."""


class QuizClosed(QuizUnavailable):
    """The quiz has closed."""


class NoAttemptsLeft(QuizUnavailable):
    """All attempts allowed have been made."""


class MustWait(QuizUnavailable):
    """The time between two attempts is not over."""


@dataclass(frozen=True)
class QuizSettings:
    """How a quiz is taken; moments know their time zone, None means without limit."""

    time_limit: timedelta | None = None
    grace: timedelta = timedelta(0)
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None
    grading_method: GradingMethod = GradingMethod.FIRST
    shuffle_questions: bool = False
    shuffle_options: bool = True
    preset: Preset = Preset.SELF_TEST
    wait: timedelta = timedelta(0)
    mode: Mode = Mode.TEST
    evidence_score: bool = False
    reveal_cost: float | None = None
    articles_closed: bool = False
    rules: ReviewRules | None = None

    def __post_init__(self) -> None:
        """Refuse settings under which nobody could take the quiz."""
        if any(moment is not None and moment.tzinfo is None for moment in (self.opens_at, self.closes_at)):
            msg = "The times at which a quiz opens and closes need a time zone."
            raise ValueError(msg)
        if self.opens_at is not None and self.closes_at is not None and self.closes_at <= self.opens_at:
            msg = "A quiz must close after it opens. Choose a later closing time."
            raise ValueError(msg)
        if self.time_limit is not None and self.time_limit <= timedelta(0):
            msg = "A time limit must be longer than nothing. Leave it empty for no limit."
            raise ValueError(msg)
        negative = self.grace < timedelta(0) or self.wait < timedelta(0)
        if negative or (self.attempts_allowed is not None and self.attempts_allowed < 1):
            msg = "Allow at least one attempt, and no negative grace or wait."
            raise ValueError(msg)

    @property
    def review(self) -> ReviewRules:
        """Give the quiz's own review rules, or those of its preset."""
        return self.rules or PRESETS[self.preset]

    def clock(self, started_at: datetime) -> AttemptClock:
        """Give the clock of an attempt that starts at that moment."""
        return AttemptClock(started_at, time_limit=self.time_limit, grace=self.grace, closes_at=self.closes_at)

    def standing(self, now: datetime) -> Standing:
        """Say whether the quiz opens later, is open, or is over."""
        if self.opens_at is not None and now < self.opens_at:
            return Standing.LATER
        return Standing.OVER if self.closes_at is not None and now >= self.closes_at else Standing.OPEN

    def must_allow_start(self, *, now: datetime, attempts_made: int, last_ended: datetime | None = None) -> None:
        """Raise the QuizUnavailable that says why no attempt can start at `now`, if there is one.

        `last_ended` is when the last of the attempts made came to its end.
        """
        if self.opens_at is not None and now < self.opens_at:
            msg = f"This quiz opens on {_in_words(self.opens_at)}. Please come back then."
            raise QuizNotOpen(msg)
        if self.closes_at is not None and now >= self.closes_at:
            msg = f"This quiz closed on {_in_words(self.closes_at)}."
            raise QuizClosed(msg)
        if self.attempts_allowed is not None and attempts_made >= self.attempts_allowed:
            made = "one attempt" if attempts_made == 1 else f"{attempts_made} attempts"
            msg = f"You have made {made} at this quiz. No more are allowed."
            raise NoAttemptsLeft(msg)
        if last_ended is not None and now < last_ended + self.wait:
            msg = f"You can start your next attempt on {_in_words(last_ended + self.wait)}."
            raise MustWait(msg)


def final_score(scores: Sequence[float], method: GradingMethod) -> float | None:
    """Give the score that counts, from those of the graded attempts in the order of their start; None without any."""
    if not scores:
        return None
    match method:
        case GradingMethod.FIRST:
            return scores[0]
        case GradingMethod.LAST:
            return scores[-1]
        case GradingMethod.HIGHEST:
            return max(scores)
        case GradingMethod.AVERAGE:
            return sum(scores) / len(scores)


def _in_words(moment: datetime) -> str:
    zone = moment.tzname() or "UTC"
    return f"{moment.day} {moment:%B %Y} at {moment:%H:%M} ({zone})"
