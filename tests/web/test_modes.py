"""Practice, the two-step fact check, the proof and the source for a cost, as browsers without scripts play them."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.storage.attempts import AttemptSlotRow, EventRow, GradingRow, MarkRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import a_draft, quiz_of
from tests.web.player import RIGHT, WRONG, Player, player_of

SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
ALL = list(QuestionType)
SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
PRACTICE = {"mode": "practice", "review": "practice"}
TWO_STEP = {"mode": "two_step"}


def marks(work: UnitOfWork) -> list[MarkRow]:
    """Give the marks of the newest grading, in the order of the questions."""
    with work.reading() as session:
        newest = select(GradingRow.id).order_by(GradingRow.id.desc()).limit(1).scalar_subquery()
        found = select(MarkRow).join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        return list(session.scalars(found.where(MarkRow.grading_id == newest).order_by(AttemptSlotRow.position)))


def events(work: UnitOfWork, kind: str) -> list[EventRow]:
    with work.reading() as session:
        return list(session.scalars(select(EventRow).where(EventRow.kind == kind).order_by(EventRow.id)))


def step(player: Player, number: int, go: str, *, phase: str = "first", tried: int = 0, **fields: object):
    """Send the page's form with the button of a step."""
    return player.answer(number, go=go, phase=phase, tried=tried, **fields)


def at_once(player: Player, *sent: Callable[[str], int]) -> list[int]:
    """Send several forms at the same time, all with one page's token."""
    token = player.token()
    with ThreadPoolExecutor(len(sent)) as threads:
        return [one.result() for one in [threads.submit(act, token) for act in sent]]


def poster(site: Flask, player: Player, number: int, **fields: object) -> Callable[[str], int]:
    """Give another window of the same browser that sends an answer's form."""
    other = client_of(site)
    other.set_cookie("citewell", player.client.get_cookie("citewell").value)

    def send(token: str) -> int:
        return other.post(player.page(number), data={"csrf_token": token, **fields}).status_code

    return send


# Practice


@SQLITE
@pytest.mark.parametrize("kind", ALL)
def test_a_checked_answer_is_explained_at_once_and_keeps_its_mark(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind, **PRACTICE)
    player = player_of(site)
    assert "The first checked answer gives the mark" in player.see(1)
    assert step(player, 1, "check", **WRONG[kind]).headers["Location"] == player.page(1)
    page = player.see(1)
    assert "Not this one" in page
    assert "<mark" in page
    assert "The article says" in page
    assert "Your answer" in player.see("1?again=1") or kind not in {TEXT, QuestionType.NUMBER}
    player.post(player.page(1), seen=player.page("1?again=1"), go="check", tried=1, **RIGHT[kind])
    assert "Right at try 2 of 2" in player.see(1)
    player.submit()
    (mark,) = marks(work)
    assert mark.mark == 0
    assert [one["mark"] for one in mark.detail["tries"]] == [0, 1]
    assert "Right on try 2 of 2" in player.see("result")


@SQLITE
def test_what_was_never_checked_counts_by_its_last_answer(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, TEXT, **PRACTICE)
    player = player_of(site)
    player.answer(1, **WRONG[SINGLE])
    player.answer(1, **RIGHT[SINGLE])
    player.submit()
    assert [mark.mark for mark in marks(work)] == [1, 0]
    assert "Not checked; the last answer counts." in player.see("result")


def test_two_checks_at_once_are_one_and_no_later_answer_counts(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, **PRACTICE)
    player = player_of(site)
    both = [poster(site, player, 1, choice=choice, go="check", tried=0) for choice in (2, 2)]
    assert at_once(player, *both) == [303, 303]
    assert len(events(work, "step")) == 1
    late = {"client": "tab", "sequence": 9, "chosen": [0], "text": ""}
    headers = {"X-CSRFToken": player.token()}
    assert player.client.post(f"/api{player.page(1)}", json=late, headers=headers).status_code == 200
    player.submit()
    (mark,) = marks(work)
    assert mark.mark == 0
    assert len(mark.detail["tries"]) == 1


@SQLITE
def test_nothing_can_be_checked_without_an_answer(site: Flask, work: UnitOfWork):
    quiz_of(work, TEXT, **PRACTICE)
    player = player_of(site)
    refused = step(player, 1, "check", text=" ")
    assert refused.status_code == 422
    assert "Give an answer first." in refused.text
    assert events(work, "step") == []


@SQLITE
@pytest.mark.parametrize("rules", [{"mode": "practice", "review": "exam"}, {"mode": "test", "review": "practice"}])
def test_nothing_is_checked_where_the_rules_or_the_mode_forbid_it(site: Flask, work: UnitOfWork, rules: dict):
    quiz_of(work, SINGLE, **rules)
    player = player_of(site)
    assert 'value="check"' not in player.see(1)
    assert step(player, 1, "check", **RIGHT[SINGLE]).status_code in {303, 409}
    assert events(work, "step") == []
    assert "<mark" not in player.see(1)


# Two steps


@SQLITE
@pytest.mark.parametrize("kind", ALL)
def test_the_text_opens_after_the_first_answer_and_each_earns_half(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind, **TWO_STEP)
    player = player_of(site)
    assert "Each step earns half" in player.see(1)
    cited = a_draft(kind).citations[0].passage.exact
    assert cited not in player.see(1) or kind is QuestionType.EVIDENCE
    step(player, 1, "source", **WRONG[kind])
    page = player.see(1)
    assert cited in page
    assert "<mark" not in page
    assert "Step two" in page
    step(player, 1, "next", phase="source", **RIGHT[kind])
    player.submit()
    (mark,) = marks(work)
    assert (mark.mark, mark.first_mark, mark.source_mark) == (0.5, 0, 1)
    result = player.see("result")
    assert "Reading the source changed 1 answer for the better, 0 for the worse." in result
    assert "Right" in player.see("1/explanation")


@SQLITE
def test_the_whole_article_opens_around_every_sentence_to_choose_from(site: Flask, work: UnitOfWork):
    kind = QuestionType.EVIDENCE
    quiz_of(work, kind, **TWO_STEP)
    player = player_of(site)
    step(player, 1, "source", **WRONG[kind])
    reading = player.see(1).partition('class="reading"')[2].partition("</section>")[0]
    assert all(option.text in reading for option in a_draft(kind).key.options)


@SQLITE
def test_what_is_not_looked_up_counts_for_both_steps(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, TEXT, QuestionType.CLOZE, **TWO_STEP)
    player = player_of(site)
    player.answer(1, **RIGHT[SINGLE])
    step(player, 2, "source", **RIGHT[TEXT])
    player.submit()
    assert [mark.mark for mark in marks(work)] == [1, 1, 0]
    assert "not looked up, the first answer counts for both" in player.see("result")


def test_the_first_answer_stays_once_the_text_is_open(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, **TWO_STEP)
    player = player_of(site)
    both = [poster(site, player, 1, choice=2, go="source") for _ in range(2)]
    assert at_once(player, *both) == [303, 303]
    assert len(events(work, "step")) == 1
    headers = {"X-CSRFToken": player.token()}
    first = {"client": "tab", "sequence": 9, "chosen": [0], "text": ""}
    assert player.client.post(f"/api{player.page(1)}", json=first, headers=headers).status_code == 409
    again = first | {"sequence": 10, "phase": "source"}
    assert player.client.post(f"/api{player.page(1)}", json=again, headers=headers).status_code == 200
    player.submit()
    assert [(mark.first_mark, mark.source_mark) for mark in marks(work)] == [(0, 1)]


@SQLITE
@pytest.mark.parametrize("phase", ["source", "evidence"])
@pytest.mark.parametrize("mode", ["test", "two_step"])
def test_no_phase_is_answered_before_it_is_open(site: Flask, work: UnitOfWork, phase: str, mode: str):
    quiz_of(work, SINGLE, mode=mode)
    player = player_of(site)
    sent = {"client": "tab", "sequence": 1, "chosen": [0], "text": "", "phase": phase}
    headers = {"X-CSRFToken": player.token()}
    assert player.client.post(f"/api{player.page(1)}", json=sent, headers=headers).status_code == 409
    assert events(work, "answer") == []


# Proof


def proof_place(player: Player, number: int, kind: QuestionType) -> int:
    """Give the place of the right sentence on the page."""
    texts = [part.partition("</span>")[0] for part in player.see(number).split('class="option-text">')[1:]]
    proof = a_draft(kind).citations[0].passage.exact
    assert 4 <= len(texts) <= 6
    (place,) = [place for place, text in enumerate(texts) if proof in text]
    return place


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind is not QuestionType.EVIDENCE])
@SQLITE
def test_a_proof_is_chosen_after_the_answer_and_counted_apart(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind, evidence_score=True)
    player = player_of(site)
    page = player.see(1)
    assert "Proofs are counted apart" in page
    assert a_draft(kind).citations[0].passage.exact not in page
    step(player, 1, "proof", **WRONG[kind])
    place = proof_place(player, 1, kind)
    refused = step(player, 1, "next", **RIGHT[kind])
    assert refused.status_code == 409
    assert f'href="{player.page(1)}"' in refused.text
    step(player, 1, "overview", phase="evidence", choice=[place])
    assert re.search(rf'value="{place}"\s+checked', player.see(1))
    player.submit()
    (mark,) = marks(work)
    assert (mark.mark, mark.evidence_mark) == (0, 1)
    assert "0 of 1 answers, 1 of 1 proofs." in player.see("result")


@SQLITE
def test_no_other_sentence_answers_another_question(site: Flask, work: UnitOfWork):
    quiz_of(work, evidence_score=True)
    player = player_of(site)
    step(player, 1, "proof", **RIGHT[SINGLE])
    page = player.see(1)
    others = [a_draft(kind).citations[0].passage.exact for kind in ALL if kind not in {SINGLE, TEXT}]
    assert [words for words in others if words in page] == []
    assert 'value="proof"' not in player.see(7)


@SQLITE
def test_a_proof_that_is_wrong_or_missing_earns_nothing(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, QuestionType.CLAIM, evidence_score=True)
    player = player_of(site)
    step(player, 1, "proof", **RIGHT[SINGLE])
    wrong = (proof_place(player, 1, SINGLE) + 1) % 4
    step(player, 1, "next", phase="evidence", choice=[wrong])
    player.answer(2, **RIGHT[QuestionType.CLAIM])
    player.submit()
    assert [(mark.mark, mark.evidence_mark) for mark in marks(work)] == [(1, 0), (1, 0)]


# The source for its cost


@SQLITE
@pytest.mark.parametrize("kind", ALL)
def test_the_source_shows_for_its_cost(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind, reveal_cost=0.25)
    player = player_of(site)
    cited = a_draft(kind).citations[0].passage.exact
    assert "costs 25 % of this question" in " ".join(player.see(1).split())
    asked = step(player, 1, "reveal", **WRONG[kind])
    assert asked.headers["Location"] == player.page("1/reveal")
    assert events(work, "reveal") == []
    for _ in range(2):
        player.post(player.page("1/reveal"), seen=player.page("1/reveal"))
    assert len(events(work, "reveal")) == 1
    assert cited in player.see(1)
    assert 'value="reveal"' not in player.see(1)
    player.answer(1, **RIGHT[kind])
    player.submit()
    (mark,) = marks(work)
    assert mark.mark == 0.75
    assert "25 % of the points went for it" in player.see("result")
    assert 'class="state state-right"' in player.see("result")


@SQLITE
def test_a_source_for_nothing_says_so_everywhere(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, reveal_cost=0.0)
    player = player_of(site)
    pages = [player.see(1), player.see("1/reveal")]
    player.post(player.page("1/reveal"), seen=player.page("1/reveal"))
    pages.append(player.see(1))
    player.answer(1, **RIGHT[SINGLE])
    player.submit()
    pages.append(player.see("result"))
    *before, result = pages
    for page in before:
        assert "costs nothing" in page
        assert "0 %" not in page
    assert "it cost nothing" in result
    assert "went for it" not in result


@SQLITE
def test_what_was_right_though_its_source_was_paid_for_need_not_be_read_again(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, QuestionType.NUMBER, reveal_cost=0.25)
    player = player_of(site)
    player.post(player.page("1/reveal"), seen=player.page("1/reveal"))
    player.answer(1, **RIGHT[SINGLE])
    player.answer(2, **WRONG[QuestionType.NUMBER])
    player.submit()
    again = player.see("result").partition("Read again")[2]
    assert "45 percent" in again
    assert "cut the ribbon" not in again


@SQLITE
def test_the_keys_say_what_enter_does(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, **PRACTICE)
    quiz_of(work, SINGLE, slug="plain")
    assert "check the answer" in player_of(site).see(1)
    plain = player_of(site, slug="plain").see(1)
    assert "save and go on" in plain
    assert "check the answer" not in plain


def test_two_that_show_the_source_at_once_pay_once(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, reveal_cost=0.25)
    player = player_of(site)
    both = [poster(site, player, "1/reveal") for _ in range(2)]
    assert at_once(player, *both) == [303, 303]
    assert len(events(work, "reveal")) == 1


@SQLITE
@pytest.mark.parametrize("rules", [{}, {"reveal_cost": 0.25, "mode": "two_step"}])
def test_no_source_shows_where_the_quiz_does_not_sell_it(site: Flask, work: UnitOfWork, rules: dict):
    quiz_of(work, SINGLE, **rules)
    player = player_of(site)
    assert player.client.get(player.page("1/reveal")).status_code == 409
    assert player.post(player.page("1/reveal"), seen=player.page(1)).status_code == 409
    assert events(work, "reveal") == []
