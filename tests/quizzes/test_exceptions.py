from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quizzes.exceptions import QuizException, joined, share_of, with_exception
from app.quizzes.quiz import MustWait, QuizSettings
from app.quizzes.review import (
    PRESETS,
    Aspect,
    Moment,
    Preset,
    from_record,
    to_record,
    visible,
    waits_for_close,
    without_attempt,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SETTINGS = QuizSettings(time_limit=HOUR, opens_at=NOON, closes_at=NOON + 3 * HOUR, attempts_allowed=1)


def test_extra_time_lengthens_the_limit_and_leaves_the_rest():
    own = with_exception(SETTINGS, QuizException(extra=HOUR / 2))
    assert own.time_limit == HOUR * 1.5
    assert (own.opens_at, own.closes_at, own.attempts_allowed) == (NOON, NOON + 3 * HOUR, 1)


def test_extra_time_makes_no_limit_where_there_is_none():
    assert with_exception(QuizSettings(), QuizException(extra=HOUR)).time_limit is None


def test_a_participants_exception_goes_before_the_classs_field_by_field():
    of_class = QuizException(extra=HOUR, closes_at=NOON + 5 * HOUR, attempts_allowed=3)
    found = joined(QuizException(extra=HOUR / 4), of_class)
    assert found == QuizException(extra=HOUR / 4, closes_at=NOON + 5 * HOUR, attempts_allowed=3)


def test_a_window_that_the_quiz_was_moved_past_stands_by_itself():
    own = with_exception(SETTINGS, QuizException(closes_at=NOON - HOUR))
    assert (own.opens_at, own.closes_at) == (None, NOON - HOUR)


@given(seconds=st.integers(1, 40_000), percent=st.integers(0, 300))
def test_a_share_is_whole_seconds_and_never_less(seconds, percent):
    found = share_of(timedelta(seconds=seconds), percent).total_seconds()
    assert found == int(found)
    assert seconds * percent / 100 <= found < seconds * percent / 100 + 1


@pytest.mark.parametrize("fault", [{"extra": -HOUR}, {"opens_at": NOON, "closes_at": NOON}])
def test_an_exception_that_takes_away_is_refused_with_a_sentence(fault):
    with pytest.raises(ValueError, match=r"^[A-Z].+\.$"):
        QuizException(**fault)


def test_the_next_attempt_waits_from_the_end_of_the_last():
    quiz = QuizSettings(wait=HOUR)
    with pytest.raises(MustWait, match="13:00"):
        quiz.must_allow_start(now=NOON + HOUR / 2, attempts_made=1, last_ended=NOON)
    quiz.must_allow_start(now=NOON + HOUR, attempts_made=1, last_ended=NOON)
    quiz.must_allow_start(now=NOON, attempts_made=0)


@pytest.mark.parametrize("preset", Preset)
def test_rules_are_read_as_they_were_stored(preset):
    assert from_record(to_record(PRESETS[preset])) == PRESETS[preset]
    assert QuizSettings(rules=PRESETS[preset]).review == PRESETS[preset]


def test_what_is_visible_goes_by_the_moment():
    rules = PRESETS[Preset.HOMEWORK]
    assert visible(rules, submitted_at=None, closes_at=None, now=NOON) == {Aspect.ATTEMPT}
    assert Aspect.MARKS in visible(rules, submitted_at=NOON, closes_at=NOON + HOUR, now=NOON)
    assert visible(rules, submitted_at=NOON, closes_at=NOON + HOUR, now=NOON + HOUR) == set(Aspect)


def test_a_table_that_shows_parts_of_what_is_hidden_is_named_by_its_moment():
    rows = {Moment.LATER: frozenset({Aspect.MARKS}), Moment.CLOSED: frozenset({Aspect.ATTEMPT, Aspect.MARKS})}
    assert without_attempt(rows) == (Moment.LATER,)


def test_what_waits_for_the_close_is_known():
    assert waits_for_close(PRESETS[Preset.HOMEWORK]) == {Aspect.RIGHT_ANSWER, Aspect.PASSAGE}
    assert waits_for_close(PRESETS[Preset.SELF_TEST]) == frozenset()
