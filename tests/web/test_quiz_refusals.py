"""What a quiz refuses: others' attempts, late answers, forms out of shape; with a sentence, and nothing changed."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.questions.draft import QuestionType
from app.storage.attempts import EventRow, GradingRow, SubmissionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import browse_quizzes
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.player import RIGHT, Player, player_of


def rows(work: UnitOfWork, table: type) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


@pytest.mark.parametrize("place", ["1", "review", "result", "1/explanation"])
def test_someone_elses_attempt_is_not_shown(site: Flask, work: UnitOfWork, place: str):
    quiz_of(work, QuestionType.SINGLE)
    mine = player_of(site)
    mine.submit()
    for other in (client_of(site), player_of(site).client):
        answered = other.get(mine.page(place))
        assert answered.status_code == 403
        assert "belongs to someone else" in answered.text


@pytest.mark.parametrize("place", ["1", "submit"])
def test_someone_elses_attempt_is_not_changed(site: Flask, work: UnitOfWork, place: str):
    quiz_of(work, QuestionType.SINGLE)
    mine, other = player_of(site), player_of(site)
    answered = other.post(mine.page(place), seen="/quiz/harbour", choice=[0])
    assert answered.status_code == 403
    assert rows(work, EventRow) == rows(work, SubmissionRow) == 0


def test_an_answer_after_the_end_is_refused_and_changes_nothing(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    player.answer(1, choice=[0])
    player.submit()
    answered = player.post(player.page(1), seen="/quiz/harbour", choice=[1])
    assert answered.status_code == 409
    assert "Its answers can no longer be changed." in answered.text
    assert player.page("result") in answered.text
    assert rows(work, EventRow) == 1


def test_handing_in_twice_grades_once(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    for _ in range(2):
        answered = player.post(player.page("submit"), seen="/quiz/harbour")
        assert answered.headers["Location"] == player.page("result")
    assert rows(work, SubmissionRow) == rows(work, GradingRow) == 1


@pytest.mark.parametrize("place", ["1", "review"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_pages_of_a_finished_attempt_lead_to_its_result(site: Flask, work: UnitOfWork, place: str):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    player.submit()
    assert player.client.get(player.page(place)).headers["Location"] == player.page("result")


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("place", ["result", "1/explanation"])
def test_nothing_is_explained_before_the_end(site: Flask, work: UnitOfWork, place: str):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    answered = player.client.get(player.page(place))
    assert answered.status_code == 403
    assert "not handed in yet" in answered.text


@pytest.mark.parametrize("kind", [QuestionType.TEXT, QuestionType.NUMBER, QuestionType.CLOZE])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_text_that_is_too_long_is_kept_on_the_page(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    player = player_of(site)
    answered = player.answer(1, text="x" * 501)
    assert answered.status_code == 422
    assert "x" * 501 in answered.text
    assert "An answer can have 500 characters." in answered.text
    assert rows(work, EventRow) == 0


@pytest.mark.parametrize("choice", [[7], [-1]])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_an_option_that_is_not_there_is_refused(site: Flask, work: UnitOfWork, choice: list[int]):
    quiz_of(work, QuestionType.SINGLE)
    answered = player_of(site).answer(1, choice=choice)
    assert answered.status_code == 409
    assert "This question has no such option." in answered.text


@pytest.mark.parametrize("fields", [{"choice": "x"}, {"client": "c" * 41}, {"sequence": "-1"}, {"sequence": "x"}])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_form_out_of_shape_is_shown_again(site: Flask, work: UnitOfWork, fields: dict[str, str]):
    quiz_of(work, QuestionType.SINGLE)
    answered = player_of(site).answer(1, **fields)
    assert answered.status_code == 422
    assert "Who cut the ribbon" in answered.text
    assert rows(work, EventRow) == 0


def test_a_form_without_its_token_is_refused(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    answered = player.client.post(player.page(1), data={"choice": 0})
    assert answered.status_code == 400
    assert "This form is too old" in answered.text
    assert rows(work, EventRow) == 0


@pytest.mark.parametrize("address", ["/nothing", "/quiz/nothing", "/attempt/nothing/1", "/article/nothing"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_an_unknown_page_says_what_to_do(site: Flask, address: str):
    answered = client_of(site).get(address)
    assert answered.status_code == 404
    assert "There is no such page" in answered.text
    assert 'href="/"' in answered.text


@pytest.mark.parametrize("place", ["9", "0", "9/explanation"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_question_that_the_quiz_does_not_have_is_not_found(site: Flask, work: UnitOfWork, place: str):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    if "explanation" in place:
        player.submit()
    assert player.client.get(player.page(place)).status_code == 404


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_fault_has_its_page(site: Flask, monkeypatch: pytest.MonkeyPatch):
    site.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(browse_quizzes, "home", lambda _work: 1 // 0)
    answered = client_of(site).get("/")
    assert answered.status_code == 500
    assert "This is our fault, not yours." in answered.text
    assert "ZeroDivisionError" not in answered.text


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_quiz_with_no_attempts_left_says_so(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, attempts_allowed=1)
    player = player_of(site)
    player.answer(1, **RIGHT[QuestionType.SINGLE])
    player.submit()
    answered = Player(player.client).post("/quiz/harbour/start", seen="/quiz/harbour")
    assert answered.status_code == 409
    assert "You have made one attempt at this quiz." in answered.text
