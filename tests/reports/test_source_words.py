"""The source report in words, as tables, and the matrix of verdicts with its shades."""

import pytest

from app.reports.source_words import (
    NO_CLAIMS,
    confusion_table,
    confusion_words,
    never_asked_table,
    source_headline,
    source_table,
    verdict_rows,
)
from app.reports.sources import SourceArticle, SourceItem, by_article, confusion

SUPPORTED, REFUTED, UNKNOWN = "Supported", "Refuted", "Not enough information"
ARTICLES = [
    SourceArticle("harbour", "The harbour", "The Fjord Post", ("opened", "cost")),
    SourceArticle("ferry", "The ferry", "Coast Radio", ("sails",)),
]


def test_the_headline_says_where_the_keys_come_from_and_where_most_goes_wrong():
    items = [
        SourceItem("q1", ("harbour",), ("opened",), answers=10, earned=9.0),
        SourceItem("q2", ("harbour",), (), answers=10, earned=9.0),
        SourceItem("q3", ("ferry",), ("sails",), answers=4, earned=1.0),
    ]
    assert source_headline(by_article(ARTICLES, items), questions=3) == (
        "3 questions rest on 2 articles. Most keys come from “The harbour” (67 %). "
        "Most went wrong on “The ferry” (75 % lost). One fact was never asked."
    )


def test_without_questions_answers_or_mistakes_nothing_is_made_up():
    assert source_headline(by_article(ARTICLES, []), questions=0) == "No question rests on a source yet."
    one = by_article(ARTICLES[1:], [SourceItem("q", ("ferry",), ("sails",))])
    assert source_headline(one, questions=1) == "One question rests on one article."
    assert source_table("By article", "Article", one).rows[0][4] is None
    assert "was answered" in source_table("By article", "Article", one).rows[0][-1]


def test_facts_never_asked_stand_with_their_articles():
    table = never_asked_table(by_article(ARTICLES, []), {"opened": "It opened", "cost": "It cost", "sails": "It sails"})
    assert table.rows == (("The ferry", "It sails"), ("The harbour", "It opened"), ("The harbour", "It cost"))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([], NO_CLAIMS),
        ([(SUPPORTED, SUPPORTED)], "One answer to a claim: it was right."),
        ([(SUPPORTED, "")], "One answer to a claim: it was wrong."),
        (
            [(UNKNOWN, REFUTED)] * 6 + [(REFUTED, REFUTED)] * 4,
            (
                "Of 10 answers to claims 40 % were right. "
                'Students say "Refuted" too readily: 60 points of 100 more often than it is true. '
                'What is "Not enough information" was most often taken for "Refuted": 6 times of 6.'
            ),
        ),
    ],
)
def test_how_students_misjudge_claims_is_said(answers, words):
    assert confusion_words(confusion(answers)) == words


def test_few_answers_do_not_make_a_habit():
    assert "too readily" not in confusion_words(confusion([(UNKNOWN, REFUTED)] * 9))


def test_the_matrix_is_shaded_by_the_share_of_the_row_and_a_row_of_nothing_has_no_share():
    rows = dict(verdict_rows(confusion([(SUPPORTED, SUPPORTED)] * 3 + [(SUPPORTED, REFUTED)])))
    assert [(cell.count, cell.rate, cell.right, cell.shade) for cell in rows[SUPPORTED][:3]] == [
        (3, 75.0, True, 4), (1, 25.0, False, 2), (0, 0.0, False, 0),
    ]  # fmt: skip
    assert {cell.rate for cell in rows[REFUTED]} == {None}
    assert confusion_table(confusion([])).rows[0] == (SUPPORTED, 0, 0, 0, 0, 0, None)
