"""The page that makes a quiz from an article, and the ways it gives the quiz to a class."""

import re

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.web.teaching.qr import qr_svg
from tests.clients import client_of
from tests.factories import a_draft, hide_article, publish_question
from tests.web.desk import Person, new_quiz, signed_in
from tests.web.player import Player

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
PAGE = "/teaching/articles/harbour/quiz"
FIELDS = {"count": "2", "types": ["number", "cloze"], "review": "self_test", "visibility": "class", "class_id": ""}
CODE = re.compile(r'class="sharing-code">(\w{3}) (\w{3})<')
QUESTIONS = re.compile(r'class="line-stem" href="/teaching/questions/')


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    for kind in (QuestionType.NUMBER, QuestionType.CLOZE, QuestionType.CLAIM):
        publish_question(work, a_draft(kind))
    return signed_in(site)


def make(teacher: Person, **changes: object) -> str:
    answered = teacher.post(PAGE, **FIELDS | changes)
    assert answered.status_code == 303, answered.text
    return answered.headers["Location"]


def code_on(page: str) -> str:
    return "".join(CODE.search(page).groups())


def quizzes(work: UnitOfWork) -> int:
    with work.reading() as session:
        return session.query(QuizRow).count()


def test_a_quiz_is_made_and_a_guest_plays_it_by_its_code(site: Flask, teacher: Person):
    shown = teacher.see(make(teacher))
    assert len(QUESTIONS.findall(shown)) == 2
    assert "The quiz is made." in shown
    guest = Player(client_of(site))
    answered = guest.client.get(f"/join/{code_on(shown)}")
    guest.start(answered.headers["Location"].rsplit("/", 1)[1])
    assert "1 of 2" in guest.see(1)


@ON_SQLITE
def test_the_form_begins_with_what_there_is(teacher: Person):
    page = teacher.see(PAGE)
    assert "3 published questions on it may be used." in page
    assert re.search(r'name="count"[^>]*value="3"', page) or re.search(r'value="3"[^>]*name="count"', page)
    assert page.count('name="types"') == 3
    assert 'name="class_id"' not in page


def test_fewer_questions_than_asked_are_told_on_the_quizzes_page(teacher: Person):
    shown = teacher.see(make(teacher, count="9"))
    assert "You asked for 9 questions; the article gives 2." in shown
    assert "It has 2 published of these types." in shown


def test_a_form_that_is_sent_twice_makes_one_quiz(teacher: Person, work: UnitOfWork):
    first = make(teacher, press="one form")
    assert make(teacher, press="one form") == first
    assert "made its quiz already" in teacher.see(first)
    assert quizzes(work) == 1
    make(teacher, press="another form")
    assert quizzes(work) == 2


def test_every_form_is_another_one(teacher: Person):
    tokens = {re.search(r'name="press"[^>]*value="([^"]{10,})"', teacher.see(PAGE))[1] for _ in range(2)}
    assert len(tokens) == 2


def test_a_class_is_made_once_and_chosen_the_next_time(teacher: Person):
    assert "class 7b" in teacher.see(make(teacher, class_name=" 7b "))
    number = re.search(r'<option value="(\d+)">7b</option>', teacher.see(PAGE))[1]
    assert "class 7b" in teacher.see(make(teacher, class_id=number))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"count": ""}, "Enter how many."),
        ({"count": "0"}, "Enter 1 to 50."),
        ({"count": "51"}, "Enter 1 to 50."),
        ({"count": "many"}, "Enter a whole number."),
        ({"types": []}, "Choose at least one type."),
        ({"types": ["single"]}, "Choose one of those shown."),
        ({"review": "exam"}, "Say below when the quiz closes"),
        ({"visibility": "everyone"}, "Choose one of those shown."),
        ({"class_id": "99"}, "Choose one of those shown."),
        ({"class_name": "x" * 81}, "Use at most 80 characters."),
        ({"press": "x" * 65}, "Use at most 64 characters."),
    ],
)
@ON_SQLITE
def test_what_cannot_be_is_told_and_makes_nothing(
    teacher: Person, work: UnitOfWork, changes: dict[str, object], sentence: str
):
    answered = teacher.post(PAGE, **{"class_name": "7b kept"} | FIELDS | changes)
    assert answered.status_code == 422
    assert sentence in answered.text
    assert "7b kept" in answered.text or "class_name" in changes
    assert quizzes(work) == 0


@ON_SQLITE
def test_a_class_of_the_list_and_a_new_one_are_too_many(teacher: Person):
    make(teacher, class_name="7b")
    number = re.search(r'<option value="(\d+)">7b</option>', teacher.see(PAGE))[1]
    answered = teacher.post(PAGE, **FIELDS | {"class_id": number, "class_name": "8a"})
    assert answered.status_code == 422
    assert "not both" in answered.text


@ON_SQLITE
def test_an_article_without_questions_says_what_to_do(teacher: Person):
    page = teacher.get("/teaching/articles/ferry/quiz")
    assert page.status_code == 200
    assert "No published question yet" in page.text
    assert teacher.post("/teaching/articles/ferry/quiz", seen=PAGE, **FIELDS).status_code == 200


def test_anothers_private_article_is_not_there(teacher: Person, work: UnitOfWork):
    hide_article(work, "harbour")
    assert teacher.get(PAGE).status_code == 404
    assert teacher.post(PAGE, seen="/teaching/articles/ferry/quiz", **FIELDS).status_code == 404
    assert teacher.get("/teaching/articles/nothing/quiz").status_code == 404


def test_the_picture_is_of_the_whole_link(teacher: Person):
    address = make(teacher)
    code = code_on(teacher.see(address))
    picture = teacher.get(f"{address}/code.svg")
    assert picture.mimetype == "image/svg+xml"
    assert picture.data == qr_svg(f"http://localhost/join/{code}")
    assert b"style" not in picture.data


def test_a_picture_differs_with_what_it_says():
    assert qr_svg("http://localhost/join/K7M2QX") != qr_svg("http://localhost/join/K7M2QY")


@pytest.mark.parametrize("place", ["", "/share"])
@ON_SQLITE
def test_link_and_code_stand_beside_the_picture(teacher: Person, place: str):
    address = make(teacher)
    code = code_on(teacher.see(address))
    page = teacher.see(address + place)
    assert f'alt="QR code of the link http://localhost/join/{code}"' in page
    assert f"{address}/code.svg?of={code}" in page
    assert f"{code[:3]} {code[3:]}" in page
    assert "http://localhost/join" in page


def test_a_quiz_made_in_another_way_gets_a_code_when_it_is_asked_for(teacher: Person):
    address = f"/teaching/quizzes/{new_quiz(teacher, visibility='private')}"
    assert "Draw a code" in teacher.see(address)
    assert teacher.get(f"{address}/share").status_code == 404
    assert teacher.get(f"{address}/code.svg").status_code == 404
    teacher.post(f"{address}/code", seen=address)
    shown = teacher.see(address)
    assert "whoever has the code gets in" in shown
    first = code_on(shown)
    token = Player(teacher.client).token(seen=address)
    teacher.client.post(f"{address}/code", data={"csrf_token": token, "seen": first})
    assert code_on(teacher.see(address)) != first


@ON_SQLITE
def test_who_may_take_it_is_said_and_can_be_changed(teacher: Person):
    address = make(teacher)
    assert "for whoever joins with its code" in teacher.see(address)
    settings = teacher.see(f"{address}/settings")
    assert re.search(r'checked[^>]*value="class"|value="class"[^>]*checked|checked[^>]*id="visibility-1"', settings)
    fields = {"title": "Renamed", "visibility": "class", "review": "self_test"}
    assert teacher.post(f"{address}/settings", **fields).status_code == 303


@ON_SQLITE
def test_a_quiz_for_a_code_that_has_none_says_so(teacher: Person):
    slug = new_quiz(teacher, visibility="class")
    assert "nobody else can take it" in teacher.see(f"/teaching/quizzes/{slug}")
