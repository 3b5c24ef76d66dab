"""Correct a question that was asked: another key, void, or void no more; every attempt it touches is judged again."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.correcting import Act, Correction
from app.grading.rejudging import Rejudging
from app.storage import audit
from app.storage.corrections import what_counts
from app.storage.jobs import JobRow
from app.storage.rulings import RulingRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.corrections import Found, Target, changed_draft, changing, fingerprint, found_at
from app.workflows.next_version import add_judging_version
from app.workflows.problems import Refused
from app.workflows.regrade import Told, regrade, regrade_void

# So many are judged while somebody waits; more are a job's.
AT_ONCE = 50
OUTDATED = "Answers or versions have changed since this was previewed, so nothing was done. This is what it does now."


class Outdated(Refused):
    """What was previewed is not what would happen now."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(OUTDATED)


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


def correct(
    work: UnitOfWork,
    target: Target,
    correction: Correction,
    *,
    seen: str,
    actor_id: int,
    put: Callable[[str], None] | None = None,
) -> Judged:
    """Do what was previewed, with `seen` the preview's fingerprint; raises NotFound, Refused, or Outdated."""
    with work() as session:
        found = found_at(session, target, lock=True)
        if fingerprint(session, found, correction) != seen:
            raise Outdated
        changed_draft(session, found, correction)
        version_id = _decide(session, work, found, correction, actor_id=actor_id)
        cause = Rejudging.KEY.cause if version_id else "void"
        again = Rejudge(found.question.id, version_id, cause, actor_id)
        job = later(session, work, again, attempts=len(what_counts(session, found.question.id, found.quiz_id)))
    return judged_now(work, again, job, put=put)


def later(session: Session, work: UnitOfWork, again: Rejudge, *, attempts: int) -> str:
    """Write a job that judges again, in the transaction that decides it, where it is too much to wait for."""
    if attempts <= AT_ONCE:
        return ""
    job = JobRow(public_id=secrets.token_hex(8), kind="regrade", asked_by_id=again.actor_id, created_at=work.clock())
    job.given, job.found, job.total = dict(vars(again)), {}, attempts
    session.add(job)
    return job.public_id


def judged_now(work: UnitOfWork, again: Rejudge, job: str, *, put: Callable[[str], None] | None = None) -> Judged:
    """Judge again at once, or leave it to the job and tell a worker of it by `put`."""
    if not job:
        return Judged(again.run(work))
    if put:
        put(job)
    return Judged(job=job)


def _decide(session: Session, work: UnitOfWork, found: Found, correction: Correction, *, actor_id: int) -> int | None:
    """Write what was decided and give the version that judges by another key, None for a void."""
    if correction.act is Act.KEY:
        version = add_judging_version(
            session, work, found.seen, changing(correction), why=Rejudging.KEY, actor_id=actor_id
        )
        session.add(_ruling(work, found, correction, actor_id=actor_id, version_id=version.id))
        return version.id
    before = found.void
    if before is not None:
        before.lifted_at, before.lifted_by_id = work.clock(), actor_id
        session.flush()
    if correction.act is not Act.LIFT:
        session.add(_ruling(work, found, correction, actor_id=actor_id))
        put_away(session, work, found)
    where = f" in quiz {found.quiz.slug}" if found.quiz else ""
    audit.record(
        session, work, actor_id=actor_id, action="void", subject=f"question {found.question.public_id}{where}",
        before=before.kind if before else "", after="" if correction.act is Act.LIFT else str(correction.act),
        reason=correction.reason,
    )  # fmt: skip
    return None


def _ruling(
    work: UnitOfWork, found: Found, correction: Correction, *, actor_id: int, version_id: int | None = None
) -> RulingRow:
    row = RulingRow(question_id=found.question.id, kind=str(correction.act), reason=correction.reason)
    row.quiz_id = found.quiz_id if version_id is None else None
    row.version_id, row.made_by_id, row.made_at = version_id, actor_id, work.clock()
    return row


def put_away(session: Session, work: UnitOfWork, found: Found) -> None:
    """Have a question asked no more that is void in all quizzes."""
    if found.quiz is not None:
        return
    found.question.archived_at = found.question.archived_at or work.clock()
    for row in versions_of(session, found.question.id):
        row.state = "retired"
