"""An attempt at a quiz as a state machine on the server's clock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.quizzes.events import Event


class State(StrEnum):
    """Where an attempt stands; OVERDUE is the grace after its time is up."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    SUBMITTED = "submitted"
    GRADED = "graded"
    ABANDONED = "abandoned"


# An attempt in one of these may still take an answer.
RUNNING = frozenset({State.IN_PROGRESS, State.OVERDUE})


class Trigger(StrEnum):
    """What moves an attempt from one state to another."""

    START = "start"
    TIME_UP = "time_up"
    EXTEND = "extend"
    SUBMIT = "submit"
    GRADE = "grade"
    ABANDON = "abandon"


# Every move there is. EXTEND takes an attempt that was given more time out of its grace. GRADE after GRADED is a
# regrade: it adds a grading revision.
TRANSITIONS: dict[tuple[State, Trigger], State] = {
    (State.NOT_STARTED, Trigger.START): State.IN_PROGRESS,
    (State.NOT_STARTED, Trigger.ABANDON): State.ABANDONED,
    (State.IN_PROGRESS, Trigger.TIME_UP): State.OVERDUE,
    (State.IN_PROGRESS, Trigger.SUBMIT): State.SUBMITTED,
    (State.IN_PROGRESS, Trigger.ABANDON): State.ABANDONED,
    (State.OVERDUE, Trigger.EXTEND): State.IN_PROGRESS,
    (State.OVERDUE, Trigger.SUBMIT): State.SUBMITTED,
    (State.OVERDUE, Trigger.ABANDON): State.ABANDONED,
    (State.SUBMITTED, Trigger.GRADE): State.GRADED,
    (State.GRADED, Trigger.GRADE): State.GRADED,
}


class AttemptError(ValueError):
    """Something that an attempt cannot take; the message is a sentence for the reader."""


class AttemptNotStarted(AttemptError):
    """The attempt has not been started."""


class AttemptOver(AttemptError):
    """The attempt takes no more answers."""


class NoSuchSlot(AttemptError):
    """The attempt has no question at that place."""


class MoveRefused(AttemptError):
    """The state has no such move."""


@dataclass(frozen=True)
class AttemptClock:
    """When an attempt began and when it ends; all moments know their time zone.

    The attempt is due at its time limit or at the quiz's close, whichever comes first. `grace` is the stated time
    after that in which answers under way are still taken.
    """

    started_at: datetime
    time_limit: timedelta | None = None
    grace: timedelta = timedelta(0)
    closes_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse moments without a time zone and negative spans."""
        if any(moment is not None and moment.tzinfo is None for moment in (self.started_at, self.closes_at)):
            msg = "a moment of an attempt needs its time zone"
            raise ValueError(msg)
        if self.grace < timedelta(0) or (self.time_limit is not None and self.time_limit <= timedelta(0)):
            msg = "a time limit must be positive and a grace not negative"
            raise ValueError(msg)

    @property
    def due(self) -> datetime | None:
        """Give the moment at which the time is up, or None where there is no end."""
        limit = None if self.time_limit is None else self.started_at + self.time_limit
        return min((moment for moment in (limit, self.closes_at) if moment is not None), default=None)

    @property
    def ends(self) -> datetime | None:
        """Give the moment from which nothing more is taken: due plus grace, or None."""
        return None if self.due is None else self.due + self.grace

    def remaining(self, now: datetime) -> timedelta | None:
        """Give the time left until due, never negative, or None where there is no end."""
        return None if self.due is None else max(self.due - now, timedelta(0))


@dataclass(frozen=True)
class Attempt:
    """An attempt's state, its clock once it has started, and how many slots it has."""

    state: State = State.NOT_STARTED
    clock: AttemptClock | None = None
    slots: int = 0

    def __post_init__(self) -> None:
        """Refuse a running attempt without a clock."""
        if self.clock is None and self.state not in {State.NOT_STARTED, State.ABANDONED}:
            msg = f"an attempt that is {self.state} needs its clock"
            raise ValueError(msg)

    def move(self, trigger: Trigger) -> "Attempt":
        """Give the attempt after a move; raises MoveRefused where the table has none."""
        state = TRANSITIONS.get((self.state, trigger))
        if state is None:
            raise MoveRefused(_refusal(self.state, trigger))
        return replace(self, state=state)

    def start(self, clock: AttemptClock) -> "Attempt":
        """Give the attempt in progress on its clock; a second start is refused, so it gains no time."""
        if self.state is not State.NOT_STARTED:
            raise MoveRefused(_refusal(self.state, Trigger.START))
        return replace(self, state=TRANSITIONS[self.state, Trigger.START], clock=clock)

    def due_move(self, now: datetime) -> Trigger | None:
        """Say which move the clock asks for at `now`: TIME_UP, SUBMIT once the grace is over, EXTEND, or None."""
        if self.clock is None or self.state not in RUNNING:
            return None
        if self.clock.ends is not None and now >= self.clock.ends:
            return Trigger.SUBMIT
        time_is_up = self.clock.due is not None and now >= self.clock.due
        if time_is_up == (self.state is State.OVERDUE):
            return None
        return Trigger.TIME_UP if time_is_up else Trigger.EXTEND

    @property
    def next_move_at(self) -> datetime | None:
        """Give the moment at which the clock next asks for a move, or None where it never does."""
        if self.clock is None or self.state not in RUNNING:
            return None
        return self.clock.ends if self.state is State.OVERDUE else self.clock.due

    def settled(self, now: datetime) -> "Attempt":
        """Give the attempt after the moves of its clock that lead to another running state, if `now` asks for one."""
        trigger = self.due_move(now)
        return self if trigger is None or trigger is Trigger.SUBMIT else self.move(trigger)

    def must_accept(self, event: Event, *, now: datetime) -> None:
        """Raise the AttemptError that says why the attempt cannot take `event` at `now`, if there is one."""
        if self.state is State.NOT_STARTED or self.clock is None:
            msg = "This attempt has not been started. Open the quiz and choose Start."
            raise AttemptNotStarted(msg)
        if self.state not in RUNNING:
            raise AttemptOver(_OVER[self.state])
        if self.due_move(now) is Trigger.SUBMIT:
            msg = "The time for this attempt is over. What was saved before counts."
            raise AttemptOver(msg)
        if event.slot >= self.slots:
            msg = f"This attempt has {self.slots} questions, and no question {event.slot + 1}."
            raise NoSuchSlot(msg)


_OVER = {
    State.SUBMITTED: "This attempt has been submitted. Its answers can no longer be changed.",
    State.GRADED: "This attempt has been submitted and graded. Its answers can no longer be changed.",
    State.ABANDONED: "This attempt was given up. Start a new one to answer.",
}


def _refusal(state: State, trigger: Trigger) -> str:
    if trigger is Trigger.START:
        return "This attempt has already been started."
    if state is State.NOT_STARTED:
        return "This attempt has not been started. Open the quiz and choose Start."
    if trigger is Trigger.EXTEND and state is State.IN_PROGRESS:
        return "The time for this attempt is not up yet."
    if trigger is Trigger.GRADE:
        return "An attempt is graded after it has been submitted."
    return _OVER.get(state, "The time for this attempt is already up.")
