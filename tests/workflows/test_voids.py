"""A question that is void gives everybody full credit or counts for nobody, and can be put back."""

import pytest
from sqlalchemy import Engine

from app.grading.voiding import RULES, Void
from app.interchange.proving import prove
from app.questions.draft import QuestionType
from app.storage.attempt_queries import attempt_by_public_id, grading_of
from app.storage.disputes import NoticeRow
from app.storage.questions import VersionRow
from app.storage.rulings import RulingRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import regrade
from app.workflows.prove_result import proof_of
from app.workflows.save_answer import Answer
from app.workflows.show_report import report
from app.workflows.submit_attempt import submit
from app.workflows.sweep_attempts import Swept, sweep
from tests.factories import quiz_of
from tests.marking import NOON, all_of, begun, finished, score

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
WRONG, RIGHT = Answer(chosen=(1,)), Answer(chosen=(0,))


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def void(work: UnitOfWork, kind: Void, *, quiz_id: int | None = None) -> int:
    question_id = all_of(work, VersionRow)[0].question_id
    with work() as session:
        row = RulingRow(question_id=question_id, quiz_id=quiz_id, kind=kind, reason="It can be read in two ways.")
        row.made_at = NOON
        session.add(row)
    return question_id


def total(work: UnitOfWork, attempt: str) -> tuple[int, float, float]:
    with work.reading() as session:
        row = grading_of(session, attempt_by_public_id(session, attempt).id)
        return row.revision, row.score, row.maximum


@pytest.mark.parametrize(
    ("kind", "wrong", "right", "figures"), [(Void.FULL_CREDIT, (2, 2), (2, 2), 2), (Void.LEFT_OUT, (1, 1), (1, 1), 1)]
)
def test_a_void_judges_all_and_its_proof_holds(work: UnitOfWork, kind, wrong, right, figures):
    quiz_id = quiz_of(work, SINGLE, TEXT)
    guest, first = finished(work, WRONG, "halvorsen")
    second, running = finished(work, RIGHT, "halvorsen")[1], begun(work, WRONG, "halvorsen")
    assert regrade.regrade_void(work, void(work, kind, quiz_id=quiz_id), actor_id=None) == 2
    submit(work, *running)
    assert [total(work, one)[1:] for one in (first, second, running[1])] == [wrong, right, wrong]
    assert all(one.holds for one in prove(proof_of(work, guest, first)))
    notes = [note.text for note in all_of(work, NoticeRow)]
    assert "It can be read in two ways." in notes[0]
    found = report(work, "harbour")
    assert (len(found.questions), found.maximum) == (figures, figures)
    assert [(one.left_out, one.reason) for one in found.voids] == [(figures == 1, "It can be read in two ways.")]


def test_a_void_that_is_lifted_and_one_that_a_killed_run_left_are_followed_by_the_sweep(work: UnitOfWork):
    quiz_of(work, SINGLE)
    attempt = finished(work, WRONG)[1]
    void(work, Void.FULL_CREDIT)
    assert sweep(work) == Swept(judged_again=1)
    assert (score(work, attempt), sweep(work)) == ((2, 1), Swept())
    with work() as session:
        session.query(RulingRow).one().lifted_at = NOON
    assert sweep(work) == Swept(judged_again=1)
    assert (score(work, attempt), sweep(work)) == ((3, 0), Swept())


def test_a_quizs_own_void_holds_there_only_and_before_that_of_all(work: UnitOfWork):
    quiz_id = quiz_of(work, SINGLE, TEXT)
    other = quiz_of(work, TEXT, slug="other")
    attempt = finished(work, WRONG, "halvorsen")[1]
    assert regrade.regrade_void(work, void(work, Void.FULL_CREDIT, quiz_id=other), actor_id=None) == 0
    void(work, Void.FULL_CREDIT)
    regrade.regrade_void(work, void(work, Void.LEFT_OUT, quiz_id=quiz_id), actor_id=None)
    assert total(work, attempt) == (2, 1, 1)


def test_every_void_has_words_for_its_rule():
    assert set(RULES) == set(Void)
