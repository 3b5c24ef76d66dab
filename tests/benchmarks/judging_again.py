"""Measures how long 1,000 attempts take to be judged again: `python -m tests.benchmarks.judging_again [attempts]`."""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from app.commands.setting_up import make_store
from app.config import Settings
from app.grading.correcting import Act, Correction, KeyChange
from app.questions.draft import QuestionType
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow
from app.storage.people import ParticipantRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.quizzes import published_in
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs
from app.workflows.correct_question import correct
from app.workflows.corrections import Target
from app.workflows.grade_attempt import grade_attempt
from app.workflows.list_questions import Viewer
from app.workflows.preview_correction import preview_correction
from app.workflows.rejudge import prepare_regrade
from app.workflows.run_job import run_by
from tests.factories import quiz_of
from tests.people import a_teacher

NEAR = {"chosen": [], "text": "Mayor Sigrid Halvorsen"}


def main(count: int) -> None:
    """Make the attempts, preview and change a key, and print the times."""
    with tempfile.TemporaryDirectory() as folder:
        work = make_store(Settings(instance_dir=Path(folder), testing=True))
        quiz_id = quiz_of(work, *QuestionType)
        fill(work, quiz_id, count)
        with work.reading() as session:
            name = session.scalars(
                select(QuestionRow.public_id).join(VersionRow).where(VersionRow.type == "text")
            ).one()
        teacher, target = a_teacher(work), Target(name)
        change = Correction(Act.KEY, "", KeyChange(accepted=("Sigrid Halvorsen", NEAR["text"])))
        with clock("previewed"):
            seen = preview_correction(work, target, change, viewer=Viewer(teacher)).fingerprint
        with clock("another key decided"):
            correct(work, target, change, seen=seen, actor_id=teacher)
        with clock("judged again by a worker"):
            for name in jobs.sweep(work):
                held = jobs.claim(work, name, lease=60)
                run_by(work, held, prepare_regrade, lease=60)
                print(jobs.job_page(work, name).found["judged"], "attempts of seven questions")


@contextmanager
def clock(what: str) -> Iterator[None]:
    """Print how long something took."""
    began, worked = time.perf_counter(), time.process_time()
    yield
    print(f"{what}: {time.perf_counter() - began:.1f} s, {time.process_time() - worked:.1f} s of them computing")


def fill(work: UnitOfWork, quiz_id: int, count: int) -> None:
    """Hand in attempts that all gave the same near miss."""
    with work() as session:
        asked = published_in(session, quiz_id)
        for number in range(count):
            at = work.clock()
            guest = ParticipantRow(nickname="Guest", token_hash=f"{number:064}", created_at=at)
            session.add(guest)
            session.flush()
            row = AttemptRow(public_id=f"a{number}", quiz_id=quiz_id, participant_id=guest.id, number=1, started_at=at)
            row.state, row.submitted_at = "graded", at
            session.add(row)
            session.flush()
            for position, (slot, version) in enumerate(asked):
                drawn = AttemptSlotRow(
                    attempt_id=row.id, position=position, version_id=version.id, points=slot.points, option_order=[]
                )
                session.add(drawn)
                session.flush()
                if version.type == QuestionType.TEXT:
                    event = EventRow(attempt_id=row.id, slot_id=drawn.id, client_id="form", client_seq=0, kind="answer")
                    event.phase, event.payload, event.at = "first", NEAR, at
                    session.add(event)
            grade_attempt(session, work, row, cause="submit")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
