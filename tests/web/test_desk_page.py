"""The desk's first page: what waits, and the way to every part of the desk; the list of quizzes and its search."""

import re

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.factories import make_quiz, quiz_of
from tests.web.desk import signed_in
from tests.web.player import player_of

WORDS = "The old quay, built in 1911, will become a park."
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def test_disputes_and_near_misses_wait_on_the_first_page_until_they_are_decided(site: Flask, work: UnitOfWork):
    teacher, other = signed_in(site), signed_in(site, "ola@school.test")
    quiz_of(work, QuestionType.TEXT, owner_id=teacher.id)
    player = player_of(site)
    player.answer(1, text="Mayor Sigrid Halvorsen")
    player.submit()
    dispute = player.page("1/dispute")
    player.post(dispute, seen=dispute, reason="She is the mayor.", quote=WORDS)
    shown = teacher.see("/teaching")
    assert "One student says that a mark is wrong" in shown
    assert "One answer that may count as right" in shown
    assert "Waiting for you" not in other.see("/teaching")
    waiting = "/teaching/disputes/" + re.search(r"/teaching/disputes/([\w-]+)", teacher.see("/teaching/disputes"))[1]
    teacher.post(waiting, outcome="reject", reply="The article calls her so, and the key too.")
    assert "One student says" not in teacher.see("/teaching")


def test_the_first_page_leads_to_every_part_of_the_desk(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    teacher = signed_in(site)
    found = set(re.findall(r'<a[^>]*\shref="(/(?:teaching|reports)[^"]*|/account/change)"', teacher.see("/teaching")))
    assert {
        "/teaching/questions",
        "/teaching/questions/new",
        "/teaching/import",
        "/teaching/export",
        "/teaching/second-readings",
        "/teaching/look-again",
        "/teaching/quizzes",
        "/teaching/quizzes/new",
        "/teaching/classes",
        "/teaching/articles",
        "/teaching/articles/new",
        "/teaching/facts",
        "/teaching/disputes",
        "/teaching/near-misses",
        "/reports/sources",
    } <= found
    assert {address: teacher.get(address).status_code for address in found} == dict.fromkeys(found, 200)


def test_quizzes_are_found_by_words_of_title_and_description(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    for slug, title, description in (("one", "Čáslav, in short", "Before Easter"), ("two", "The ferry", "In short")):
        make_quiz(work, slug=slug, title=title, description=description, owner_id=teacher.id)
    make_quiz(work, slug="not-mine", title="Caslav, too", owner_id=signed_in(site, "ola@school.test").id)

    def found(words: str) -> list[str]:
        return re.findall(r'href="/teaching/quizzes/(one|two|not-mine)"', teacher.see(f"/teaching/quizzes?q={words}"))

    assert found("") == ["two", "one"]
    assert found("caslav") == ["one"]
    assert found("in+short+easter") == ["one"]
    assert found("!!") == []
    assert "No quiz fits" in teacher.see("/teaching/quizzes?q=tromsund")
    assert "Nothing to export: you have written no question yet" in teacher.see("/teaching/export")
