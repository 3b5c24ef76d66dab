"""A worker killed while it works: no job is lost, nothing half stored or doubled. `make faults` kills it 35 times."""

from pathlib import Path

import pytest

from tests.faults import jobs_killed
from tests.faults.worker_killed import run


@pytest.mark.slow
def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path):
    result = run(tmp_path, times=3)
    assert result.kills == 3
    assert result.questions


@pytest.mark.slow
def test_a_worker_killed_in_an_import_or_while_it_judges_again_leaves_nothing_half_done(tmp_path: Path):
    result = jobs_killed.run(tmp_path, times=1, questions=300, attempts=60, longest=0.3)
    assert result.kills == 3
    assert result.questions == 300
    assert result.judged == 60
