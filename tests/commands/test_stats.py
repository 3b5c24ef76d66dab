"""`citewell stats`: the fixture's figures from a file, the ways a matrix may be written, and what is no matrix."""

import json
import math

import pytest
from click.testing import CliRunner

from app.cli import main

THIN = ["a,b\n", "a,b\n1,0\n", "a,b\n1,1\n1,1\n1,1\n1,1\n", "a\n1\n0\n1\n0\n", "a,b\n,\n1,0\n,\n"]
FIXTURE = "name,Q1,Q2,Q3,Q4\nann,1,1,1,1\nbob,1,1,1,0\ncy,1,1,0,0\ndi,1,0,1,0\ned,1,0,0,0\nflo,0,0,0,1\n"


def run(text, *options, coding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(coding)
    return CliRunner().invoke(main, ["stats", "-", *options], input=content)


def figures(text, *options, **how):
    done = run(text, "--json", *options, **how)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def values(found, figure):
    return [item[figure].get("value") for item in found["items"]]


def test_the_fixture_comes_out_to_six_digits():
    found = figures(FIXTURE)
    assert [round(value, 4) for value in values(found, "facility")] == [83.3333, 50, 50, 33.3333]
    assert [round(value, 4) for value in values(found, "discrimination")] == [15.8114, 44.7214, 44.7214, -22.0863]
    assert [round(value, 4) for value in values(found, "efficiency")] == [25, 50, 50, -28.5714]
    assert [round(value, 4) for value in values(found, "weight")] == [21.3510, 31.2546, 31.2546, 16.1398]
    quiz = {name: round(figure["value"], 6) for name, figure in found["quiz"].items() if figure["value"] is not None}
    assert quiz == {
        "maximum": 4, "mean": 2.166667, "mean_percent": 54.166667, "median": 2, "deviation": 1.169045,
        "skewness": 0.667628, "kurtosis": -0.446163, "consistency": 32.520325, "error_ratio": 82.146013,
        "standard_error": 0.960324,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "options", "coding"),
    [
        (FIXTURE.replace(",", ";"), [], "utf-8-sig"),
        (FIXTURE.replace(",", "\t").replace("\n", "\r\n"), [], "utf-16"),
        ("\n".join(line.partition(",")[2] for line in FIXTURE.splitlines()), [], "utf-8"),
        ("\n".join(line.partition(",")[2] for line in FIXTURE.splitlines()[1:]), ["--no-heading"], "utf-8"),
        (
            FIXTURE.replace("1", "2,5").replace("Q2,5", "Q1").replace(",", ";").replace("2;5", "2,5"),
            ["--max", "2.5"],
            "utf-8",
        ),
        (FIXTURE.replace(",1", ",4").replace("name,", "name,") + "max,4,4,4,4\n", [], "utf-8"),
    ],
    ids=["semicolons and a mark", "tabs in UTF-16", "no names", "no heading", "decimal commas", "a row of maxima"],
)
def test_one_matrix_in_other_writing_has_the_same_figures(text, options, coding):
    found = figures(text, *options, coding=coding)
    assert [round(value, 4) for value in values(found, "discrimination")] == [15.8114, 44.7214, 44.7214, -22.0863]
    assert round(found["quiz"]["consistency"]["value"], 6) == 32.520325


def test_what_was_not_asked_is_empty_and_there_is_no_consistency_then():
    found = figures("a,b,c\n1,,0\n,1,1\n0,NA,1\n-,0,1\n")
    assert [item["attempts"] for item in found["items"]] == [2, 2, 4]
    assert found["quiz"]["consistency"]["value"] is None
    assert "drew different" in found["quiz"]["consistency"]["reason"]


@pytest.mark.parametrize(
    "text", ["a,b\n", "a,b\n1,0\n", "a,b\n1,1\n1,1\n1,1\n1,1\n", "a\n1\n0\n1\n0\n", "a,b\n,\n1,0\n,\n"]
)
def test_thin_data_have_reasons_and_never_nan(text):
    found = figures(text)
    told = [*found["quiz"].values(), *(item[name] for item in found["items"] for name in ("facility", "weight", "d27"))]
    assert all(one.get("reason") if one["value"] is None else math.isfinite(one["value"]) for one in told)
    assert run(text).exit_code == 0


def test_the_tables_are_readable():
    shown = run(FIXTURE).stdout
    assert "Question Q4 was the hardest" in shown
    assert "32.520" in shown
    assert "No difficulty by the rasch model: This needs 200 answers to a question." in shown


def test_enough_answers_teach_difficulty():
    found = figures(FIXTURE + "".join(FIXTURE.splitlines(keepends=True)[1:]) * 40)
    rasch = {item["item"]: item["difficulty"] for item in found["calibration"]["rasch"]["items"]}
    assert rasch["Q1"] < rasch["Q2"] < rasch["Q4"]
    assert "Difficulty by the Rasch model" in run(FIXTURE + "".join(FIXTURE.splitlines(keepends=True)[1:]) * 40).stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The file is empty."),
        (b"name,Q1\n\xe4,1\n", "not UTF-8 (byte 9)"),
        ("1,0\n0,1\n", "Row 1 has numbers only. Add --heading"),
        ("a,b\n1,0\n1\n", "Row 3 has 1 cells, but the first has 2."),
        ("a,b\n1,0\n1,x\n", 'Row 3, column b: "x" is no mark.'),
        ("a,b\n1,0\n1,inf\n", 'Row 3, column b: "inf" is no mark.'),
        ("a,b\n1,0\n1,4\n", "Row 3, column b: 4 is beyond the maximum mark of 1. Say the maximum by --max"),
        ("a,b\n1,1e999\n", "Row 2, column b: inf is beyond the maximum mark of 1."),
        ("a,a\n1,0\n", 'Two columns are called "a".'),
        ("name\nann\n", "There is no column of marks."),
        ("name,a\nmax,0\nann,0\n", "Row 2, column a: a maximum mark is a number above 0."),
        ("name,a\nmax,1\nmax,2\n", "Row 3 gives maximum marks a second time."),
        ('name,a\n"ann,1\n', "The file is no CSV:"),
    ],
)
def test_what_is_no_matrix_is_told_by_row_and_column_with_what_to_do(text, words):
    done = run(text)
    assert done.exit_code == 1
    assert words in done.output
    assert "Traceback" not in done.output
