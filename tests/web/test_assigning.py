"""Giving a quiz to classes with dates of their own: who may take it when, and where it stands."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.questions.draft import QuestionType
from app.storage.attempt_queries import attempts_of
from app.storage.audit import AuditRow
from app.storage.exceptions import ExceptionRow
from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import a_draft, make_quiz, publish_question
from tests.web.desk import Person, signed_in
from tests.web.player import Player
from tests.web.test_classes import code_of, join, new_class

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
PAGE = "/teaching/quizzes/harbour/classes"


def in_field(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    person = signed_in(site)
    make_quiz(work, publish_question(work, a_draft(QuestionType.SINGLE)), owner_id=person.id, visibility="private")
    return person


def a_class(teacher: Person, name: str) -> int:
    return int(new_class(teacher, name).rsplit("/", 1)[1])


def pupil(site: Flask, work: UnitOfWork, class_name: str, name: str) -> Player:
    player = Player(client_of(site))
    join(player.client, code_of(work, class_name), name)
    return player


def test_each_class_takes_it_at_its_own_time_without_a_code(site: Flask, work: UnitOfWork, teacher: Person):
    early, late = a_class(teacher, "7a"), a_class(teacher, "7b")
    first, second = pupil(site, work, "7a", "Ada"), pupil(site, work, "7b", "Ben")
    assert first.client.get("/quiz/harbour").status_code == 404
    assert teacher.post(PAGE, classes=[early]).status_code == 303
    opens = work.clock() + timedelta(days=2)
    teacher.post(PAGE, classes=[late], opens_at=in_field(opens), closes_at=in_field(opens + timedelta(days=1)))
    assert "Open: not begun" in first.client.get("/me").text
    assert "Not open yet" in second.client.get("/me").text
    assert first.start().status_code == 303
    refused = second.post("/quiz/harbour/start", seen="/join")
    assert refused.status_code == 409
    assert "opens on" in refused.text
    assert client_of(site).get("/quiz/harbour").status_code == 404
    shown = teacher.see(f"/teaching/classes/{late}")
    assert "not open yet" in shown
    first.answer(1, choice=[0])
    first.submit()
    assert "1 of 1 are done" in teacher.see(PAGE)
    assert "one of the class is done" in teacher.see(f"/teaching/classes/{early}")


def test_dates_are_the_classes_exception_and_keep_its_extra_time(work: UnitOfWork, teacher: Person):
    group = a_class(teacher, "7a")
    teacher.post(PAGE, classes=[group])
    with work() as session:
        row = ExceptionRow(quiz_id=1, class_id=group, extra_seconds=300, created_at=work.clock())
        session.add(row)
    day = in_field(work.clock() + timedelta(days=1))
    fields = {f"class-{group}-opens_at": day, f"class-{group}-closes_at": ""}
    assert teacher.post(f"{PAGE}/{group}", seen=PAGE, act="dates", **fields).status_code == 303
    with work.reading() as session:
        [row] = session.scalars(select(ExceptionRow))
        assert (row.extra_seconds, in_field(row.opens_at), row.closes_at) == (300, day, None)
    assert day in teacher.see(PAGE)
    with work.reading() as session:
        assert session.scalar(select(func.count()).where(AuditRow.action == "class dates")) == 1


def test_taken_away_it_is_closed_again_and_attempts_stay(site: Flask, work: UnitOfWork, teacher: Person):
    group = a_class(teacher, "7a")
    teacher.post(PAGE, classes=[group])
    ada = pupil(site, work, "7a", "Ada")
    ada.start()
    ada.submit()
    teacher.post(f"{PAGE}/{group}", seen=PAGE, act="take-away")
    assert ada.client.get("/quiz/harbour").status_code == 404
    assert "The new harbour" in ada.client.get("/me").text
    with work.reading() as session:
        who = session.scalars(select(ParticipantRow.id).where(ParticipantRow.nickname == "Ada")).one()
        assert len(attempts_of(session, 1, who)) == 1
    assert teacher.post(f"{PAGE}/{group}", seen=PAGE, act="take-away").status_code == 404


@ON_SQLITE
def test_what_cannot_be_is_said_and_stays_typed(site: Flask, work: UnitOfWork, teacher: Person):
    group = a_class(teacher, "7a")
    other = signed_in(site, "jonas@school.test")
    theirs = a_class(other, "8c")
    assert "Tick a class." in teacher.post(PAGE).text
    assert teacher.post(PAGE, classes=[theirs]).status_code == 422
    day, before = in_field(work.clock() + timedelta(days=2)), in_field(work.clock() + timedelta(days=1))
    wrong = teacher.post(PAGE, classes=[group], opens_at=day, closes_at=before)
    assert "would close before it opens" in wrong.text
    assert day in wrong.text
    assert other.post(PAGE, seen="/teaching/quizzes", classes=[theirs]).status_code == 403
