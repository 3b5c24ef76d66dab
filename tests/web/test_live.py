"""A live session by forms alone: the host leads, the class answers, sees the distribution and then the passage."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.quizzes.live import Move
from app.storage.attempts import AttemptRow, EventRow, GradingRow
from app.storage.live import LiveSessionRow
from app.storage.live_queries import Lock
from app.storage.people import ClassRow
from app.storage.unit_of_work import UnitOfWork, now
from app.workflows.live_session import live_session, move, tidy_all
from tests.factories import a_draft, make_quiz
from tests.web.desk import signed_in
from tests.web.liveclass import Class, Pupil, lead_on, live_class, start
from tests.web.player import RIGHT, WRONG
from tests.web.test_quiz_limits import counted

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
STEM = a_draft(SINGLE).stem
PASSAGE = "<mark"
on_sqlite = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@on_sqlite
def test_a_name_that_the_class_has_is_asked_again_with_a_way_to_come_in(site: Flask, work: UnitOfWork):
    with work() as session:
        session.add(ClassRow(id=7, name="7b", code="C7C7C7", created_at=work.clock()))
    led = live_class(site, SINGLE, class_id=7)
    led.pupil("Ada")
    page = led.pupil("Ada").see()
    assert "Join the live session" in page
    refused = led.pupil("Ada").join()
    assert refused.status_code == 422
    assert "“Ada 2” is free" in refused.text
    assert 'href="/join"' in refused.text


def test_a_class_is_led_from_the_lobby_to_the_results(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE, TEXT)
    ada, ben = led.pupil("Ada"), led.pupil("Ben")
    wall = led.wall()
    assert "2 are here" in wall
    assert "Ada" in wall
    assert "Ben" in wall
    assert STEM not in ada.see()
    assert STEM in led.press("open")
    assert "0 of 2 have answered" in ada.see()
    assert "://" not in ada.see()
    assert "was saved at" in ada.answer(0, choice=[0]).text
    assert "1 of 2 have answered" in ben.see()
    ben.answer(0, choice=[2])
    closed = led.press("close")
    assert "How the class answered" not in closed + ada.see()
    shown = led.press("show")
    assert "1 of 2 (50 %)" in shown
    assert "1 of 2 (50 %)" in ben.see()
    assert PASSAGE not in shown + ben.see()
    assert PASSAGE in led.press("explain")
    assert "Not this one" in ben.see()
    assert PASSAGE in ben.see()
    led.press("next")
    ada.answer(1, text="halvorsen")
    lead_on(led)
    assert "The session has ended" in led.press("end")
    assert "2 of 2 points" in words(ada.see())
    assert "0 of 2 points" in words(ben.see())
    with work.reading() as session:
        assert list(session.scalars(select(GradingRow.cause))) == ["live", "live"]
    assert "2 attempts" in led.host.see("/reports/quiz/harbour")


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@on_sqlite
def test_every_type_is_answered_shown_and_explained(site: Flask):
    led = live_class(site)
    right, wrong = led.pupil("Ada"), led.pupil("Ben")
    for position, kind in enumerate(QuestionType):
        led.press("next" if position else "open")
        assert "was saved at" in right.answer(position, **RIGHT[kind]).text, kind
        assert "was saved at" in wrong.answer(position, **WRONG[kind]).text, kind
        lead_on(led)
        assert 'class="state state-right"' in right.see(), kind
        assert "Not this one" in wrong.see(), kind
        assert "(50 %)" in led.wall(), kind
        assert "your answer" in right.see(), kind
    led.press("end")
    assert "7 of 7 points" in words(right.see())
    assert "0 of 7 points" in words(wrong.see())


@on_sqlite
def test_typed_answers_are_on_the_wall_only_after_the_host_shows_them(site: Flask):
    led = live_class(site, TEXT)
    ada = led.pupil()
    led.press("open")
    ada.answer(0, text="canarytyped")
    assert "canarytyped" not in led.press("close")
    assert "canarytyped" not in led.press("explain")
    assert "canarytyped" in led.press("show")


@on_sqlite
def test_an_answer_is_changed_while_open_and_the_last_counts(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    led.press("open")
    ada.answer(0, choice=[2])
    ada.answer(0, choice=[0])
    led.press("close")
    led.press("end")
    assert "1 of 1 points" in words(ada.see())


@on_sqlite
def test_a_late_answer_changes_nothing_and_says_so(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    led.press("open")
    led.press("close")
    assert "was closed before this answer came" in ada.answer(0, choice=[0]).text
    with work.reading() as session:
        assert session.scalars(select(EventRow)).all() == []


@on_sqlite
def test_a_question_that_is_not_open_takes_no_answer(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE, TEXT)
    ada = led.pupil()
    led.press("open")
    assert "Question 2 is not open yet" in ada.answer(1, text="halvorsen").text
    with work.reading() as session:
        assert session.scalars(select(EventRow)).all() == []


@on_sqlite
@pytest.mark.parametrize(("fields", "says"), [({}, "Choose or type an answer first"), ({"text": "x" * 501}, "500")])
def test_an_unfit_answer_is_refused_with_what_to_do(site: Flask, fields: dict[str, str], says: str):
    led = live_class(site, TEXT)
    ada = led.pupil()
    led.press("open")
    answered = ada.answer(0, **fields)
    assert answered.status_code == 422
    assert says in answered.text
    assert fields.get("text", "") in answered.text


@on_sqlite
def test_a_stale_button_changes_nothing_and_says_so(site: Flask):
    led = live_class(site, SINGLE)
    led.press("open", revision=0)
    again = led.press("open", revision=0)
    assert "changed nothing" in again
    assert "Question 1 is open" in again
    assert 'data-revision="1"' in again


@on_sqlite
def test_a_button_that_the_state_does_not_have_is_refused(site: Flask):
    led = live_class(site, SINGLE)
    assert "explained after it is closed" in led.press("explain")
    assert led.host.post(f"/live/{led.live}/host", act="jump", revision=0).status_code == 400


@on_sqlite
def test_somebody_late_gets_what_is_left(site: Flask):
    led = live_class(site, SINGLE, TEXT)
    led.press("open")
    lead_on(led)
    late = led.pupil("Late")
    assert "You said" in late.see()
    led.press("next")
    assert "was saved at" in late.answer(1, text="halvorsen").text
    lead_on(led)
    led.press("end")
    assert "1 of 2 points" in words(late.see())
    assert led.wall().count("took part") == 1


def test_two_devices_of_one_pupil_are_one_attempt(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    ada.join()
    ada.join()
    with work.reading() as session:
        assert len(session.scalars(select(AttemptRow)).all()) == 1
    assert "1 is here" in led.wall()


@on_sqlite
def test_nothing_of_the_attempt_is_seen_or_answered_beside_the_session(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE, TEXT)
    ada = led.pupil()
    with work.reading() as session:
        attempt = session.scalars(select(AttemptRow.public_id)).one()
    for place in ("1", "2", "review", "result", "1/explanation"):
        answered = ada.person.get(f"/attempt/{attempt}/{place}")
        assert (answered.status_code, answered.headers["Location"]) == (303, f"/live/{led.live}")
    for place in ("1", "submit"):
        assert ada.person.client.post(f"/attempt/{attempt}/{place}", data={"csrf_token": ada.token}).status_code == 303
    body, headers = {"chosen": [0], "client": "c", "sequence": 1}, {"X-CSRFToken": ada.token}
    assert ada.person.client.post(f"/api/attempt/{attempt}/1", json=body, headers=headers).status_code == 403
    with work.reading() as session:
        assert session.scalars(select(EventRow)).all() == []
        assert session.scalars(select(AttemptRow.state)).one() == "in_progress"


@on_sqlite
def test_the_code_is_free_after_the_end_and_leads_nowhere(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    code = led.code()
    led.press("end")
    with work.reading() as session:
        assert session.scalars(select(LiveSessionRow.code)).one() is None
    assert led.host.get(f"/join/{code}").status_code == 404
    assert "Nobody can join it any more" in led.host.see(f"/live/{led.live}")


@on_sqlite
def test_a_wrong_code_counts_against_guessing_in_live_sessions_too(site: Flask):
    led = live_class(site, SINGLE)
    code = led.code()
    for _ in range(30):
        led.host.get("/join/ZZZZZZ")
    assert "Too many codes" in led.host.get(f"/join/{code}").text


@on_sqlite
def test_playing_live_again_while_it_goes_on_is_the_same_session(site: Flask):
    led = live_class(site, SINGLE)
    assert start(site, led.host).live == led.live
    led.press("end")
    assert start(site, led.host).live != led.live


@on_sqlite
def test_questions_stay_as_they_were_when_the_session_began(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE, shuffle_options=True)
    ada = led.pupil()
    before = led.press("open")
    led.host.post("/teaching/quizzes/harbour/slots/1", seen="/teaching/quizzes/harbour", act="remove")
    places = [re.findall(r"<li>([^<]+)</li>", before)[:3], re.findall(r'option-text">([^<]+)', led.pupil("Ben").see())]
    assert places[0] == places[1] == re.findall(r'option-text">([^<]+)', ada.see())


@on_sqlite
def test_a_session_that_was_left_ends_and_keeps_what_was_answered(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    led.press("open")
    ada.answer(0, choice=[0])
    with time_machine.travel(now() + timedelta(hours=13), tick=False):
        assert "1 of 1 points" in words(ada.see())


def test_the_sweep_ends_what_was_left_and_hands_in(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    led.pupil()
    assert tidy_all(work) == 0
    with time_machine.travel(now() + timedelta(hours=13), tick=False):
        assert tidy_all(work) == 1
    with work.reading() as session:
        assert session.scalars(select(AttemptRow.state)).one() == "graded"


@on_sqlite
def test_the_teacher_leads_whatever_the_quiz_allows_by_itself(site: Flask):
    led = live_class(site, SINGLE, time_limit=60, attempts_allowed=1, review="exam")
    ada = led.pupil()
    led.press("open")
    with time_machine.travel(now() + timedelta(minutes=10), tick=False):
        assert "was saved at" in ada.answer(0, choice=[0]).text
        led.press("close")
        assert "You said" in (led.press("explain") and ada.see())


def poll(pupil: Pupil | Class, seen: str = "") -> tuple[int, object]:
    client = pupil.host.client if isinstance(pupil, Class) else pupil.person.client
    answered = client.get(f"/api/live/{pupil.live}?seen={seen}")
    assert answered.headers["Cache-Control"] == "no-store"
    return answered.status_code, answered.get_json(silent=True)


def test_the_pulse_says_what_is_new_and_else_nothing(site: Flask):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    status, first = poll(ada)
    assert (status, first) == (200, {"mark": "0.1.0", "revision": 0, "count": "1 is here"})
    assert poll(ada, "0.1.0") == (204, None)
    led.press("open")
    ada.answer(0, choice=[0])
    assert poll(ada, "0.1.0")[1] == {"mark": "1.1.1", "revision": 1, "count": "1 of 1 has answered"}
    assert poll(led, "1.1.1") == (204, None)
    assert ada.person.get("/api/live/nothing").status_code == 404


@on_sqlite
def test_nobody_else_answers_or_leads(site: Flask):
    led = live_class(site, SINGLE)
    led.press("open")
    other = signed_in(site, "other@school.test")
    assert other.get(f"/live/{led.live}/host").status_code == 403
    answered = other.post(f"/live/{led.live}/answer", seen=f"/live/{led.live}", position=0, choice=[0])
    assert answered.status_code == 403


@on_sqlite
def test_a_quiz_that_asks_nothing_is_not_played(site: Flask, work: UnitOfWork):
    host = signed_in(site)
    make_quiz(work, owner_id=host.id)
    answered = host.post("/teaching/quizzes/harbour/live", seen="/teaching/quizzes")
    assert answered.status_code == 409
    assert "asks no question yet" in answered.text


@on_sqlite
def test_whoever_waits_for_the_grading_is_told_and_gets_the_result_even_if_it_was_interrupted(
    site: Flask, work: UnitOfWork
):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    led.press("open")
    ada.answer(0, choice=[0])
    with work() as session:
        row = live_session(session, led.live, Lock.MOVE)
        move(session, work, row, Move.END)
    assert "Your answers are being graded" in ada.see()
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        assert "1 of 1 points" in words(ada.see())


@on_sqlite
def test_the_pulse_and_the_page_ask_little(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE)
    ada = led.pupil()
    led.press("open")
    token = ada.token
    with counted(work) as pulse:
        poll(ada)
    with counted(work) as page:
        ada.see()
    with counted(work) as saved:
        ada.person.client.post(
            f"/live/{led.live}/answer",
            data={"csrf_token": token, "position": 0, "choice": 0},
            headers={"Accept": "application/json"},
        )
    assert [len(pulse), len(page)] == [1, 4]
    assert 0 < len(saved) <= 6
