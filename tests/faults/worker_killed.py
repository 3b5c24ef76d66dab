"""Kill the language worker at random moments: no job may be lost, no question lost or doubled.

`python -m tests.faults.worker_killed --times 20` asks for the questions of copies of the articles, kills the worker
that often with SIGKILL while it works, then lets one work to the end and compares with what an undisturbed run gives.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select

from app.articles.folder import read_article
from app.commands.setting_up import make_store
from app.config import PROJECT, Settings
from app.storage.job_queries import job_by_public_id, newest_versions_on
from app.storage.questions import QuestionRow, VersionRow
from app.storage.queue import JobQueue
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs
from app.workflows.import_article import import_article
from tests.server import environment

LEASE = "2"
LONGEST = 120
READY = "The language worker is ready."


@dataclass
class Result:
    """What was done and what came out of it."""

    kills: int = 0
    while_working: int = 0
    tries: Counter[int] = field(default_factory=Counter)
    questions: int = 0


@contextlib.contextmanager
def working(instance: Path, **given: str) -> Iterator[subprocess.Popen[str]]:
    """Run a worker, ready when the block begins; it is killed at its end. `given` are settings of its own."""
    command = [sys.executable, "-m", "app.cli", "work"]
    settings = environment(instance, **{"CITEWELL_LEASE_SECONDS": LEASE, **given})
    process = subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    try:
        said = process.stdout.readline()
        assert READY in said, said
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def copies(work: UnitOfWork, number: int) -> list[str]:
    """Store that many articles, those of the project again and again under other names and texts."""
    seeds = [read_article(path) for path in sorted((PROJECT / "seeds").glob("*.txt"))]
    stems = []
    for turn in range(number):
        article = seeds[turn % len(seeds)]
        raw = f"{article.raw}\n\nCopy {turn}.\n"
        stems.append(import_article(work, replace(article, stem=f"copy-{turn}", raw=raw)).stem)
    return stems


def state_of(work: UnitOfWork, public_id: str) -> tuple[str, int]:
    with work.reading() as session:
        job = job_by_public_id(session, public_id)
        return job.state, job.tries


def stems_on(work: UnitOfWork, public_id: str) -> list[tuple[str, str, str]]:
    """Give the questions of a job's article by type, lead and stem."""
    with work.reading() as session:
        rows = newest_versions_on(session, job_by_public_id(session, public_id).article_id)
        return sorted((version.type, version.lead, version.stem) for version, _ in rows)


def until_ended(work: UnitOfWork, names: list[str]) -> None:
    """Wait until these jobs have ended."""
    end = time.monotonic() + LONGEST
    while any(state_of(work, name)[0] in {"waiting", "running"} for name in names):
        assert time.monotonic() < end, [state_of(work, name) for name in names]
        time.sleep(0.05)


def kill_in_the_middle(work: UnitOfWork, queue: JobQueue, process: subprocess.Popen[str], stem: str) -> str:
    """Ask for a job and kill the worker while it runs; give the job's name."""
    name = jobs.ask_for(work, stem=stem, kind="generate", asked_by_id=None, put=queue.put)
    kill_while_it_runs(work, process, name, longest=0.6)
    return name


def kill_while_it_runs(work: UnitOfWork, process: subprocess.Popen[str], name: str, *, longest: float) -> None:
    """Wait until a job runs, and kill the worker a random moment later, at most so many seconds."""
    end = time.monotonic() + LONGEST
    while state_of(work, name)[0] == "waiting":
        assert time.monotonic() < end
    time.sleep(random.uniform(0, longest))  # noqa: S311 - a moment, not a secret
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def run(folder: Path, *, times: int) -> Result:
    """Kill a worker that often; AssertionError where a job or a question is lost or doubled."""
    work, queue, result = make_store(Settings(instance_dir=folder, testing=True)), JobQueue(folder), Result()
    stems = copies(work, times)
    names = []
    for stem in stems:
        with working(folder) as process:
            names.append(kill_in_the_middle(work, queue, process, stem))
        result.kills += 1
        result.while_working += state_of(work, names[-1])[0] == "running"
    with working(folder):
        until_ended(work, names)
        # Asked once more and left alone: that there is nothing new says that nothing was lost.
        calm = [jobs.ask_for(work, stem=stem, kind="generate", asked_by_id=None, put=queue.put) for stem in stems]
        until_ended(work, calm)
    for name, again in zip(names, calm, strict=True):
        state, tries = state_of(work, name)
        assert state == "done", (name, state)
        assert jobs.job_page(work, again).found["new"] == [], "an undisturbed run found a question that was lost"
        found = stems_on(work, name)
        assert found
        assert max(Counter(found).values()) == 1, "a question is doubled"
        result.tries[tries] += 1
        result.questions += len(found)
    with work.reading() as session:
        versions = session.scalars(select(VersionRow.question_id)).all()
        assert len(versions) == len(set(versions)) == len(session.scalars(select(QuestionRow.id)).all())
    work.engine.dispose()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        result = run(Path(folder), times=parser.parse_args().times)
    print(
        f"The worker was killed {result.kills} times, {result.while_working} of them with a job half done; "
        f"all jobs ended, by number of tries {dict(sorted(result.tries.items()))}; {result.questions} questions, "
        f"none lost, none doubled ({time.monotonic() - began:.0f} s)."
    )


if __name__ == "__main__":
    main()
