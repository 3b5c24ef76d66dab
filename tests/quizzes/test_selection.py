import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questions.draft import Option, QuestionType
from app.quizzes.selection import (
    Candidate,
    Difficulty,
    DrawRule,
    Slot,
    TooFewQuestions,
    choose,
    draw_quiz,
    option_order,
    shuffled,
)


def candidates(count=20):
    return [Candidate(number, QuestionType.SINGLE) for number in range(count)]


def numbers(drawn):
    return [candidate.question for candidate in drawn]


@given(st.permutations(candidates()), st.text(max_size=8), st.integers(1, 20))
def test_the_same_seed_draws_the_same_whatever_the_order_of_the_candidates(shuffled_candidates, seed, count):
    rule = DrawRule(count)
    assert choose(rule, shuffled_candidates, seed=seed) == choose(rule, candidates(), seed=seed)


def test_the_draw_is_the_same_on_every_machine():
    assert numbers(choose(DrawRule(4), candidates(), seed="attempt 7")) == [9, 7, 6, 11]


def test_seeds_draw_evenly():
    draws = [numbers(choose(DrawRule(1), candidates(4), seed=str(seed)))[0] for seed in range(2000)]
    assert all(430 < draws.count(number) < 570 for number in range(4))


def test_a_rule_takes_only_what_fits_all_of_it():
    fitting = Candidate(
        1, QuestionType.NUMBER, frozenset({"money", "migrants"}), frozenset({"a", "b"}), Difficulty.EASY
    )
    rule = DrawRule(
        1,
        tags=frozenset({"money"}),
        articles=frozenset({"b", "c"}),
        types=frozenset({QuestionType.NUMBER}),
        difficulty=Difficulty.EASY,
    )
    assert rule.fits(fitting)
    assert not rule.fits(Candidate(2, QuestionType.NUMBER, frozenset({"money"}), frozenset({"a"}), Difficulty.EASY))
    assert not rule.fits(Candidate(3, QuestionType.CLAIM, fitting.tags, fitting.articles, Difficulty.EASY))
    assert not rule.fits(Candidate(4, QuestionType.NUMBER, frozenset(), fitting.articles, Difficulty.EASY))
    assert not rule.fits(Candidate(5, QuestionType.NUMBER, fitting.tags, fitting.articles, None))


def test_a_draw_that_cannot_be_filled_says_what_is_missing():
    with pytest.raises(TooFewQuestions, match="asks for 5 questions, but 3 fit"):
        choose(DrawRule(5), candidates(3), seed="x")


@given(st.text(max_size=5))
def test_no_question_is_asked_twice_even_where_rules_overlap(seed):
    slots = [Slot(draw=DrawRule(5)), Slot(question=3, max_mark=2), Slot(draw=DrawRule(6))]
    asked = draw_quiz(slots, candidates(12), seed=seed)
    assert sorted(question for question, _ in asked) == list(range(12))
    assert (3, 2) in asked


def test_questions_keep_their_order_unless_shuffled():
    slots = [Slot(question=number) for number in range(9)]
    assert [question for question, _ in draw_quiz(slots, [], seed="a")] == list(range(9))
    assert [question for question, _ in draw_quiz(slots, [], seed="a", shuffle=True)] != list(range(9))


@pytest.mark.parametrize("fault", [{}, {"question": 1, "draw": DrawRule(1)}, {"question": 1, "max_mark": 0}])
def test_a_slot_holds_one_thing(fault):
    with pytest.raises(ValueError, match="A slot holds one question"):
        Slot(**fault)


def test_a_draw_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        DrawRule(0)


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
