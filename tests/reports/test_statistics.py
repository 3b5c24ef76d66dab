"""The item figures: STATISTICS' fixture to six digits, and each formula against a direct slow one."""

import math
import statistics as slow

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.item_report import item_statistics
from app.reports.quiz_report import headline, quiz_statistics
from tests.reports.classes import responses

FIXTURE = ["1111", "1110", "1100", "1010", "1000", "0001"]


def fixture():
    return responses([[float(mark) for mark in row] for row in FIXTURE])


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("facility", (83.3333, 50, 50, 33.3333)),
        ("discrimination", (15.8114, 44.7214, 44.7214, -22.0863)),
        ("efficiency", (25, 50, 50, -28.5714)),
        ("weight", (21.3510, 31.2546, 31.2546, 16.1398)),
    ],
)
def test_the_items_of_the_fixture(figure, expected):
    values = [getattr(item, figure).value for item in item_statistics(fixture())]
    assert [round(value, 4) for value in values] == list(expected)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("mean", 2.166667),
        ("deviation", 1.169045),
        ("skewness", 0.667628),
        ("kurtosis", -0.446163),
        ("consistency", 32.520325),
        ("error_ratio", 82.146013),
        ("standard_error", 0.960324),
        ("median", 2),
        ("mean_percent", 54.166667),
        ("minutes", 2.5),
    ],
)
def test_the_quiz_of_the_fixture(figure, expected):
    assert round(getattr(quiz_statistics(fixture()), figure).value, 6) == expected


MARKS = st.sampled_from([0.0, 0.25, 0.5, 1.0])
GRIDS = st.integers(1, 5).flatmap(lambda p: st.lists(st.lists(MARKS, min_size=p, max_size=p), min_size=1, max_size=12))


def close(figure, expected):
    if expected is None:
        assert figure.value is None
        assert figure.reason.endswith(".")
    else:
        assert figure.value == pytest.approx(expected, abs=1e-7)


def slow_covariance(one, other):
    mean_one, mean_other = slow.fmean(one), slow.fmean(other)
    return sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True)) / (len(one) - 1)


def slow_correlation(one, other):
    if len(one) < 2 or len(set(one)) == 1 or len(set(other)) == 1:
        return None
    return slow_covariance(one, other) / math.sqrt(slow.variance(one) * slow.variance(other))


@given(GRIDS)
def test_every_item_figure_equals_the_direct_one(rows):
    totals = [sum(row) for row in rows]
    for place, item in enumerate(item_statistics(responses(rows))):
        x = [row[place] for row in rows]
        rest = [total - mark for total, mark in zip(totals, x, strict=True)]
        index = slow_correlation(x, rest)
        close(item.facility, 100 * slow.fmean(x))
        close(item.deviation, 100 * slow.stdev(x) if len(x) > 1 else None)
        close(item.discrimination, None if index is None else 100 * index)
        close(item.point_biserial, slow_correlation(x, totals))
        most = None if index is None else slow_covariance(sorted(x), sorted(rest))
        close(item.efficiency, None if index is None else 100 * slow_covariance(x, rest) / most)


@given(GRIDS)
def test_the_effective_weights_equal_the_direct_ones(rows):
    totals, items = [sum(row) for row in rows], item_statistics(responses(rows))
    if len(rows) < 2 or len(set(totals)) == 1:
        assert all(item.weight.value is None for item in items)
        return
    found = [slow_covariance([row[place] for row in rows], totals) for place in range(len(rows[0]))]
    whole = sum(math.sqrt(value) for value in found if value > 1e-12)
    for item, value in zip(items, found, strict=True):
        # A covariance of 1e-18 is the rounding of nothing; its root would not be.
        close(item.weight, None if value < -1e-9 else 100 * math.sqrt(value if value > 1e-12 else 0) / whole)


def slow_d27(x, totals):
    """Average over the attempts tied at each cut, place by place."""
    size = max(1, round(0.27 * len(x)))

    def best(order):
        ranked = sorted(totals, reverse=order)[:size]
        shares = {t: ranked.count(t) / totals.count(t) for t in set(ranked)}
        return sum(mark * shares.get(total, 0) for mark, total in zip(x, totals, strict=True)) / size

    return best(order=True) - best(order=False)


@given(GRIDS)
def test_d27_equals_the_direct_one(rows):
    totals = [sum(row) for row in rows]
    for place, item in enumerate(item_statistics(responses(rows))):
        close(item.d27, slow_d27([row[place] for row in rows], totals) if len(rows) >= 4 else None)


@given(GRIDS)
def test_every_quiz_figure_equals_the_direct_one(rows):
    totals, quiz = [sum(row) for row in rows], quiz_statistics(responses(rows))
    count, items = len(rows), len(rows[0])
    close(quiz.mean, slow.fmean(totals))
    close(quiz.median, slow.median(totals))
    close(quiz.deviation, slow.stdev(totals) if count > 1 else None)
    spread = count > 2 and len(set(totals)) > 1
    m2, m3, m4 = (sum((t - slow.fmean(totals)) ** r for t in totals) / count for r in (2, 3, 4))
    k2 = slow.variance(totals) if count > 1 else 0
    close(quiz.skewness, count**2 * m3 / ((count - 1) * (count - 2)) / k2**1.5 if spread else None)
    top = count**2 * ((count + 1) * m4 - 3 * (count - 1) * m2**2)
    close(quiz.kurtosis, top / ((count - 1) * (count - 2) * (count - 3)) / k2**2 if spread and count > 3 else None)
    own = sum(slow.variance([row[place] for row in rows]) for place in range(items)) if count > 1 else 0
    alpha = 100 * items / (items - 1) * (1 - own / k2) if spread and items > 1 else None
    close(quiz.consistency, alpha)
    ratio = None if alpha is None else 100 * math.sqrt(max(0, 1 - alpha / 100))
    close(quiz.error_ratio, ratio)
    close(quiz.standard_error, None if ratio is None else ratio * math.sqrt(k2) / 100)


@given(GRIDS, st.integers(2, 9))
def test_percentages_do_not_depend_on_the_size_of_the_marks(rows, size):
    plain, grown = responses(rows), responses([[mark * size for mark in row] for row in rows], max_mark=float(size))
    for one, other in zip(item_statistics(plain), item_statistics(grown), strict=True):
        for figure in ("facility", "deviation", "discrimination", "efficiency", "weight", "d27"):
            close(getattr(other, figure), getattr(one, figure).value)


def test_without_attempts_every_figure_has_its_reason():
    quiz, items = quiz_statistics(responses([])), item_statistics(responses([]))
    assert quiz.mean.reason == quiz.minutes.reason == headline(items, 0) == "No attempt has been submitted yet."
    assert quiz.maximum.value == 2
    assert items[0].facility.reason == "Nobody was asked this question."
    assert items[0].facility_interval.reason


def test_equal_marks_have_reasons_and_no_division():
    quiz, items = quiz_statistics(responses([[0.1, 0.7]] * 5)), item_statistics(responses([[0.1, 0.7]] * 5))
    assert quiz.skewness.reason == quiz.consistency.reason == "Everybody got the same score."
    assert items[0].discrimination.reason == "Everybody got the same mark on this question."
    assert items[0].discrimination_interval.reason == items[0].discrimination.reason


def test_where_students_drew_different_items_there_is_no_consistency_and_no_weight():
    drawn = responses([[1.0, None, 0.0], [None, 1.0, 1.0], [0.0, None, 1.0], [None, 0.0, 1.0]])
    quiz, items = quiz_statistics(drawn), item_statistics(drawn)
    assert "drew different questions" in quiz.consistency.reason
    assert quiz.mean.value == 1.25
    assert "drew different questions" in items[0].weight.reason
    assert (items[0].attempts, items[0].facility.value) == (2, 50)


def test_where_attempts_could_earn_different_totals_only_the_percentage_has_a_mean():
    drawn = responses([[1.0, None], [1.0, 0.0]])
    assert quiz_statistics(drawn).mean.value is None
    assert quiz_statistics(drawn).mean_percent.value == 75


def test_an_item_that_runs_against_the_total_has_no_weight_but_advice():
    rows = [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]] * 10
    items = item_statistics(responses(rows))
    assert "Check its key" in items[2].weight.reason
    assert items[2].advice[0].startswith("Strong students miss this more often")
    assert headline(items, len(rows)) == ("Strong students miss question 3 more often than weak ones: check its key.")


def test_few_attempts_are_said_to_be_few():
    assert item_statistics(fixture())[0].few
    assert not item_statistics(responses([[1.0, 0.0]] * 30))[0].few
    assert headline(item_statistics(fixture()), 6) == "Question 4 was the hardest: 33 % of its marks were earned."
