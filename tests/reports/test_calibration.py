"""Item parameters recover what simulated answers were made with."""

import numpy as np
import pytest

from app.reports.any_matrix import sheet_of
from app.reports.calibration import ALL_ALIKE, calibrate

SIZE, ITEMS = 600, 12
DIFFICULTIES = np.linspace(-1.8, 1.8, ITEMS)


def simulated(seed, *, slopes, size=SIZE, spread=1.0, asked=1.0):
    random = np.random.default_rng(seed)
    ability = random.normal(0, spread, size)[:, None]
    chance = 1 / (1 + np.exp(-slopes * (ability - DIFFICULTIES)))
    marks = (random.random(chance.shape) < chance).astype(float)
    marks[random.random(chance.shape) >= asked] = np.nan
    return sheet_of([f"Q{place}" for place in range(ITEMS)], marks, np.ones(ITEMS))


def recovered(seeds, true, model, figure, **how):
    """Give the mean error of an estimate, and the share of 95 % intervals that hold the truth."""
    errors, held = [], []
    for seed in seeds:
        for item, truth in zip(calibrate(simulated(seed, **how), model).items, true, strict=True):
            error = getattr(item, figure) - truth
            errors.append(error)
            held.append(abs(error) <= 1.96 * getattr(item, f"{figure}_error"))
    return np.mean(errors), np.mean(held)


@pytest.mark.parametrize("asked", [1.0, 0.7], ids=["everybody", "draws"])
def test_rasch_difficulties_are_unbiased_and_nineteen_intervals_in_twenty_hold_them(asked):
    bias, coverage = recovered(range(20), DIFFICULTIES, "rasch", "difficulty", slopes=1.0, spread=1.2, asked=asked)
    assert abs(bias) < 0.05  # the standard error of the mean of 240 estimates of error 0.1 is 0.03 with the class's
    assert 0.9 <= coverage <= 0.99


def test_the_spread_of_the_abilities_is_recovered():
    found = [calibrate(simulated(seed, slopes=1.0, spread=1.2), "rasch").spread for seed in range(10)]
    assert np.mean(found) == pytest.approx(1.2, abs=0.06)


@pytest.mark.parametrize("figure", ["difficulty", "discrimination"])
def test_two_parameters_are_recovered_with_their_errors(figure):
    slopes = np.tile([0.8, 1.2, 1.6], 4)
    true = DIFFICULTIES if figure == "difficulty" else slopes
    bias, coverage = recovered(range(20), true, "2pl", figure, slopes=slopes)
    assert abs(bias) < 0.06
    assert 0.9 <= coverage <= 0.99


def test_what_everybody_answered_alike_has_no_difficulty_and_the_others_have():
    sheet = simulated(1, slopes=1.0)
    sheet.marks[:, 3] = 1.0
    items = calibrate(sheet, "rasch").items
    assert (items[3].reason, items[3].difficulty) == (ALL_ALIKE, None)
    assert items[4].difficulty is not None


def test_what_tells_nobody_apart_has_a_slope_and_no_difficulty():
    sheet = simulated(2, slopes=1.0)
    sheet.marks[:, 0] = np.random.default_rng(3).integers(2, size=SIZE)
    item = calibrate(sheet, "2pl").items[0]
    assert item.difficulty is None
    assert "does not tell strong students from weak" in item.reason


def test_a_wrong_key_has_a_negative_slope():
    sheet = simulated(4, slopes=1.5)
    sheet.marks[:, 5] = 1 - sheet.marks[:, 5]
    assert calibrate(sheet, "2pl").items[5].discrimination < -0.8


@pytest.mark.parametrize("model", ["rasch", "2pl"])
def test_under_two_hundred_answers_there_is_a_reason_instead(model):
    found = calibrate(simulated(1, slopes=1.0, size=199), model)
    assert (found.items, found.reason) == ((), "This needs 200 answers to a question.")


def test_two_questions_are_too_few():
    sheet = sheet_of(["a", "b"], np.tile([[0.0, 1.0], [1.0, 0.0]], (150, 1)), [1.0, 1.0])
    assert calibrate(sheet, "rasch").reason == "This needs 3 questions."
