"""Figures by version and pooled, and questions that are void: left out, with a sentence that says so."""

import numpy as np
import pytest

from app.reports.figures import VOIDED
from app.reports.item_report import item_statistics
from app.reports.quiz_report import quiz_statistics
from app.reports.responses import Item
from tests.reports.classes import responses

ROWS = [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
FIGURES = ("facility", "deviation", "discrimination", "efficiency", "point_biserial", "d27")


def in_two_versions():
    items = (Item("1", "Which?", versions=("version 1", "version 3")), Item("2", "Which?"), Item("3", "Which?"))
    versions = np.zeros((6, 3), dtype=np.int16)
    versions[4:, 0] = 1
    return responses(ROWS, items=items, versions=versions)


def test_a_question_of_two_versions_has_figures_for_each_and_for_both():
    first, second, _ = item_statistics(in_two_versions())
    assert [(one.version, one.attempts, one.facility.value) for one in first.by_version] == [
        ("version 1", 4, 75), ("version 3", 2, 50),
    ]  # fmt: skip
    assert first.facility.value == pytest.approx(200 / 3)
    assert first.by_version[0].weight.reason.startswith("A weight is of the whole question")
    assert second.by_version == ()


def test_the_figures_of_a_version_are_those_of_its_attempts_alone():
    version = item_statistics(in_two_versions())[0].by_version[0]
    alone = item_statistics(responses(ROWS[:4]))[0]
    assert [getattr(version, name) for name in FIGURES] == [getattr(alone, name) for name in FIGURES]


def test_a_void_question_changes_no_figure_of_the_others():
    void = np.zeros((6, 3), dtype=bool)
    void[:, 1] = True
    sheet = responses(ROWS, voided=void)
    without = responses([[row[0], row[2]] for row in ROWS])
    items, others = item_statistics(sheet), item_statistics(without)
    for mine, other in zip((items[0], items[2]), others, strict=True):
        assert [getattr(mine, name) for name in (*FIGURES, "weight")] == [
            getattr(other, name) for name in (*FIGURES, "weight")
        ]
    assert {getattr(items[1], name).reason for name in (*FIGURES, "weight", "facility_interval")} == {VOIDED}
    quiz, other = quiz_statistics(sheet), quiz_statistics(without)
    assert (quiz.consistency, quiz.mean, quiz.maximum.value) == (other.consistency, other.mean, 2)


def test_a_quiz_of_void_questions_has_no_score_and_says_why():
    quiz = quiz_statistics(responses(ROWS, voided=np.ones((6, 3), dtype=bool)))
    assert "Every question was declared void" in quiz.maximum.reason
    assert all(getattr(quiz, name).value is None for name in ("mean", "deviation", "consistency"))
