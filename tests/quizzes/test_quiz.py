from datetime import UTC, datetime, timedelta

import pytest

from app.quizzes.quiz import (
    GradingMethod,
    NoAttemptsLeft,
    QuizClosed,
    QuizNotOpen,
    QuizSettings,
    final_score,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_quiz_opens_and_closes_at_its_times():
    quiz = QuizSettings(opens_at=NOON, closes_at=NOON + HOUR)
    with pytest.raises(QuizNotOpen, match=r"opens on 4 May 2026 at 12:00 \(UTC\)"):
        quiz.must_allow_start(now=NOON - timedelta(seconds=1), attempts_made=0)
    quiz.must_allow_start(now=NOON, attempts_made=0)
    with pytest.raises(QuizClosed):
        quiz.must_allow_start(now=NOON + HOUR, attempts_made=0)


def test_the_attempts_allowed_can_be_used_up():
    quiz = QuizSettings(attempts_allowed=2)
    quiz.must_allow_start(now=NOON, attempts_made=1)
    with pytest.raises(NoAttemptsLeft, match="made 2 attempts"):
        quiz.must_allow_start(now=NOON, attempts_made=2)
    with pytest.raises(NoAttemptsLeft, match="made one attempt"):
        QuizSettings(attempts_allowed=1).must_allow_start(now=NOON, attempts_made=1)


def test_an_attempts_clock_has_the_settings_limits():
    clock = QuizSettings(time_limit=HOUR, grace=HOUR / 60, closes_at=NOON + 3 * HOUR).clock(NOON)
    assert (clock.due, clock.ends) == (NOON + HOUR, NOON + HOUR * 61 / 60)


@pytest.mark.parametrize(
    "fault",
    [
        {"opens_at": NOON, "closes_at": NOON},
        {"opens_at": NOON.replace(tzinfo=None)},
        {"time_limit": timedelta(0)},
        {"grace": -HOUR},
        {"attempts_allowed": 0},
    ],
)
def test_settings_that_let_nobody_in_are_refused_with_a_sentence(fault):
    with pytest.raises(ValueError, match=r"^[A-Z].+\.$"):
        QuizSettings(**fault)


@pytest.mark.parametrize(
    ("method", "score"),
    [
        (GradingMethod.FIRST, 0.5),
        (GradingMethod.LAST, 0.4),
        (GradingMethod.HIGHEST, 0.9),
        (GradingMethod.AVERAGE, 0.6),
    ],
)
def test_the_grading_method_decides_which_attempts_count(method, score):
    assert final_score([0.5, 0.9, 0.4], method) == pytest.approx(score)
    assert final_score([], method) is None
