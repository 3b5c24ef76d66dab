"""The language worker as a process: does a job, stops when told, and is started again by `citewell run`."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from app.commands import worker
from app.commands.setting_up import open_store
from app.config import Settings
from app.storage.queue import JobQueue
from app.workflows import jobs
from tests.faults.worker_killed import until_ended, working
from tests.server import serving
from tests.storage.instances import small_instance

pytestmark = pytest.mark.slow


def children(pid: int) -> dict[int, str]:
    """Give the child processes of one, by id, with their command lines."""
    found = subprocess.run(["pgrep", "-a", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return {int(line.split()[0]): line for line in found.splitlines()}


def the_worker(pid: int) -> int:
    return next((child for child, line in children(pid).items() if line.endswith("app.cli work")), 0)


def test_a_worker_does_a_job_and_stops_when_told(tmp_path: Path):
    instance = small_instance(tmp_path)
    work = open_store(Settings(instance_dir=instance, testing=True))
    with working(instance) as process:
        name = jobs.ask_for(work, stem="harbour", kind="generate", asked_by_id=None)  # its sweep finds it
        until_ended(work, [name])
        assert JobQueue(instance).is_watched(work.clock())
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    page = jobs.job_page(work, name)
    work.engine.dispose()
    assert page.state == "done"
    assert page.found["new"]


def test_run_starts_a_worker_starts_it_again_and_stops_both(tmp_path: Path):
    with serving(small_instance(tmp_path), command="run") as server:
        end = time.monotonic() + 30
        while not (first := the_worker(server.process.pid)) and time.monotonic() < end:
            time.sleep(0.05)
        os.kill(first, signal.SIGKILL)
        while (second := the_worker(server.process.pid)) in {0, first} and time.monotonic() < end:
            time.sleep(0.05)
        mine = children(server.process.pid)
        assert second not in {0, first}
        assert len(mine) == 2
    assert [pid for pid in mine if Path(f"/proc/{pid}").exists()] == []


def test_a_job_that_takes_too_much_memory_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = Settings(instance_dir=small_instance(tmp_path), testing=True)
    work = open_store(settings)
    name = jobs.ask_for(work, stem="harbour", kind="generate", asked_by_id=None)
    working_one = worker.Worker(settings)
    working_one._held = jobs.claim(work, name, lease=30)
    monkeypatch.setattr(worker, "resident_megabytes", lambda: settings.worker_memory + 1)
    told: list[str] = []
    working_one._watch(lambda: told.append("end"))
    page = jobs.job_page(work, name)
    work.engine.dispose()
    working_one._work.engine.dispose()
    assert (page.state, told) == ("failed", ["end"])
    assert "more memory" in page.message
