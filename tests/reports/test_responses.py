from dataclasses import replace

import numpy as np
import pytest

from app.reports.responses import Item, Which
from app.reports.sheet import counting
from tests.reports.classes import responses

# Ann on the third, second, first and fourth day, Bob on the day before them.
TWICE = responses(
    [[0.0, 1.0], [1.0, 1.0], [0.0, 0.0], [1.0, 0.0], [1.0, 1.0]],
    participants=np.array([7, 7, 7, 8, 7]),
    started=np.array([3.0, 2.0, 1.0, 0.0, 4.0]),
)


@pytest.mark.parametrize(
    ("which", "days"),
    [(Which.FIRST, [0, 1]), (Which.LAST, [0, 4]), (Which.HIGHEST, [0, 2]), (Which.ALL, [0, 1, 2, 3, 4])],
)
def test_the_attempts_that_count_are_kept_in_order(which, days):
    counted = counting(TWICE, which)
    assert counted.started.tolist() == days
    assert counted.which is which


def test_the_first_attempts_count_by_default():
    assert counting(TWICE).which is Which.FIRST


def test_the_highest_is_by_the_score_that_the_participant_has():
    full_marks_for_a_void = replace(TWICE, earned=np.array([2.0, 1.0, 0.0, 1.0, 1.0]), possible=np.full(5, 2.0))
    assert counting(full_marks_for_a_void, Which.HIGHEST).started.tolist() == [0, 3]


def test_a_score_is_of_what_was_asked():
    assert responses([[1.0, None], [0.0, 1.0]]).percents.tolist() == [100, 50]
    assert np.isnan(responses([[None, None]]).percents).all()


@pytest.mark.parametrize(
    ("changes", "message"), [({"ids": np.arange(3)}, "do not fit"), ({"marks": np.array([[np.inf] * 2])}, "no number")]
)
def test_arrays_that_do_not_fit_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        responses([[1.0, 0.0]], **changes)


def test_a_question_worth_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        Item("1", "a", 0)
