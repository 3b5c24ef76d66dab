from datetime import timedelta

import pytest

from app.reports.responses import AttemptRow, Item, Responses, Which, counting
from tests.reports.classes import NOON, responses


def an_attempt(who, day, *marks):
    start = NOON + timedelta(days=day)
    return AttemptRow(who, who.title(), start, start + timedelta(minutes=9), marks)


TWICE = Responses(
    (
        an_attempt("ann", 3, 0.0, 1.0),
        an_attempt("ann", 2, 1.0, 1.0),
        an_attempt("ann", 1, 0.0, 0.0),
        an_attempt("bob", 0, 1.0, 0.0),
        an_attempt("ann", 4, 1.0, 1.0),
    ),
    (Item("1", "a"), Item("2", "b")),
)


@pytest.mark.parametrize(
    ("which", "days"),
    [(Which.FIRST, [0, 1]), (Which.LAST, [0, 4]), (Which.HIGHEST, [0, 2]), (Which.ALL, [0, 1, 2, 3, 4])],
)
def test_the_attempts_that_count_are_kept_in_order(which, days):
    counted = counting(TWICE, which)
    assert [(attempt.started - NOON).days for attempt in counted.attempts] == days
    assert counted.which is which


def test_the_first_attempts_count_by_default():
    assert counting(TWICE).which is Which.FIRST


def test_people_of_one_name_are_told_apart():
    namesakes = [AttemptRow(key, "Ann", NOON, NOON, (1.0,)) for key in ("p1", "p2")]
    assert len(counting(Responses(tuple(namesakes), (Item("1", "a"),))).attempts) == 2


def test_a_score_is_of_what_was_asked():
    drawn = responses([[1.0, None], [None, None]])
    assert [drawn.percent(attempt) for attempt in drawn.attempts] == [100, None]


@pytest.mark.parametrize(("rows", "message"), [([[1.0], [1.0, 0.0]], "does not have"), ([[float("nan")]], "no number")])
def test_attempts_that_do_not_fit_are_refused(rows, message):
    with pytest.raises(ValueError, match=message):
        responses(rows)


def test_a_question_worth_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        Item("1", "a", 0)
