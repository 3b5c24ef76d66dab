"""The source report: shares of keys, errors, facts never asked, and verdicts confused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.sources import SourceArticle, SourceItem, by_article, by_outlet, confusion

ARTICLES = [
    SourceArticle("harbour", "The harbour", "The Fjord Post", ("opened", "cost")),
    SourceArticle("ferry", "The ferry", "Coast Radio", ("sails", "opened")),
    SourceArticle("ice", "The ice", "", ("froze",)),
]
ITEMS = [
    SourceItem("q1", ("harbour",), ("opened",), answers=10, earned=5.0),
    SourceItem("q2", ("harbour", "ferry"), ("sails",), answers=10, earned=8.0),
    SourceItem("q3", ("gone",), ("lost",), answers=4, earned=0.0),
]


def test_a_key_of_two_articles_counts_half_for_each_and_every_article_is_listed():
    harbour, ferry, ice = by_article(ARTICLES, ITEMS)
    assert [(one.name, one.keys.value) for one in (harbour, ferry, ice)] == [
        ("The harbour", 75), ("The ferry", 25), ("The ice", 0),
    ]  # fmt: skip
    assert (harbour.questions, harbour.answers, harbour.errors.value) == (2, 20, pytest.approx(35))
    assert ice.errors.reason == "No question on it was answered."


def test_facts_that_no_question_asks_are_told():
    assert [one.never_asked for one in by_article(ARTICLES, ITEMS)] == [("cost",), (), ("froze",)]


def test_outlets_put_their_articles_together():
    lines = by_outlet([*ARTICLES, SourceArticle("pier", "The pier", "Coast Radio", ("built",))], ITEMS)
    assert [(one.name, one.facts) for one in lines] == [
        ("The Fjord Post", 2), ("Coast Radio", 3), ("no outlet named", 1),
    ]  # fmt: skip
    assert lines[1].never_asked == ("built",)


def test_without_questions_a_share_has_a_reason():
    assert by_article(ARTICLES, [])[0].keys.reason == "No question has a key yet."


@given(st.lists(st.sets(st.sampled_from(["harbour", "ferry", "ice"]), min_size=1), min_size=1))
def test_the_shares_of_keys_add_up_to_a_hundred(cited):
    items = [SourceItem(f"q{place}", tuple(sorted(one))) for place, one in enumerate(cited)]
    for lines in (by_article(ARTICLES, items), by_outlet(ARTICLES, items)):
        assert sum(line.keys.value for line in lines) == pytest.approx(100)


def test_verdicts_are_counted_by_truth_and_answer():
    supported, refuted, unknown = "Supported", "Refuted", "Not enough information"
    missed = [(unknown, refuted)] * 2
    found = confusion([(supported, supported), *missed, (unknown, unknown), (refuted, "")])
    assert found.verdicts == (supported, refuted, unknown, "Sources disagree")
    assert found.counts == ((1, 0, 0, 0, 0), (0, 0, 0, 0, 1), (0, 2, 1, 0, 0), (0, 0, 0, 0, 0))
    assert found.rates[2][1] == pytest.approx(200 / 3)
    assert found.rates[3] == (None,) * 5
    assert found.worst == 'What is "Not enough information" was most often taken for "Refuted": 2 times of 3.'


def test_a_truth_that_is_no_verdict_is_refused():
    with pytest.raises(ValueError, match="no verdict"):
        confusion([("Perhaps", "Supported")])


def test_without_mistakes_nothing_is_called_worst():
    assert confusion([("Supported", "Supported")]).worst == ""
    assert confusion([]).counts == ((0,) * 5,) * 4
