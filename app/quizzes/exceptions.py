"""What is otherwise for one participant or one class: extra time, another window, another number of attempts."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.quizzes.quiz import QuizSettings


@dataclass(frozen=True)
class QuizException:
    """What differs from a quiz's settings; None and no extra time leave them as they are."""

    extra: timedelta = timedelta(0)
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None

    def __post_init__(self) -> None:
        """Refuse an exception that takes time away, and a window that is none."""
        if self.extra < timedelta(0):
            msg = "An exception can only add time."
            raise ValueError(msg)
        if self.opens_at is not None and self.closes_at is not None and self.closes_at <= self.opens_at:
            msg = "An exception's window must close after it opens. Choose a later closing time."
            raise ValueError(msg)

    @property
    def empty(self) -> bool:
        """Say whether nothing differs."""
        return self == QuizException()


def joined(own: QuizException | None, of_class: QuizException | None) -> QuizException:
    """Give what holds for a participant: their own exception's word, and the class's where it says nothing."""
    mine, group = own or QuizException(), of_class or QuizException()
    opens_at, closes_at = mine.opens_at or group.opens_at, mine.closes_at or group.closes_at
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        # The two do not fit together: the participant's own word alone counts.
        opens_at, closes_at = mine.opens_at, mine.closes_at
    allowed = mine.attempts_allowed or group.attempts_allowed
    return QuizException(mine.extra or group.extra, opens_at, closes_at, allowed)


def with_exception(settings: QuizSettings, exception: QuizException) -> QuizSettings:
    """Give the settings as they are for whoever has that exception; extra time never makes an attempt shorter."""
    opens_at, closes_at = exception.opens_at or settings.opens_at, exception.closes_at or settings.closes_at
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        # A window whose other half was moved past it: what the exception says stands, the quiz's half gives way.
        opens_at = exception.opens_at
        closes_at = exception.closes_at
    limit = settings.time_limit
    return replace(
        settings,
        time_limit=None if limit is None else limit + exception.extra,
        opens_at=opens_at,
        closes_at=closes_at,
        attempts_allowed=exception.attempts_allowed or settings.attempts_allowed,
    )


def share_of(limit: timedelta, percent: int) -> timedelta:
    """Give that share of a time limit, in whole seconds, never less."""
    return timedelta(seconds=-(-int(limit.total_seconds()) * percent // 100))
