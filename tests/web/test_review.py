"""The review queue as pages: what is shown, what the buttons do, whom they obey, and that nothing typed is lost."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.web.teaching.next_page import local_address
from app.workflows.decide_review import Shown
from tests.factories import a_draft, hide_article, import_articles
from tests.reviewing import SILLY, newest, offer, put_in_queue, states
from tests.web.desk import Person, a_single, signed_in

QUEUE = "/teaching/articles/harbour/review"


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def decide(person: Person, shown: Shown, action: str, *, seen: str = QUEUE, follow: bool = True, **fields: object):
    """Press one of the queue's buttons, with the version that was shown."""
    address = f"/teaching/review/{shown.public_id}/{action}"
    return person.post(address, seen=seen, follow=follow, **{"version": shown.number, **fields})


def plain(text: str) -> str:
    """Give a page's text without tags, its spaces put in order."""
    text = re.sub(r"<[^>]+>", " ", text).replace("&#39;", "'").replace("&#34;", '"')
    return re.sub(r"\s+", " ", text)


def test_a_question_stands_beside_its_article_with_the_cited_words_marked(teacher: Person, work: UnitOfWork):
    put_in_queue(work, a_draft(features=(("type", 0.8), ("provenance", 0.02))), owner_id=teacher.id)
    html = teacher.see(QUEUE)
    page = plain(html)
    assert "1 of 1 that wait" in page
    assert "Who cut the ribbon at the new harbour of Norvik?" in page
    assert "Cited words: Mayor Sigrid Halvorsen cut the ribbon" in page
    assert re.search(r'<mark id="cited">.*?<strong>Mayor Sigrid Halvorsen cut the ribbon</strong>', html, re.DOTALL)
    assert "It offers one right answer among several: these are mostly clear. +0.8" in page
    assert "Cited from other articles" in page
    assert "nothing speaks against the question" in page


@pytest.mark.parametrize("kind", QuestionType)
def test_every_type_is_shown_and_accepted(teacher: Person, work: UnitOfWork, kind: QuestionType):
    shown = put_in_queue(work, a_draft(kind), owner_id=teacher.id)
    answered = decide(teacher, shown, "accept", follow=False)
    assert (answered.status_code, answered.headers["Location"]) == (303, QUEUE)
    assert states(work, shown.public_id) == ["published"]
    page = plain(teacher.see(QUEUE))
    assert "Nothing waits" in page
    assert "One question on this article is published, 0 were rejected." in page


@pytest.mark.parametrize("kind", QuestionType)
def test_every_type_is_rejected_with_a_reason(teacher: Person, work: UnitOfWork, kind: QuestionType):
    shown = put_in_queue(work, a_draft(kind, rule="clause:person"), owner_id=teacher.id)
    decide(teacher, shown, "reject", reason="not worth asking", note="Who cares.")
    assert states(work, shown.public_id) == ["retired"]
    page = plain(teacher.see("/teaching/rejections"))
    assert f"clause:person It is not worth asking. 1 {a_draft(kind).stem}" in page


def test_a_decision_leads_to_the_next_question(teacher: Person, work: UnitOfWork):
    first = put_in_queue(work, owner_id=teacher.id)
    second = put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.id)
    answered = decide(teacher, first, "accept", follow=False)
    assert answered.headers["Location"] == f"{QUEUE}?at={second.public_id}"
    page = plain(teacher.see(f"{QUEUE}?at={second.public_id}"))
    assert "Accepted. Quizzes may ask it from now on." in page
    assert "1 of 1 that wait" in page


def test_next_and_previous_decide_nothing(teacher: Person, work: UnitOfWork):
    first = put_in_queue(work, owner_id=teacher.id)
    second = put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.id)
    assert f'href="{QUEUE}?at={second.public_id}">Next' in teacher.see(QUEUE)
    assert f'href="{QUEUE}?at={first.public_id}">Previous' in teacher.see(f"{QUEUE}?at={second.public_id}")


def test_what_fails_a_check_is_not_accepted_and_says_why(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, a_draft(QuestionType.CLOZE, stem="No blank is in this."), owner_id=teacher.id)
    assert "Keeps it from being accepted." in teacher.see(QUEUE)
    page = plain(decide(teacher, shown, "accept").text)
    assert "Not accepted. " in page
    assert "A cloze needs exactly one blank." in page
    assert states(work, shown.public_id) == ["in review"]


def test_without_a_reason_nothing_is_rejected_and_the_note_is_kept(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    answered = decide(teacher, shown, "reject", note="The mayor <b>changed</b>.")
    assert answered.status_code == 422
    assert "The mayor &lt;b&gt;changed&lt;/b&gt;." in answered.text
    assert "Choose a reason" in answered.text
    assert decide(teacher, shown, "reject", reason="made up").status_code == 422
    assert decide(teacher, shown, "reject", reason="other", note="x" * 501).status_code == 422
    assert states(work, shown.public_id) == ["in review"]


@pytest.mark.parametrize("action", ["accept", "reject", "wording", "distractor", "change"])
@pytest.mark.parametrize("version", [2, 0, "", "x", "9" * 30])
def test_a_decision_about_another_version_changes_nothing(
    teacher: Person, work: UnitOfWork, action: str, version: object
):
    shown = put_in_queue(work, a_draft(QuestionType.TEXT), owner_id=teacher.id)
    answered = decide(teacher, shown, action, version=version, reason="other")
    assert answered.status_code == 200
    assert "decided or changed meanwhile" in answered.text
    assert states(work, shown.public_id) == ["in review"]


def test_in_a_second_tab_nothing_is_decided_twice(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.id)
    decide(teacher, shown, "reject", reason="other")
    for action in ("accept", "reject"):
        assert "decided or changed meanwhile" in decide(teacher, shown, action, reason="other").text
    assert states(work, shown.public_id) == ["retired"]


def test_undo_brings_the_question_back(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    decide(teacher, shown, "accept")
    answered = teacher.post(f"{QUEUE}/undo", seen=QUEUE)
    assert answered.headers["Location"] == f"{QUEUE}?at={shown.public_id}"
    assert states(work, shown.public_id) == ["in review"]
    page = teacher.post(f"{QUEUE}/undo", seen=QUEUE, follow=True).text
    assert "There is no decision of yours" in page


def test_another_wording_is_taken_by_its_button(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    offer(work, shown, wording=a_draft(stem="Who cut the ribbon at Norvik?"))
    assert "Take this wording: Who cut the ribbon at Norvik?" in teacher.see(QUEUE)
    page = plain(decide(teacher, shown, "wording", position=0).text)
    assert "The other wording waits now" in page
    assert newest(work, shown.public_id).stem == "Who cut the ribbon at Norvik?"
    assert "not on offer" in decide(teacher, Shown(shown.public_id, 2), "wording", position=7).text


def test_a_wrong_option_is_exchanged_by_its_button(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    offer(work, shown, distractor=SILLY)
    assert "He wrote about the ferry." in teacher.see(QUEUE)
    assert "The wrong option is exchanged" in decide(teacher, shown, "distractor", place=1, position=0).text
    again = Shown(shown.public_id, 2)
    assert "Nothing was changed." in decide(teacher, again, "distractor", place=0, position=0).text
    assert "Nothing was changed." in decide(teacher, again, "distractor", place="x", position="y").text


CHANGES = {
    QuestionType.TEXT: {"accepted": "Sigrid Halvorsen\nMayor Halvorsen"},
    QuestionType.CLOZE: {"accepted": "Canada\r\n\r\nthe country Canada"},
    QuestionType.MULTIPLE: {
        "option_0": "Denmark", "option_1": "Iceland", "option_2": "Portugal", "option_3": "Canada and Peru",
    },
    QuestionType.EVIDENCE: {
        "option_0": "A freighter from Canada was turned away because of ice.",
        "option_2": "The old quay, built in 1911, will become a park.",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", CHANGES)
def test_the_words_of_types_without_a_form_of_their_own_are_changed_here(
    teacher: Person, work: UnitOfWork, kind: QuestionType
):
    shown = put_in_queue(work, a_draft(kind), owner_id=teacher.id)
    stem = a_draft(kind).stem.replace("?", ", really?")
    answered = decide(teacher, shown, "change", changed_stem=stem, **CHANGES[kind])
    assert "Changed. It still waits" in answered.text
    assert states(work, shown.public_id) == ["in review", "retired"]
    assert newest(work, shown.public_id).stem == stem
    for text in "\n".join(CHANGES[kind].values()).split():
        assert text in answered.text


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (QuestionType.TEXT, {"changed_stem": "", "accepted": "a kept answer"}, "Enter the question."),
        (QuestionType.TEXT, {"changed_stem": "a kept answer", "accepted": " \n "}, "Enter at least one answer"),
        (QuestionType.TEXT, {"changed_stem": "a kept answer", "accepted": "x" * 201}, "At most 20 answers"),
        (QuestionType.MULTIPLE, {"changed_stem": "a kept answer", "option_3": "x"}, "Enter the right answer."),
        (
            QuestionType.MULTIPLE,
            {"changed_stem": "a kept answer", "option_0": "a", "option_1": "b", "option_2": "c", "option_3": ""},
            "one right and one wrong option",
        ),
    ],
)
def test_bad_changes_keep_what_was_typed(
    teacher: Person, work: UnitOfWork, kind: QuestionType, fields: dict, words: str
):
    shown = put_in_queue(work, a_draft(kind), owner_id=teacher.id)
    answered = decide(teacher, shown, "change", **fields)
    assert answered.status_code == 422
    assert words in answered.text
    assert "a kept answer" in answered.text
    assert states(work, shown.public_id) == ["in review"]


def test_editing_in_the_form_leads_back_to_the_queue(teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    address = re.search(rf'href="(/teaching/questions/{shown.public_id}/edit[^"]*)"', teacher.see(QUEUE))[1]
    page = teacher.see(address)
    assert f'href="{QUEUE}?at={shown.public_id}"' in page
    answered = teacher.post(address, **a_single(stem="Who cut the ribbon at Norvik?"))
    assert answered.headers["Location"] == f"{QUEUE}?at={shown.public_id}"
    assert "Who cut the ribbon at Norvik?" in teacher.see(QUEUE)


@pytest.mark.parametrize(
    "address", ["//evil.test/", "https://evil.test/", "/\\evil.test", "/\t/evil.test", "evil", "", None, "javascript:x"]
)
def test_a_form_leads_to_no_other_site(address: str | None):
    assert local_address(address) == ""


def test_a_form_leads_to_a_page_of_this_site():
    assert local_address(f"{QUEUE}?at=q1") == f"{QUEUE}?at=q1"


def test_several_are_accepted_after_they_were_shown(teacher: Person, work: UnitOfWork):
    high = put_in_queue(work, a_draft(score=0.9), owner_id=teacher.id)
    low = put_in_queue(work, a_draft(QuestionType.TEXT, score=0.5), owner_id=teacher.id)
    failing = a_draft(QuestionType.CLOZE, stem="No blank is in this.", score=0.9)
    left = put_in_queue(work, failing, owner_id=teacher.id)
    answered = teacher.post(f"{QUEUE}/accept-above", seen=QUEUE, least="0.8")
    page = plain(answered.text)
    assert "One question scores 0.8 or more and passes the checks." in page
    assert "One more scores as high, but a check keeps it back." in page
    assert "One scores lower and goes on waiting." in page
    assert "No blank is in this. A cloze needs exactly one blank." in page
    assert states(work, high.public_id) == ["in review"]
    shown = re.findall(r'name="shown" value="([^"]+)"', answered.text)
    confirmed = teacher.post(
        f"{QUEUE}/accept-above", seen=QUEUE, follow=True, least="0.8", act="accept", shown=[*shown, "bad", "x:y"]
    )
    assert "One question accepted." in confirmed.text
    found = [states(work, one.public_id) for one in (high, low, left)]
    assert found == [["published"], ["in review"], ["in review"]]


@pytest.mark.parametrize("least", ["", "high", "-1", "1.5", "nan", "inf"])
def test_a_score_that_is_none_is_refused_and_kept(teacher: Person, work: UnitOfWork, least: str):
    put_in_queue(work, a_draft(score=0.9), owner_id=teacher.id)
    answered = teacher.post(f"{QUEUE}/accept-above", seen=QUEUE, least=least)
    assert answered.status_code == 422
    assert f'value="{least}"' in answered.text


def test_another_teacher_decides_nothing(site: Flask, teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    other = signed_in(site, "other@school.test")
    for action in ("accept", "reject", "wording", "distractor", "change"):
        assert decide(other, shown, action, reason="other").status_code == 403
    assert "Nothing waits" in other.see(QUEUE)
    assert states(work, shown.public_id) == ["in review"]


def test_an_admin_decides_about_everybodys(site: Flask, teacher: Person, work: UnitOfWork):
    shown = put_in_queue(work, owner_id=teacher.id)
    admin = signed_in(site, "admin@school.test", "admin")
    decide(admin, shown, "reject", reason="other")
    assert "Of everybody's questions" in plain(admin.see("/teaching/rejections"))


def test_the_queue_of_a_private_article_is_its_owners(teacher: Person, work: UnitOfWork):
    hide_article(work, "harbour")
    assert teacher.get(QUEUE).status_code == 404
    assert teacher.get("/teaching/articles/nothing/review").status_code == 404


def test_the_desk_says_how_many_wait(teacher: Person, work: UnitOfWork):
    assert "Waiting for your review" not in teacher.see("/teaching")
    put_in_queue(work, owner_id=teacher.id)
    put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.id)
    assert "Waiting for your review Norvik opens its new harbour 2 questions wait" in plain(teacher.see("/teaching"))


def test_words_of_questions_are_no_markup(teacher: Person, work: UnitOfWork):
    bad = "<img src=x onerror=alert(1)>"
    options = (replace(a_draft().key.options[0], text=bad), *a_draft().key.options[1:])
    draft = a_draft(stem=f"Who {bad}?", explanation=bad, key=replace(a_draft().key, options=options), rule="rule")
    shown = put_in_queue(work, draft, owner_id=teacher.id)
    offer(work, shown, wording=draft)
    offer(work, shown, distractor={"text": bad, "feedback": bad})
    assert "<img" not in teacher.see(QUEUE)
    assert "<img" not in decide(teacher, shown, "reject", reason="other", note=bad).text
    assert "<img" not in teacher.see("/teaching/rejections")
