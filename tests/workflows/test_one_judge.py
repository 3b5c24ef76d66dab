"""One judge everywhere: what a teacher accepted or withdrew counts on the wall and in practice as in the mark."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from app.questions.draft import QuestionType
from app.quizzes.live import Move
from app.storage.disputes import DisputeRow, NearMissRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import decide_dispute, disputes, near_misses
from app.workflows.daily_review import answer_daily, daily, explained_daily
from app.workflows.decide_dispute import Outcome
from app.workflows.follow_live import live_page
from app.workflows.join_live import answer_live, enter
from app.workflows.lead_live import press, start_live
from app.workflows.practise_missed import practise
from app.workflows.save_answer import Answer
from app.workflows.take_quiz import Person
from tests.factories import a_draft, a_fact, make_quiz, publish_question, quiz_of, rendition
from tests.marking import NOON, all_of, finished
from tests.people import a_teacher

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
NEAR = Answer(text="Mayor Sigrid Halvorsen")
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def explained_live(work: UnitOfWork, live: str, said: Answer) -> object:
    """Answer the first question of a session, have it explained, and give what the pupil then sees."""
    pupil = Person(ticket=enter(work, Person(), live, nickname="Ada"))
    press(work, live, Move.OPEN, seen=0)
    answer_live(work, pupil, live, 0, said)
    for seen, what in enumerate((Move.CLOSE, Move.SHOW, Move.EXPLAIN), start=1):
        press(work, live, what, seen=seen)
    return live_page(work, pupil, live).view


def test_what_was_accepted_while_a_class_plays_is_right_on_the_wall(work: UnitOfWork):
    teacher = a_teacher(work)
    quiz_of(work, TEXT, owner_id=teacher)
    finished(work, NEAR)
    live = start_live(work, "harbour", host_id=teacher)
    near_misses.accept(work, all_of(work, NearMissRow)[0].public_id, actor_id=teacher)
    view = explained_live(work, live, NEAR)
    assert [bar.right for bar in view.distribution.bars] == [True]
    assert view.told.icon == "right"


def test_a_question_void_while_a_class_plays_is_told_void_on_the_wall(work: UnitOfWork):
    teacher = a_teacher(work)
    quiz_of(work, SINGLE, owner_id=teacher)
    guest, attempt = finished(work, Answer(chosen=(2,)))
    live = start_live(work, "harbour", host_id=teacher)
    start = rendition("harbour").text.index("The old quay")
    disputes.dispute(work, guest, attempt, 1, reason="It says another.", place=(start, start + 12))
    name = all_of(work, DisputeRow)[0].public_id
    decide_dispute.decide(work, name, Outcome.FULL_MARKS, reply="So it is.", actor_id=teacher)
    assert explained_live(work, live, Answer(chosen=(1,))).void == ("full credit", "So it is.")


def test_names_are_asked_for_only_where_something_is_typed(work: UnitOfWork):
    quiz_of(work, SINGLE, TEXT)
    guest, attempt = finished(work, Answer(chosen=(2,)), NEAR)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(work.engine, "before_cursor_execute", note)
    practise(work, guest, attempt, 1, Answer(chosen=(0,)))
    assert [one for one in asked if "FROM entity" in one] == []
    practise(work, guest, attempt, 2, Answer(text="Sigrid Halvorsen"))
    assert len([one for one in asked if "FROM entity" in one]) == 1


def test_the_daily_review_accepts_what_was_accepted(work: UnitOfWork):
    make_quiz(work, publish_question(work, a_draft(TEXT, fact=a_fact())))
    guest, _ = finished(work, NEAR)
    near_misses.accept(work, all_of(work, NearMissRow)[0].public_id, actor_id=a_teacher(work))
    later = UnitOfWork(work.engine, clock=lambda: NOON + timedelta(days=90))
    question = daily(later, guest).question
    card = answer_daily(later, guest, question.question, question.press, NEAR)
    assert explained_daily(later, guest, card).explanation.icon == "right"
