"""Evidence questions on their pages: only sentences during the attempt, their places after it, and no form for them."""

import pytest
from flask import Flask

from app.questions.draft import AnswerKey, Option, QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, make_quiz, publish_question, quote
from tests.web.desk import signed_in
from tests.web.player import RIGHT, WRONG, Player, player_of

EVIDENCE = QuestionType.EVIDENCE
ICE = "A freighter from Canada was turned away because of ice."
COST = "The harbour cost 83 million crowns, and the region paid 45 percent of it."
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def player(site: Flask, work: UnitOfWork) -> Player:
    wrong = Option(ICE, feedback="This sentence does not say that.", occurrence=quote(ICE))
    key = AnswerKey(EVIDENCE, (wrong, Option(COST, correct=True)))
    make_quiz(work, publish_question(work, a_draft(EVIDENCE, key=key)))
    return player_of(site)


def explained(player: Player, answers: dict) -> str:
    player.answer(1, **answers[EVIDENCE])
    player.submit()
    return player.see("1/explanation")


def test_during_the_attempt_there_are_sentences_and_no_way_to_their_article(player: Player):
    page = player.see(1)
    assert ICE in page
    assert COST in page
    assert "/article/" not in page


def test_the_sentences_are_one_group_named_by_the_question(player: Player):
    page = player.see(1)
    legend = page[page.index("<legend>") : page.index("</legend>")]
    assert "Which sentence proves" in legend
    assert page.index("<fieldset") < page.index(ICE) < page.index("</fieldset>")


def test_the_right_sentence_is_shown_where_it_stands(player: Player):
    page = explained(player, RIGHT)
    assert "The sentence that shows it" in page
    assert "the sentence that proves it" in page


def test_a_wrong_sentence_is_shown_where_it_stands_too(player: Player):
    page = explained(player, WRONG)
    assert "This sentence does not say that." in page
    assert "Where the sentence that you chose stands" in page
    assert "does occur: here" not in page


@pytest.mark.usefixtures("player")
def test_the_page_for_teachers_shows_every_sentence(site: Flask):
    admin = signed_in(site, role="admin")
    page = admin.see(f"/teaching/questions/{_name_in(admin.see('/teaching/questions?type=evidence'))}")
    assert ICE in page


@pytest.mark.usefixtures("player")
def test_its_form_holds_the_sentences_that_it_offers(site: Flask):
    admin = signed_in(site, role="admin")
    name = _name_in(admin.see("/teaching/questions?type=evidence"))
    answered = admin.get(f"/teaching/questions/{name}/edit")
    assert answered.status_code == 200
    assert 'name="option_2"' in answered.text


def _name_in(listed: str) -> str:
    """Give the public name of the only question of a list."""
    parts = (part.partition('"')[0] for part in listed.split('href="/teaching/questions/')[1:])
    return next(part for part in parts if part != "new" and "?" not in part)
