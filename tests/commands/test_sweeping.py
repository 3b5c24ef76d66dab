"""The sweep in the background: clocks each time, the rest now and then, and little asked where nothing is to do."""

from threading import Event

import pytest
from sqlalchemy import Engine

from app.commands import sweeping
from app.storage.unit_of_work import UnitOfWork
from app.workflows.recheck_scope import recheck_all
from app.workflows.sweep_attempts import Swept, sweep
from tests.factories import quiz_of
from tests.web.test_quiz_limits import counted


def test_the_first_sweep_is_thorough_and_those_after_it_look_at_clocks(monkeypatch: pytest.MonkeyPatch):
    kinds, enough = list[bool](), Event()

    def swept(_work: UnitOfWork, *, thorough: bool) -> Swept:
        kinds.append(thorough)
        if len(kinds) == 3:
            enough.set()
        return Swept()

    monkeypatch.setattr(sweeping, "sweep", swept)
    monkeypatch.setattr(sweeping, "recheck_all", lambda _work: 0)
    sweeper = sweeping.Sweeper(None, seconds=0.01).start()
    assert enough.wait(10)
    sweeper.stop()
    assert kinds[:3] == [True, False, False]


def test_an_idle_sweep_asks_little(engine: Engine):
    work = UnitOfWork(engine)
    quiz_of(work)
    sweep(work)
    recheck_all(work)
    with counted(work) as brief:
        sweep(work, thorough=False)
    with counted(work) as thorough:
        sweep(work)
        recheck_all(work)
    assert (len(brief), len(thorough)) == (4, 8)
