"""A code opens one thing: none that is drawn is another quiz's, class's or live session's."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from app.storage.joining import KINDS, NoFreeCode, give_code, is_taken
from app.storage.live import LiveSessionRow
from app.storage.people import ClassRow, User
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from tests.marking import NOON


@pytest.fixture
def rows(engine: Engine) -> tuple[UnitOfWork, dict[type, Callable[[str], object]]]:
    """Give what makes a row of each kind."""
    work = UnitOfWork(engine, clock=lambda: NOON)
    with work() as session:
        quiz = QuizRow(slug="played", title="Played", created_at=NOON)
        host = User(email="maria@school.test", fs_uniquifier="maria", active=True, password="")
        session.add_all([quiz, host])
        session.flush()
        quiz_id, host_id = quiz.id, host.id
    return work, {
        QuizRow: lambda name: QuizRow(slug=name, title=name, created_at=NOON),
        ClassRow: lambda name: ClassRow(name=name, created_at=NOON),
        LiveSessionRow: lambda name: LiveSessionRow(
            public_id=name, quiz_id=quiz_id, host_id=host_id, created_at=NOON, asked=[]
        ),
    }


@pytest.mark.parametrize("taken", KINDS)
@pytest.mark.parametrize("drawn", KINDS)
def test_a_code_that_opens_something_is_drawn_again(rows: tuple, taken: type, drawn: type):
    work, make = rows
    with work() as session:
        give_code(session, make[taken]("one"), lambda: "AAAAAA")
        codes = iter(["AAAAAA", "BBBBBB"])
        other = make[drawn]("two")
        give_code(session, other, lambda: next(codes))
        assert other.code == "BBBBBB"
        assert [is_taken(session, code) for code in ("AAAAAA", "BBBBBB", "CCCCCC")] == [True, True, False]
        with pytest.raises(NoFreeCode):
            give_code(session, make[drawn]("three"), lambda: "AAAAAA")
