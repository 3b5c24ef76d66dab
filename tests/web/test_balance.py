"""A teacher reads on the quiz's page and in its report on how many articles the answers rest."""

import pytest
from flask import Flask

from app.facts.fact import Stance
from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, cite, import_articles, make_quiz, publish_question, quiz_of
from tests.web.desk import new_quiz, publish, signed_in, write
from tests.web.player import player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def test_the_report_says_how_many_answers_rest_on_one_article(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, QuestionType.NUMBER)
    shown = signed_in(site).see("/reports/quiz/harbour")
    assert "1 of 2 answers (50 %) rest on one article alone" in shown
    assert "“Norvik opens its new harbour”, is behind 2 (100 %)" in shown


def test_the_quiz_s_page_says_it_too(site: Flask, work: UnitOfWork):
    import_articles(work)
    teacher = signed_in(site)
    question = write(teacher)
    publish(teacher, question)
    shown = teacher.see(f"/teaching/quizzes/{new_quiz(teacher, question)}")
    assert "Its question rests on one article, “Norvik opens its new harbour”." in shown


def test_an_empty_quiz_says_nothing_of_it(site: Flask):
    teacher = signed_in(site)
    assert "one article" not in teacher.see(f"/teaching/quizzes/{new_quiz(teacher)}")


def test_what_an_article_leaves_open_is_explained_by_the_nearest_that_it_says(site: Flask, work: UnitOfWork):
    near = cite("Mayor Sigrid Halvorsen opened the harbour", article="ferry", stance=Stance.CONTEXT)
    make_quiz(work, publish_question(work, a_draft(QuestionType.CLAIM, citations=(near,))))
    player = player_of(site)
    player.submit()
    shown = player.see("1/explanation")
    assert "The nearest that the article says" in shown
    assert "The words that show it" not in shown
