"""Judge again what a decision changes: a few attempts at once, many by a job that is written with the decision."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.storage.corrections import what_counts
from app.storage.jobs import JobRow
from app.storage.questions import QuestionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.regrade import Told, regrade, regrade_void

# So many are judged while somebody waits; more are a job's.
AT_ONCE = 50
JUDGING = "Judging answers again"


@dataclass(frozen=True)
class Rejudge:
    """What is to be judged again: by a version, or by the void that holds where no version is named."""

    question_id: int
    version_id: int | None
    cause: str
    actor_id: int | None

    def run(self, work: UnitOfWork, told: Told = lambda _: None) -> int:
        """Judge all that waits, and count it; what is judged already is left alone."""
        if self.version_id is None:
            return regrade_void(work, self.question_id, actor_id=self.actor_id, told=told)
        return regrade(work, self.question_id, by=self.version_id, cause=self.cause, actor_id=self.actor_id, told=told)


@dataclass(frozen=True)
class Judged:
    """How many attempts were judged again at once, or the name of the job that judges them."""

    count: int = 0
    job: str = ""


def later(session: Session, work: UnitOfWork, again: Rejudge, *, quiz_id: int | None = None) -> str:
    """Write a job that judges again, in the transaction that decides it, where it is too much to wait for."""
    attempts = len(what_counts(session, again.question_id, quiz_id))
    if attempts <= AT_ONCE:
        return ""
    job = JobRow(public_id=secrets.token_hex(8), kind="regrade", asked_by_id=again.actor_id, created_at=work.clock())
    job.given = {**vars(again), "attempts": attempts}
    job.found = {"question": session.get_one(QuestionRow, again.question_id).public_id}
    session.add(job)
    return job.public_id


def judged_now(work: UnitOfWork, again: Rejudge, job: str, *, put: Callable[[str], None] | None = None) -> Judged:
    """Judge again at once, or leave it to the job and tell a worker of it by `put`."""
    if not job:
        return Judged(again.run(work))
    if put:
        put(job)
    return Judged(job=job)


def prepare_regrade(
    work: UnitOfWork, job: JobRow, tell: Callable[[str, int, int], None]
) -> Callable[[Session, UnitOfWork, JobRow], None]:
    """Judge all that a job is to judge, batch by batch, each a transaction of its own; what ends it tells how many."""
    given = dict(job.given)
    attempts = given.pop("attempts")
    tell(JUDGING, 0, attempts)
    judged = Rejudge(**given).run(work, lambda done: tell(JUDGING, done, attempts))

    def finish(_session: Session, _work: UnitOfWork, ended: JobRow) -> None:
        ended.found = {**ended.found, "judged": judged}
        ended.done = ended.total

    return finish
