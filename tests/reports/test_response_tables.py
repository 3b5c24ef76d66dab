"""The response matrix: as `citewell stats` reads it, without names, and as a workbook."""

import io
from dataclasses import replace

import numpy as np
import pytest
from openpyxl import load_workbook

from app.interchange.response_matrix import read_matrix
from app.reports.anonymous import anonymous
from app.reports.any_matrix import sheet_of
from app.reports.csv_file import to_csv
from app.reports.item_report import item_statistics
from app.reports.quiz_report import quiz_statistics
from app.reports.response_tables import answers_table, choices_table, marks_table, with_difficulty
from app.reports.responses import Which
from app.reports.tables import Table, item_table, participant_table
from app.reports.workbook import to_xlsx
from tests.reports.classes import a_class, responses

MIXED = [[1.0, None, 2.0], [0.0, 1.5, None], [0.5, 2.0, 1.0], [1.0, 0.0, 2.0]]


def read_again(sheet):
    found = read_matrix(to_csv(marks_table(sheet), which=None).encode("utf-8-sig"))
    return sheet_of(found.items, found.rows, found.maxima, found.names)


@pytest.mark.parametrize(
    "sheet",
    [
        a_class(wrong_key=3),
        responses(MIXED, max_mark=2.0),
        responses([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], voided=np.array([[True, False]] * 3)),
        responses([[1.0, 0.0], [0.0, 1.0]], names=("Max", "17")),
        responses([[1.0, 0.0], [0.0, 1.0]], names=("=1+1", "maximum, Ann")),
    ],
)
def test_the_command_of_statistics_reads_the_marks_and_finds_the_same(sheet):
    again = read_again(sheet)
    mine, theirs = quiz_statistics(sheet), quiz_statistics(again)
    for name in ("attempts", "mean", "median", "deviation", "skewness", "kurtosis", "consistency", "standard_error"):
        assert getattr(mine, name) == getattr(theirs, name), name
    counted = [one for one in item_statistics(sheet) if one.attempts]
    for one, other in zip(counted, item_statistics(again), strict=True):
        assert (one.facility, one.discrimination, one.weight) == (other.facility, other.discrimination, other.weight)


def test_which_attempts_count_stands_in_the_head_of_the_marks():
    table = marks_table(replace(responses(MIXED, max_mark=2.0), which=Which.LAST))
    assert table.columns[0] == "Participant (the last attempt of each participant)"
    assert table.rows[0] == ("max", 2.0, 2.0, 2.0)
    assert table.rows[1] == ("Pupil 0", 1.0, None, 2.0)


def test_answers_stand_in_words():
    table = answers_table(responses([[1.0, 0.0]]), [["Kant", None]])
    assert table.columns[1:] == ("Question 1", "Question 2")
    assert table.rows == (("Pupil 0", "Kant", None),)


def test_without_names_people_are_numbers_and_their_rows_stay_together():
    rows = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]]
    sheet = responses(rows, participants=np.array([7, 8, 7, 9]))
    told = anonymous(sheet, b"a secret")
    assert sorted(set(told.names)) == ["Participant 1", "Participant 2", "Participant 3"]
    assert list(told.names) == sorted(told.names)
    assert sorted(map(tuple, told.marks.tolist())) == sorted(map(tuple, rows))
    twice = [name for name in told.names if list(told.names).count(name) == 2]
    assert sorted(tuple(told.marks[place]) for place, name in enumerate(told.names) if name == twice[0]) == [
        (1.0, 0.0), (1.0, 1.0)
    ]  # fmt: skip


def test_the_numbers_follow_from_the_secret_alone():
    sheet = a_class(size=60)
    assert anonymous(sheet, b"one").ids.tolist() == anonymous(sheet.rows(np.arange(59, -1, -1)), b"one").ids.tolist()
    assert anonymous(sheet, b"one").ids.tolist() != anonymous(sheet, b"two").ids.tolist()
    assert anonymous(sheet, b"one").ids.tolist() != sheet.ids.tolist()


def test_without_names_there_are_no_times():
    table = participant_table(anonymous(responses(MIXED, max_mark=2.0), b"x"), timed=False)
    assert table.columns[:3] == ("Participant", "Score (marks)", "Score (%)")
    assert not [cell for row in table.rows for cell in row if isinstance(cell, str) and "Pupil" in cell]


def test_the_choices_of_all_questions_stand_in_one_table():
    table = choices_table(item_statistics(a_class()))
    assert len(table.rows) == 40
    assert table.rows[0][:4] == ("1", "", "Kant", "yes")
    assert choices_table(()).rows == ()


def test_difficulty_stands_before_the_notes():
    sheet = a_class()
    table = with_difficulty(item_table(item_statistics(sheet), sheet.which), {1: (0.5, 0.1)})
    assert table.columns[-3:] == ("Difficulty (logits)", "Standard error of the difficulty (logits)", "Notes")
    assert table.rows[1][-3:-1] == (0.5, 0.1)
    assert table.rows[0][-3:-1] == (None, None)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "http://a.test", "17", "{=1}"])
def test_no_text_of_a_workbook_becomes_anything_else(text):
    raw = to_xlsx([("T", Table("t", (text, "b (%)"), ((text, 1.5),)))], which=Which.ALL, about=[("Quiz", text)])
    book = load_workbook(io.BytesIO(raw))
    cells = [book["T"]["A1"], book["T"]["A2"], book["About"]["B1"]]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None)] * 3


def test_a_workbook_is_made_to_be_read():
    table = Table("t", ("Question", "Facility (%)", "D27"), (("1", 33.333, None), ("2", 50, 0.123)))
    book = load_workbook(io.BytesIO(to_xlsx([("Questions", table)], which=Which.FIRST, about=[("Quiz", "Harbour")])))
    sheet = book["Questions"]
    assert sheet.freeze_panes == "B2"
    assert sheet["A1"].font.bold
    assert (sheet["B2"].value, sheet["B2"].number_format, sheet["C3"].number_format) == (33.333, "0.0", "0.000")
    assert sheet["C2"].value is None
    assert sheet["D2"].value == "the first attempt of each participant"
    assert sheet.auto_filter.ref == "A1:D3"
    assert [row[1].value for row in book["About"].rows] == ["Harbour", "the first attempt of each participant"]


def test_the_same_tables_make_the_same_file():
    made = [to_xlsx([("T", Table("t", ("a",), ((1.0,),)))], which=Which.ALL, about=[]) for _ in range(2)]
    assert made[0] == made[1]
