import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quizzes.dealing import Pool, Rivalry, Shortage, TooFewQuestions, deal, rivalries, shortage_of


def pool(count, fitting):
    return Pool(count, frozenset(fitting))


def test_the_deal_is_the_same_on_every_machine():
    assert deal([pool(4, range(20))], seed="attempt 7") == (DEALT,)


DEALT = (7, 2, 10, 3)
POOLS = st.lists(st.builds(pool, st.integers(1, 4), st.frozensets(st.integers(0, 9))), max_size=5)


@given(POOLS, st.text(max_size=6))
def test_no_question_is_dealt_twice_and_each_fits(pools, seed):
    try:
        dealt = deal(pools, seed=seed)
    except TooFewQuestions:
        return
    everything = [one for drawn in dealt for one in drawn]
    assert len(everything) == len(set(everything))
    assert [len(drawn) for drawn in dealt] == [one.count for one in pools]
    assert all(set(drawn) <= one.fitting for drawn, one in zip(dealt, pools, strict=True))


@given(POOLS)
def test_a_shortage_is_a_proof_and_nothing_else_stops_a_deal(pools):
    # By Hall's theorem a deal is possible unless some draws together ask for more than fits any of them.
    found = shortage_of(pools)
    if found is None:
        assert len(deal(pools, seed="x")) == len(pools)
        return
    short = [pools[place] for place in found.places]
    assert found.asked == sum(one.count for one in short)
    assert found.fitting == len(frozenset().union(*(one.fitting for one in short)))
    assert found.asked > found.fitting
    with pytest.raises(TooFewQuestions):
        deal(pools, seed="x")


def test_a_wide_draw_leaves_a_narrow_one_what_it_needs():
    for seed in range(40):
        wide, narrow = deal([pool(3, range(5)), pool(2, [0, 1])], seed=str(seed))
        assert set(narrow) == {0, 1}
        assert set(wide) == {2, 3, 4}


def test_questions_change_hands_along_a_chain():
    dealt = deal([pool(1, [1, 2]), pool(1, [2, 3]), pool(1, [3, 4]), pool(1, [1])], seed="a")
    assert dealt[3] == (1,)
    assert {one for drawn in dealt for one in drawn} == {1, 2, 3, *dealt[2]}


def test_a_deal_that_cannot_be_says_what_is_missing():
    with pytest.raises(TooFewQuestions, match="A draw asks for 5 questions, but 3 fit"):
        deal([pool(5, range(3))], seed="x")
    with pytest.raises(TooFewQuestions, match="2 draws together ask for 4 questions, but 3 fit"):
        deal([pool(2, range(3)), pool(2, range(3))], seed="x")
    assert shortage_of([pool(1, [9]), pool(2, range(3)), pool(2, range(3))]) == Shortage((1, 2), 4, 3)


def test_draws_compete_where_one_could_leave_the_other_short():
    assert rivalries([pool(2, range(3)), pool(2, range(4))]) == (Rivalry((0, 1), 3),)
    assert rivalries([pool(2, range(30)), pool(2, range(40))]) == ()
    assert rivalries([pool(2, [1, 2]), pool(2, [3, 4])]) == ()


def test_seeds_deal_evenly():
    draws = [deal([pool(1, range(4))], seed=str(seed))[0][0] for seed in range(2000)]
    assert all(430 < draws.count(number) < 570 for number in range(4))


def test_ten_thousand_candidates_are_dealt_in_a_moment():
    pools = [pool(20, range(10_000)) for _ in range(5)]
    began = time.perf_counter()
    deal(pools, seed="a")
    assert time.perf_counter() - began < 2
