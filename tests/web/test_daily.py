"""The daily review: which facts are asked, by which questions, when they come again."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.storage.recall import RecallAnswerRow, RecallCardRow
from app.storage.unit_of_work import UnitOfWork, now
from tests.clients import client_of
from tests.factories import a_draft, a_fact, hide_article, make_quiz, publish_question
from tests.web.desk import signed_in
from tests.web.player import RIGHT, WRONG, Player, player_of

SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
SINGLE, TEXT, NUMBER = QuestionType.SINGLE, QuestionType.TEXT, QuestionType.NUMBER


def ask(work: UnitOfWork, *kinds: QuestionType, **settings: object) -> None:
    """Make a quiz of questions on a fact each."""
    drafts = [replace(a_draft(kind), fact=a_fact(f"fact of {kind}")) for kind in kinds]
    make_quiz(work, *(publish_question(work, draft) for draft in drafts), **settings)


def took(site: Flask, *kinds: QuestionType, answers: dict = WRONG) -> Player:
    """Give somebody who has answered the quiz so and handed it in."""
    player = player_of(site)
    for number, kind in enumerate(kinds, start=1):
        player.answer(number, **answers[kind])
    player.submit()
    return player


def daily(player: Player) -> str:
    return player.client.get("/daily").text


def sent(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(question|press)" value="([^"]*)"', page))


def places(player: Player, kind: QuestionType, answers: dict) -> dict[str, object]:
    """Give an answer's fields, its options by where the page shows them."""
    if "choice" not in answers[kind]:
        return answers[kind]
    texts = [text.strip() for text in re.findall(r'class="option-text">([^<]*)<', daily(player))]
    options = a_draft(kind).key.options
    return {"choice": [texts.index(options[own].text) for own in answers[kind]["choice"]]}


def answer(player: Player, kind: QuestionType, answers: dict = RIGHT):
    """Answer the question that the daily review asks, and give its explanation."""
    fields = places(player, kind, answers)
    answered = player.post("/daily", seen="/daily", **sent(daily(player)), **fields)
    assert answered.headers["Location"].startswith("/daily/")
    return " ".join(player.client.get(answered.headers["Location"]).text.split())


def rows(work: UnitOfWork, table: type) -> list:
    with work.reading() as session:
        return list(session.scalars(select(table)))


@SQLITE
def test_nobody_who_has_not_taken_a_quiz_is_asked(site: Flask):
    assert "Nothing to review yet" in client_of(site).get("/daily").text
    assert "Nothing to review yet" in signed_in(site).see("/daily")


@SQLITE
@pytest.mark.parametrize("kind", QuestionType)
def test_what_was_missed_is_asked_explained_and_planned_anew(site: Flask, work: UnitOfWork, kind: QuestionType):
    ask(work, kind)
    player = took(site, kind)
    assert "0 of 1 today" in daily(player)
    page = answer(player, kind)
    assert "Right" in page
    assert "<mark" in page
    assert re.search(r"Again (tomorrow|in \d+ days)\.", page)
    done = " ".join(daily(player).split())
    assert "Done for today" in done
    assert "You answered 1 question today." in done
    (given,) = rows(work, RecallAnswerRow)
    assert (given.mark, given.rating) == (1, 3)


@SQLITE
def test_a_wrong_answer_comes_tomorrow(site: Flask, work: UnitOfWork):
    ask(work, SINGLE, NUMBER)
    player = took(site, SINGLE, NUMBER)
    assert "Again tomorrow." in answer(player, SINGLE, WRONG)
    assert "2 of 2 today" in answer(player, NUMBER)
    with time_machine.travel(now() + timedelta(days=1), tick=True):
        assert "Who cut the ribbon" in daily(player)
        assert "Right" in answer(player, SINGLE)


@SQLITE
def test_what_was_right_in_the_quiz_is_due_later(site: Flask, work: UnitOfWork):
    ask(work, SINGLE)
    player = took(site, SINGLE, answers=RIGHT)
    assert "Done for today" in daily(player)
    with time_machine.travel(now() + timedelta(days=4), tick=True):
        assert "Who cut the ribbon" in daily(player)


@SQLITE
def test_questions_on_a_fact_take_turns(site: Flask, work: UnitOfWork):
    ask(work, SINGLE)
    player = took(site, SINGLE)
    publish_question(work, replace(a_draft(TEXT), fact=a_fact(f"fact of {SINGLE}")))
    assert a_draft(TEXT).stem in daily(player)
    answer(player, TEXT, WRONG)
    with time_machine.travel(now() + timedelta(days=1), tick=True):
        assert a_draft(SINGLE).stem in daily(player)


def test_an_answer_sent_twice_counts_once(site: Flask, work: UnitOfWork):
    ask(work, SINGLE, NUMBER)
    player = took(site, SINGLE, NUMBER)
    data = {"csrf_token": player.token(seen="/daily"), **sent(daily(player)), **places(player, SINGLE, RIGHT)}

    def press(_number: int) -> str:
        other = client_of(site)
        other.set_cookie("citewell", player.client.get_cookie("citewell").value)
        return other.post("/daily", data=data).headers["Location"]

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(press, range(2))
    assert first == second
    assert len(rows(work, RecallAnswerRow)) == len(rows(work, RecallCardRow)) == 1
    assert "1 of 2 today" in daily(player)


@SQLITE
def test_what_a_quiz_under_way_asks_is_neither_asked_nor_explained(site: Flask, work: UnitOfWork):
    ask(work, SINGLE, NUMBER)
    player = took(site, SINGLE, NUMBER)
    answered = player.post("/daily", seen="/daily", **sent(daily(player)), choice=[0])
    player.start()
    assert "Nothing to review yet" in daily(player)
    assert player.client.get(answered.headers["Location"]).status_code == 403
    player.submit()
    assert player.client.get(answered.headers["Location"]).status_code == 200


@SQLITE
def test_no_excerpt_shows_what_a_quiz_under_way_cites(site: Flask, work: UnitOfWork):
    ask(work, SINGLE)
    player = took(site, SINGLE)
    assert "Who cut the ribbon" in daily(player)
    make_quiz(work, publish_question(work, a_draft(TEXT)), slug="other")
    player.start("other")
    assert "Who cut the ribbon" not in daily(player)


@SQLITE
def test_no_earlier_explanation_shows_what_a_quiz_under_way_cites(site: Flask, work: UnitOfWork):
    ask(work, SINGLE)
    player = took(site, SINGLE)
    address = player.post("/daily", seen="/daily", **sent(daily(player)), choice=[0]).headers["Location"]
    publish_question(work, replace(a_draft(NUMBER), fact=a_fact(f"fact of {SINGLE}")))
    make_quiz(work, publish_question(work, a_draft(TEXT)), slug="other")
    player.start("other")
    assert player.client.get(address).status_code == 403
    player.submit()
    assert player.client.get(address).status_code == 200


@SQLITE
@pytest.mark.parametrize("review", ["homework", "exam"])
def test_what_a_quiz_does_not_explain_yet_is_not_asked(site: Flask, work: UnitOfWork, review: str):
    ask(work, SINGLE, review=review)
    assert "Nothing to review yet" in daily(took(site, SINGLE))


@SQLITE
def test_no_question_is_asked_from_an_article_that_one_may_not_read(site: Flask, work: UnitOfWork):
    ask(work, SINGLE, NUMBER)
    player = took(site, SINGLE, NUMBER)
    hide_article(work, "ferry")
    assert "Who cut the ribbon" not in daily(player)
    assert a_draft(NUMBER).stem in daily(player)


@SQLITE
def test_an_account_is_asked_its_own_facts_and_nobody_elses(site: Flask, work: UnitOfWork):
    ask(work, SINGLE)
    student = Player(signed_in(site, "s@school.test", "student").client)
    student.start()
    student.answer(1, **WRONG[SINGLE])
    student.submit()
    address = student.post("/daily", seen="/daily", **sent(daily(student)), choice=[0]).headers["Location"]
    assert student.client.get(address).status_code == 200
    assert client_of(site).get(address).status_code == 404


@SQLITE
def test_a_text_that_is_too_long_is_kept_on_the_page(site: Flask, work: UnitOfWork):
    ask(work, TEXT)
    player = took(site, TEXT)
    refused = player.post("/daily", seen="/daily", **sent(daily(player)), text="x" * 501)
    assert refused.status_code == 422
    assert "x" * 501 in refused.text
    assert rows(work, RecallAnswerRow) == []
