"""Short forms of the fault scripts of the clock; `make faults` runs the long ones and prints their figures."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.storage.unit_of_work import UnitOfWork
from tests import postgres
from tests.faults import answers_killed, late_saves, submit_raced, timer
from tests.faults.lines import filled, store
from tests.server import serving

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, UnitOfWork]]:
    """Give the port of a running server and its database; PostgreSQL's is on the server that all tests share."""
    with ExitStack() as stack:
        url = ""
        if request.param == "postgresql":
            url = stack.enter_context(request.getfixturevalue("postgres_template").copy(tmp_path))
        instance, settings, work = stack.enter_context(filled(tmp_path / "instance", url))
        server = stack.enter_context(serving(instance, **settings))
        yield server.port, work


def test_a_killed_server_loses_no_acknowledged_answer(tmp_path: Path):
    result = answers_killed.kill_server(tmp_path, times=1, pupils=40)
    assert 0 < len(result.acknowledged) < result.sent


@pytest.mark.postgresql
def test_a_postgresql_stopped_at_once_loses_no_acknowledged_answer(tmp_path: Path):
    try:
        result = answers_killed.stop_postgres(tmp_path, times=1, pupils=20)
    except postgres.NoServerError as error:
        refuse = pytest.fail if postgres.is_required() else pytest.skip
        refuse(f"no PostgreSQL to stop: {error}")
    assert result.acknowledged


def test_handing_in_at_once_is_one_submission(served: tuple[int, UnitOfWork]):
    port, work = served
    assert submit_raced.run(port, work, times=2, senders=20).statuses == {303: 40}
    late_saves.run(port, work, times=1)


def test_the_timer_is_the_servers(tmp_path: Path):
    with store(tmp_path, "sqlite") as (instance, settings, work):
        assert timer.run(instance, settings, work, attempts=2).handed_in_after < 60
