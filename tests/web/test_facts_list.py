"""The list of facts for teachers, and the questions on a fact's page; nothing of a shut article."""

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, a_fact, hide_article, make_quiz, publish_question
from tests.web.desk import account, signed_in
from tests.web.player import player_of

FACTS = "/teaching/facts"


def test_a_fact_is_listed_with_its_questions_and_sources(site: Flask, work: UnitOfWork):
    quiz = publish_question(work, a_draft(QuestionType.SINGLE, fact=a_fact()))
    teacher = signed_in(site)
    shown = teacher.see(FACTS)
    assert "Sigrid Halvorsen: the ribbon" in shown
    assert "2 articles" in shown
    assert "1 question<" in shown
    assert "never asked" in shown
    for found in ("q=RIBBON+halv", "article=ferry", "asked=never"):
        assert "One fact" in teacher.see(f"{FACTS}?{found}"), found
    for nothing in ("q=quay", "q=%25", "article=nowhere", "asked=none", "asked=nonsense", "q=%00"):
        assert "One fact" not in teacher.see(f"{FACTS}?{nothing}") or nothing == "q=%00", nothing
    make_quiz(work, quiz)
    player_of(site)
    assert "No fact fits" in teacher.see(f"{FACTS}?asked=never")


def test_a_fact_s_page_shows_its_questions_in_all_states_to_teachers(site: Flask, work: UnitOfWork):
    owner = account(site, "owner@school.test")
    publish_question(work, a_draft(QuestionType.SINGLE, fact=a_fact(), stem="Who of nobody?"))
    publish_question(work, a_draft(QuestionType.SINGLE, fact=a_fact(), stem="Who of somebody else?"), owner_id=owner)
    shown = signed_in(site).see("/fact/opened")
    assert "Who of nobody?" in shown
    assert "Who of somebody else?" not in shown
    assert "1 question<" in signed_in(site, "jonas@school.test").see(FACTS)
    assert "Who of somebody else?" in signed_in(site, "admin@school.test", "admin").see("/fact/opened")


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_words_of_a_shut_article_are_not_listed(site: Flask, work: UnitOfWork):
    publish_question(work, a_draft(QuestionType.SINGLE, fact=a_fact()))
    hide_article(work, "harbour")
    assert "No fact fits" in signed_in(site).see(FACTS)
    assert "One fact" in signed_in(site, "admin@school.test", "admin").see(FACTS)
