import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questions.draft import Option, QuestionType
from app.quizzes.dealing import Pool
from app.quizzes.difficulty import Difficulty
from app.quizzes.selection import DrawRule, Slot, draw_quiz, option_order, rule_of, shuffled


def fixed(*numbers, section=0):
    return [Slot(question=number, section=section) for number in numbers]


def questions(asked):
    return [one.question for one in asked]


@given(st.text(max_size=5))
def test_a_quiz_asks_fixed_and_drawn_questions_with_their_points(seed):
    drawn = Slot(pool=Pool(2, frozenset({5, 6, 7})), points=2)
    asked = draw_quiz([*fixed(1), drawn, *fixed(3)], seed=seed)
    assert questions(asked)[0] == 1
    assert set(questions(asked)[1:3]) < {5, 6, 7}
    assert questions(asked)[3] == 3
    assert [one.points for one in asked] == [1, 2, 2, 1]


def test_questions_keep_their_order_unless_shuffled():
    slots = fixed(*range(9))
    assert questions(draw_quiz(slots, seed="a")) == list(range(9))
    assert questions(draw_quiz(slots, seed="a", shuffle=True)) != list(range(9))


@given(st.text(max_size=5))
def test_shuffled_questions_stay_in_their_section(seed):
    slots = [*fixed(*range(4)), *fixed(*range(10, 14), section=1), *fixed(*range(20, 24), section=2)]
    asked = draw_quiz(slots, seed=seed, shuffle=True)
    assert [one.section for one in asked] == [0] * 4 + [1] * 4 + [2] * 4
    assert [one.question // 10 for one in asked] == [0] * 4 + [1] * 4 + [2] * 4


@pytest.mark.parametrize("fault", [{}, {"question": 1, "pool": Pool(1, frozenset())}, {"question": 1, "points": 0}])
def test_a_slot_holds_one_thing(fault):
    with pytest.raises(ValueError, match="A slot holds one question"):
        Slot(**fault)


@pytest.mark.parametrize("count", [0, 201])
def test_a_draw_of_nothing_or_of_too_much_is_refused(count):
    with pytest.raises(ValueError, match="at least one"):
        DrawRule(count)


def test_a_rule_comes_back_as_it_was_stored():
    rule = DrawRule(
        3, frozenset({"war"}), frozenset({"Cold War"}), frozenset({"kant"}), frozenset(QuestionType), Difficulty.HARD
    )
    assert rule_of(json.loads(json.dumps(rule.to_record()))) == rule
    assert rule_of({"count": 2}) == DrawRule(2)


def options(*texts):
    return [Option(text, correct=text == texts[0]) for text in texts]


def test_verdicts_and_figures_keep_their_order():
    assert option_order(options("Supported", "Refuted"), QuestionType.CLAIM, seed="b") == (0, 1)
    assert option_order(options("27 percent", "31 percent", "40 percent"), QuestionType.SINGLE, seed="b") == (0, 1, 2)


def test_other_options_take_every_order():
    orders = {option_order(options("Kant", "Ayni", "Khmeimim"), QuestionType.SINGLE, seed=str(s)) for s in range(60)}
    assert len(orders) == 6


@given(st.lists(st.integers()), st.text(max_size=4))
def test_shuffling_loses_nothing(things, seed):
    assert sorted(shuffled(things, seed=seed)) == sorted(things)
