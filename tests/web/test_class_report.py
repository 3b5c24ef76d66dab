"""The class's report: the map, who may need help, what is live, two sides compared, and who may see it."""

import io
import re
from datetime import timedelta

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import event

from app.storage.assignments import assign
from app.storage.attempts import AttemptRow
from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.manage_pupil import remove_pupil
from tests.clients import client_of
from tests.web.desk import signed_in
from tests.web.player import RIGHT, Player
from tests.web.schoolclass import SINGLE, Group
from tests.web.test_classes import code_of, join, new_class

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
TAGS = re.compile(r"<[^>]+>")


def page_of(group: Group, **asked: object) -> str:
    wanted = "&".join(f"{name}={value}" for name, value in asked.items())
    return group.teacher.see(f"/reports/class/{group.id}?{wanted}")


def words(text: str) -> str:
    return " ".join(TAGS.sub(" ", text).split())


def test_the_map_has_every_student_the_weakest_first_and_leads_to_their_reports(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    for name, marks in (("Ada", "11"), ("Bo", "00"), ("Cy", "10")):
        group.pupil(name, marks)
    group.pupil("Di")
    page = page_of(group)
    shown = words(page)
    assert "3 students handed it in and earned 50 % on average. Hardest was question 2, with 33 %." in shown
    assert "Bo 0 × wrong × wrong Cy 50 ✓ right × wrong Ada 100 ✓ right ✓ right Earned, % 67 33" in shown
    assert "Bo : 0 %. Under 50 % of the marks. Missed questions 1, 2." in shown
    assert "One has not begun Di" in shown
    assert group.address("Ada") in page
    assert shown.index("Ada 100") > shown.index("Bo 0")
    assert words(page_of(group, order="name")).index("Ada 100") < words(page_of(group, order="name")).index("Bo 0")
    rows = group.rows(f"/reports/class/{group.id}/map.csv")
    assert [(row["Student"], row["Question 1"]) for row in rows] == [("Bo", "0.0"), ("Cy", "1.0"), ("Ada", "1.0")]


@ON_SQLITE
def test_a_class_without_a_quiz_or_without_attempts_says_what_will_be_here(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    other = int(new_class(group.teacher, "7c").rpartition("/")[2])
    assert "stands here as soon as the class has a quiz" in group.teacher.see(f"/reports/class/{other}")
    assert "Nobody has handed this quiz in yet." in page_of(group)
    assert "nan" not in words(page_of(group)).casefold().split()
    assert group.teacher.get(f"/reports/class/{group.id}?quiz=nothing").status_code == 404


@ON_SQLITE
def test_one_student_is_a_class(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    group.pupil("Ada", "10")
    shown = words(page_of(group))
    assert "One student handed it in and earned 50 %." in shown
    assert "All was handed in on one day" in shown
    assert "No other class of yours has handed this quiz in." in shown


def test_what_a_class_gives_stands_on_the_map_at_once(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    ada = group.pupil("Ada")
    ada.start()
    news = f"/reports/class/{group.id}/news?quiz=harbour&seen="
    before = group.teacher.get(news).json["mark"]
    assert group.teacher.get(news + before).status_code == 204
    ada.answer(1, **RIGHT[SINGLE])
    assert group.teacher.get(news + before).json["mark"] != before
    shown = words(page_of(group))
    assert "Nobody has handed this quiz in yet. One is at it now." in shown
    assert "Ada at it: 1 of 2 so far ✓ right no answer yet" in shown
    ada.submit()
    assert "Ada 50 ✓ right × wrong" in words(page_of(group))


@ON_SQLITE
def test_who_left_stays_on_the_map_and_who_was_taken_out_is_in_no_figure(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    ada = group.pupil("Ada", "11")
    group.pupil("Bo", "00")
    bo = int(group.address("Bo").rpartition("/")[2])
    with work.reading() as session:
        mine = session.query(ParticipantRow).filter_by(nickname="Ada").one().id
    ada.post("/me", seen="/me", act="leave", participant=mine)
    remove_pupil(work, group.id, bo, actor_id=group.teacher.id)
    shown = words(page_of(group))
    assert "Ada has left 100" in shown
    assert "One student who was taken out of the class is in no figure here." in shown
    assert "Bo" not in shown.split()
    assert "One student handed it in and earned 100 %." in shown


@ON_SQLITE
def test_two_classes_of_a_teacher_are_compared_and_no_other_is_offered(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    group.pupil("Ada", "11")
    group.pupil("Bo", "10")
    stranger = signed_in(site, "other@school.test")
    ids = {}
    for name, teacher in (("7c", group.teacher), ("9x", stranger)):
        ids[name] = int(new_class(teacher, name).rpartition("/")[2])
        with work() as session:
            assign(session, group.quiz_id, ids[name], by_id=None, at=work.clock())
        for marks in ("00", "10"):
            player = Player(client_of(site))
            join(player.client, code_of(work, name), f"{name} {marks}")
            group.play(player, marks)
    page = page_of(group)
    assert "7c</option>" in page
    assert "9x" not in page
    shown = words(page_of(group, against=ids["7c"]))
    assert "This class earned 50 points of 100 more than 7c." in shown
    assert "so it may be chance" in shown
    assert "points of 100" not in page_of(group, against=ids["9x"])
    assert group.teacher.get(f"/reports/class/{ids['9x']}").status_code == 403


@ON_SQLITE
def test_two_days_of_a_class_are_compared_by_the_students_own_change(site: Flask, work: UnitOfWork):
    group = Group(site, work, grading_method="last")
    for name, plays in (("Ada", ("00", "10")), ("Bo", ("00", "11")), ("Cy", ("10", "11"))):
        group.pupil(name, *plays)
    with work() as session:
        for row in session.query(AttemptRow).filter_by(number=1):
            row.started_at -= timedelta(days=7)
            row.submitted_at -= timedelta(days=7)
        days = sorted({row.submitted_at.date().isoformat() for row in session.query(AttemptRow)})
    shown = words(page_of(group, first=days[1], second=days[0]))
    assert "earned 67 points of 100 more than" in shown
    assert "Choose two different days" in words(page_of(group, first=days[0], second=days[0]))


@ON_SQLITE
def test_a_class_is_asked_for_in_a_handful_of_queries_however_large(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    asked: list[str] = []
    event.listen(work.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries() -> int:
        asked.clear()
        page_of(group)
        return len(asked)

    group.pupil("Ada", "11")
    group.pupil("Bo").start()
    few = queries()
    for number in range(4):
        group.pupil(f"Pupil {number}", "10")
        group.pupil(f"Running {number}").start()
    assert queries() == few <= 35


@ON_SQLITE
def test_tables_and_drawings_are_taken_along_and_no_name_is_a_formula(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    group.pupil("=1+1", "10")
    assert group.rows(f"/reports/class/{group.id}/map.csv")[0]["Student"] == "'=1+1"
    book = load_workbook(io.BytesIO(group.teacher.get(f"/reports/class/{group.id}/report.xlsx").data))
    assert book.sheetnames == ["About", "map", "help", "questions"]
    assert book["map"]["A2"].data_type == "s"
    assert group.teacher.get("/reports/sources/report.xlsx").status_code == 200
    pupil = group.address("=1+1")
    drawing = group.teacher.get(f"{pupil}/progress.svg")
    assert drawing.content_type.startswith("image/svg+xml")
    assert b"<script" not in drawing.data
    assert b"style=" not in drawing.data
    assert load_workbook(io.BytesIO(group.teacher.get(f"{pupil}/report.xlsx").data)).sheetnames[1:] == [
        "progress", "topics", "facts",
    ]  # fmt: skip
