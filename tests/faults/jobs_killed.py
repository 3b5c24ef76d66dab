"""Kill the worker in the middle of imports and of judging again: nothing may be half stored, lost or done twice.

`python -m tests.faults.jobs_killed --times 5` lets a worker look a file through, store it, and judge attempts by
another key, kills it with SIGKILL in the middle of each of the three that often, and compares what the next makes of it
with what had to come.
"""

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select

from app.commands.setting_up import make_store
from app.config import Settings
from app.grading.correcting import Act, Correction, KeyChange
from app.interchange.csv_questions import CSV
from app.interchange.items import Travelling
from app.questions.draft import QuestionType
from app.storage.attempts import GradingRow, MarkRow
from app.storage.audit import AuditRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.queue import JobQueue
from app.storage.unit_of_work import UnitOfWork
from app.workflows.correct_question import correct
from app.workflows.corrections import Target
from app.workflows.import_questions import Upload, begin_import, store_import
from app.workflows.list_questions import Viewer
from app.workflows.preview_correction import preview_correction
from tests.benchmarks.judging_again import NEAR, fill
from tests.factories import a_draft, quiz_of
from tests.faults.worker_killed import kill_while_it_runs, state_of, until_ended, working
from tests.people import a_teacher

LEASE = 2.0
KINDS = list(QuestionType)


@dataclass
class Result:
    """What was done: kills, those that hit a job which was not done, questions stored, attempts judged again."""

    kills: int = 0
    while_working: int = 0
    questions: int = 0
    judged: int = 0


@dataclass(frozen=True)
class Bench:
    """A site with a teacher and a quiz that was taken, and how much each turn asks for."""

    work: UnitOfWork
    folder: Path
    teacher: int
    target: Target
    questions: int
    attempts: int
    longest: float

    @property
    def put(self):
        """Tell the workers of a job."""
        return JobQueue(self.folder).put


def make_bench(folder: Path, *, questions: int, attempts: int, longest: float) -> Bench:
    """Set a site up in a folder; a kill comes at most `longest` seconds after its job began."""
    work = make_store(Settings(instance_dir=folder, testing=True))
    quiz_id = quiz_of(work, *QuestionType)
    fill(work, quiz_id, attempts)
    with work.reading() as session:
        typed = select(QuestionRow.public_id).join(VersionRow).where(VersionRow.type == "text")
        target = Target(session.scalars(typed).one())
    return Bench(work, folder, a_teacher(work), target, questions, attempts, longest)


def counted(work: UnitOfWork, table: type, *rules: object) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(*rules)) or 0


def stored_now(work: UnitOfWork) -> list[int]:
    """Count questions and versions; another key makes a version too."""
    return [counted(work, QuestionRow), counted(work, VersionRow)]


def a_file(turn: int, number: int) -> bytes:
    """Give a file of that many questions that no other turn has."""
    made = [a_draft(KINDS[place % len(KINDS)]) for place in range(number)]
    stems = (f"{draft.stem} (Turn {turn}, case {place}.)" for place, draft in enumerate(made))
    return CSV.write([Travelling(replace(draft, stem=stem)) for draft, stem in zip(made, stems, strict=True)])


def killed(bench: Bench, result: Result, name: str) -> None:
    """Let a worker begin a job and kill it, then see whether it hit."""
    with working(bench.folder) as process:
        kill_while_it_runs(bench.work, process, name, longest=bench.longest)
    result.kills += 1
    result.while_working += state_of(bench.work, name)[0] == "running"


def ended(bench: Bench, name: str) -> None:
    """Let another worker do the job to its end."""
    with working(bench.folder):
        until_ended(bench.work, [name])
    assert state_of(bench.work, name)[0] == "done", (name, state_of(bench.work, name))


def bring(bench: Bench, result: Result, turn: int) -> None:
    """Look a file through and store it, the worker killed in both."""
    work, before = bench.work, stored_now(bench.work)
    upload = Upload(a_file(turn, bench.questions), f"turn-{turn}.csv")
    looked = begin_import(work, upload, owner_id=bench.teacher, put=bench.put, lease=LEASE)
    killed(bench, result, looked)
    ended(bench, looked)
    assert stored_now(work) == before, "a dry run stored something"
    stored = store_import(work, looked, owner_id=bench.teacher, put=bench.put, lease=LEASE)
    killed(bench, result, stored)
    whole = [number + bench.questions for number in before]
    wanted = whole if state_of(work, stored)[0] == "done" else before
    assert stored_now(work) == wanted, f"half of a file is stored: {before}, {stored_now(work)}"
    ended(bench, stored)
    assert stored_now(work) == whole
    result.questions += bench.questions


def judge(bench: Bench, result: Result, turn: int) -> None:
    """Change the key there or back, the worker killed while it judges by it."""
    texts = ("Sigrid Halvorsen", NEAR["text"]) if turn % 2 else ("Sigrid Halvorsen", "Halvorsen")
    change = Correction(Act.KEY, "", KeyChange(accepted=texts))
    seen = preview_correction(bench.work, bench.target, change, viewer=Viewer(bench.teacher)).fingerprint
    again = correct(bench.work, bench.target, change, seen=seen, actor_id=bench.teacher, put=bench.put)
    assert again.job, "too few attempts for a job"
    killed(bench, result, again.job)
    hold_whole_gradings(bench, {turn, turn + 1})
    ended(bench, again.job)
    hold_whole_gradings(bench, {turn + 1})
    assert counted(bench.work, AuditRow, AuditRow.action == "regrade") == bench.attempts * turn
    result.judged += bench.attempts


def hold_whole_gradings(bench: Bench, numbers: set[int]) -> None:
    """Hold that every attempt has one of these numbers of gradings, each with a mark for every question."""
    with bench.work.reading() as session:
        of_each = Counter(session.scalars(select(GradingRow.attempt_id)))
        marks = Counter(session.scalars(select(MarkRow.grading_id)))
        newest = select(func.max(GradingRow.id)).group_by(GradingRow.attempt_id)
        scores = set(session.scalars(select(GradingRow.score).where(GradingRow.id.in_(newest))))
    assert len(of_each) == bench.attempts
    assert set(of_each.values()) <= numbers, f"attempts were judged {set(of_each.values())} times, not {numbers}"
    assert set(marks.values()) == {len(KINDS)}, "a grading lacks marks"
    assert len(scores) <= len(numbers), f"attempts with the same answers have the scores {scores}"


def run(folder: Path, *, times: int, questions: int = 2000, attempts: int = 400, longest: float = 2.0) -> Result:
    """Kill the worker that often in each kind of job; AssertionError where anything is half done, lost or doubled."""
    bench, result = make_bench(folder, questions=questions, attempts=attempts, longest=longest), Result()
    for turn in range(1, times + 1):
        bring(bench, result, turn)
        judge(bench, result, turn)
    bench.work.engine.dispose()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        result = run(Path(folder), times=parser.parse_args().times)
    print(
        f"The worker was killed {result.kills} times, {result.while_working} of them with a job half done; "
        f"{result.questions} questions stored and {result.judged} attempts judged again, "
        f"nothing half stored, lost or doubled ({time.monotonic() - began:.0f} s)."
    )


if __name__ == "__main__":
    main()
