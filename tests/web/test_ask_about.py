"""'Ask me about this': a sentence of the article becomes one job for the language worker, and nothing else does."""

import re

import pytest
from flask import Flask

from app.storage.articles import article_by_stem
from app.storage.jobs import JobRow
from app.storage.unit_of_work import UnitOfWork
from tests.factories import hide_article, import_articles, rendition
from tests.web.desk import RIBBON, Person, signed_in

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
PAGE = "/teaching/articles/harbour/ask"


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def place_of(words: str) -> tuple[int, int]:
    start = rendition("harbour").text.index(words)
    return start, start + len(words)


def jobs(work: UnitOfWork) -> list[JobRow]:
    with work.reading() as session:
        return session.query(JobRow).order_by(JobRow.id).all()


def choices(teacher: Person) -> dict[str, str]:
    """Give the value of each sentence that the page offers, by its words."""
    found = re.findall(r'value="(\d+-\d+)"[^>]*>\s*<label[^>]*>([^<]+)</label>', teacher.see(PAGE))
    return {words: value for value, words in found}


def test_a_chosen_sentence_becomes_a_job(teacher: Person, work: UnitOfWork):
    answered = teacher.post(PAGE, sentence=choices(teacher)[RIBBON])
    assert answered.status_code == 303
    start, end = place_of(RIBBON)
    [job] = jobs(work)
    assert (job.kind, job.state, job.asked_by_id) == ("ask", "waiting", teacher.id)
    assert job.given == {"start": start, "end": end}


def test_a_sentence_that_waits_is_not_asked_about_twice(site: Flask, teacher: Person, work: UnitOfWork):
    ribbon, other = choices(teacher)[RIBBON], "-".join(map(str, place_of("Ships from Denmark")))
    teacher.post(PAGE, sentence=ribbon)
    teacher.post(PAGE, sentence=ribbon)
    assert len(jobs(work)) == 1
    teacher.post(PAGE, sentence=other)
    signed_in(site, "jonas@school.test").post(PAGE, sentence=ribbon)
    assert len(jobs(work)) == 3
    with work() as session:
        session.query(JobRow).update({"state": "done"})
    teacher.post(PAGE, sentence=ribbon)
    assert len(jobs(work)) == 4


@ON_SQLITE
def test_only_the_body_is_offered(teacher: Person):
    offered = choices(teacher)
    assert len(offered) == 8
    assert not any("By Ada Lind" in words or words == "Norvik opens its new harbour" for words in offered)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Choose the sentence"),
        ("12", "Choose one of the sentences shown."),
        ("-5-9", "Choose one of the sentences shown."),
        ("x-y", "Choose one of the sentences shown."),
        ("9-9", "does not have this sentence"),
        ("90-80", "does not have this sentence"),
        ("0-20", "does not have this sentence"),
        ("100-99999", "does not have this sentence"),
    ],
)
@ON_SQLITE
def test_what_is_no_sentence_is_told(teacher: Person, work: UnitOfWork, typed: str, sentence: str):
    answered = teacher.post(PAGE, sentence=typed)
    assert answered.status_code == 422
    assert sentence in answered.text
    assert jobs(work) == []


@ON_SQLITE
def test_a_range_over_two_paragraphs_is_refused(teacher: Person, work: UnitOfWork):
    start, end = place_of(RIBBON)[0], place_of("Ships from Denmark")[1]
    assert teacher.post(PAGE, sentence=f"{start}-{end}").status_code == 422
    assert jobs(work) == []


def test_a_sentence_of_a_text_that_has_changed_is_refused(teacher: Person, work: UnitOfWork):
    answered = teacher.post(PAGE, sentence=choices(teacher)[RIBBON], text="0" * 64)
    assert answered.status_code == 422
    assert "any more" in answered.text
    assert jobs(work) == []


def test_anothers_private_article_is_not_there(teacher: Person, work: UnitOfWork):
    hide_article(work, "harbour")
    assert teacher.get(PAGE).status_code == 404
    assert teacher.post(PAGE, seen="/teaching/articles/ferry/ask", sentence="80-120").status_code == 404
    with work() as session:
        article_by_stem(session, "harbour").owner_id = teacher.id
    assert teacher.get(PAGE).status_code == 200
