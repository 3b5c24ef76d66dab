"""Joining by a code: however it is typed, wherever it is typed, and what a wrong one is told."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.questions.draft import QuestionType
from app.storage.audit import AuditRow
from app.storage.people import ClassRow, ParticipantRow
from app.storage.quizzes import QuizRow, quiz_by_slug
from app.storage.unit_of_work import UnitOfWork, now
from app.workflows.join_quiz import MOST_WRONG, draw_code
from app.workflows.problems import Refused
from tests.clients import client_of
from tests.factories import a_draft, make_quiz, publish_question
from tests.web.desk import Person, signed_in
from tests.web.player import Player

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
CODE = "K7M2QX"
NONE = "No quiz has this code."


def a_quiz(work: UnitOfWork, **settings: object) -> int:
    """Make a quiz that only its code opens."""
    question = publish_question(work, a_draft(QuestionType.NUMBER))
    return make_quiz(work, question, **{"visibility": "class", "code": CODE, **settings})


def change(work: UnitOfWork, **values: object) -> None:
    with work() as session:
        quiz = quiz_by_slug(session, "harbour")
        for name, value in values.items():
            setattr(quiz, name, value)


def a_class(work: UnitOfWork, code: str = "BBBBBB") -> int:
    with work() as session:
        row = ClassRow(name="7b", code=code, created_at=work.clock())
        session.add(row)
        session.flush()
        return row.id


def classes(work: UnitOfWork) -> list[int | None]:
    with work.reading() as session:
        return [row.class_id for row in session.query(ParticipantRow).order_by(ParticipantRow.id)]


def enter(client: FlaskClient, typed: str):
    return Player(client).post("/join", seen="/join", code=typed)


@pytest.mark.parametrize("visibility", ["private", "class", "public"])
def test_a_code_opens_its_quiz_to_whoever_has_it(visitor: FlaskClient, work: UnitOfWork, visibility: str):
    a_quiz(work, visibility=visibility)
    answered = enter(visitor, CODE)
    assert (answered.status_code, answered.headers["Location"]) == (303, "/quiz/harbour")
    player = Player(visitor)
    player.start()
    assert "What share of the cost" in player.see(1)


@pytest.mark.parametrize("typed", ["k7m2qx", "K7M 2QX", "k7m-2qx"])
@ON_SQLITE
def test_it_may_be_typed_in_any_way(visitor: FlaskClient, work: UnitOfWork, typed: str):
    a_quiz(work)
    assert enter(visitor, typed).headers["Location"] == "/quiz/harbour"
    assert visitor.get("/join", query_string={"code": typed}).headers["Location"] == "/quiz/harbour"
    assert visitor.get(f"/join/{typed}").headers["Location"] == "/quiz/harbour"


@ON_SQLITE
def test_the_home_page_asks_for_a_code(visitor: FlaskClient, work: UnitOfWork):
    a_quiz(work)
    page = visitor.get("/").text
    assert 'action="/join"' in page
    assert 'name="code"' in page
    assert "harbour" not in page


@pytest.mark.parametrize("visibility", ["private", "class"])
@ON_SQLITE
def test_without_the_code_the_quiz_is_not_there(visitor: FlaskClient, work: UnitOfWork, visibility: str):
    a_quiz(work, visibility=visibility)
    assert visitor.get("/quiz/harbour").status_code == 404
    token = Player(visitor).token(seen="/join")
    assert visitor.post("/quiz/harbour/start", data={"csrf_token": token}).status_code == 404


@pytest.mark.parametrize("typed", ["ZZZZZZ", "K7M2Q0", "K7M2Q", "BBBBBBBB", "'; --"])
@ON_SQLITE
def test_a_wrong_code_is_told_and_stays(visitor: FlaskClient, work: UnitOfWork, typed: str):
    a_quiz(work)
    a_class(work)
    by_form, by_link = enter(visitor, typed), visitor.get(f"/join/{typed}")
    assert (by_form.status_code, by_link.status_code) == (422, 404)
    for answered in (by_form, by_link):
        assert NONE in answered.text
        assert f'value="{typed.replace(chr(39), "&#39;")}"' in answered.text


@pytest.mark.parametrize(("typed", "sentence"), [("", "Enter the code"), ("x" * 41, "This is longer")])
@ON_SQLITE
def test_what_has_no_shape_is_told(visitor: FlaskClient, typed: str, sentence: str):
    answered = enter(visitor, typed)
    assert answered.status_code == 422
    assert sentence in answered.text


def test_an_archived_quiz_is_told(visitor: FlaskClient, work: UnitOfWork):
    a_quiz(work, archived_at=now())
    answered = enter(visitor, CODE)
    assert answered.status_code == 422
    assert "has been put away" in answered.text


def test_a_closed_quiz_says_so_and_cannot_be_started(visitor: FlaskClient, work: UnitOfWork):
    a_quiz(work, closes_at=now() - timedelta(hours=1))
    enter(visitor, CODE)
    page = visitor.get("/quiz/harbour").text
    assert "It closed on" in page
    assert "Start the quiz" not in page


def test_codes_cannot_be_guessed(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    a_quiz(work)
    for _ in range(MOST_WRONG):
        assert NONE in visitor.get("/join/ZZZZZZ").text
    late = enter(visitor, CODE)
    assert late.status_code == 422
    assert "Wait a minute" in late.text
    elsewhere = client_of(site).get(f"/join/{CODE}", environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert elsewhere.status_code == 303
    with time_machine.travel(now() + timedelta(minutes=1, seconds=1), tick=True):
        assert enter(visitor, CODE).status_code == 303


@ON_SQLITE
def test_right_codes_use_up_no_tries_and_wrong_ones_no_sign_ins(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    a_quiz(work)
    for _ in range(MOST_WRONG + 1):
        assert visitor.get(f"/join/{CODE}").status_code == 303
    for minutes in range(4):
        with time_machine.travel(now() + timedelta(minutes=2 * minutes), tick=True):
            for _ in range(MOST_WRONG):
                visitor.get("/join/ZZZZZZ")
    with time_machine.travel(now() + timedelta(minutes=8), tick=True):
        assert signed_in(site).get("/teaching").status_code == 200


def test_another_code_ends_the_one_before(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    quiz = a_quiz(work)
    enter(visitor, CODE)
    player = Player(visitor)
    player.start()
    late = client_of(site)
    enter(late, CODE)
    draw_code(work, "harbour", seen=CODE, actor_id=None, draw=lambda: "BBBBBB")
    assert NONE in enter(late, CODE).text
    assert late.get("/quiz/harbour").status_code == 404
    assert visitor.get(player.page(1)).status_code == 200
    assert enter(late, "BBBBBB").status_code == 303
    with work.reading() as session:
        row = session.query(AuditRow).one()
        assert (row.action, row.subject) == ("quiz code", "quiz harbour")
        assert row.change == {"before": CODE, "after": "BBBBBB"}
        assert session.get(QuizRow, quiz).code == "BBBBBB"


def test_a_button_pressed_twice_draws_once(work: UnitOfWork):
    a_quiz(work)
    for code in ("BBBBBB", "CCCCCC"):
        draw_code(work, "harbour", seen=CODE, actor_id=None, draw=lambda code=code: code)
    with work.reading() as session:
        assert quiz_by_slug(session, "harbour").code == "BBBBBB"


def test_a_code_that_another_quiz_has_is_drawn_again(work: UnitOfWork):
    a_quiz(work)
    a_quiz(work, slug="other", code=None)
    draw_code(work, "other", seen="", actor_id=None, draw=iter([CODE, CODE, "BBBBBB"]).__next__)
    with work.reading() as session:
        assert (quiz_by_slug(session, "harbour").code, quiz_by_slug(session, "other").code) == (CODE, "BBBBBB")


@ON_SQLITE
def test_an_archived_quiz_gets_no_code(work: UnitOfWork):
    a_quiz(work, archived_at=now())
    with pytest.raises(Refused, match="Bring it back"):
        draw_code(work, "harbour", seen=CODE, actor_id=None)


def test_whoever_takes_the_quiz_of_a_class_belongs_to_it(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    group = a_class(work)
    a_quiz(work, class_id=group)
    enter(visitor, CODE)
    Player(visitor).start()
    student = signed_in(site, "ann@school.test", "student")
    enter(student.client, CODE)
    for _ in range(2):
        Player(student.client).start()
    assert classes(work) == [group, group]


def test_a_pupil_of_two_classes_is_somebody_in_each(visitor: FlaskClient, work: UnitOfWork):
    first, second = a_class(work), a_class(work, "DDDDDD")
    a_quiz(work, class_id=first)
    a_quiz(work, slug="other", code="CCCCCC", class_id=second)
    attempts = []
    for code, slug in ((CODE, "harbour"), ("CCCCCC", "other"), (CODE, "harbour")):
        enter(visitor, code)
        player = Player(visitor)
        player.start(slug, nickname="Ann")
        attempts.append(player.attempt)
    assert classes(work) == [first, second]
    assert attempts[0] == attempts[2]
    assert [visitor.get(f"/attempt/{attempt}/1").status_code for attempt in attempts] == [200] * 3


@ON_SQLITE
def test_a_teacher_who_tries_the_quiz_does_not_join_the_class(site: Flask, work: UnitOfWork):
    teacher: Person = signed_in(site)
    a_quiz(work, owner_id=teacher.id, class_id=a_class(work))
    Player(teacher.client).start()
    assert classes(work) == [None]


@ON_SQLITE
def test_joining_shows_nothing_but_the_start_page(visitor: FlaskClient, work: UnitOfWork):
    a_quiz(work)
    enter(visitor, CODE)
    page = visitor.get("/quiz/harbour").text
    draft = a_draft(QuestionType.NUMBER)
    for hidden in (draft.stem, draft.citations[0].passage.exact, draft.key.number.text, CODE):
        assert hidden not in page


@ON_SQLITE
def test_a_browser_keeps_its_last_codes(visitor: FlaskClient, work: UnitOfWork):
    question = publish_question(work, a_draft(QuestionType.NUMBER))
    codes = [f"K7M2{one}{two}" for one in "BCDFG" for two in "BCDFG"]
    for code in codes:
        make_quiz(work, question, slug=code.lower(), visibility="class", code=code)
        visitor.get(f"/join/{code}")
    assert visitor.get(f"/quiz/{codes[0].lower()}").status_code == 404
    assert visitor.get(f"/quiz/{codes[-1].lower()}").status_code == 200
