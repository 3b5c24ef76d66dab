"""The page of a fact: every article's words on it, for teachers and for who has earned to see sources."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.facts import FactRow
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import a_draft, a_fact, cite, hide_article, make_quiz, publish_question, quote
from tests.web.desk import signed_in
from tests.web.player import Player, player_of

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
CLOSES = datetime(2041, 5, 4, 10, 30, tzinfo=UTC)
FACT = "/fact/opened"
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def asked(work: UnitOfWork, slug: str = "harbour", **settings: object) -> int:
    """Make a quiz of one question on the fact."""
    question = publish_question(work, a_draft(SINGLE, fact=a_fact()))
    make_quiz(work, question, slug=slug, **settings)
    return question


def finished(site: Flask) -> Player:
    player = player_of(site)
    player.answer(1, choice=[0], go="next")
    player.submit()
    return player


def opened(player: Player, key: str = "opened") -> tuple[int, str]:
    answered = player.client.get(f"/fact/{key}?attempt={player.attempt}")
    return answered.status_code, answered.text


def test_a_teacher_sees_every_article_s_words(site: Flask, work: UnitOfWork):
    asked(work)
    shown = signed_in(site).see(FACT)
    assert "2 articles speak of this." in shown
    assert "cut the ribbon before a crowd" in shown
    assert "Mayor Sigrid Halvorsen opened the harbour" in shown


def test_each_mention_says_how_sure_it_is_and_leads_to_its_sentence(site: Flask, work: UnitOfWork):
    asked(work)
    shown = signed_in(site).see(FACT)
    start = quote("Mayor Sigrid Halvorsen opened the harbour", article="ferry").start
    assert f"/article/ferry?from={start}" in shown
    assert "Says so" in shown
    assert "Says something near it" in shown
    assert "not exactly: “some”" in shown


def test_whose_word_it_is_stands_beside_it(site: Flask, work: UnitOfWork):
    mention = a_fact().mentions[0]
    told = a_fact(mentions=(type(mention)(mention.passage, attribution="Per Moe"),))
    publish_question(work, a_draft(SINGLE, fact=told))
    assert "according to Per Moe" in signed_in(site).see(FACT)


def test_what_else_the_words_tell_is_a_link_for_teachers(site: Flask, work: UnitOfWork):
    asked(work)
    publish_question(work, a_draft(TEXT, fact=a_fact("crowd", object="a crowd of some 2,400 people")))
    assert "/fact/crowd" in signed_in(site).see(FACT)


def test_a_key_that_was_merged_leads_to_what_it_became(site: Flask, work: UnitOfWork):
    asked(work)
    publish_question(work, a_draft(TEXT, fact=a_fact("older", mentions=())))
    with work() as session:
        versions = {row.fact_id: row for row in session.query(VersionRow)}
        home, older = sorted(fact_id for fact_id in versions if fact_id)
        session.get(FactRow, older).merged_into_id = home
    assert "cut the ribbon before a crowd" in signed_in(site).see("/fact/older")


def test_an_unknown_fact_is_not_found_by_a_teacher(site: Flask, work: UnitOfWork):
    asked(work)
    assert signed_in(site).get("/fact/none").status_code == 404


def test_words_of_a_private_article_stay_private(site: Flask, work: UnitOfWork):
    asked(work)
    hide_article(work, "ferry")
    shown = signed_in(site).see(FACT)
    assert "1 article speaks of this." in shown
    assert "opened the harbour" not in shown


def test_the_teacher_s_question_page_leads_there(site: Flask, work: UnitOfWork):
    question = asked(work)
    with work.reading() as session:
        name = session.query(VersionRow).filter_by(question_id=question).one().question.public_id
    assert FACT in signed_in(site).see(f"/teaching/questions/{name}")


def test_an_explained_answer_leads_there(site: Flask, work: UnitOfWork):
    asked(work)
    player = finished(site)
    assert f"{FACT}?attempt={player.attempt}" in player.see("1/explanation")
    status, shown = opened(player)
    assert status == 200
    assert "Mayor Sigrid Halvorsen opened the harbour" in shown


def test_a_participant_is_not_told_what_else_the_words_tell(site: Flask, work: UnitOfWork):
    asked(work)
    publish_question(work, a_draft(TEXT, fact=a_fact("crowd", object="a crowd of some 2,400 people")))
    assert "/fact/crowd" not in opened(finished(site))[1]


def test_nobody_sees_it_before_handing_in(site: Flask, work: UnitOfWork):
    asked(work)
    assert opened(player_of(site))[0] == 403


def test_nobody_sees_it_without_an_attempt(site: Flask, work: UnitOfWork):
    asked(work)
    finished(site)
    assert client_of(site).get(FACT).status_code == 403
    assert signed_in(site, "student@school.test", "student").get(FACT).status_code == 403


def test_another_s_attempt_opens_nothing(site: Flask, work: UnitOfWork):
    asked(work)
    attempt = finished(site).attempt
    stranger = signed_in(site, "student@school.test", "student")
    assert stranger.get(f"{FACT}?attempt={attempt}").status_code == 403


def test_an_exam_shows_it_only_when_it_has_closed(site: Flask, work: UnitOfWork):
    asked(work, review="exam", closes_at=CLOSES)
    assert opened(finished(site))[0] == 403


def test_an_attempt_opens_only_what_it_asked(site: Flask, work: UnitOfWork):
    asked(work)
    publish_question(work, a_draft(TEXT, fact=a_fact("crowd", object="a crowd of some 2,400 people")))
    assert opened(finished(site), "crowd")[0] == 403


def test_what_is_not_there_and_what_is_not_open_look_alike(site: Flask, work: UnitOfWork):
    asked(work)
    player = player_of(site)
    page = "This page opens from the explanation of an answer"
    assert [page in opened(player, key)[1] for key in ("opened", "none")] == [True, True]


def test_it_stays_shut_while_another_attempt_is_asked_what_it_shows(site: Flask, work: UnitOfWork):
    asked(work)
    player = finished(site)
    question = publish_question(work, a_draft(TEXT, citations=(cite("Mayor Sigrid Halvorsen cut the ribbon"),)))
    make_quiz(work, question, slug="second")
    first = player.attempt
    player.start("second")
    player.attempt, second = first, player.attempt
    assert opened(player)[0] == 403
    player.attempt = second
    player.submit()
    player.attempt = first
    assert opened(player)[0] == 200
