"""Near misses, disputes, notes and the proof in the browser, by forms alone."""

import json

import pytest
from flask import Flask

from app.interchange.proving import prove
from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.factories import hide_article, quiz_of
from tests.web.desk import Person, signed_in
from tests.web.player import Player, player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

NEAR = "Mayor Sigrid Halvorsen"
REASON = "The ferry company opened the harbour."
WORDS = "The old quay, built in 1911, will become a park."
DISPUTE = "1/dispute"


def done(site: Flask, **answer: object) -> Player:
    player = player_of(site)
    player.answer(1, **answer)
    player.submit()
    return player


def an_admin(site: Flask) -> Person:
    return signed_in(site, "admin@school.test", "admin")


def the_one(page: str, start: str) -> str:
    """Give the address on a page that begins like this."""
    return page.split(f'"{start}')[1].split('"', maxsplit=1)[0]


def test_an_accepted_near_miss_changes_the_result_with_a_note_that_is_put_away(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    player, admin = done(site, text=NEAR), an_admin(site)
    page = admin.see("/teaching/near-misses")
    assert NEAR in page
    assert "in one attempt" in page
    address = "/teaching/near-misses/" + the_one(page, "/teaching/near-misses/")
    answered = admin.post(address, seen="/teaching/near-misses", follow=True)
    assert "One attempt was judged again." in answered.text
    assert "Nothing waits" in answered.text
    result = player.see("result")
    assert "1 of 1 points" in result
    assert "changed from 0 to 1: question 1 was judged again" in result
    assert "I have read it" in result
    player.post(player.page("notices"), seen=player.page("result"))
    after = player.see("result")
    assert "I have read it" not in after
    assert "changed from 0 to 1" in after


def test_nobodys_near_miss_is_decided_by_an_admin_only(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    done(site, text=NEAR)
    admin, teacher = an_admin(site), signed_in(site)
    name = the_one(admin.see("/teaching/near-misses"), "/teaching/near-misses/").split("/")[0]
    for step in ("accept", "reject"):
        answered = teacher.post(f"/teaching/near-misses/{name}/{step}", seen="/teaching/questions/new?type=single")
        assert answered.status_code == 403
    assert NEAR not in teacher.see("/teaching/near-misses")


def test_a_dispute_is_sent_upheld_and_answered(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player, admin = done(site, choice=[2]), an_admin(site)
    assert "I think this is wrong" in player.see("1/explanation")
    page = player.page(DISPUTE)
    player.post(page, seen=page, reason=REASON, quote=WORDS)
    assert "You think this is wrong" in player.see("1/explanation")
    desk = "/teaching/disputes/" + the_one(admin.see("/teaching/disputes"), "/teaching/disputes/")
    shown = admin.see(desk)
    for words in (REASON, WORDS, "Nordlinje", "Mayor Sigrid Halvorsen cut the ribbon"):
        assert words in shown
    assert "1 attempt" not in admin.post(desk, outcome="accept", reply="").text
    answered = admin.post(desk, outcome="accept", reply="You are right.", follow=True)
    assert "One attempt was judged again." in answered.text
    explanation = player.see("1/explanation")
    assert "Your dispute was upheld" in explanation
    assert "You are right." in explanation
    assert WORDS in explanation
    assert "changed from 0 to 1" in player.see("result")
    again = admin.post(desk, seen="/teaching/disputes", outcome="reject", reply="No.")
    assert again.status_code in {400, 422}
    assert "Your dispute was upheld" in player.see("1/explanation")


def test_whoever_owns_only_the_quiz_is_told_why_a_dispute_can_only_be_rejected(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    quiz_of(work, QuestionType.SINGLE, owner_id=teacher.id)
    player = done(site, choice=[2])
    page = player.page(DISPUTE)
    player.post(page, seen=page, reason=REASON, quote=WORDS)
    shown = teacher.see("/teaching/disputes/" + the_one(teacher.see("/teaching/disputes"), "/teaching/disputes/"))
    assert "The question is not yours" in shown
    assert 'value="accept"' not in shown


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"reason": "", "quote": WORDS}, "Say why you think that this is wrong."),
        ({"reason": "short", "quote": WORDS}, "A reason has 10 to 1,000 characters."),
        ({"reason": REASON, "quote": ""}, "Mark the words of the article that show it"),
        ({"reason": REASON, "quote": "The moon is made of cheese."}, "The article does not say this."),
        ({"reason": REASON, "quote": "the"}, "Choose which one."),
    ],
)
def test_a_dispute_that_lacks_something_keeps_what_was_typed(site: Flask, work: UnitOfWork, fields: dict, error: str):
    quiz_of(work, QuestionType.SINGLE)
    player = done(site, choice=[2])
    answered = player.post(player.page(DISPUTE), seen=player.page(DISPUTE), **fields)
    assert answered.status_code == 422
    assert error in answered.text
    assert all(typed in answered.text for typed in fields.values())


def test_a_closed_article_is_disputed_without_a_passage(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    hide_article(work, "harbour")
    player = done(site, choice=[2])
    assert "Fishermen" not in player.see(DISPUTE)
    assert player.post(player.page(DISPUTE), seen=player.page(DISPUTE), reason=REASON).status_code == 303


def test_the_proof_is_a_file_that_proves_itself(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player = done(site, choice=[0])
    answered = player.client.get(player.page("proof"))
    assert answered.mimetype == "application/json"
    assert player.attempt in answered.headers["Content-Disposition"]
    assert all(one.holds for one in prove(answered.data))
    assert json.loads(answered.data)["attempt"]["score"] == 1
    assert "Download the proof of this result" in player.see("result")


def test_an_exam_gives_no_proof_and_takes_no_dispute_before_it_closes(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, review="exam")
    player = done(site, choice=[0])
    for place in ("proof", DISPUTE):
        assert player.client.get(player.page(place)).status_code == 403
    assert "Download the proof" not in player.see("result")


def test_partial_credit_is_stated_before_answering(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.MULTIPLE)
    assert "each wrong choice takes one share away" in player_of(site).see(1)
