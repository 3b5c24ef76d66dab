"""A quiz by forms alone: each type from its start to its explanation, and what is refused on the way."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork, now
from tests.clients import client_of
from tests.factories import a_draft, make_quiz, publish_question, quiz_of
from tests.web.player import RIGHT, WRONG, Player, player_of

KINDS = pytest.mark.parametrize("kind", QuestionType)
ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@KINDS
def test_a_right_answer_is_explained_by_the_words_that_prove_it(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    player = player_of(site)
    player.answer(1, go="overview", **RIGHT[kind])
    player.submit()
    page = player.see("1/explanation")
    assert "<span>Right</span>" in page
    assert "The Fjord Post" in page
    assert re.search(r"<mark[^>]*>[^<]+</mark>", page)
    assert "1 of 1 points" in player.see("result")


@KINDS
@ON_SQLITE
def test_a_wrong_answer_is_told_with_the_right_one(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    player = player_of(site)
    player.answer(1, **WRONG[kind])
    player.submit()
    assert "<span>Not this one</span>" in player.see("1/explanation")
    assert "0 of 1 points" in player.see("result")


@ON_SQLITE
def test_a_cloze_shows_its_lead_before_the_sentence_with_the_blank(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.CLOZE)
    page = player_of(site).see(1)
    assert 0 < page.index(a_draft(QuestionType.CLOZE).lead) < page.index("A freighter from")


@KINDS
@ON_SQLITE
def test_a_saved_answer_stands_in_the_page_again(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    player = player_of(site)
    player.answer(1, **RIGHT[kind])
    page = player.see(1)
    chosen = [int(place) for place in re.findall(r'value="(\d+)"\s+checked', page)]
    assert chosen == RIGHT[kind].get("choice", [])
    assert f'value="{RIGHT[kind].get("text", "")}"' in page


@KINDS
@ON_SQLITE
def test_no_answer_is_told_as_none(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    player = player_of(site)
    player.submit()
    assert "<span>No answer</span>" in player.see("1/explanation")


@ON_SQLITE
def test_part_of_the_right_choices_earns_part_of_the_mark(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.MULTIPLE)
    player = player_of(site)
    assert "each wrong choice takes one share away" in player.see(1)
    player.answer(1, choice=[0, 1])
    player.submit()
    assert "<span>Partly right</span>" in player.see("1/explanation")
    assert "0.67 of 1 points" in player.see("result")


@ON_SQLITE
def test_a_wrong_option_is_shown_where_it_does_occur(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    player.answer(1, choice=[2])
    player.submit()
    page = player.see("1/explanation")
    assert "“Nordlinje” does occur: here" in page
    assert "<mark>Nordlinje</mark>" in re.sub(r"<mark\s+>", "<mark>", page)
    assert "Also reported by" in page
    assert "dated by “a month before the first ferry”" in page


@ON_SQLITE
def test_the_article_opens_at_the_marked_passage(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.NUMBER)
    player = player_of(site)
    player.submit()
    address = re.search(r'class="read-link"\s+href="([^"]+)"', player.see("1/explanation"))[1].replace("&amp;", "&")
    assert address.endswith("#passage")
    page = player.client.get(address.partition("#")[0]).text
    marked = re.search(r'<mark id="passage">([^<]+)</mark>', page)
    assert marked[1] == "The harbour cost 83 million crowns, and the region paid 45 percent of it."


@pytest.mark.parametrize("words", ["from=9&to=3", "from=-5&to=99999", "from=x&to=y", "from=4", "to=9"])
@ON_SQLITE
def test_an_address_with_other_numbers_still_opens_the_article(site: Flask, work: UnitOfWork, words: str):
    quiz_of(work, QuestionType.NUMBER)
    assert client_of(site).get(f"/article/harbour?{words}").status_code == 200


def test_buttons_save_and_lead_on(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT)
    player = player_of(site)
    assert player.answer(1, choice=[0], go="next").headers["Location"] == player.page(2)
    assert player.answer(2, text="Mrs", go="back").headers["Location"] == player.page(1)
    assert player.answer(1, choice=[1], go="flag").headers["Location"] == player.page(1)
    assert player.answer(1, choice=[1], go="overview").headers["Location"] == player.page("review")
    review = player.see("review")
    assert "Every question has an answer." in review
    assert review.count("<span>Flagged</span>") == 1


@ON_SQLITE
def test_a_flag_is_taken_away_again(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    player.answer(1, go="flag")
    player.answer(1, go="unflag")
    assert "<span>Flagged</span>" not in player.see("review")


def test_a_second_start_goes_on_where_the_answers_of_the_first_end(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT)
    player = player_of(site)
    first = player.attempt
    player.answer(1, choice=[0])
    assert player.start().headers["Location"] == f"/attempt/{first}/2"


def test_a_finished_quiz_can_be_taken_again(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    player.submit()
    first = player.attempt
    player.start()
    assert player.attempt != first


@ON_SQLITE
def test_the_result_shows_the_missed_passages_to_read_again(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, QuestionType.NUMBER)
    player = player_of(site)
    player.answer(1, **RIGHT[QuestionType.SINGLE])
    player.submit()
    page = player.see("result").partition("Read again")[2]
    assert page.count('<figure class="citation">') == 1
    assert "the region paid 45 percent" in page


@ON_SQLITE
def test_an_exam_shows_neither_score_nor_answers(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, review="exam")
    player = player_of(site)
    player.submit()
    page = player.see("result")
    assert "does not show its score yet" in page
    assert "<mark" not in page
    assert "<span>" not in page.partition("Your answers")[2].partition("</ol>")[0].replace("<span class", "")
    assert player.client.get(player.page("1/explanation")).status_code == 403


def test_time_that_is_over_hands_in_what_was_saved(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, time_limit=60)
    player = player_of(site)
    player.answer(1, **RIGHT[QuestionType.SINGLE])
    with time_machine.travel(now() + timedelta(minutes=2), tick=True):
        assert player.client.get(player.page(1)).headers["Location"] == player.page("result")
        assert "1 of 1 points" in player.see("result")


@ON_SQLITE
def test_the_home_page_shows_an_example_that_no_quiz_asks(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.NUMBER)
    publish_question(work, a_draft(QuestionType.CLOZE))
    page = client_of(site).get("/").text
    assert "How an answer looks" in page
    assert "<strong>Canada</strong>" in page


@ON_SQLITE
def test_a_home_without_quizzes_says_what_will_be_here(site: Flask):
    assert "No quizzes yet" in client_of(site).get("/").text


@ON_SQLITE
def test_a_long_name_is_refused_and_kept(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = Player(client_of(site))
    answered = player.post("/quiz/harbour/start", seen="/quiz/harbour", nickname="N" * 61)
    assert answered.status_code == 422
    assert "Please shorten it." in answered.text
    assert "N" * 61 in answered.text


@ON_SQLITE
def test_a_quiz_of_nobody_else_is_not_found(site: Flask, work: UnitOfWork):
    make_quiz(work, publish_question(work, a_draft()), visibility="private")
    assert client_of(site).get("/quiz/harbour").status_code == 404
