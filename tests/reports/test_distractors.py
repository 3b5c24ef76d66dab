import numpy as np

from app.reports.distractors import OUTSCORES, RARELY, quintiles
from app.reports.item_report import item_statistics
from app.reports.quiz_report import headline
from tests.reports.classes import OPTIONS, a_class, responses


def choices(data, place):
    return item_statistics(data)[place].choices


def flags(data, place):
    return [choice.flags for choice in choices(data, place)]


def test_what_strong_students_choose_over_the_key_is_flagged():
    data = a_class(wrong_key=4)
    assert flags(data, 4)[1] == (OUTSCORES,)
    items = item_statistics(data)
    assert any("check the key" in advice for advice in items[4].advice)
    assert items[4].advice[0].startswith('"Ayni" is chosen more by strong students than the key')
    assert headline(items, 200).startswith("Strong students miss question 5")


def test_an_option_that_nobody_chooses_is_flagged():
    assert flags(a_class(useless=2), 2) == [(), (), (), (RARELY,)]


def test_sound_options_have_no_flag():
    assert not any(choice.flags for item in item_statistics(a_class()) for choice in item.choices)


def test_choices_are_counted_by_fifths_of_the_scores():
    data = a_class()
    key, *others = choices(data, 0)
    assert sum(key.quintiles) == key.count
    assert sum(choice.count for choice in (key, *others)) == 200
    assert key.quintiles[0] < key.quintiles[4]
    assert sum(choice.share.value for choice in (key, *others)) == 100


def test_those_who_were_not_asked_are_not_counted():
    data = responses([[1.0, 1.0], [None, 0.0]], chosen=[[(0,), (0,)], [None, (1,)]], options=OPTIONS)
    key = choices(data, 0)[0]
    assert (key.count, key.share.value, key.rest.value) == (1, 100, 1)
    assert choices(data, 0)[1].rest.reason == "Nobody chose this."


def test_fifths_are_equal_where_scores_differ_and_ties_stay_together():
    assert quintiles(np.arange(10.0)).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert quintiles(np.array([7.0, 7.0, 7.0])).tolist() == [2, 2, 2]
    assert quintiles(np.array([])).tolist() == []
