"""Near misses wait for a teacher; an accepted one counts from then on, and for those who gave it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, func, select

from app.facts.fact import Entity, EntityKind
from app.questions.draft import QuestionType
from app.storage.articles import current_renditions
from app.storage.attempt_queries import attempt_by_public_id, grading_of, marks_of
from app.storage.attempts import AttemptRow, GradingRow
from app.storage.audit import AuditRow
from app.storage.disputes import NearMissRow, NoticeRow
from app.storage.facts import keep_entity
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, contents, publish
from app.workflows import jobs, near_misses, regrade, rejudge, retire_article
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.run_job import run_by
from app.workflows.submit_attempt import submit
from app.workflows.sweep_attempts import Swept, sweep
from app.workflows.write_question import save_draft
from tests.factories import a_draft, make_quiz, publish_question, quiz_of
from tests.marking import NOON, all_of, begun, handed_in, score
from tests.people import a_teacher

NEAR = "Mayor Sigrid Halvorsen"
TEXT, CLOZE, NUMBER = QuestionType.TEXT, QuestionType.CLOZE, QuestionType.NUMBER


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def the_near_miss(work: UnitOfWork) -> str:
    (near,) = all_of(work, NearMissRow)
    return near.public_id


def accept(work: UnitOfWork) -> int:
    return near_misses.accept(work, the_near_miss(work), actor_id=a_teacher(work)).count


def test_a_near_miss_is_counted_once_for_each_attempt(work: UnitOfWork):
    quiz_of(work, TEXT)
    for typed in (NEAR, "mayor  sigrid HALVORSEN", "Per Moe", "halvorsen"):
        handed_in(work, typed)
    (near,) = all_of(work, NearMissRow)
    assert (near.text, near.times, near.state) == (NEAR, 2, "open")


def test_the_name_of_somebody_else_is_no_near_miss(work: UnitOfWork):
    quiz_of(work, TEXT)
    with work() as session:
        keep_entity(session, Entity(EntityKind.PERSON, "Astrid Halvorsen", ()))
    handed_in(work, "Astrid Halvorsen")
    assert all_of(work, NearMissRow) == []


def test_an_accepted_near_miss_is_a_new_version_and_counts_for_those_who_gave_it(work: UnitOfWork):
    quiz_of(work, TEXT)
    first, second, right = handed_in(work, NEAR), handed_in(work, NEAR.upper()), handed_in(work, "halvorsen")
    assert accept(work) == 3
    assert [score(work, one) for one in (first, second, right)] == [(2, 1), (2, 1), (2, 1)]
    old, new = all_of(work, VersionRow)
    assert (old.state, new.state) == ("retired", "published")
    assert score(work, handed_in(work, NEAR)) == (1, 1)
    notes = [note.text for note in all_of(work, NoticeRow)]
    assert len(notes) == 2
    assert "changed from 0 to 1: question 1 was judged again" in notes[0]
    judged = [row for row in all_of(work, AuditRow) if row.action == "regrade"]
    assert [(row.change["before"], row.change["after"]) for row in judged] == [(0, 1), (0, 1), (1, 1)]


def test_an_edit_of_the_version_that_accepted_an_answer_judges_nothing_that_was_given(work: UnitOfWork):
    quiz_of(work, TEXT)
    attempt = handed_in(work, NEAR)
    accept(work)
    old, _new = all_of(work, VersionRow)
    with work.reading() as session:
        draft = contents(session, [old])[0].draft
    public_id = old.question.public_id
    save_draft(work, replace(draft, explanation="Another one."), author_id=a_teacher(work), public_id=public_id)
    assert sweep(work) == Swept()
    assert score(work, attempt) == (2, 1)
    assert [row.rule for row in all_of(work, VersionRow)][2] == draft.rule


def test_an_answer_is_accepted_of_a_question_whose_article_is_retired(work: UnitOfWork):
    quiz_of(work, TEXT)
    attempt = handed_in(work, NEAR)
    retire_article.retire(work, Viewer(a_teacher(work), sees_all=True), "harbour")
    assert accept(work) == 1
    assert score(work, attempt) == (2, 1)


def test_an_attempt_that_was_running_is_judged_by_what_was_accepted_meanwhile(work: UnitOfWork):
    quiz_of(work, TEXT)
    handed_in(work, NEAR)
    guest, attempt = begun(work, NEAR)
    accept(work)
    submit(work, guest, attempt)
    assert score(work, attempt) == (1, 1)


def test_judging_one_question_again_keeps_what_was_decided_about_another(work: UnitOfWork):
    quiz_of(work, TEXT, CLOZE)
    attempt = handed_in(work, NEAR, "Canadas")
    by_text = {near.text: near.public_id for near in all_of(work, NearMissRow)}
    teacher = a_teacher(work)
    for number, text in enumerate((NEAR, "Canadas"), start=2):
        near_misses.accept(work, by_text[text], actor_id=teacher)
        assert score(work, attempt) == (number, number - 1)


def test_a_rounded_number_is_accepted_by_a_wider_tolerance(work: UnitOfWork):
    quiz_of(work, NUMBER)
    rounded, exact = handed_in(work, "46"), handed_in(work, "45")
    accept(work)
    assert [score(work, one) for one in (rounded, exact)] == [(2, 1), (2, 1)]
    assert score(work, handed_in(work, "47")) == (1, 0)


def test_a_rejected_near_miss_changes_nothing_and_does_not_come_back(work: UnitOfWork):
    quiz_of(work, TEXT)
    attempt, teacher = handed_in(work, NEAR), a_teacher(work)
    near_misses.reject(work, the_near_miss(work), actor_id=teacher)
    handed_in(work, NEAR)
    assert score(work, attempt) == (1, 0)
    assert near_misses.near_misses(work, Viewer(teacher, sees_all=True)) == ()
    assert all_of(work, NearMissRow)[0].times == 2


def test_two_decisions_at_once_are_one(work: UnitOfWork):
    quiz_of(work, TEXT)
    handed_in(work, NEAR)
    name, teacher = the_near_miss(work), a_teacher(work)

    def decide(step: Callable) -> bool:
        try:
            step(work, name, actor_id=teacher)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        decided = list(pool.map(decide, [near_misses.accept, near_misses.reject] * 4))
    assert decided.count(True) == 1


def test_a_teacher_sees_nobodys_question_only_where_a_quiz_of_theirs_asks_it(work: UnitOfWork):
    teacher, other = a_teacher(work), a_teacher(work)
    make_quiz(work, publish_question(work, a_draft(TEXT)), owner_id=teacher)
    handed_in(work, NEAR)
    assert [len(near_misses.near_misses(work, Viewer(one))) for one in (teacher, other)] == [1, 0]
    (near,) = near_misses.near_misses(work, Viewer(other, sees_all=True))
    assert (near.text, near.says, near.source.title) == (NEAR, ("Sigrid Halvorsen",), "Norvik opens its new harbour")


def test_a_question_that_asks_something_else_by_now_judges_no_old_answer(work: UnitOfWork):
    quiz_of(work, TEXT)
    old = handed_in(work, NEAR)
    with work() as session:
        first = session.scalar(select(VersionRow))
        draft = a_draft(TEXT, stem="Who cut the ribbon at Norvik?")
        renditions = {row.article.stem: row for row in current_renditions(session)}
        publish(session, add_version(session, first.question, draft, renditions=renditions, at=NOON), at=NOON)
    new = handed_in(work, NEAR)
    assert accept(work) == 1
    assert [score(work, one) for one in (old, new)] == [(1, 0), (2, 1)]


class Killed(BaseException):
    """As a process ends: nothing handles it."""


def test_a_killed_regrade_is_finished_by_running_again_and_judges_nobody_twice(work: UnitOfWork, monkeypatch):
    quiz_of(work, TEXT)
    attempts = [handed_in(work, NEAR) for _ in range(7)]
    steps, judge = iter(range(100)), regrade.grade_attempt

    def dying(*given, **options):
        if next(steps) == 4:
            raise Killed
        return judge(*given, **options)

    monkeypatch.setattr(regrade, "BATCH", 2)
    monkeypatch.setattr(regrade, "grade_attempt", dying)
    with pytest.raises(Killed):
        accept(work)
    assert [score(work, one)[0] for one in attempts] == [2, 2, 2, 2, 1, 1, 1]
    monkeypatch.setattr(regrade, "grade_attempt", judge)
    assert sweep(work) == Swept(judged_again=3)
    assert sweep(work) == Swept()
    assert {score(work, one) for one in attempts} == {(2, 1)}
    assert len(all_of(work, NoticeRow)) == 7


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_one_that_cannot_be_judged_again_keeps_no_other_waiting_and_no_sweep(work: UnitOfWork, monkeypatch):
    quiz_of(work, TEXT)
    attempts = [handed_in(work, NEAR) for _ in range(5)]
    judge = regrade.grade_attempt

    def failing(session, work_, attempt, **options):
        if attempt.public_id == attempts[1]:
            msg = "it is spoilt"
            raise ValueError(msg)
        return judge(session, work_, attempt, **options)

    monkeypatch.setattr(regrade, "BATCH", 2)
    monkeypatch.setattr(regrade, "grade_attempt", failing)
    with pytest.raises(ValueError, match="spoilt"):
        accept(work)
    assert [score(work, one)[0] for one in attempts] == [2, 1, 2, 2, 2]
    assert sweep(work) == Swept(failed=1)
    monkeypatch.setattr(regrade, "grade_attempt", judge)
    assert sweep(work) == Swept(judged_again=1)
    asked: list[str] = []
    event.listen(work.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert regrade.finish_regrades(work) == 0
    assert len([one for one in asked if one.startswith("SELECT")]) == 2


def test_regrades_at_once_judge_each_attempt_once(work: UnitOfWork):
    quiz_of(work, TEXT)
    attempts = [handed_in(work, NEAR) for _ in range(6)]
    question_id = all_of(work, VersionRow)[0].question_id
    near_misses.accept(work, the_near_miss(work), actor_id=a_teacher(work))
    again = handed_in(work, "Sigrid Halvorsen the mayor")
    with work.reading() as session:
        newest = session.scalar(select(func.max(VersionRow.id)))
    with ThreadPoolExecutor(4) as pool:
        options = {"by": newest, "cause": "alias", "actor_id": None}
        list(pool.map(lambda _: regrade.regrade(work, question_id, **options), range(4)))
    assert {score(work, one) for one in attempts} == {(2, 1)}
    assert score(work, again) == (1, 0)
    assert len(all_of(work, GradingRow)) == 13
    assert len(all_of(work, AttemptRow)) == 7


def test_a_mark_keeps_the_names_that_stood_against_the_answer(work: UnitOfWork):
    quiz_of(work, TEXT)
    with work() as session:
        keep_entity(session, Entity(EntityKind.PERSON, "Sigrid Halvorssen", ()))
        keep_entity(session, Entity(EntityKind.PERSON, "Per Moe", ()))
    attempt = handed_in(work, "Sigrid Halvorssen")
    with work.reading() as session:
        grading = grading_of(session, attempt_by_public_id(session, attempt).id)
        (mark,) = marks_of(session, grading.id).values()
    assert (mark.mark, mark.detail) == (0, {"names": ["Sigrid Halvorssen"]})


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_where_many_gave_it_the_teacher_does_not_wait_for_the_judging(work: UnitOfWork, monkeypatch):
    quiz_of(work, TEXT)
    attempts = [handed_in(work, NEAR) for _ in range(3)]
    monkeypatch.setattr(rejudge, "AT_ONCE", 2)
    put: list[str] = []
    accepted = near_misses.accept(work, the_near_miss(work), actor_id=a_teacher(work), put=put.append)
    assert put == [accepted.job]
    assert {score(work, one) for one in attempts} == {(1, 0)}
    run_by(work, jobs.claim(work, accepted.job, lease=30), rejudge.prepare_regrade, lease=30)
    assert {score(work, one) for one in attempts} == {(2, 1)}
    assert jobs.job_page(work, accepted.job).found["judged"] == 3
