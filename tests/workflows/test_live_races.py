"""A live session under races: an answer is before the close or after it, and each button is pressed once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from app.questions.draft import QuestionType
from app.quizzes.live import Move
from app.storage.attempts import AttemptRow, EventRow, GradingRow
from app.storage.live import LiveSessionRow
from app.storage.people import ParticipantRow, User
from app.storage.unit_of_work import UnitOfWork
from app.workflows.follow_live import live_page
from app.workflows.join_live import LateAnswer, answer_live, enter
from app.workflows.lead_live import Stale, press, start_live
from app.workflows.live_session import move
from app.workflows.participants import Ticket, token_digest
from app.workflows.problems import Refused
from app.workflows.save_answer import Answer
from app.workflows.take_quiz import Person
from tests.factories import quiz_of

CROWD = 8


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine)


@pytest.fixture
def live(work: UnitOfWork) -> str:
    """Start a session of two questions."""
    with work() as session:
        host = User(email="maria@school.test", fs_uniquifier="maria", active=True, password="")
        session.add(host)
        session.flush()
        host_id = host.id
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT, owner_id=host_id)
    return start_live(work, "harbour", host_id=host_id)


def pupils(work: UnitOfWork, live: str) -> list[Person]:
    return [Person(ticket=enter(work, Person(), live, nickname=f"Pupil {number}")) for number in range(CROWD)]


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Do all at the same time and give what each gave, or how it was refused."""

    def done(task: Callable[[], object]) -> object:
        try:
            return task()
        except Refused as refusal:
            return type(refusal)

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(done, tasks))


def test_an_answer_is_before_the_close_or_it_does_not_count(work: UnitOfWork, live: str):
    class_ = pupils(work, live)
    press(work, live, Move.OPEN, seen=0)
    said = [lambda person=person: answer_live(work, person, live, 0, Answer((0,))) for person in class_]
    half = len(said) // 2
    became = at_once(*said[:half], lambda: press(work, live, Move.CLOSE, seen=1), *said[half:])
    del became[half]
    late = became.count(LateAnswer)
    press(work, live, Move.SHOW, seen=2)
    shown = live_page(work, class_[0], live).view.distribution
    assert shown is not None
    assert shown.answered == CROWD - late
    with work.reading() as session:
        assert session.scalar(select(func.count()).select_from(EventRow)) == CROWD - late


def test_a_button_pressed_in_many_windows_at_once_is_pressed_once(work: UnitOfWork, live: str):
    pressed = at_once(*[lambda: press(work, live, Move.OPEN, seen=0) for _ in range(CROWD)])
    assert Counter(pressed) == {None: 1, Stale: CROWD - 1}


def test_a_quiz_played_live_from_many_windows_at_once_is_one_session(work: UnitOfWork, live: str):
    with work() as session:
        row = session.scalars(select(LiveSessionRow)).one()
        move(session, work, row, Move.END)
        host_id = row.host_id
    started = at_once(*[lambda: start_live(work, "harbour", host_id=host_id) for _ in range(CROWD)])
    assert len(set(started)) == 1
    assert started[0] != live


def test_devices_that_join_at_once_are_one_attempt(work: UnitOfWork, live: str):
    with work() as session:
        session.add(ParticipantRow(id=7, nickname="Ada", token_hash=token_digest("ada"), created_at=work.clock()))
    ada = Person(ticket=Ticket(7, "ada"))
    at_once(*[lambda: enter(work, ada, live, nickname="Ada") for _ in range(CROWD)])
    with work.reading() as session:
        assert session.scalar(select(func.count()).select_from(AttemptRow)) == 1


def test_an_end_while_the_class_answers_loses_no_answer_and_grades_each_once(work: UnitOfWork, live: str):
    class_ = pupils(work, live)
    press(work, live, Move.OPEN, seen=0)
    said = [lambda person=person: answer_live(work, person, live, 0, Answer((0,))) for person in class_]
    ends = [lambda: press(work, live, Move.END, seen=1)] * 2
    became = at_once(*said[:4], *ends, *said[4:])
    saved = sum(one not in {None, LateAnswer, Stale} for one in became)
    with work.reading() as session:
        assert session.scalars(select(AttemptRow.state)).all() == ["graded"] * CROWD
        assert sorted(session.scalars(select(GradingRow.score))) == [0.0] * (CROWD - saved) + [1.0] * saved
