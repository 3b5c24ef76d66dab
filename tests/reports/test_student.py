"""The student report's figures, on answers made by hand."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.student import (
    Answered,
    by_fact,
    by_topic,
    earned,
    evidence_score,
    over_time,
    passage_required,
    to_read_again,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def an_answer(share=1.0, *, day=0, **more):
    return Answered(NOON + timedelta(days=day), share, **more)


def test_progress_is_by_period_in_the_order_of_time():
    answers = [an_answer(1.0, day=8), an_answer(0.0), an_answer(0.5, day=1)]
    found = over_time(answers, period=lambda at: f"week {at.isocalendar().week}")
    assert [(one.name, one.percent.value, one.answers) for one in found] == [("week 19", 25, 2), ("week 20", 100, 1)]


def test_topics_stand_weakest_first_and_an_answer_counts_for_each_of_its_own():
    answers = [an_answer(0.0, topics=("ports", "ice")), an_answer(1.0, topics=("ports",)), an_answer(1.0)]
    found = [(one.name, one.percent.value) for one in by_topic(answers)]
    assert found == [("ice", 0), ("ports", 50), ("without a topic", 100)]


def test_facts_are_counted_over_the_questions_that_test_them():
    found = by_fact([an_answer(0.0, fact="opened"), an_answer(1.0, fact="opened"), an_answer(0.0)])
    assert [(one.name, one.percent.value, one.answers) for one in found] == [("opened", 50, 2)]


def test_what_was_known_in_the_end_is_not_to_be_read_again():
    answers = [
        an_answer(0.0, question="a", passage="P", fact="f"),
        an_answer(1.0, day=1, question="a", passage="P"),
        an_answer(0.5, day=1, question="b", passage="Q", fact="g"),
        an_answer(0.0, day=2, question="c", passage="Q", fact="h"),
        an_answer(0.0, question="d"),
    ]
    (only,) = to_read_again(answers)
    assert (only.passage, only.facts, only.missed, only.last) == ("Q", ("g", "h"), 2, NOON + timedelta(days=2))


@pytest.mark.parametrize(
    ("steps", "index"), [([(0, 1), (0, 1)], 100), ([(1, 1), (0, 0)], 0), ([(1, 0)], -100), ([(0.5, 1), (0, 0)], 25)]
)
def test_the_passage_required_index_is_right_with_less_right_without(steps, index):
    answers = [an_answer(first=first, source=source) for first, source in steps]
    assert passage_required([*answers, an_answer(0.0)]).value == index


def test_what_was_never_asked_has_a_reason():
    assert "two steps" in passage_required([an_answer()]).reason
    assert "sentence that proves" in evidence_score([an_answer()]).reason
    assert earned([]).reason == "Nothing was answered yet."
    assert evidence_score([an_answer(proof=1.0), an_answer(proof=0.0), an_answer()]).value == 50


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["x", "y", "z"]), st.integers(0, 9)), min_size=1))
def test_what_is_parted_by_topic_or_time_adds_up_to_the_whole(rows):
    answers = [an_answer(share, day=day, topics=(topic,)) for share, topic, day in rows]
    whole = earned(answers).value
    for parts in (by_topic(answers), over_time(answers, period=lambda at: at.date().isoformat())):
        assert sum(part.percent.value * part.answers for part in parts) / len(rows) == pytest.approx(whole)
