from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quizzes.attempt import (
    TRANSITIONS,
    Attempt,
    AttemptClock,
    AttemptError,
    AttemptNotStarted,
    AttemptOver,
    MoveRefused,
    NoSuchSlot,
    State,
    Trigger,
)
from app.quizzes.events import Event, EventKind

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MINUTES = st.integers(min_value=0, max_value=300).map(lambda count: timedelta(minutes=count))


def an_answer(slot=0):
    return Event(slot=slot, client_id="browser", client_seq=1, kind=EventKind.ANSWER)


def an_attempt(state=State.IN_PROGRESS, *, limit=30, grace=0, closes=None):
    closes_at = None if closes is None else NOON + timedelta(minutes=closes)
    clock = AttemptClock(
        NOON,
        time_limit=None if limit is None else timedelta(minutes=limit),
        grace=timedelta(minutes=grace),
        closes_at=closes_at,
    )
    return Attempt(state, None if state is State.NOT_STARTED else clock, slots=3)


def test_time_is_up_at_the_limit_or_at_the_close_whichever_comes_first():
    assert an_attempt(limit=30, closes=20).clock.due == NOON + timedelta(minutes=20)
    assert an_attempt(limit=30, closes=40).clock.due == NOON + timedelta(minutes=30)
    assert an_attempt(limit=None).clock.due is None


def test_an_answer_within_the_grace_is_taken_and_one_at_its_end_is_not():
    attempt = an_attempt(limit=30, grace=2)
    attempt.must_accept(an_answer(), now=NOON + timedelta(minutes=31, seconds=59))
    with pytest.raises(AttemptOver, match="time for this attempt is over"):
        attempt.must_accept(an_answer(), now=NOON + timedelta(minutes=32))


def test_without_a_limit_an_answer_is_taken_after_years():
    an_attempt(limit=None).must_accept(an_answer(), now=NOON + timedelta(days=4000))


@pytest.mark.parametrize("state", [State.SUBMITTED, State.GRADED, State.ABANDONED])
def test_a_finished_attempt_takes_nothing(state):
    with pytest.raises(AttemptOver):
        an_attempt(state).must_accept(an_answer(), now=NOON)


def test_an_attempt_that_has_not_started_takes_nothing():
    with pytest.raises(AttemptNotStarted):
        an_attempt(State.NOT_STARTED).must_accept(an_answer(), now=NOON)


def test_there_is_no_answer_to_a_slot_that_the_attempt_lacks():
    with pytest.raises(NoSuchSlot, match="3 questions, and no question 4"):
        an_attempt().must_accept(an_answer(slot=3), now=NOON)


def test_a_second_start_is_refused():
    with pytest.raises(MoveRefused, match="already been started"):
        an_attempt().start(AttemptClock(NOON + timedelta(minutes=10)))


def test_a_refused_move_says_what_comes_first():
    with pytest.raises(MoveRefused, match="graded after it has been submitted"):
        an_attempt().move(Trigger.GRADE)
    with pytest.raises(MoveRefused, match="can no longer be changed"):
        an_attempt(State.SUBMITTED).move(Trigger.SUBMIT)


def test_the_clock_asks_for_overdue_at_the_limit_and_for_submission_after_the_grace():
    attempt = an_attempt(limit=30, grace=2)
    assert attempt.due_move(NOON + timedelta(minutes=29)) is None
    assert attempt.due_move(NOON + timedelta(minutes=30)) is Trigger.TIME_UP
    assert an_attempt(State.OVERDUE, limit=30, grace=2).due_move(NOON + timedelta(minutes=31)) is None
    assert attempt.due_move(NOON + timedelta(minutes=32)) is Trigger.SUBMIT


def test_a_finished_attempt_is_never_due():
    assert an_attempt(State.SUBMITTED).due_move(NOON + timedelta(days=9)) is None


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        AttemptClock(NOON.replace(tzinfo=None))


@pytest.mark.parametrize("fault", [{"grace": timedelta(-1)}, {"time_limit": timedelta(0)}])
def test_a_clock_that_runs_backwards_is_refused(fault):
    with pytest.raises(ValueError, match="positive"):
        AttemptClock(NOON, **fault)


def test_a_running_attempt_needs_a_clock():
    with pytest.raises(ValueError, match="needs its clock"):
        Attempt(State.IN_PROGRESS)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("trigger", Trigger)
def test_a_move_is_in_the_table_or_refused_with_a_sentence(state, trigger):
    attempt = an_attempt(state)
    if (state, trigger) in TRANSITIONS:
        clock = AttemptClock(NOON)
        moved = attempt.start(clock) if trigger is Trigger.START else attempt.move(trigger)
        assert moved.state is TRANSITIONS[state, trigger]
    else:
        with pytest.raises(MoveRefused, match=r"^[A-Z].+\.$"):
            attempt.move(trigger)


@given(st.lists(st.sampled_from(Trigger), max_size=30))
def test_no_course_of_moves_takes_answers_again_after_the_submission(triggers):
    attempt, submissions = an_attempt(limit=None), 0
    for trigger in triggers:
        try:
            attempt = attempt.move(trigger)
        except MoveRefused:
            continue
        submissions += trigger is Trigger.SUBMIT
        if submissions:
            with pytest.raises(AttemptOver):
                attempt.must_accept(an_answer(), now=NOON)
    assert submissions <= 1


@given(limit=st.integers(1, 100), grace=st.integers(0, 10), closes=st.integers(1, 200), after=MINUTES)
def test_an_answer_is_taken_exactly_until_the_stated_end(limit, grace, closes, after):
    attempt = an_attempt(limit=limit, grace=grace, closes=closes)
    within = after < timedelta(minutes=min(limit, closes) + grace)
    try:
        attempt.must_accept(an_answer(), now=NOON + after)
    except AttemptError:
        assert not within
    else:
        assert within


@given(after=MINUTES)
def test_the_time_remaining_is_never_negative(after):
    assert an_attempt(limit=30).clock.remaining(NOON + after) == max(timedelta(minutes=30) - after, timedelta(0))
