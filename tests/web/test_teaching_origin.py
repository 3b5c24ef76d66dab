"""A teacher's page says when a language model wrote a question."""

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.questions import QuestionRow
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, publish_question
from tests.web.desk import signed_in

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def page_of(site: Flask, work: UnitOfWork, origin: str) -> str:
    number = publish_question(work, a_draft(QuestionType.SINGLE, origin=origin))
    with work.reading() as session:
        name = session.get_one(QuestionRow, number).public_id
    return signed_in(site).see(f"/teaching/questions/{name}")


def test_a_model_s_question_names_the_model(site: Flask, work: UnitOfWork):
    assert "Written by the language model small:7b" in page_of(site, work, "model:small:7b")


def test_the_generator_s_question_names_none(site: Flask, work: UnitOfWork):
    shown = page_of(site, work, "generator-1")
    assert "Who cut the ribbon" in shown
    assert "language model" not in shown


def test_a_model_s_name_is_text_not_markup(site: Flask, work: UnitOfWork):
    assert "language model &lt;b&gt;small&lt;/b&gt;" in page_of(site, work, "model:<b>small</b>")
