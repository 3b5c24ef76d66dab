"""Correcting a question that was asked: another key or a void, previewed by its scores and then done."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, QuestionType
from app.storage.attempts import GradingRow
from app.storage.audit import AuditRow
from app.storage.jobs import JobRow
from app.storage.publishing import ConfirmationRow
from app.storage.questions import QuestionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs, rejudge
from app.workflows.rejudge import prepare_regrade
from app.workflows.run_job import run_by
from tests.factories import a_draft, a_fact, cite, make_quiz, publish_question
from tests.marking import all_of
from tests.web.desk import Person, signed_in
from tests.web.liveclass import lead_on, live_class
from tests.web.player import Player, player_of
from tests.web.writing import Sheet

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

SINGLE, NUMBER, TEXT, MULTIPLE = (
    QuestionType.SINGLE,
    QuestionType.NUMBER,
    QuestionType.TEXT,
    QuestionType.MULTIPLE,
)
CLAIM, CLOZE, EVIDENCE = QuestionType.CLAIM, QuestionType.CLOZE, QuestionType.EVIDENCE
CLAIM_WORDS = "The quay of Norvik will be a park."
PARK = "The old quay, built in 1911, will become a park."
COST = "The harbour cost 83 million crowns, and the region paid 45 percent of it."
ICE = "A freighter from Canada was turned away because of ice."
REASON = "It can be read in two ways."


def wrongly(kind: QuestionType) -> Draft:
    """Give a draft whose key is wrong: it holds what the article does not say."""
    draft = a_draft(kind)
    key = draft.key
    if kind in {SINGLE, MULTIPLE}:
        options = tuple(replace(one, correct=place == 1) for place, one in enumerate(key.options))
        return replace(draft, key=AnswerKey(kind, options))
    if kind is NUMBER:
        return replace(draft, key=replace(key, number=replace(key.number, value=key.number.value + 10)))
    return replace(draft, key=AnswerKey(kind, accepted=(AcceptedForm("Ada Lind"),)))


def a_quiz(work: UnitOfWork, *drafts: Draft, owner_id: int, quiz_owner: int | None = None) -> list[str]:
    """Make a quiz of questions of somebody and give their names."""
    ids = [publish_question(work, draft, owner_id=owner_id) for draft in drafts]
    make_quiz(work, *ids, owner_id=quiz_owner or owner_id)
    with work.reading() as session:
        return [session.get_one(QuestionRow, one).public_id for one in ids]


def done(site: Flask, *answers: dict[str, object]) -> Player:
    player = player_of(site)
    for number, given in enumerate(answers, start=1):
        player.answer(number, **given)
    player.submit()
    return player


def seen_in(page: str) -> str:
    return page.split('name="previewed"')[1].split('value="')[1].split('"', maxsplit=1)[0]


def previewed(person: Person, address: str, **fields: object) -> str:
    answered = person.post(address, go="preview", **fields)
    assert answered.status_code == 200, answered.text
    return answered.text


def do(person: Person, address: str, **fields: object) -> str:
    seen = seen_in(previewed(person, address, **fields))
    answered = person.post(address, go="do", previewed=seen, **fields)
    assert answered.status_code == 303, answered.text
    return person.see(answered.headers["Location"])


def score(player: Player) -> str:
    return player.see("result").split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "fields"),
    [
        (SINGLE, {"choice": [0]}, {"choice": [1]}, {"right": "0"}),
        (NUMBER, {"text": "45 percent"}, {"text": "55 percent"}, {"value": "45", "unit": "percent"}),
        (TEXT, {"text": "Sigrid Halvorsen"}, {"text": "Ada Lind"}, {"accepted": "Sigrid Halvorsen\nHalvorsen"}),
        (MULTIPLE, {"choice": [0, 1, 2]}, {"choice": [1]}, {"right": ["0", "1", "2"]}),
    ],
)
def test_another_key_is_previewed_done_and_undone(site: Flask, work: UnitOfWork, kind, right, wrong, fields):
    teacher = signed_in(site)
    draft = wrongly(kind)
    (name,) = a_quiz(work, draft, owner_id=teacher.id)
    first, second = done(site, right), done(site, wrong)
    before = [score(first), score(second)]
    address = f"/teaching/questions/{name}/key"
    page = previewed(teacher, address, act="key", **fields)
    assert "Nothing is stored yet" in page
    assert [score(first), score(second)] == before
    assert len(all_of(work, GradingRow)) == 2
    assert "2 attempts were judged again" in do(teacher, address, act="key", **fields)
    assert score(first) == "1 of 1 points"
    assert score(second) != "1 of 1 points"
    assert "A teacher changed what is right." in first.see("result")
    judged = [row for row in all_of(work, AuditRow) if row.action == "regrade"]
    assert [row.actor_id for row in judged] == [teacher.id] * 2
    assert "Another key" in teacher.see(address)


def test_a_preview_gives_the_exact_figures(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    name, _ = a_quiz(work, wrongly(SINGLE), a_draft(TEXT), owner_id=teacher.id)
    for choice in (0, 0, 0, 1):
        done(site, {"choice": [choice]}, {"text": "halvorsen"})
    page = " ".join(previewed(teacher, f"/teaching/questions/{name}/key", act="key", right="0").split())
    assert "4 attempts get another score." in page
    assert "4 attempts; up: 3, down: 1." in page
    assert "Mean score: 62.5 % → 87.5 %" in page
    assert "Facility of the question: 25.0 % → 75.0 %" in page
    assert page.count("1 of 2") == 4
    assert page.count("2 of 2") == 4
    out = {"act": "left out", "reason": REASON}
    page = " ".join(previewed(teacher, f"/teaching/questions/{name}/key", **out).split())
    assert "Mean score: 62.5 % → 100.0 %" in page
    assert "Facility of the question: 25.0 % → –" in page


@pytest.mark.parametrize(
    ("act", "scores", "words"),
    [
        ("full credit", ("2 of 2 points", "2 of 2 points"), "everybody has full marks for it"),
        ("left out", ("1 of 1 points", "1 of 1 points"), "it is taken out of the score"),
    ],
)
def test_a_void_in_ones_own_quiz_of_somebody_elses_question_and_lifted(site, work: UnitOfWork, act, scores, words):
    author, keeper = signed_in(site, "author@school.test"), signed_in(site)
    name, _ = a_quiz(work, a_draft(SINGLE), a_draft(TEXT), owner_id=author.id, quiz_owner=keeper.id)
    first, second = (
        done(site, {"choice": [0]}, {"text": "halvorsen"}),
        done(site, {"choice": [1]}, {"text": "halvorsen"}),
    )
    late = player_of(site)
    late.answer(1, choice=[1])
    late.answer(2, text="halvorsen")
    address = f"/teaching/quizzes/harbour/questions/{name}/void"
    assert "its key is not yours to change" in keeper.see(address)
    assert keeper.get(f"/teaching/questions/{name}/key").status_code == 403
    assert author.get(address).status_code == 403
    report = do(keeper, address, act=act, reason=REASON)
    assert "Void questions" in report
    assert REASON in report
    assert (score(first), score(second)) == scores
    for place in ("result", "1/explanation"):
        assert words in second.see(place)
        assert REASON in second.see(place)
    late.submit()
    assert score(late) == scores[1]
    assert "Void questions" not in do(keeper, address, act="lift")
    assert [score(one) for one in (first, second, late)] == ["2 of 2 points", "1 of 2 points", "1 of 2 points"]


def test_a_key_that_the_cited_words_do_not_say_is_refused_and_what_was_typed_stays(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    (name,) = a_quiz(work, a_draft(SINGLE), owner_id=teacher.id)
    address = f"/teaching/questions/{name}/key"
    answered = teacher.post(address, go="preview", act="key", right="1", reason="A slip.")
    assert answered.status_code == 422
    assert "The cited words do not say “Ada Lind”" in answered.text
    assert "A slip." in answered.text
    for fields, sentence in [
        ({"act": "key", "right": "0"}, "That is the key as it is."),
        ({"act": "key", "right": "77"}, "Say which option is right."),
        ({"act": "left out"}, "Say why it is void"),
        ({"act": "lift"}, "Choose one of those shown."),
        ({}, "Choose one of these."),
    ]:
        answered = teacher.post(address, go="do", previewed="x", **fields)
        assert (answered.status_code, sentence in answered.text) == (422, True), sentence
    assert teacher.client.post(address, data={"act": "left out", "reason": REASON, "go": "do"}).status_code == 400


def test_what_changed_since_the_preview_is_previewed_anew(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    (name,) = a_quiz(work, wrongly(SINGLE), owner_id=teacher.id)
    done(site, {"choice": [0]})
    address = f"/teaching/questions/{name}/key"
    seen = seen_in(previewed(teacher, address, act="key", right="0"))
    late = done(site, {"choice": [0]})
    answered = teacher.post(address, go="do", previewed=seen, act="key", right="0")
    assert answered.status_code == 409
    assert "2 attempts get another score." in answered.text
    assert "so nothing was done" in answered.text
    assert score(late) == "0 of 1 points"
    again = teacher.post(address, go="do", previewed=seen_in(answered.text), act="key", right="0")
    assert again.status_code == 303
    assert score(late) == "1 of 1 points"


def test_many_attempts_are_a_job_with_a_page(site: Flask, work: UnitOfWork, monkeypatch: pytest.MonkeyPatch):
    teacher = signed_in(site)
    (name,) = a_quiz(work, wrongly(SINGLE), owner_id=teacher.id)
    players = [done(site, {"choice": [0]}) for _ in range(3)]
    monkeypatch.setattr(rejudge, "AT_ONCE", 2)
    page = do(teacher, f"/teaching/questions/{name}/key", act="key", right="0")
    assert "Judging waits for the worker" in page
    (job,) = all_of(work, JobRow)
    held = jobs.claim(work, job.public_id, lease=30)
    run_by(work, held, prepare_regrade, lease=30)
    assert {score(one) for one in players} == {"1 of 1 points"}
    assert "Done: 3 attempts were judged again." in teacher.see(f"/teaching/jobs/{job.public_id}")
    assert signed_in(site, "other@school.test").get(f"/teaching/jobs/{job.public_id}").status_code == 403


def test_a_question_void_for_all_is_asked_no_more(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    (name,) = a_quiz(work, a_draft(SINGLE), owner_id=teacher.id)
    player = done(site, {"choice": [1]})
    do(teacher, f"/teaching/questions/{name}/key", act="full credit", reason=REASON)
    assert score(player) == "1 of 1 points"
    with work.reading() as session:
        assert session.scalar(select(QuestionRow.archived_at)) is not None


def test_a_live_session_shows_its_class_the_newest_revision(site: Flask, work: UnitOfWork):
    led = live_class(site, SINGLE, TEXT)
    ada = led.pupil("Ada")
    led.press("open")
    ada.answer(0, choice=[1])
    lead_on(led)
    led.press("next")
    ada.answer(1, text="halvorsen")
    lead_on(led)
    led.press("end")
    name = all_of(work, QuestionRow)[0].public_id
    do(led.host, f"/teaching/quizzes/harbour/questions/{name}/void", act="left out", reason=REASON)
    assert "1 of 1 points" in ada.see()


def test_the_daily_review_asks_nobody_what_is_void_for_all(site: Flask, work: UnitOfWork):
    admin = signed_in(site, "admin@school.test", "admin")
    make_quiz(work, publish_question(work, replace(a_draft(SINGLE), fact=a_fact())))
    name, player = all_of(work, QuestionRow)[0].public_id, done(site, {"choice": [1]})
    stem = a_draft(SINGLE).stem
    assert stem in player.client.get("/daily").text
    do(admin, f"/teaching/questions/{name}/key", act="left out", reason=REASON)
    assert stem not in player.client.get("/daily").text


def test_a_key_that_only_a_second_teacher_can_confirm_judges_earlier_answers_too(site: Flask, work: UnitOfWork):
    teacher, reader = signed_in(site), signed_in(site, "reader@school.test")
    supports = (cite(PARK, mark="will become a park"),)
    (name,) = a_quiz(work, a_draft(CLAIM, stem=CLAIM_WORDS, citations=supports), owner_id=teacher.id)
    guest, other = done(site, {"choice": [0]}), done(site, {"choice": [1]})
    question, address = f"/teaching/questions/{name}", f"/teaching/questions/{name}/key"
    refused = teacher.post(address, go="preview", act="key", right="0")
    assert refused.status_code == 422
    assert "edit the question, change only its key" in refused.text
    # The way that the refusal tells.
    edited = Sheet(teacher, f"{question}/edit").open().fill(verdict="Supported").press("save")
    assert edited.answered.status_code == 303, edited.text
    teacher.post(f"{question}/second-reader", seen=question)
    reader.post(f"/teaching/second-readings/{name}", act="confirm", note="In other words.", number=2, seen=question)
    assert [score(one) for one in (guest, other)] == ["0 of 1 points", "1 of 1 points"]
    behind = re.search(r'href="([^"]+version=1)">Answers to version 1 are judged by another key', teacher.see(address))
    assert behind
    page = " ".join(previewed(teacher, behind[1], act="key", right="0").split())
    assert "2 attempts; up: 1, down: 1." in page
    assert "2 attempts were judged again" in do(teacher, behind[1], act="key", right="0")
    assert [score(one) for one in (guest, other)] == ["1 of 1 points", "0 of 1 points"]
    assert "are judged by another key" not in teacher.see(address)
    # The version that judges is published with the confirmation of what it was made of.
    assert [row.note for row in all_of(work, ConfirmationRow)] == ["In other words."] * 2


def keyed(kind: QuestionType, place: int, *citations: Citation) -> Draft:
    """Give a draft whose right option is the one at a place, and which cites these words."""
    options = tuple(replace(one, correct=at == place) for at, one in enumerate(a_draft(kind).key.options))
    return a_draft(kind, key=AnswerKey(kind, options), citations=citations)


CHOICES = [{"choice": [1]}] * 3
THERE_AND_BACK = {
    "claim": (a_draft(CLAIM), [*CHOICES, {"choice": [2]}], {"right": "1", "also": "2"}, {"right": "1"}, (75, 100)),
    "evidence": (
        keyed(EVIDENCE, 1, cite(COST), cite(ICE)),
        [*CHOICES, {"choice": [0]}],
        {"right": "0"},
        {"right": "1"},
        (75, 25),
    ),
    "cloze": (
        a_draft(CLOZE),
        [{"text": "canada"}] * 3 + [{"text": "Ottawa"}],
        {"accepted": "Canada\nOttawa"},
        {"accepted": "Canada"},
        (75, 100),
    ),
}


@pytest.mark.parametrize("kind", THERE_AND_BACK)
def test_a_key_is_changed_and_changed_back_with_exact_figures(site: Flask, work: UnitOfWork, kind: str):
    draft, answers, there, back, (before, after) = THERE_AND_BACK[kind]
    teacher = signed_in(site)
    (name,) = a_quiz(work, draft, owner_id=teacher.id)
    players = [done(site, given) for given in answers]
    scores, address = [score(one) for one in players], f"/teaching/questions/{name}/key"
    for fields, figures in [(there, (before, after)), (back, (after, before))]:
        page = " ".join(previewed(teacher, address, act="key", **fields).split())
        for what in ("Mean score", "Facility of the question"):
            assert f"{what}: {figures[0]:.1f} % → {figures[1]:.1f} %" in page
        do(teacher, address, act="key", **fields)
        assert sum(score(one) == "1 of 1 points" for one in players) == 4 * figures[1] // 100
    assert [score(one) for one in players] == scores
    # Whoever it touches is judged again: both ways those whose mark changes, and nothing is overwritten.
    assert Counter(row.attempt_id for row in all_of(work, GradingRow)).most_common()[0][1] == 3


def test_a_verdict_is_turned_with_what_its_cited_words_do(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    (name,) = a_quiz(work, keyed(CLAIM, 0, cite(PARK, mark="built in 1911")), owner_id=teacher.id)
    players = [done(site, given) for given in [{"choice": [0]}, *CHOICES]]
    address = f"/teaching/questions/{name}/key"
    page = " ".join(previewed(teacher, address, act="key", right="1").split())
    assert "4 attempts; up: 3, down: 1." in page
    assert "Facility of the question: 25.0 % → 75.0 %" in page
    do(teacher, address, act="key", right="1")
    assert [score(one) for one in players] == ["0 of 1 points"] + ["1 of 1 points"] * 3
    # The words do not say the claim, so that no rule leads back.
    assert teacher.post(address, go="preview", act="key", right="0").status_code == 422
