"""A live session moves by its table only, and shows each part when it may be seen."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.quizzes.live import (
    IDLE,
    SEEN,
    TRANSITIONS,
    Live,
    LiveMoveRefused,
    LiveState,
    Move,
    NotOpen,
    Part,
    Viewer,
    is_idle,
)
from app.storage.unit_of_work import now

MOVES = some.lists(some.sampled_from(Move), max_size=40)
COUNTS = some.integers(1, 5)


def led(count: int, moves: list[Move]) -> list[Live]:
    """Give every session that these moves go through, those refused left out."""
    passed = [Live(count)]
    for move in moves:
        if move in passed[-1].moves:
            passed.append(passed[-1].move(move))
    return passed


@given(COUNTS, MOVES)
def test_a_move_is_refused_unless_it_is_offered(count: int, moves: list[Move]):
    for live in led(count, moves):
        for move in set(Move) - set(live.moves):
            with pytest.raises(LiveMoveRefused):
                live.move(move)


@given(COUNTS, MOVES)
def test_each_move_makes_one_revision_and_never_goes_back(count: int, moves: list[Move]):
    passed = led(count, moves)
    for before, after in itertools.pairwise(passed):
        assert after.revision == before.revision + 1
        assert after.position - before.position in {0, 1}
        assert (after.position > before.position) <= (before.state is LiveState.EXPLAINED)
        assert not (after.state is LiveState.OPEN and after.shown)


@given(COUNTS, MOVES)
def test_an_answer_is_taken_only_for_the_open_question(count: int, moves: list[Move]):
    for live in led(count, moves):
        for position in range(count):
            is_open = live.state is LiveState.OPEN and position == live.position
            if is_open:
                live.must_accept(position)
            else:
                with pytest.raises(NotOpen):
                    live.must_accept(position)


@given(COUNTS, MOVES, some.sampled_from(Viewer), some.booleans())
def test_key_and_distribution_are_seen_only_when_they_may_be(count: int, moves: list[Move], viewer: Viewer, typed):
    for live in led(count, moves):
        parts = live.seen(viewer, typed=typed)
        explained = live.state is LiveState.EXPLAINED
        assert (Part.KEY in parts) == explained
        shown = live.shown and live.state in {LiveState.CLOSED, LiveState.EXPLAINED}
        assert (Part.DISTRIBUTION in parts) == (shown or (explained and not typed))
        assert (Part.QUESTION in parts) == (live.state not in {LiveState.LOBBY, LiveState.ENDED})


def test_from_every_state_but_the_end_there_is_an_end_and_from_the_end_nothing():
    for state in LiveState:
        assert ((state, Move.END) in TRANSITIONS) == (state is not LiveState.ENDED)
        assert {viewer for seen, viewer in SEEN if seen is state} == set(Viewer)
    assert Live(2, LiveState.ENDED).moves == ()


@pytest.mark.parametrize(
    ("state", "position", "says"),
    [("lobby", 0, "not open yet"), ("closed", 0, "was closed"), ("open", 2, "not open yet")],
)
def test_a_refused_answer_says_why(state: str, position: int, says: str):
    with pytest.raises(NotOpen, match=says):
        Live(3, LiveState(state)).must_accept(position)


def test_a_session_is_left_after_half_a_day():
    at = now()
    assert not is_idle(LiveState.OPEN, last=at, now=at + IDLE / 2)
    assert is_idle(LiveState.OPEN, last=at, now=at + IDLE)
    assert not is_idle(LiveState.ENDED, last=at, now=at + 2 * IDLE)
