"""A report as files: workbooks, the response matrix, charts, a PDF."""

import csv
import io
import re

import pytest
from flask import Flask
from openpyxl import load_workbook
from pypdf import PdfReader

from app.interchange import pdf_file
from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import Person, signed_in
from tests.web.player import Player

REPORT = "/reports/quiz/harbour"
FIRST = "the first attempt of each participant"

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(site: Flask) -> Person:
    work: UnitOfWork = site.extensions["citewell.work"]
    quiz_of(work, QuestionType.SINGLE, QuestionType.NUMBER)
    for name, choice, text in (("Zoe", 0, "45"), ("Max", 2, "=83"), ("@Bo", 1, "")):
        player = Player(client_of(site))
        player.start(nickname=name)
        player.answer(1, choice=[choice])
        if text:
            player.answer(2, text=text)
        player.submit()
    return signed_in(site)


def rows(teacher: Person, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(teacher.get(f"{REPORT}/{address}").text.removeprefix("\ufeff"))))


def book(teacher: Person, address: str) -> dict[str, list[list[object]]]:
    found = load_workbook(io.BytesIO(teacher.get(f"{REPORT}/{address}").data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in found}


def test_the_matrix_has_marks_and_answers(teacher: Person):
    assert rows(teacher, "marks.csv") == [
        [f"Participant ({FIRST})", "Question 1", "Question 2"],
        ["max", "1.0", "1.0"],
        ["Zoe", "1.0", "1.0"],
        ["Max (participant)", "0.0", "0.0"],
        ["'@Bo", "0.0", "0.0"],
    ]
    assert [row[:3] for row in rows(teacher, "answers.csv")[1:]] == [
        ["Zoe", "Sigrid Halvorsen", "45"],
        ["Max", "Nordlinje", "'=83"],
        ["'@Bo", "Ada Lind", ""],
    ]


def test_workbooks_have_a_sheet_for_each_table_and_say_which_attempts_count(teacher: Person):
    report = book(teacher, "report.xlsx?which=all")
    assert list(report) == ["About", "Quiz", "Questions", "Choices", "Participants"]
    assert all(row[-1] == "all attempts" for name in list(report)[1:] for row in report[name][1:])
    assert report["Participants"][2][0] == "Max"
    matrix = book(teacher, "responses.xlsx")
    assert matrix["Answers"][2][:3] == ["Max", "Nordlinje", "=83"]
    assert matrix["Marks"][2][1:3] == [1, 1]


@pytest.mark.parametrize("part", ["participants", "marks", "answers"])
def test_without_names_no_file_has_a_name_or_a_time(teacher: Person, part: str):
    shown = rows(teacher, f"{part}.csv?anonymous=1")
    told = "\n".join(map(",".join, shown))
    assert not re.search(r"Zoe|Max\b|Bo|20\d\d-|Minutes|Started", told)
    assert [row[0] for row in shown if row[0].startswith("Participant ") and "(" not in row[0]] == [
        f"Participant {number}" for number in (1, 2, 3)
    ]


def test_a_workbook_without_names_says_what_remains(teacher: Person):
    report = book(teacher, "report.xlsx?anonymous=1")
    assert "What remains are marks" in str(report["About"])
    assert not re.search(r"Zoe|@Bo|20\d\d-", str(report))
    name = teacher.get(f"{REPORT}/report.xlsx?anonymous=1").headers["Content-Disposition"]
    assert name == "attachment; filename=harbour-report-anonymous.xlsx"


def test_the_same_person_has_the_same_number_in_every_file(teacher: Person):
    marks = {row[0]: row[1:3] for row in rows(teacher, "marks.csv?anonymous=1")[2:]}
    answers = {row[0]: row[1] for row in rows(teacher, "answers.csv?anonymous=1")[1:]}
    assert [answers[name] for name, earned in marks.items() if earned == ["1.0", "1.0"]] == ["Sigrid Halvorsen"]


@pytest.mark.parametrize("name", ["scores", "times", "plot"])
def test_charts_are_files(teacher: Person, name: str):
    drawn, data = (teacher.get(f"{REPORT}/charts/{name}.{ending}") for ending in ("svg", "csv"))
    assert drawn.status_code == data.status_code == 200
    assert drawn.content_type == "image/svg+xml"
    assert "attachment" in drawn.headers["Content-Disposition"]
    assert 'color="#0b5d66"' in drawn.text
    assert "class=" not in drawn.text
    assert FIRST in data.text


@pytest.mark.parametrize("name", ["bars", "fifths"])
def test_charts_of_a_question_are_files(teacher: Person, name: str):
    page = re.search(r'href="(/reports/quiz/harbour/question/[^"?]+)', teacher.see(REPORT))[1]
    addresses = re.findall(r'href="(/reports/quiz/harbour/charts/[^"]+)"', teacher.see(page))
    mine = [address.replace("&amp;", "&") for address in addresses if f"/{name}." in address]
    # Three attempts make no fifths, and a chart that is not there has no files.
    assert len(mine) == (2 if name == "bars" else 0)
    assert all(teacher.get(address).status_code == 200 for address in mine)


@pytest.mark.parametrize(
    "address",
    ["charts/nothing.svg", "charts/scores.pdf", "charts/bars.svg", "secrets.xlsx", "charts/plot.svg?question=no"],
)
def test_what_is_not_there_is_not_found(teacher: Person, address: str):
    assert teacher.get(f"{REPORT}/{address}").status_code == 404


def test_the_report_is_a_tagged_pdf(teacher: Person):
    answered = teacher.get(f"{REPORT}/report.pdf")
    assert answered.content_type == "application/pdf"
    read = PdfReader(io.BytesIO(answered.data))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    told = " ".join(page.extract_text() for page in read.pages)
    assert f"Counted: {FIRST}." in " ".join(told.split())
    assert "Zoe" in told


def test_where_no_pdf_can_be_made_the_page_says_so(teacher: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_file, "SECONDS", 0.001)
    assert "Print the page itself, from the browser." in teacher.see(f"{REPORT}/report.pdf")
