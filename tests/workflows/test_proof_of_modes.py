"""The proof of a result in each mode: steps, tries, sources that were paid for and proofs are worked out again."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, update

from app.facts.fact import Entity, EntityKind
from app.interchange.proof import canonical, chained, sealed
from app.interchange.proving import prove
from app.questions.draft import QuestionType
from app.quizzes.events import Phase
from app.quizzes.live import Move
from app.quizzes.modes import Step
from app.storage.attempts import AttemptRow, AttemptSlotRow
from app.storage.disputes import DisputeRow
from app.storage.facts import keep_entity
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import decide_dispute, disputes
from app.workflows.decide_dispute import Outcome
from app.workflows.follow_steps import TakenStep
from app.workflows.join_live import answer_live, enter
from app.workflows.lead_live import press, start_live
from app.workflows.prove_result import proof_of
from app.workflows.reveal_source import reveal
from app.workflows.save_answer import Answer, save_answer
from app.workflows.submit_attempt import submit
from app.workflows.take_quiz import Person
from tests.factories import a_draft, quiz_of, rendition
from tests.marking import NOON, all_of, begun
from tests.people import a_teacher

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
RIGHT, WRONG = Answer(chosen=(0,)), Answer(chosen=(2,))
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def practised(work: UnitOfWork) -> tuple[Person, str]:
    """Check a wrong answer and then the right one; the first counts."""
    quiz_of(work, SINGLE, TEXT, mode="practice", review="practice")
    guest, attempt = begun(work)
    save_answer(work, guest, attempt, 1, WRONG, then=TakenStep(Step.CHECK))
    save_answer(work, guest, attempt, 1, RIGHT, then=TakenStep(Step.CHECK, tried=1))
    save_answer(work, guest, attempt, 2, Answer(text="halvorsen"))
    return guest, attempt


def looked_up(work: UnitOfWork) -> tuple[Person, str]:
    """Answer wrong from what one knows and right with the text open: half the points."""
    quiz_of(work, SINGLE, TEXT, mode="two_step")
    guest, attempt = begun(work)
    save_answer(work, guest, attempt, 1, WRONG, then=TakenStep(Step.SOURCE))
    save_answer(work, guest, attempt, 1, RIGHT, phase=Phase.SOURCE)
    save_answer(work, guest, attempt, 2, Answer(text="halvorsen"), then=TakenStep(Step.SOURCE))
    # A name of somebody else, a slip of the pen away from the right one.
    with work() as session:
        keep_entity(session, Entity(EntityKind.PERSON, "Sigrid Halvorssen"))
    save_answer(work, guest, attempt, 2, Answer(text="Sigrid Halvorssen"), phase=Phase.SOURCE)
    return guest, attempt


def gave_proof(work: UnitOfWork) -> tuple[Person, str]:
    """Choose the sentence that proves the first answer, and no sentence for the second."""
    quiz_of(work, SINGLE, QuestionType.CLAIM, evidence_score=True)
    guest, attempt = begun(work)
    save_answer(work, guest, attempt, 1, RIGHT, then=TakenStep(Step.PROOF))
    cited = a_draft(SINGLE).citations[0].passage
    offered = all_of(work, AttemptSlotRow)[0].evidence
    (place,) = [one for one, (_, start, end) in enumerate(offered) if start < cited.end and cited.start < end]
    save_answer(work, guest, attempt, 1, Answer(chosen=(place,)), phase=Phase.EVIDENCE)
    return guest, attempt


def paid(work: UnitOfWork) -> tuple[Person, str]:
    """Have the source shown for a quarter of the points, then answer right."""
    quiz_of(work, SINGLE, TEXT, reveal_cost=0.25)
    guest, attempt = begun(work)
    reveal(work, guest, attempt, 1)
    save_answer(work, guest, attempt, 1, RIGHT)
    return guest, attempt


MODES = {practised: [0, 1], looked_up: [0.5, 0.5], gave_proof: [1, 0], paid: [0.75, 0]}
Taken = Callable[[UnitOfWork], tuple[Person, str]]


def proof_after(work: UnitOfWork, taken: Taken) -> dict:
    guest, attempt = taken(work)
    submit(work, guest, attempt)
    return json.loads(proof_of(work, guest, attempt))


def failures(document: dict) -> list[str]:
    """Give what is found in a document whose digests were made to fit, as one who knows the format would."""
    for event, link in zip(document["events"], chained(document["attempt"]["id"], document["events"]), strict=True):
        event["chain"] = link
    raw = canonical(document | {"sha256": sealed(document)})
    return [f"{one.about}: {one.failure}" for one in prove(raw) if not one.holds]


@pytest.mark.parametrize("taken", MODES)
def test_a_result_of_each_mode_is_proved_though_the_quiz_was_changed_since(work: UnitOfWork, taken: Taken):
    guest, attempt = taken(work)
    submit(work, guest, attempt)
    raw = proof_of(work, guest, attempt)
    assert [one for one in prove(raw) if not one.holds] == []
    assert [one["mark"] for one in json.loads(raw)["answers"]] == MODES[taken]
    with work() as session:
        session.execute(update(QuizRow).values(mode="test", evidence_score=False, reveal_cost=None))
    assert proof_of(work, guest, attempt) == raw


@pytest.mark.parametrize(
    ("taken", "path", "value", "failure"),
    [
        (practised, ("answers", 0, "mark"), 1, "by the key it is 0"),
        (practised, ("answers", 0, "more", "tries", 0, "mark"), 1, "something else was done: tries"),
        (practised, ("answers", 0, "response", "chosen"), [0], "the last answer is another one"),
        (practised, ("events", 1, "payload"), {}, "something else was done: answer, tries"),
        (practised, ("events", 1, "payload"), {"to": []}, "something else was done: answer, tries"),
        (practised, ("answers", 0, "ways", "mode"), "test", "something else was done: answer, tries"),
        (looked_up, ("answers", 0, "more", "source_mark"), 0, "something else was done: source_mark"),
        (looked_up, ("answers", 0, "more", "looked_up"), False, "something else was done: looked_up"),
        (looked_up, ("answers", 0, "mark"), 1, "by the key it is 0.5"),
        (looked_up, ("answers", 1, "names"), [], "by the key it is 1"),
        (looked_up, ("events", 1, "kind"), "flag", "by the key it is 0"),
        (looked_up, ("events", 2, "payload", "chosen"), [1], "the last answer is another one"),
        (gave_proof, ("answers", 0, "more", "evidence_mark"), 0, "something else was done: evidence_mark"),
        (gave_proof, ("answers", 0, "more", "proof"), 9, "something else was done: proof"),
        (gave_proof, ("answers", 0, "offered", 0, "start"), 3, "sentence 1 is another one"),
        (gave_proof, ("answers", 0, "offered", 0, "rendition"), "x", "sentence 1 is of an article that is not named"),
        (gave_proof, ("answers", 0, "ways", "proof"), False, "something else was done"),
        (gave_proof, ("events", 2, "payload", "chosen"), [9], "something else was done: evidence_mark, proof"),
        (paid, ("events", 0, "kind"), "flag", "by the key it is 1"),
        (paid, ("answers", 0, "more", "revealed"), 0, "something else was done: revealed"),
        (paid, ("answers", 0, "ways", "cost"), 0.1, "by the key it is 0.9"),
        (paid, ("answers", 0, "ways", "cost"), None, "something else was done"),
    ],
)
def test_a_tampered_step_mark_reveal_or_proof_is_found(work, taken: Taken, path: tuple, value: object, failure: str):
    document = proof_after(work, taken)
    held = document
    for name in path[:-1]:
        held = held[name]
    held[path[-1]] = value
    found = failures(document)
    assert any(failure in one for one in found), found


def test_a_withdrawn_question_is_proved_with_all_its_points_whatever_its_source_cost(work: UnitOfWork):
    guest, attempt = paid(work)
    submit(work, guest, attempt)
    start = rendition("harbour").text.index("The old quay")
    disputes.dispute(work, guest, attempt, 2, reason="It says another.", place=(start, start + 12))
    disputes.dispute(work, guest, attempt, 1, reason="It says another.", place=(start, start + 12))
    with work() as session:
        session.execute(update(QuizRow).values(mode="two_step", reveal_cost=None))
    teacher = a_teacher(work)
    # The question that is not withdrawn yet keeps what it earned in the mode in which it was taken.
    for row, marks in zip(all_of(work, DisputeRow), ([0.75, 1], [1, 1]), strict=True):
        decide_dispute.decide(work, row.public_id, Outcome.FULL_MARKS, reply="So it is.", actor_id=teacher)
        document = json.loads(proof_of(work, guest, attempt))
        assert failures(document) == []
        assert [one["mark"] for one in document["answers"]] == marks


def test_an_attempt_of_a_live_session_is_proved(work: UnitOfWork):
    teacher = a_teacher(work)
    quiz_of(work, SINGLE, TEXT, owner_id=teacher, mode="two_step", evidence_score=True)
    live = start_live(work, "harbour", host_id=teacher)
    pupil = Person(ticket=enter(work, Person(), live, nickname="Ada"))
    press(work, live, Move.OPEN, seen=0)
    answer_live(work, pupil, live, 0, RIGHT)
    press(work, live, Move.END, seen=1)
    document = json.loads(proof_of(work, pupil, all_of(work, AttemptRow)[0].public_id))
    assert failures(document) == []
    assert [one["mark"] for one in document["answers"]] == [1, 0]
