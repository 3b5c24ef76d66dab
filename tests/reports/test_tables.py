import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.cells import neutral
from app.reports.csv_file import to_csv
from app.reports.item_report import item_statistics
from app.reports.quiz_report import quiz_statistics
from app.reports.responses import Which
from app.reports.sheet import counting
from app.reports.tables import Table, item_table, option_table, participant_table, quiz_table
from tests.reports.classes import a_class, responses


def read(text):
    return list(csv.reader(io.StringIO(text)))


def test_the_quiz_table_names_units_and_says_why_a_figure_is_missing():
    table = quiz_table(quiz_statistics(counting(responses([[1.0, 0.0]]))))
    rows = {(name, unit): (value, note) for name, value, unit, note in table.rows}
    assert rows["Mean", "%"] == (50, "")
    assert rows["Standard deviation", "marks"] == (None, "This needs two attempts.")
    assert table.caption == "The quiz (the first attempt of each participant)"


def test_the_item_table_has_a_row_for_each_question_with_its_notes():
    data = a_class(wrong_key=1)
    table = item_table(item_statistics(data), data.which)
    assert len(table.rows) == 10
    assert "check the key against the passage" in table.rows[1][-1]


def test_the_option_table_has_a_row_for_each_option():
    table = option_table(item_statistics(a_class())[0])
    assert [row[:2] for row in table.rows] == [("Kant", "yes"), ("Ayni", "no"), ("Khmeimim", "no"), ("Gyumri", "no")]


def test_the_participant_table_shows_what_was_not_asked_as_missing():
    table = participant_table(responses([[1.0, None]]))
    assert table.rows[0] == (
        "Pupil 0", "2026-05-04T12:00:00+00:00", "2026-05-04T12:00:00+00:00", 0, 1.0, 100, 1.0, None,
    )  # fmt: skip


def test_a_table_with_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        Table("t", ("a", "b"), (("1",),))


def test_every_row_of_a_file_says_which_attempts_count():
    rows = read(to_csv(Table("t", ("a",), (("x",), (None,))), which=Which.LAST))
    assert rows == [["a", "Attempts counted"], ["x", (last := "the last attempt of each participant")], ["", last]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert read(to_csv(Table("t", ("a",), ((text,),)), which=Which.ALL))[1][0] == f"'{text}"


def test_numbers_stay_numbers():
    assert read(to_csv(Table("t", ("a", "b"), ((-1.5, 7),)), which=Which.ALL))[1][:2] == ["-1.5", "7"]


@given(st.text())
def test_no_text_in_a_file_begins_like_a_formula(text):
    assert not neutral(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert neutral(text).removeprefix("'") == text.removeprefix("'")


@given(st.lists(st.tuples(st.text(), st.floats(allow_nan=False)), max_size=5))
def test_what_is_written_is_read_back(rows):
    written = read(to_csv(Table("t", ("a", "b"), tuple(rows)), which=Which.ALL))
    assert [(row[0], float(row[1])) for row in written[1:]] == [(neutral(text), number) for text, number in rows]
