"""Putting quizzes together: settings, questions, their order, and playing them."""

import re

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import published_versions
from tests.clients import client_of
from tests.factories import a_draft, import_articles, publish_question
from tests.web.desk import Person, a_single, new_quiz, publish, put_into, signed_in, write
from tests.web.player import Player


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def published(teacher: Person, kind: str = "single", **changes: object) -> str:
    name = write(teacher, kind, **changes)
    publish(teacher, name)
    return name


def slots(teacher: Person, slug: str) -> list[str]:
    """Give the questions of a quiz in the order of its page."""
    shown = teacher.see(f"/teaching/quizzes/{slug}").partition('<h2 id="questions"')[2]
    return re.findall(r'class="line-stem" href="/teaching/questions/(\w+)"', shown)


def change(teacher: Person, slug: str, name: str, act: str) -> None:
    page = f"/teaching/quizzes/{slug}"
    number = re.search(rf'id="slot-(\d+)"(?:(?!id="slot-).)*?/teaching/questions/{name}"', teacher.see(page), re.DOTALL)
    if number:
        teacher.post(f"{page}/slots/{number[1]}", seen=page, act=act)


def test_questions_are_moved_and_taken_out(teacher: Person):
    one, two, three = published(teacher), published(teacher, "number"), published(teacher, "claim")
    slug = new_quiz(teacher, one, two, three)
    change(teacher, slug, three, "up")
    assert slots(teacher, slug) == [one, three, two]
    change(teacher, slug, one, "down")
    assert slots(teacher, slug) == [three, one, two]
    change(teacher, slug, three, "up")
    change(teacher, slug, one, "remove")
    assert slots(teacher, slug) == [three, two]
    change(teacher, slug, one, "remove")
    assert slots(teacher, slug) == [three, two]


def test_a_question_stands_in_a_quiz_once(teacher: Person):
    name = published(teacher)
    slug = new_quiz(teacher, name, name)
    assert slots(teacher, slug) == [name]


def test_a_guest_plays_a_teachers_question_to_its_explanation(site: Flask, teacher: Person):
    slug = new_quiz(teacher, published(teacher))
    guest = Player(client_of(site))
    guest.start(slug)
    guest.answer(1, choice=[0])
    guest.submit()
    assert ">Sigrid Halvorsen</mark>" in guest.see("1/explanation")


def test_an_attempt_keeps_the_version_that_it_was_asked(site: Flask, teacher: Person):
    name = published(teacher)
    slug = new_quiz(teacher, name)
    guest = Player(client_of(site))
    guest.start(slug)
    teacher.post(f"/teaching/questions/{name}/edit", **a_single(stem="Who cut the ribbon in Norvik that day?"))
    publish(teacher, name)
    assert "at the new harbour of Norvik" in guest.see(1)
    late = Player(client_of(site))
    late.start(slug)
    assert "in Norvik that day" in late.see(1)


def test_a_draft_in_a_quiz_is_not_asked_and_the_page_says_so(site: Flask, teacher: Person):
    slug = new_quiz(teacher, published(teacher), write(teacher, "claim"))
    assert "Questions that are not published are not asked" in teacher.see(f"/teaching/quizzes/{slug}")
    guest = Player(client_of(site))
    guest.start(slug)
    assert "1 of 1" in guest.see(1)


def test_a_private_quiz_is_there_for_its_owner_only(site: Flask, teacher: Person):
    slug = new_quiz(teacher, published(teacher), visibility="private")
    assert client_of(site).get(f"/quiz/{slug}").status_code == 404
    assert teacher.get(f"/quiz/{slug}").status_code == 200


def test_generated_questions_may_be_put_into_ones_own_quiz(teacher: Person, work: UnitOfWork):
    publish_question(work, a_draft(QuestionType.MULTIPLE))
    with work.reading() as session:
        name = published_versions(session)[0].question.public_id
    assert slots(teacher, new_quiz(teacher, name)) == [name]


def test_somebody_elses_private_question_may_not(site: Flask, teacher: Person):
    name = published(teacher)
    other = signed_in(site, "jonas@school.test")
    slug = new_quiz(other)
    assert put_into(other, name, slug).status_code == 403
    assert put_into(other, name, "").status_code == 403
    assert other.get(f"/teaching/quizzes/new?question={name}").status_code == 403


def test_a_new_quiz_begins_with_the_question_that_leads_to_it(teacher: Person):
    name = published(teacher)
    address = put_into(teacher, name, "").headers["Location"]
    made = teacher.post(address, title="Begun", visibility="private", review="self_test")
    assert slots(teacher, made.headers["Location"].rsplit("/", 1)[1]) == [name]


SETTINGS = {"title": "My quiz", "visibility": "private", "review": "self_test"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Enter a title."),
        ({"title": "a" * 121}, "Use at most 120 characters."),
        ({"minutes": "0"}, "Enter 1 to 600"),
        ({"minutes": "soon"}, "Enter a whole number."),
        ({"attempts_allowed": "-1"}, "Enter 1 to 100"),
        ({"review": "exam"}, "Say above when the quiz closes"),
        ({"visibility": "everyone"}, "Choose one of those shown."),
        ({"closes_at": "yesterday"}, "Enter a day and a time"),
    ],
)
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_settings_that_cannot_be_are_refused(teacher: Person, changes: dict[str, str], sentence: str):
    answered = teacher.post("/teaching/quizzes/new", **SETTINGS | {"description": "Typed"} | changes)
    assert answered.status_code == 422
    assert sentence in answered.text
    assert "Typed" in answered.text
    assert "Not a valid" not in answered.text
    assert "cannot be longer" not in answered.text


def test_settings_are_kept_and_shown_again(teacher: Person):
    given = {"minutes": "20", "attempts_allowed": "2", "review": "exam", "closes_at": "2031-05-04T10:30"}
    slug = new_quiz(teacher, **given)
    shown = teacher.see(f"/teaching/quizzes/{slug}/settings")
    assert all(f'value="{value}"' in shown for value in given.values())
    teacher.post(f"/teaching/quizzes/{slug}/settings", **SETTINGS | {"title": "Another name"})
    shown = teacher.see(f"/teaching/quizzes/{slug}")
    assert "Another name" in shown
    assert "no time limit" in shown


def archive(teacher: Person, slug: str) -> None:
    teacher.post(f"/teaching/quizzes/{slug}/archive", seen=f"/teaching/quizzes/{slug}")


def test_an_archived_quiz_cannot_be_started_and_keeps_its_report(site: Flask, teacher: Person):
    slug = new_quiz(teacher, published(teacher))
    archive(teacher, slug)
    assert client_of(site).get(f"/quiz/{slug}").status_code == 404
    open_ones, heading, archived = teacher.see("/teaching/quizzes").partition('id="archived"')
    assert heading
    assert slug not in open_ones
    assert f"/reports/quiz/{slug}" in archived
    assert teacher.get(f"/reports/quiz/{slug}").status_code == 200


def test_an_archived_quiz_can_be_brought_back(site: Flask, teacher: Person):
    slug = new_quiz(teacher, published(teacher))
    archive(teacher, slug)
    page = f"/teaching/quizzes/{slug}"
    assert "Its page for students" not in teacher.see(page)
    teacher.post(f"{page}/bring-back", seen=page)
    assert client_of(site).get(f"/quiz/{slug}").status_code == 200
    assert 'id="archived"' not in teacher.see("/teaching/quizzes")


def test_others_archived_quizzes_are_not_listed(site: Flask, teacher: Person):
    archive(teacher, new_quiz(teacher, published(teacher)))
    assert 'id="archived"' not in signed_in(site, "jonas@school.test").see("/teaching/quizzes")


def test_the_title_of_anothers_private_quiz_shows_nowhere(site: Flask, teacher: Person, work: UnitOfWork):
    publish_question(work, a_draft(QuestionType.SINGLE))
    with work.reading() as session:
        name = published_versions(session)[0].question.public_id
    new_quiz(teacher, name, title="The exam on Friday", visibility="private")
    address = f"/teaching/questions/{name}"
    assert "The exam on Friday" in teacher.see(address)
    assert "The exam on Friday" not in signed_in(site, "jonas@school.test").see(address)
    assert "The exam on Friday" in signed_in(site, "admin@school.test", "admin").see(address)


def test_a_quiz_that_cannot_have_its_first_question_is_not_made(teacher: Person):
    name = published(teacher)
    teacher.post(f"/teaching/questions/{name}/archive", seen=f"/teaching/questions/{name}")
    made = teacher.post(f"/teaching/quizzes/new?question={name}", **SETTINGS | {"title": "Half made"})
    assert made.status_code == 409
    assert "Half made" not in teacher.see("/teaching/quizzes")
