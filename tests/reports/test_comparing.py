"""Two sides of a class report compared, in words and by pairs; what the report says first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_rel

from app.reports.class_report import Comparison, compare, heat_map, needs_help, percents, widened
from app.reports.class_words import class_headline
from app.reports.comparing import cell_of, compare_pairs, comparison_table, comparison_words, heat_table, question_table
from app.reports.figures import Figure, Interval
from tests.reports.classes import responses


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=30))
def test_pairs_have_the_interval_that_scipy_gives_for_them(pairs):
    first, second = np.array(pairs, dtype=float).T
    found = compare_pairs(first, second)
    assert found.difference.value == pytest.approx(sum(b - a for a, b in pairs) / len(pairs), abs=1e-9)
    if len({b - a for a, b in pairs}) == 1:
        assert "as much" in found.interval.reason
        return
    wanted = ttest_rel(second, first).confidence_interval(0.95)
    assert (found.interval.low, found.interval.high) == (pytest.approx(wanted.low), pytest.approx(wanted.high))


def test_pairs_leave_out_who_has_no_figure_and_say_why_there_is_no_interval():
    found = compare_pairs(np.array([50.0, np.nan]), np.array([70.0, 80.0]))
    assert found.difference.value == 20
    assert "Two students" in found.interval.reason
    assert compare_pairs(np.array([]), np.array([])).difference.reason


def test_pairs_are_surer_than_two_groups_where_everybody_gained_alike():
    first = np.array([10.0, 40, 60, 90])
    second = first + np.array([9.0, 10, 10, 11])
    assert compare_pairs(first, second).interval.low > 0 > compare(first, second).interval.low


@pytest.mark.parametrize(
    ("difference", "interval", "words"),
    [
        (10, Interval(2, 18), "more than 7a. With 95 % confidence the difference is 2 to 18 points: more than chance"),
        (-10, Interval(-22, 2), "less than 7a. With 95 % confidence the difference is -22 to 2 points, so it may be"),
        (0.2, Interval(reason="Each side needs two attempts."), "about as much. How sure that is cannot be said. Each"),
    ],
)
def test_a_comparison_is_said_in_words(difference, interval, words):
    found = Comparison(Figure(50.0), Figure(50.0 + difference), Figure(difference), interval)
    assert words in comparison_words(found, "7a", "7b")


def test_nothing_is_compared_with_nobody():
    found = compare(np.array([]), np.array([50.0]))
    assert comparison_words(found, "7a", "7b").startswith("Nothing to compare: no attempt")
    assert comparison_table(found, [("7a", 0), ("7b", 1)]).rows[0][2] is None


def test_a_cell_is_right_partly_wrong_or_none():
    assert [cell_of(share) for share in (1.0, 1 - 1e-12, 0.5, 0.0, None)] == [
        "right", "right", "partly", "wrong", "none",
    ]  # fmt: skip


def test_columns_that_only_others_are_asked_are_empty_and_have_a_reason():
    found = widened(heat_map(responses([[1.0], [0.0]])), ["1", "2"])
    assert [row.shares for row in found.rows] == [(0.0, None), (1.0, None)]
    assert found.earned[1].reason
    assert heat_table(found).columns == ("Student", "Score (%)", "Question 1", "Question 2")
    assert question_table(found, ["A", "B"]).rows[1][2] is None


def test_the_percentages_count_nothing_that_is_void():
    void = np.array([[False, True], [True, True]])
    assert percents(responses([[1.0, 1.0], [0.0, 1.0]], voided=void)).tolist() == [
        100.0,
        pytest.approx(np.nan, nan_ok=True),
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "Nobody has handed this quiz in yet. 2 are at it now. One has not begun."),
        ([[1.0, 0.0]], "One student handed it in and earned 50 %. Hardest was question 2, with 0 %. 2 are at it now."),
        ([[1.0, 1.0], [0.0, 0.0]], "2 students handed it in and earned 50 % on average. One may need help."),
    ],
)
def test_the_headline_says_how_the_class_did_and_who_is_at_it(rows, words):
    found = heat_map(responses(rows))
    assert class_headline(found, needs_help(found), at_it=2, waiting=1).startswith(words)


def test_a_quiz_whose_every_question_is_void_has_no_mean():
    found = heat_map(responses([[1.0]], voided=np.array([[True]])))
    assert "every question is void" in class_headline(found, (), at_it=0, waiting=0)
