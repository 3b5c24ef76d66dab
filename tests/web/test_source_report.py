"""The source report: keys by article and outlet, facts never asked, verdicts confused, and whose quizzes count."""

import csv
import io
import re

import pytest
from flask import Flask
from sqlalchemy import event

from app.questions.draft import QuestionType
from app.storage.articles import current_renditions
from app.storage.unit_of_work import UnitOfWork
from app.workflows.share_class import add_teacher
from tests.clients import client_of
from tests.factories import a_draft, a_fact, make_quiz, publish_question, quiz_of, store_fact
from tests.web.desk import Person, signed_in
from tests.web.player import RIGHT, WRONG, Player
from tests.web.schoolclass import Group

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
SINGLE, CLAIM = QuestionType.SINGLE, QuestionType.CLAIM


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def rows(person: Person, part: str, quiz: str = "") -> list[dict[str, str]]:
    text = person.get(f"/reports/sources/{part}.csv?quiz={quiz}").text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def a_quiz(work: UnitOfWork, owner_id: int, **settings: object) -> int:
    """Make a quiz of a question on a fact that two articles prove, and of a claim that one refutes."""
    questions = [publish_question(work, a_draft(SINGLE, fact=a_fact())), publish_question(work, a_draft(CLAIM))]
    return make_quiz(work, *questions, owner_id=owner_id, **settings)


def play(site: Flask, marks: str, slug: str = "harbour") -> None:
    player = Player(client_of(site))
    player.start(slug)
    for number, (kind, mark) in enumerate(zip((SINGLE, CLAIM), marks, strict=True), 1):
        player.answer(number, **(RIGHT if mark == "1" else WRONG)[kind])
    player.submit()


def test_keys_errors_and_verdicts_are_told(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    a_quiz(work, teacher.id)
    for marks in ("11", "00", "10", "10"):
        play(site, marks)
    page = words(teacher.see("/reports/sources"))
    assert "2 questions rest on 2 articles. Most keys come from “Norvik opens its new harbour” (75 %)." in page
    assert "Of 4 answers to claims 25 % were right." in page
    assert "What is &#34;Refuted&#34; was most often taken for &#34;Supported&#34;: 3 times of 4." in page
    assert "Refuted 3 (75 %) ✓ right: 1 (25 %)" in page
    assert "Every fact that is known of these articles is asked" in page
    found = {row["Article"]: row for row in rows(teacher, "articles")}
    assert float(found["Norvik opens its new harbour"]["Points lost (%)"]) == 50
    assert float(found["Ferry company welcomes the pier at Norvik"]["Points lost (%)"]) == 25
    assert {row["Outlet"]: float(row["Keys (%)"]) for row in rows(teacher, "outlets")} == {
        "The Fjord Post": 75, "Coast Radio": 25,
    }  # fmt: skip


@ON_SQLITE
def test_a_fact_that_no_question_asks_is_told_with_its_article(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    a_quiz(work, teacher.id)
    with work() as session:
        renditions = {row.article.stem: row for row in current_renditions(session)}
        store_fact(session, a_fact("closed", object="the gate"), renditions)
    told = {(row["Article"], row["Fact"]) for row in rows(teacher, "never-asked")}
    assert told == {
        ("Norvik opens its new harbour", "Sigrid Halvorsen: the gate"),
        ("Ferry company welcomes the pier at Norvik", "Sigrid Halvorsen: the gate"),
    }
    assert "One fact was never asked." in teacher.see("/reports/sources")


@ON_SQLITE
def test_before_anybody_answers_sentences_stand_for_figures(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    assert "No quiz so far" in teacher.see("/reports/sources")
    a_quiz(work, teacher.id)
    page = words(teacher.see("/reports/sources"))
    assert "No claim was judged yet" in page
    assert "No question on it was answered." in page
    assert "nan" not in page.casefold().split()


@ON_SQLITE
def test_only_ones_own_quizzes_count_and_only_they_are_shown(site: Flask, work: UnitOfWork):
    teacher, other = signed_in(site), signed_in(site, "other@school.test")
    a_quiz(work, teacher.id)
    play(site, "11")
    assert rows(other, "articles") == []
    assert other.get("/reports/sources?quiz=harbour").status_code == 403
    assert other.get("/reports/sources?quiz=nothing").status_code == 404
    assert "The new harbour" not in other.see("/reports/sources")
    quiz_of(work, CLAIM, slug="ready")
    assert "One question rests on one article." in other.see("/reports/sources?quiz=ready")


@ON_SQLITE
def test_a_class_that_only_others_teach_is_in_no_figure_of_the_quizs_owner(site: Flask, work: UnitOfWork):
    owner = signed_in(site, "other@school.test")
    group = Group(site, work, owner_id=owner.id)
    group.pupil("Ada", "10")
    assert {row["Answers"] for row in rows(owner, "articles")} == {"0"}
    add_teacher(work, group.id, "other@school.test", actor_id=group.teacher.id)
    assert {row["Answers"] for row in rows(owner, "articles")} == {"1", "2"}


@ON_SQLITE
def test_more_answers_ask_no_more_queries(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    a_quiz(work, teacher.id)
    asked: list[str] = []
    event.listen(work.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def queries() -> int:
        asked.clear()
        teacher.get("/reports/sources")
        return len(asked)

    play(site, "11")
    few = queries()
    for marks in ("00", "01", "10"):
        play(site, marks)
    assert queries() == few <= 25
