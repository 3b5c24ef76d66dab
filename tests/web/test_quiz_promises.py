"""What a quiz's pages promise is what its rules keep: closing time, attempts, what is shown after handing in."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.storage.articles import article_by_stem
from app.storage.questions import OptionRow
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.player import WRONG, player_of

SINGLE = QuestionType.SINGLE
CLOSES = datetime(2041, 5, 4, 10, 30, tzinfo=UTC)
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def start_page(site: Flask) -> str:
    return client_of(site).get("/quiz/harbour").text


def test_the_start_page_says_when_the_quiz_closes_and_how_often_it_may_be_taken(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, review="exam", attempts_allowed=1, closes_at=CLOSES)
    shown = start_page(site)
    assert "It closes on 4 May 2041" in shown
    assert "You can take it once." in shown
    assert "Score and answers stay hidden until it closes." in shown


def test_a_quiz_without_rules_names_none(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE)
    shown = start_page(site)
    assert not [words for words in ("It closes on", "You can take it", "hidden until") if words in shown]


@pytest.mark.parametrize(
    ("review", "promise", "button"),
    [
        ("self_test", "Then each is explained.", "Hand in and see the answers"),
        ("homework", "Then you see your score.", "Hand in and see the score"),
        ("exam", "Score and answers show when the quiz closes", "Hand in<"),
    ],
)
def test_the_last_look_promises_what_the_rules_show(
    site: Flask, work: UnitOfWork, review: str, promise: str, button: str
):
    quiz_of(work, SINGLE, review=review, closes_at=CLOSES)
    shown = player_of(site).see("review")
    assert promise in shown
    assert button in shown
    assert ("each is explained" in shown) == (review == "self_test")


def test_the_result_of_an_exam_says_when_it_shows_more(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, review="exam", closes_at=CLOSES)
    player = player_of(site)
    player.submit()
    assert "4 May 2041" in player.see("result")


@pytest.mark.parametrize(
    ("allowed", "closed", "offered"),
    [(None, False, True), (2, False, True), (1, False, False), (None, True, False)],
)
def test_another_attempt_is_offered_only_where_one_is_allowed(
    site: Flask, work: UnitOfWork, *, allowed: int | None, closed: bool, offered: bool
):
    quiz_id = quiz_of(work, SINGLE, attempts_allowed=allowed)
    player = player_of(site)
    player.submit()
    with work() as session:
        session.get(QuizRow, quiz_id).closes_at = work.clock() if closed else None
    assert ("Take this quiz again" in player.see("result")) == offered


def test_an_archived_quiz_is_not_offered_again(site: Flask, work: UnitOfWork):
    quiz_id = quiz_of(work, SINGLE)
    player = player_of(site)
    player.submit()
    with work() as session:
        session.get(QuizRow, quiz_id).archived_at = work.clock()
    assert "Take this quiz again" not in player.see("result")


def test_feedback_that_quotes_the_passage_below_it_is_not_said_twice(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE)
    with work() as session:
        option = session.scalars(select(OptionRow).where(OptionRow.text == "Nordlinje")).one()
        option.feedback = "The article names Nordlinje elsewhere: “Nordlinje”"
    player = player_of(site)
    player.answer(1, **WRONG[SINGLE])
    player.submit()
    shown = player.see("1/explanation")
    assert "names Nordlinje elsewhere" not in shown
    assert "“Nordlinje” does occur: here" in shown


def test_feedback_that_says_something_of_its_own_stays(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE)
    player = player_of(site)
    player.answer(1, **WRONG[SINGLE])
    player.submit()
    assert "It runs the ferry." in player.see("1/explanation")


@pytest.mark.parametrize(
    ("outlet", "words"), [("Coast Radio", "From Coast Radio · The Fjord Post"), ("", "From 2 articles")]
)
def test_a_card_names_the_outlets_or_counts_the_articles(site: Flask, work: UnitOfWork, outlet: str, words: str):
    quiz_of(work, SINGLE)
    with work() as session:
        article_by_stem(session, "ferry").outlet = outlet
    assert words in client_of(site).get("/").text
    assert words in start_page(site)


def test_a_quiz_that_has_closed_says_so_and_is_not_offered(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, closes_at=datetime(2021, 5, 4, 10, 30, tzinfo=UTC))
    shown = start_page(site)
    assert "It closed on 4 May 2021" in shown
    assert "Start the quiz" not in shown
