"""What answers teach is kept by version: from enough of them, at most once a day, never from fewer than before."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from app.quizzes.difficulty import Difficulty, difficulty_of
from app.storage.attempts import AttemptRow
from app.storage.item_parameters import Estimate, ItemParameterRow, keep_estimates
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.calibrate import calibrate_due, calibrate_quiz
from tests.benchmarks.big_class import big_class


@dataclass
class Clock:
    at: datetime = field(default_factory=lambda: datetime(2026, 5, 4, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def work(engine: Engine, clock: Clock) -> UnitOfWork:
    return UnitOfWork(engine, clock=clock)


def kept(work: UnitOfWork, model: str = "rasch") -> list[float]:
    with work.reading() as session:
        found = select(ItemParameterRow.difficulty).where(ItemParameterRow.model == model)
        return list(session.scalars(found.order_by(ItemParameterRow.version_id)))


def test_a_quiz_is_learnt_from_once_a_day_where_somebody_handed_in_since(work: UnitOfWork, clock: Clock):
    big_class(work, attempts=250, items=5, slug="big")
    big_class(work, attempts=20, items=5, slug="small")
    assert [(one.slug, one.kept) for one in calibrate_due(work)] == [("big", 10)]
    difficulties = kept(work)
    assert difficulties == sorted(difficulties, reverse=True)  # later questions are easier
    assert calibrate_due(work) == ()
    clock.at += timedelta(days=2)
    assert calibrate_due(work) == ()
    with work() as session:
        session.scalars(select(AttemptRow).limit(1)).one().submitted_at = clock.at - timedelta(hours=1)
    assert [one.slug for one in calibrate_due(work)] == ["big"]


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_an_estimate_from_fewer_answers_replaces_none(work: UnitOfWork):
    big_class(work, attempts=1, items=1, slug="one")
    with work() as session:
        version_id = session.scalars(select(VersionRow.id)).one()
        many = Estimate(version_id, "rasch", 0.5, 0.1, None, None, 900)
        assert keep_estimates(session, [many], at=work.clock()) == 1
        assert keep_estimates(session, [replace(many, difficulty=2.0, responses=300)], at=work.clock()) == 0
        assert keep_estimates(session, [replace(many, difficulty=0.6, responses=901)], at=work.clock()) == 1
    assert kept(work) == [0.6]


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_too_few_answers_are_said_to_be_too_few(work: UnitOfWork):
    big_class(work, attempts=20, items=3, slug="small")
    done = calibrate_quiz(work, "small")
    assert (done.kept, done.reasons) == (0, ("This needs 200 answers to a question.",))


@pytest.mark.parametrize(
    ("logit", "difficulty"),
    [(-1.39, Difficulty.EASY), (-1.38, Difficulty.MEDIUM), (0.0, Difficulty.MEDIUM), (0.01, Difficulty.HARD)],
)
def test_medium_is_what_a_student_of_the_mean_gets_right_in_half_to_four_fifths(logit: float, difficulty: Difficulty):
    assert difficulty_of("easy", logit=logit, responses=200) is difficulty
