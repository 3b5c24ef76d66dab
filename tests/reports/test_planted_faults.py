"""A simulated class of 200 with planted faults: each is flagged, and nothing else is."""

import pytest

from app.reports.advice import LEAKS
from app.reports.distractors import OUTSCORES, RARELY
from app.reports.item_report import item_statistics
from tests.reports.classes import a_class

WRONG_KEY, USELESS, LEAKING = 3, 6, 8
SEEDS = range(20)


def found(seed):
    return item_statistics(a_class(seed=seed, wrong_key=WRONG_KEY, useless=USELESS, leaking=LEAKING))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_wrong_key_is_told_to_be_checked_against_the_passage(seed):
    item = found(seed)[WRONG_KEY]
    assert item.advice[0].endswith("check the key against the passage.")
    assert OUTSCORES in item.choices[1].flags
    assert item.discrimination.value < 0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_useless_distractor_is_named(seed):
    item = found(seed)[USELESS]
    assert item.choices[3].flags == (RARELY,)
    assert 'Hardly anybody takes "Gyumri": put something more tempting there.' in item.advice


@pytest.mark.parametrize("seed", SEEDS)
def test_the_leaking_stem_is_told_by_the_weakest(seed):
    leak = LEAKS.partition("{elsewhere")[0].partition("{share")[0]
    assert any(one.startswith(leak) for one in found(seed)[LEAKING].advice)


@pytest.mark.parametrize("seed", SEEDS)
def test_sound_questions_are_left_in_peace(seed):
    sound = [item for place, item in enumerate(found(seed)) if place not in {WRONG_KEY, USELESS, LEAKING}]
    assert not [item.advice for item in sound if item.advice]
