"""After an attempt: the missed questions practised without a trace, the result on one page, and going on with one."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.questions.draft import QuestionType
from app.storage.attempts import EventRow, GradingRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import signed_in
from tests.web.player import RIGHT, WRONG, Player, player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
KINDS = list(QuestionType)


def finished(site: Flask, answers: dict = WRONG) -> Player:
    player = player_of(site)
    for number, kind in enumerate(KINDS, start=1):
        player.answer(number, **answers[kind])
    player.submit()
    return player


def rows(work: UnitOfWork) -> tuple[int, ...]:
    with work.reading() as session:
        return tuple(session.scalar(select(func.count()).select_from(table)) for table in (EventRow, GradingRow))


def test_missed_questions_of_every_type_are_asked_anew_and_nothing_is_stored(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player = finished(site)
    before = rows(work)
    assert "Practise the 7 missed ones" in player.see("result")
    for number, kind in enumerate(KINDS, start=1):
        asked = player.see(f"again/{number}")
        assert "nothing here is stored" in asked
        assert "<mark" not in asked
        answered = player.post(player.page(f"again/{number}"), seen=player.page(f"again/{number}"), **RIGHT[kind])
        assert answered.status_code == 200
        assert "state-right" in answered.text
        assert "<mark" in answered.text
    assert rows(work) == before
    assert "0 of 7 points" in player.see("result")


def test_what_was_right_is_not_asked_again(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player = finished(site, RIGHT)
    assert "Practise" not in player.see("result")
    assert player.client.get(player.page("again/1")).status_code == 404


@pytest.mark.parametrize("preset", ["homework", "exam"])
def test_where_the_rules_hide_the_answers_nothing_is_practised(site: Flask, work: UnitOfWork, preset: str):
    quiz_of(work, review=preset)
    player = finished(site)
    assert "Practise" not in player.see("result")
    assert player.client.get(player.page("again/1")).status_code == 403
    answered = player.post(player.page("again/1"), seen="/quiz/harbour", choice=0)
    assert answered.status_code == 403
    printed = player.see("print")
    assert "The article says" not in printed
    assert "<mark" not in printed


def test_an_option_that_is_not_there_is_refused(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player = finished(site)
    answered = player.post(player.page("again/1"), seen="/quiz/harbour", choice=9)
    assert answered.status_code == 409
    answered = player.post(player.page("again/5"), seen="/quiz/harbour", text="x" * 501)
    assert answered.status_code == 422
    assert "can have 500 characters" in answered.text


def test_the_result_with_all_explanations_is_one_page(site: Flask, work: UnitOfWork):
    quiz_of(work)
    printed = finished(site).see("print")
    assert "0 of 7 points" in printed
    assert printed.count("The article says") == 7
    assert printed.count('class="citation"') >= 7


def test_whoever_began_is_led_to_the_first_question_without_an_answer(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player = player_of(site)
    for number in (1, 2, 4):
        player.answer(number, **RIGHT[KINDS[number - 1]])
    for address in ("/", "/quiz/harbour"):
        page = player.client.get(address).text
        assert "Go on with question 3" in page
        assert "3 of 7 answered" in page
        assert f'href="{player.page(3)}"' in page
    assert "Go on" not in client_of(site).get("/").text
    for number in (3, 5, 6, 7):
        player.answer(number, **RIGHT[KINDS[number - 1]])
    assert f'href="{player.page("review")}"' in player.client.get("/").text
    player.submit()
    assert "/review" not in player.client.get("/").text


def test_an_answer_left_as_it_was_shown_overrides_nothing(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player = player_of(site)
    player.answer(1, choice=[1])
    player.answer(1, choice=[0], shown="1|")
    player.answer(1, choice=[1], shown="1|", go="back")
    page = player.see(1)
    assert 'name="shown" value="0|"' in page


def test_signing_out_clears_what_the_browser_keeps(site: Flask):
    person = signed_in(site)
    assert "Clear-Site-Data" not in person.get("/teaching").headers
    assert person.post("/account/logout", seen="/teaching").headers["Clear-Site-Data"] == '"storage"'
