"""The rules of a quiz on its pages: settings as a teacher enters them, what a start page says, what each rule hides."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.quizzes.review import Aspect, Moment
from app.storage.attempts import AttemptRow
from app.storage.audit import AuditRow
from app.storage.exceptions import ExceptionRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import QuizRow, quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import a_draft, a_fact, make_quiz, publish_question, quiz_of
from tests.web.desk import Person, new_quiz, signed_in
from tests.web.player import WRONG, Player, player_of

SINGLE = QuestionType.SINGLE
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
EVERYTHING = {
    "opens_at": "2031-05-04T10:30", "closes_at": "2031-06-04T10:30", "minutes": "20", "grace_minutes": "1",
    "grace_seconds": "30", "attempts_allowed": "3", "wait_hours": "2", "wait_minutes": "15",
    "grading_method": "highest", "mode": "two_step", "evidence_score": "y", "reveal_cost": "25",
    "articles_closed": "y", "shuffle_questions": "y", "review": "custom",
    "shows": ["immediately-attempt", "immediately-feedback", "closed-attempt", "closed-passage"],
}  # fmt: skip


def stored(work: UnitOfWork, slug: str) -> QuizRow:
    with work.reading() as session:
        return quiz_by_slug(session, slug)


def test_every_setting_is_stored_and_shown_again(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    slug = new_quiz(teacher, **EVERYTHING)
    row = stored(work, slug)
    assert (row.grace_seconds, row.wait_seconds, row.time_limit) == (90, 8100, 1200)
    assert (row.mode, row.grading_method, row.reveal_cost) == ("two_step", "highest", 0.25)
    assert (row.evidence_score, row.articles_closed, row.shuffle_options) == (True, True, False)
    assert row.review_rules["immediately"] == ["attempt", "feedback"]
    shown = teacher.see(f"/teaching/quizzes/{slug}/settings")
    texts = {name: value for name, value in EVERYTHING.items() if name.endswith(("_at", "minutes", "seconds", "hours"))}
    assert [value for value in texts.values() if f'value="{value}"' not in shown] == []
    again = teacher.post(f"/teaching/quizzes/{slug}/settings", title="My quiz", visibility="public", **EVERYTHING)
    assert again.status_code == 303
    with work.reading() as session:
        assert session.scalars(select(AuditRow.action).where(AuditRow.subject == f"quiz {slug}")).all() == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"opens_at": "2031-05-04T10:30", "closes_at": "2031-05-04T10:30"}, "would close before it opens"),
        ({"review": "custom"}, "never see anything"),
        ({"review": "custom", "shows": ["later-marks"]}, "Tick the questions and one’s own answers too"),
        ({"review": "custom", "shows": ["closed-attempt"]}, "Say above when the quiz closes"),
        ({"review": "practice"}, "Only in practice"),
        ({"mode": "practice"}, "Practice explains each answer at once"),
        ({"grace_seconds": "30"}, "A grace follows a time limit"),
        ({"grace_seconds": "60", "minutes": "1"}, "Enter 0 to 59"),
        ({"reveal_cost": "101"}, "Enter 0 to 100"),
    ],
)
def test_settings_that_do_not_go_together_are_refused(site: Flask, changes: dict, sentence: str):
    fields = {"title": "Q", "visibility": "private", "review": "self_test", "description": "Typed"} | changes
    answered = signed_in(site).post("/teaching/quizzes/new", **fields)
    assert answered.status_code == 422
    assert sentence in answered.text
    assert "Typed" in answered.text


def test_whoever_asks_for_practice_finds_its_rules_chosen_and_saves_again(site: Flask):
    teacher = signed_in(site)
    fields = {"title": "Q", "visibility": "private", "mode": "practice"}
    refused = teacher.post("/teaching/quizzes/new", **fields, review="self_test").text
    assert re.search(r'<input checked [^>]*name="review"[^>]*value="practice"', refused)
    assert not re.search(r'<input checked [^>]*name="review"[^>]*value="self_test"', refused)
    exam = teacher.post("/teaching/quizzes/new", **fields, review="homework", closes_at="2041-05-04T10:30").text
    assert "Choose the rules for practice" in exam
    assert teacher.post("/teaching/quizzes/new", **fields, review="practice").status_code in {302, 303}


def test_the_table_of_a_new_quiz_begins_with_what_the_first_preset_shows(site: Flask):
    page = signed_in(site).get("/teaching/quizzes/new").text
    boxes = [" ".join(box.split()) for box in re.findall(r'<input[^>]*name="shows"[^>]*>', page)]
    ticked = {re.search(r'value="([^"]*)"', box)[1] for box in boxes if "checked" in box}
    assert "during-attempt" in ticked
    assert "during-right_answer" not in ticked
    assert {"later-right_answer", "closed-passage"} <= ticked


def test_changes_that_matter_are_in_the_audit_log(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    slug = new_quiz(teacher)
    fields = {"title": "Q", "visibility": "public", "mode": "practice", "review": "practice", "grading_method": "last"}
    teacher.post(f"/teaching/quizzes/{slug}/settings", **fields)
    with work.reading() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject == f"quiz {slug}").order_by(AuditRow.id)).all()
    assert [row.action for row in rows] == ["review rules", "quiz settings"]
    assert rows[0].change == {"before": "self_test", "after": "practice"}
    assert rows[1].change == {"grading_method": ["first", "last"], "mode": ["test", "practice"]}


def test_the_start_page_says_every_rule_with_ones_own_time(site: Flask, work: UnitOfWork):
    closes_at = datetime(2041, 5, 4, 10, 30, tzinfo=UTC)
    quiz_id = quiz_of(
        work, SINGLE, time_limit=600, grace_seconds=30, attempts_allowed=3, wait_seconds=3600, closes_at=closes_at,
        grading_method="average", mode="two_step", evidence_score=True, reveal_cost=0.25, articles_closed=True,
        review_rules={"immediately": ["attempt"], "later": ["attempt"], "closed": ["attempt", "marks"]},
    )  # fmt: skip
    player = player_of(site)
    with work() as session:
        participant_id = session.scalar(select(ParticipantRow.id))
        row = ExceptionRow(quiz_id=quiz_id, participant_id=participant_id, extra_seconds=300, created_at=work.clock())
        session.add(row)
    shown = player.client.get("/quiz/harbour").text
    for sentence in (
        "Two steps: answer from what you know", "choose the sentence that proves it", "15 minutes",
        "your extra time of 5 minutes", "still taken for 30 seconds", "You can take it 3 times.", "2 attempts are left",
        "you wait 1 hour", "the average counts", "are closed to you",
        "Right after handing in you see: your own answers",
        "Once it has closed you see: your score", "Go on with question 1",
    ):  # fmt: skip
        assert sentence in " ".join(shown.split()), sentence
    assert "Leave it empty to go on as" in shown
    other = " ".join(client_of(site).get("/quiz/harbour").text.split())
    assert "Without a name you are Guest" in other
    assert "limited to 10 minutes" in other
    assert "extra time" not in other


def test_the_score_that_counts_stands_on_both_pages(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, grading_method="highest")
    player = player_of(site)
    player.answer(1, choice=[0])
    player.submit()
    assert "Your score that counts" not in player.see("result")  # one attempt says its score once
    player.start()
    player.submit()
    for page in (player.see("result"), player.client.get("/quiz/harbour").text):
        assert "Your score that counts: 100 %" in page


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"review": "homework", "closes_at": datetime(2041, 5, 4, 10, 30, tzinfo=UTC)}, "show from 4 May 2041"),
        ({"review_rules": {"immediately": ["attempt", "marks"], "later": ["attempt", "right_answer"]}}, "show from "),
        ({"review_rules": {"immediately": ["attempt", "marks"], "later": ["attempt", "marks"]}}, ""),
        ({"review": "self_test"}, ""),
    ],
)
def test_a_result_says_when_the_right_answers_show(site: Flask, work: UnitOfWork, rules: dict, sentence: str):
    quiz_of(work, SINGLE, **rules)
    player = player_of(site)
    player.submit()
    result = player.see("result")
    assert ("The right answers show" in result) == bool(sentence)
    assert sentence in result


def test_a_hidden_score_is_not_counted_for_anyone(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, review="exam", closes_at=work.clock() + timedelta(days=9))
    player = player_of(site)
    player.submit()
    assert "that counts" not in player.see("result") + player.client.get("/quiz/harbour").text


# What stands on the explanation of a wrong answer, by the aspect that shows it.
WORDS = {
    Aspect.CORRECTNESS: "Not this one",
    Aspect.FEEDBACK: "It runs the ferry.",
    Aspect.RIGHT_ANSWER: "The mayor cut the ribbon.",
    Aspect.PASSAGE: "before a crowd of some",
}


@pytest.mark.parametrize("shown", WORDS)
def test_each_aspect_is_shown_by_itself(site: Flask, work: UnitOfWork, shown: Aspect):
    rules = {moment.value: ["attempt", shown.value] for moment in Moment if moment is not Moment.DURING}
    quiz_of(work, SINGLE, review_rules=rules)
    player = player_of(site)
    player.answer(1, **WRONG[SINGLE])
    player.submit()
    page = player.see("1/explanation") + player.see("result")
    assert {aspect for aspect, words in WORDS.items() if words in page} == {shown}
    assert "<mark" not in page
    assert "of 1 points" not in page


def test_marks_alone_show_the_score_and_no_more(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, review_rules={"immediately": ["attempt", "marks"]})
    player = player_of(site)
    player.submit()
    page = player.see("result")
    assert "0 of 1 points" in page
    assert "explained" not in page
    assert player.client.get(player.page("1/explanation")).status_code == 403


def test_a_hidden_attempt_shows_not_even_its_questions(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, review_rules={"closed": ["attempt"]})
    player = player_of(site)
    player.submit()
    page = player.see("result")
    assert "Handed in" in page
    assert a_draft(SINGLE).stem not in page


def test_closed_articles_are_closed_to_whoever_takes_the_quiz(site: Flask, work: UnitOfWork):
    question = publish_question(work, a_draft(SINGLE, fact=a_fact()))
    make_quiz(work, question, articles_closed=True)
    make_quiz(work, question, slug="open")
    before = player_of(site, "open")
    before.submit()
    done, address = before.attempt, "/fact/opened?attempt="
    assert before.client.get(address + done).status_code == 200
    before.start("harbour")
    refused = before.client.get("/article/harbour")
    assert refused.status_code == 403
    assert "closes this article" in refused.text
    assert "Halvorsen" not in refused.text
    assert before.client.get(address + done).status_code == 403
    assert client_of(site).get("/article/harbour").status_code == 200
    before.submit()
    assert before.client.get("/article/harbour").status_code == 200


def test_a_teacher_reads_an_article_that_is_closed_to_others(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE, articles_closed=True)
    teacher, student = (signed_in(site, f"{role}@school.test", role) for role in ("teacher", "student"))
    for person in (teacher, student):
        Player(person.client).start()
    assert [person.get("/article/harbour").status_code for person in (teacher, student)] == [200, 403]


def test_an_exception_is_made_changed_and_removed_on_its_page(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    slug = new_quiz(teacher, minutes="10")
    with work() as session:
        quiz = quiz_by_slug(session, slug)
        row = ParticipantRow(nickname="Ida", token_hash="h" * 64, created_at=work.clock())
        session.add(row)
        session.flush()
        session.add(
            AttemptRow(public_id="a", quiz_id=quiz.id, participant_id=row.id, number=1, started_at=work.clock())
        )
    page = f"/teaching/quizzes/{slug}/exceptions"
    assert "Say what is otherwise" in teacher.post(page, whom=f"participant-{row.id}").text
    made = teacher.post(page, whom=f"participant-{row.id}", extra="50", unit="percent", follow=True)
    assert "5 minutes more" in made.text
    number = exception_number(work)
    changed = teacher.post(f"{page}/{number}", extra="7", unit="minutes", follow=True)
    assert "7 minutes more" in changed.text
    assert 'value="7"' in teacher.see(f"{page}/{number}")
    removed = teacher.post(f"{page}/{number}/remove", seen=page, follow=True)
    assert "There is none" in removed.text


def exception_number(work: UnitOfWork) -> int:
    with work.reading() as session:
        return session.scalar(select(ExceptionRow.id))


def test_giving_up_asks_first_and_leads_back_to_the_start(site: Flask, work: UnitOfWork):
    quiz_of(work, SINGLE)
    player = player_of(site)
    assert "Give up this attempt" in player.see("review")
    answered = player.post(player.page("give-up"), seen=player.page("give-up"))
    assert answered.headers["Location"] == "/quiz/harbour"
    assert "is given up" in player.client.get("/quiz/harbour").text
    assert player.client.get(player.page("give-up")).status_code == 409


def test_in_its_grace_the_result_leads_to_the_last_look(site: Flask, work: UnitOfWork):
    quiz_id = quiz_of(work, SINGLE, time_limit=600, grace_seconds=600)
    player = player_of(site)
    with work() as session:
        session.get(QuizRow, quiz_id).time_limit = 1
        attempt_started(session, work.clock() - timedelta(seconds=5))
    shown = player.see("result")
    assert "The time is up. Answers under way are still taken until" in shown
    assert player.submit().headers["Location"] == player.page("result")


def attempt_started(session, at: datetime) -> None:
    session.scalar(select(AttemptRow)).started_at = at


def test_nobody_but_the_owner_makes_exceptions(site: Flask):
    slug = new_quiz(signed_in(site), minutes="10")
    other: Person = signed_in(site, "jonas@school.test")
    assert other.get(f"/teaching/quizzes/{slug}/exceptions").status_code == 403
