"""A language worker killed while it works: no job is lost, no question doubled. `make faults` kills it 20 times."""

from pathlib import Path

import pytest

from tests.faults.worker_killed import run


@pytest.mark.slow
def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path):
    result = run(tmp_path, times=3)
    assert result.kills == 3
    assert result.questions
