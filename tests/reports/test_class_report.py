"""The class report: heat map, who needs help, and two sides compared."""

import numpy as np
import pytest

from app.reports.class_report import compare, heat_map, needs_help
from tests.reports.classes import responses


def test_the_heat_map_has_the_weakest_first_and_says_what_was_not_asked():
    found = heat_map(responses([[2.0, 2.0, 1.0], [0.0, None, 1.0], [2.0, 0.0, 0.0]], max_mark=2.0))
    assert [(row.name, row.shares) for row in found.rows] == [
        ("Pupil 1", (0.0, None, 0.5)), ("Pupil 2", (1.0, 0.0, 0.0)), ("Pupil 0", (1.0, 1.0, 0.5)),
    ]  # fmt: skip
    assert [one.value for one in found.earned] == pytest.approx([200 / 3, 50, 100 / 3])


def test_a_void_question_is_empty_in_the_heat_map():
    void = np.array([[False, True]] * 2)
    found = heat_map(responses([[1.0, 1.0], [0.0, 1.0]], voided=void))
    assert [row.shares for row in found.rows] == [(0.0, None), (1.0, None)]
    assert found.earned[1].reason
    assert [row.percent.value for row in found.rows] == [0, 100]


def test_who_is_under_half_or_far_behind_needs_help_with_what_was_missed():
    rows = [[1.0] * 10] * 10 + [[1.0] * 7 + [0.0] * 3, [0.0] * 6 + [1.0] * 4]
    listed = needs_help(heat_map(responses(rows)))
    assert [(one.name, one.percent) for one in listed] == [("Pupil 11", 40), ("Pupil 10", 70)]
    assert listed[0].why == "Under 50 % of the marks."
    assert "behind the class's mean of 92 %" in listed[1].why
    assert listed[1].missed == ("8", "9", "10")


def test_a_small_class_has_nobody_far_behind():
    assert needs_help(heat_map(responses([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0]]))) == ()


def test_a_class_of_nobody_has_an_empty_map():
    found = heat_map(responses([]))
    assert (found.rows, needs_help(found)) == ((), ())
    assert all(one.reason for one in found.earned)


def test_two_sides_differ_by_an_interval_that_welch_gives():
    first, second = np.array([50.0, 60, 70, 80]), np.array([70.0, 75, 80, 85, 90])
    found = compare(first, second)
    # By hand: errors 41.667 and 12.5, so 7.360; 4.749 degrees of freedom, t = 2.612.
    assert found.difference.value == 15
    assert found.interval.low == pytest.approx(-4.2232, abs=1e-4)
    assert found.interval.high == pytest.approx(34.2232, abs=1e-4)


def test_nineteen_intervals_in_twenty_hold_the_true_difference():
    random = np.random.default_rng(7)
    held = 0
    for _ in range(400):
        found = compare(random.normal(60, 10, 25), random.normal(65, 20, 15)).interval
        held += found.low <= 5 <= found.high
    assert 0.92 <= held / 400 <= 0.98


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [([], [1.0], "No attempt"), ([1.0], [2.0, 3.0], "two attempts"), ([5.0, 5.0], [6.0, 6.0], "equal")],
)
def test_sides_that_are_too_thin_have_a_reason_for_no_interval(first, second, words):
    found = compare(np.array(first), np.array(second))
    assert words in found.interval.reason
    assert found.interval.low is None
