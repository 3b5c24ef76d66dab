"""Another key and voids for attempts of every kind: races, attempts under way, proofs, and somebody's page."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from app.grading.correcting import Act, Correction, KeyChange
from app.interchange.proving import prove
from app.questions.draft import AnswerKey, Draft, QuestionType
from app.storage.attempts import GradingRow
from app.storage.audit import AuditRow
from app.storage.jobs import JobRow
from app.storage.questions import QuestionRow
from app.storage.rulings import RulingRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs, regrade, rejudge
from app.workflows.correct_question import Outdated, correct
from app.workflows.corrections import Target
from app.workflows.list_questions import Viewer
from app.workflows.my_page import my_page
from app.workflows.preview_correction import Preview, preview_correction
from app.workflows.problems import Refused
from app.workflows.prove_result import proof_of
from app.workflows.question_versions import restore
from app.workflows.rejudge import Judged, prepare_regrade
from app.workflows.run_job import run_by
from app.workflows.save_answer import Answer
from app.workflows.submit_attempt import submit
from app.workflows.sweep_attempts import Swept, sweep
from tests.factories import a_draft, make_quiz, publish_question
from tests.marking import NOON, all_of, begun, finished, handed_in, score
from tests.people import a_teacher

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
MAYOR, LIND = Answer(chosen=(0,)), Answer(chosen=(1,))
TO_MAYOR = Correction(Act.KEY, "The mayor cut it.", KeyChange(right=(0,)))
OUT = Correction(Act.LEFT_OUT, "It can be read in two ways.")
FULL = Correction(Act.FULL_CREDIT, "It can be read in two ways.")
LIFT = Correction(Act.LIFT, "")


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def wrongly_keyed() -> Draft:
    draft = a_draft(SINGLE)
    options = tuple(replace(one, correct=place == 1) for place, one in enumerate(draft.key.options))
    return replace(draft, key=AnswerKey(SINGLE, options))


def a_quiz(work: UnitOfWork, *drafts: Draft, **settings: object) -> Target:
    """Make a quiz whose first question is wrongly keyed, and give that question."""
    make_quiz(work, *(publish_question(work, draft) for draft in (wrongly_keyed(), *drafts)), **settings)
    return Target(all_of(work, QuestionRow)[0].public_id)


def preview(work: UnitOfWork, target: Target, correction: Correction) -> Preview:
    return preview_correction(work, target, correction, viewer=Viewer(0, sees_all=True))


def do(work: UnitOfWork, target: Target, correction: Correction, actor_id: int) -> Judged:
    seen = preview(work, target, correction).fingerprint
    return correct(work, target, correction, seen=seen, actor_id=actor_id)


def test_corrections_one_after_the_other_are_revisions_and_the_proof_holds_after_each(work: UnitOfWork):
    target, teacher = a_quiz(work, a_draft(TEXT)), a_teacher(work)
    guest, attempt = finished(work, MAYOR, "halvorsen")
    in_quiz = Target(target.question, quiz="harbour")
    back = Correction(Act.LEFT_OUT, "Another reason.")
    for revision, (where, correction, points) in enumerate(
        [(target, TO_MAYOR, 2), (in_quiz, OUT, 1), (in_quiz, back, 1), (in_quiz, FULL, 2), (in_quiz, LIFT, 2)], start=2
    ):
        assert do(work, where, correction, teacher) == Judged(1)
        assert score(work, attempt) == (revision, points)
        assert all(one.holds for one in prove(proof_of(work, guest, attempt)))
    kinds = [(row.kind, row.lifted_at is None) for row in all_of(work, RulingRow)]
    assert kinds == [("key", True), ("left out", False), ("left out", False), ("full credit", False)]
    audited = [(row.change["before"], row.change["after"]) for row in all_of(work, AuditRow) if row.action == "void"]
    assert audited == [("", OUT.act), (OUT.act, OUT.act), (OUT.act, FULL.act), (FULL.act, "")]


def test_what_is_previewed_is_what_is_done(work: UnitOfWork):
    target, teacher = a_quiz(work, a_draft(TEXT), mode="two_step"), a_teacher(work)
    attempts = [handed_in(work, given, "halvorsen") for given in (MAYOR, LIND, Answer(chosen=(2,)))]
    for correction in (TO_MAYOR, OUT):
        before = preview(work, target, correction)
        assert len(all_of(work, GradingRow)) == 3 * (1 if correction is TO_MAYOR else 2)
        (quiz,) = before.quizzes
        told = {change.attempt: change.after.score for change in quiz.changes}
        do(work, target, correction, teacher)
        assert {one: score(work, one)[1] for one in attempts if one in told} == told
        assert len(told) == before.changing


def test_one_that_is_under_way_is_judged_by_the_newest_rule_and_my_page_shows_it(work: UnitOfWork):
    target, teacher = a_quiz(work), a_teacher(work)
    guest, attempt = begun(work, MAYOR)
    do(work, target, TO_MAYOR, teacher)
    submit(work, guest, attempt)
    assert score(work, attempt) == (1, 1)
    do(work, target, FULL, teacher)
    assert score(work, attempt) == (2, 1)
    shown = repr(my_page(work, guest))
    assert "score=1.0" in shown


def test_two_who_decide_at_once_make_one_decision(work: UnitOfWork):
    target, teacher = a_quiz(work), a_teacher(work)
    attempts = [handed_in(work, MAYOR) for _ in range(3)]
    seen = {one: preview(work, target, one).fingerprint for one in (TO_MAYOR, OUT, FULL)}

    def once(correction: Correction) -> bool:
        try:
            correct(work, target, correction, seen=seen[correction], actor_id=teacher)
        except Outdated:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(once, [TO_MAYOR, OUT, FULL] * 2)).count(True) == 1
    assert {score(work, one)[0] for one in attempts} == {2}
    assert len(all_of(work, RulingRow)) == 1


def test_whoever_hands_in_while_answers_are_judged_again_ends_by_the_newest_rule(work: UnitOfWork):
    target, teacher = a_quiz(work), a_teacher(work)
    running = [begun(work, MAYOR) for _ in range(6)]
    handed_in(work, MAYOR)
    seen = preview(work, target, TO_MAYOR).fingerprint

    def step(place: int) -> None:
        if place == 3:
            try:
                correct(work, target, TO_MAYOR, seen=seen, actor_id=teacher)
            except Outdated:
                do_until_done(work, target, teacher)
        else:
            submit(work, *running[place if place < 3 else place - 1])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(step, range(7)))
    sweep(work)
    assert sweep(work) == Swept()
    assert {score(work, attempt)[1] for _, attempt in running} == {1}


def do_until_done(work: UnitOfWork, target: Target, teacher: int) -> None:
    for _ in range(20):
        try:
            do(work, target, TO_MAYOR, teacher)
        except Outdated:
            continue
        return


def test_a_job_that_died_in_the_middle_is_taken_up_and_judges_nobody_twice(work: UnitOfWork, monkeypatch):
    target, teacher = a_quiz(work), a_teacher(work)
    attempts = [handed_in(work, MAYOR) for _ in range(5)]
    monkeypatch.setattr(rejudge, "AT_ONCE", 2)
    monkeypatch.setattr(regrade, "BATCH", 2)
    name = do(work, target, OUT, teacher).job
    assert sweep(work) == Swept()  # It is left to the worker.
    held = jobs.claim(work, name, lease=0)

    def dying(_step: str, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    (job,) = all_of(work, JobRow)
    with pytest.raises(KeyboardInterrupt):
        prepare_regrade(work, job, dying)
    assert sorted(score(work, one)[0] for one in attempts) == [1, 1, 1, 2, 2]
    late = UnitOfWork(work.engine, clock=lambda: NOON.replace(hour=13))
    again = jobs.claim(late, name, lease=30)
    assert again.tries == held.tries + 1
    run_by(late, again, prepare_regrade, lease=30)
    assert [score(work, one)[0] for one in attempts] == [2] * 5
    assert jobs.job_page(late, name).state == "done"


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_quiz_asks_nobody_what_is_void_in_it(work: UnitOfWork):
    target = a_quiz(work, a_draft(TEXT))
    do(work, Target(target.question, quiz="harbour"), OUT, a_teacher(work))
    assert score(work, handed_in(work, "halvorsen")) == (1, 1)


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_there_is_nothing_to_lift_where_nothing_is_void(work: UnitOfWork):
    target = a_quiz(work)
    with pytest.raises(Refused, match="nothing to lift"):
        preview(work, target, LIFT)
    do(work, target, OUT, a_teacher(work))
    with pytest.raises(Refused, match="already"):
        preview(work, target, OUT)


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_version_that_judged_and_is_restored_judges_nobody_as_a_draft(work: UnitOfWork):
    target, teacher = a_quiz(work), a_teacher(work)
    attempt = handed_in(work, MAYOR)
    do(work, target, TO_MAYOR, teacher)
    do(work, target, Correction(Act.KEY, "", KeyChange(right=(0,), also=(2,))), teacher)
    restore(work, target.question, 2, actor_id=teacher)
    assert sweep(work) == Swept()
    assert score(work, attempt) == (3, 1)
