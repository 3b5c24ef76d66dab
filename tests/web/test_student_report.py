"""The student's report: whole to the teachers of the class, to the student as the rules show it, to nobody else."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import event

from app.storage.unit_of_work import UnitOfWork
from app.web.reports import student_views
from app.workflows.manage_pupil import remove_pupil
from tests.clients import client_of
from tests.web.desk import signed_in
from tests.web.player import RIGHT, WRONG
from tests.web.schoolclass import SINGLE, Group

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
FACT = "Sigrid Halvorsen: the ribbon at the harbour of Norvik"


def test_a_teacher_sees_how_a_student_does_by_topic_and_by_fact(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    group.pupil("Ada", "01", "11", "01")
    group.pupil("Bo", "11")
    ada = group.address("Ada")
    page = group.teacher.see(ada)
    assert "Ada earned 67 % of what was asked, in 3 attempts." in page
    assert "Strongest in money (100 %), weakest in ports (33 %)." in page
    assert FACT in page
    assert "cut the ribbon</mark>" in page
    assert page.count('role="img"') == 2
    assert "Bo" not in re.sub(r"<[^>]+>", " ", page).split()
    assert [(row["Topic"], row["Answers"]) for row in group.rows(f"{ada}/topics.csv")] == [
        ("ports", "3"),
        ("money", "3"),
    ]
    assert [(row["Fact"], float(row["Score (%)"])) for row in group.rows(f"{ada}/facts.csv")] == [
        (FACT, pytest.approx(33.3333, abs=1e-3))
    ]


@ON_SQLITE
def test_what_was_never_asked_is_said_and_no_figure_stands_for_it(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    group.pupil("Ada")
    assert "Nothing to show yet" in group.teacher.see(group.address("Ada"))
    group.pupil("Bo", "10")
    page = group.teacher.see(group.address("Bo"))
    assert "No question was asked in two steps" in page
    assert "No quiz asked for the sentence that proves the answer." in page
    assert "nan" not in re.sub(r"<[^>]+>", " ", page).casefold().split()


@ON_SQLITE
def test_paper_says_how_much_is_left_to_the_screen(site: Flask, work: UnitOfWork, monkeypatch: pytest.MonkeyPatch):
    group = Group(site, work)
    group.pupil("Ada", "01", "11", "01")
    address = group.address("Ada")
    assert "the others are on the screen" not in group.teacher.see(address)
    report_on = student_views.student_report

    def report_on_more(*asked: object, **how: object) -> object:
        report = report_on(*asked, **how)
        return replace(report, facts=report.facts * 7, read_again=report.read_again * 4)

    monkeypatch.setattr(student_views, "student_report", report_on_more)
    page = group.teacher.see(address)
    assert "This page has room for six of 7; the others are on the screen." in page
    assert "This page has room for three of 4; the others are on the screen." in page


@ON_SQLITE
def test_two_steps_give_the_passage_required_index(site: Flask, work: UnitOfWork):
    group = Group(site, work, mode="two_step")
    player = group.pupil("Ada")
    player.start()
    player.answer(1, **WRONG[SINGLE], go="source", phase="first", tried=0)
    player.answer(1, **RIGHT[SINGLE], go="next", phase="source", tried=0)
    player.submit()
    page = group.teacher.see(group.address("Ada"))
    assert "+50<" in page
    assert "With the article open, 50 points more in a hundred were right than without it." in page


def test_a_student_sees_their_own_report_and_nobody_else_does(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    ada, bo = group.pupil("Ada", "10"), group.pupil("Bo", "11")
    address = group.address("Ada")
    assert address in ada.client.get("/me").text
    assert "Ada earned 50 %" in ada.client.get(address).text
    assert bo.client.get(address).status_code == 403
    for person in (signed_in(site, "other@school.test"), signed_in(site, "s@school.test", "student")):
        assert person.get(address).status_code == person.get(f"{address}/facts.csv").status_code == 403
    assert client_of(site).get(address).status_code == 403


@pytest.mark.parametrize("review", ["homework", "exam"])
@ON_SQLITE
def test_a_student_sees_no_marks_that_the_rules_hide(site: Flask, work: UnitOfWork, review: str):
    group = Group(site, work, review=review, closes_at=None)
    ada = group.pupil("Ada", "10")
    page = ada.client.get(group.address("Ada")).text
    if review == "exam":
        assert "One attempt is not in here yet" in page
    assert FACT not in page
    assert "cut the ribbon" not in page
    assert FACT in group.teacher.see(group.address("Ada"))


@ON_SQLITE
def test_while_a_quiz_is_under_way_a_student_sees_neither_facts_nor_passages(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    ada = group.pupil("Ada", "00")
    assert "cut the ribbon</mark>" in ada.client.get(group.address("Ada")).text
    ada.start()
    page = ada.client.get(group.address("Ada")).text
    assert "cut the ribbon" not in page
    assert FACT not in page
    assert FACT not in ada.client.get(f"{group.address('Ada')}/facts.csv").text
    assert "They show again when the quiz under way is handed in" in page


@ON_SQLITE
def test_who_was_taken_out_stays_to_the_teacher_and_is_shut_out(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    ada = group.pupil("Ada", "10")
    address = group.address("Ada")
    remove_pupil(work, group.id, int(address.rpartition("/")[2]), actor_id=group.teacher.id)
    assert "Was taken out of the class." in group.teacher.see(address)
    assert ada.client.get(address).status_code == 403


@ON_SQLITE
def test_a_report_asks_a_handful_of_queries_however_much_was_answered(site: Flask, work: UnitOfWork):
    group = Group(site, work)
    group.pupil("Ada", "10")
    group.pupil("Bo", *["01"] * 6)

    asked: list[str] = []
    event.listen(work.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries(name: str) -> int:
        address = group.address(name)
        asked.clear()
        group.teacher.get(address)
        return len(asked)

    few, many = queries("Ada"), queries("Bo")
    assert many <= few <= 25
