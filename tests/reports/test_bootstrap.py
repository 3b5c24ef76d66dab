import random

import pytest

from app.reports.bootstrap import intervals
from app.reports.matrix import matrix
from tests.reports.classes import a_class, responses


def pair(data, place=0):
    return intervals(matrix(data), [place])[0]


def test_the_interval_holds_the_figure_and_is_the_same_each_time():
    facility, discrimination = pair(a_class())
    share = 100 * float(a_class().marks[:, 0].mean())
    assert facility.low < share < facility.high
    assert discrimination.low < discrimination.high
    assert pair(a_class()) == (facility, discrimination)


def test_a_facility_of_half_has_the_interval_that_theory_gives():
    rows = [[float(place % 2), float(place % 3)] for place in range(400)]
    facility, _ = pair(responses(rows))
    # The normal approximation: 50 +- 1.96 * 50 / sqrt(400) = 45.1 to 54.9.
    assert facility.low == pytest.approx(45.1, abs=0.6)
    assert facility.high == pytest.approx(54.9, abs=0.6)


def test_nineteen_intervals_in_twenty_hold_the_truth():
    dice = random.Random(1)  # noqa: S311 - a simulation
    held = 0
    for _ in range(200):
        rows = [[float(dice.random() < 0.7), dice.random()] for _ in range(60)]
        facility, _ = pair(responses(rows))
        held += facility.low <= 70 <= facility.high
    assert 175 <= held <= 199


def test_with_too_little_spread_there_is_a_facility_but_no_discrimination():
    rows = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 1.0]]
    facility, discrimination = pair(responses(rows))
    assert facility.low is not None
    assert discrimination.reason.startswith("Too few attempts")
