"""When a fact is asked again, and what of all that waits is for today."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.quizzes.scheduling import (
    MOST_A_DAY,
    MOST_NEW_A_DAY,
    Rating,
    Waiting,
    days_until,
    first_scheduled,
    for_today,
    rating_of,
    reviewed,
)

NOW = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
RATINGS = st.lists(st.sampled_from(Rating), min_size=1, max_size=12)


def days_after(*ratings: Rating) -> list[int]:
    """Give the days from each answer to the next, each given on the day that it was due."""
    at, card, days = NOW, None, []
    for rating in ratings:
        scheduled = reviewed(card, rating, at=at)
        days.append(days_until(scheduled.due, now=at))
        card, at = scheduled.card, scheduled.due
    return days


def test_a_right_answer_comes_later_each_time():
    days = days_after(*[Rating.GOOD] * 5)
    assert days == sorted(set(days))
    assert days[0] >= 2


def test_a_wrong_answer_comes_back_the_next_day():
    assert days_after(Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.AGAIN)[-1] <= 3
    assert days_after(Rating.AGAIN) == [1]


def test_a_partly_right_answer_comes_before_a_right_one():
    assert days_after(Rating.GOOD, Rating.HARD)[-1] < days_after(Rating.GOOD, Rating.GOOD)[-1]


def test_what_was_missed_in_a_quiz_is_due_at_once_and_what_was_right_later():
    assert first_scheduled([(NOW - timedelta(days=9), Rating.GOOD), (NOW, Rating.AGAIN)]).due == NOW
    assert first_scheduled([(NOW, Rating.GOOD)]).due > NOW + timedelta(days=1)


def test_a_mark_gives_its_rating():
    assert [rating_of(mark) for mark in (0, 0.5, 1)] == [Rating.AGAIN, Rating.HARD, Rating.GOOD]
    assert rating_of(1, helped=True) is Rating.HARD


@given(RATINGS)
def test_the_same_answers_give_the_same_days(ratings: list[Rating]):
    assert days_after(*ratings) == days_after(*ratings)
    assert min(days_after(*ratings)) >= 1


@given(st.lists(st.tuples(st.integers(-40, 40), st.booleans()), max_size=60), st.integers(0, 25), st.integers(0, 12))
def test_a_day_never_holds_more_than_it_may(kinds: list[tuple[int, bool]], asked: int, new_asked: int):
    waiting = [Waiting(number, NOW + timedelta(hours=hours), new) for number, (hours, new) in enumerate(kinds)]
    left = for_today(waiting, now=NOW, asked=asked, new_asked=new_asked)
    assert len(left) <= max(0, MOST_A_DAY - asked)
    assert sum(one.new for one in left) <= max(0, MOST_NEW_A_DAY - new_asked)
    assert all(one.due.date() <= NOW.date() for one in left)
    assert [one.new for one in left] == sorted((one.new for one in left), reverse=True)
