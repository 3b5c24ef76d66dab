"""An attempt through any course of events: its clock, its answers, its moves, more time given, requests replayed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.quizzes.attempt import RUNNING, TRANSITIONS, Attempt, AttemptError, MoveRefused, State, Trigger
from app.quizzes.events import Event, EventKind
from app.quizzes.exceptions import QuizException, share_of, with_exception
from app.quizzes.quiz import QuizSettings

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SPANS = st.integers(0, 4000).map(lambda count: count * SECOND)
FINISHED = frozenset(State) - RUNNING - {State.NOT_STARTED}


class AttemptMachine(RuleBasedStateMachine):
    """The server with one attempt: time only goes on, and every rule may come at any moment, also again."""

    def __init__(self):
        super().__init__()
        self.now = NOON
        self.attempt = Attempt(slots=2)
        self.exception = QuizException()
        self.submissions = 0
        self.taken: list[datetime] = []
        self.finished: Attempt | None = None

    @initialize(
        limit=st.none() | SPANS.map(lambda span: span + SECOND),
        grace=st.integers(0, 120).map(lambda count: count * SECOND),
        close=st.none() | SPANS.map(lambda span: NOON + span + SECOND),
    )
    def a_quiz(self, limit, grace, close):
        self.settings = QuizSettings(time_limit=limit, grace=grace, closes_at=close)

    @property
    def clock(self):
        return with_exception(self.settings, self.exception).clock(self.attempt.clock.started_at)

    @rule(span=SPANS)
    def time_goes_on(self, span):
        self.now += span

    @rule()
    def start_again_and_again(self):
        before = self.attempt
        try:
            self.attempt = self.attempt.start(with_exception(self.settings, self.exception).clock(self.now))
        except MoveRefused:
            assert self.attempt == before  # a replayed start gains no time
            return
        assert before.state is State.NOT_STARTED

    @rule(slot=st.integers(0, 3))
    def answer(self, slot):
        try:
            self.attempt.must_accept(Event(slot, "browser", 1, EventKind.ANSWER), now=self.now)
        except AttemptError:
            return
        assert self.attempt.state in RUNNING
        assert slot < 2
        assert self.clock.ends is None or self.now < self.clock.ends
        self.taken.append(self.now)

    @precondition(lambda self: self.attempt.clock is not None)
    @rule(percent=st.integers(0, 100), more=SPANS)
    def more_time_is_given(self, percent, more):
        before = self.clock
        limit = self.settings.time_limit
        extra = max(self.exception.extra, share_of(limit, percent) if limit else more)
        self.exception = replace(self.exception, extra=extra)
        assert before.due is None or self.clock.due >= before.due  # an extra time never shortens
        self.attempt = replace(self.attempt, clock=self.clock)

    @rule()
    def the_sweep_comes(self):
        trigger = self.attempt.due_move(self.now)
        if trigger is None:
            assert self.attempt.settled(self.now) == self.attempt
        elif trigger is Trigger.SUBMIT:
            assert self.now >= self.clock.ends  # never early
            self.attempt = self.attempt.move(trigger)
            self.submissions += 1
        else:
            self.attempt = self.attempt.settled(self.now)
            assert (self.attempt.state is State.OVERDUE) == (self.now >= self.clock.due)
        assert self.attempt.due_move(self.now) is None  # a second sweep finds nothing to do

    @rule(trigger=st.sampled_from([Trigger.SUBMIT, Trigger.GRADE, Trigger.ABANDON]))
    def somebody_asks_for_a_move(self, trigger):
        before = self.attempt
        try:
            self.attempt = self.attempt.move(trigger)
        except MoveRefused:
            assert (before.state, trigger) not in TRANSITIONS
            return
        assert TRANSITIONS[before.state, trigger] is self.attempt.state
        self.submissions += trigger is Trigger.SUBMIT

    @invariant()
    def a_finished_attempt_takes_no_answer_and_has_no_time(self):
        if self.attempt.state in FINISHED:
            taken = self.taken.copy()
            self.answer(0)
            assert self.taken == taken
            assert self.attempt.next_move_at is None
            assert self.attempt.due_move(self.now) is None

    @invariant()
    def one_submission_at_most(self):
        assert self.submissions <= 1

    @invariant()
    def the_time_is_up_before_the_end(self):
        if self.attempt.clock is not None and self.clock.due is not None:
            assert self.clock.due <= self.clock.ends
            assert self.clock.ends - self.clock.due == self.settings.grace

    @invariant()
    def the_sweep_knows_the_next_move(self):
        at = self.attempt.next_move_at
        if at is not None and self.attempt.due_move(self.now) is None:
            assert at > self.now
            assert self.attempt.due_move(at) is not None
            assert self.attempt.due_move(at - SECOND / 1000) is None


AttemptMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAttemptMachine = AttemptMachine.TestCase
