"""Jobs: ask for one, take it under a lease, tell how far it is, end it. The job's row is the truth."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.storage import job_queries as queries
from app.storage.articles import article_by_stem
from app.storage.jobs import JobRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotFound, Refused

MOST_TRIES = 5
RETIRED = "This article is retired, so that nothing new is asked about it. Bring it back first."
WORN_OUT = (
    f"The language worker ended {MOST_TRIES} times while it worked on this, and gave up. "
    "Look into its log, and ask again."
)
Put = Callable[[str], None]
Tell = Callable[[str, int, int], None]
Finish = Callable[[Session, UnitOfWork, JobRow], None]
# What a kind of job does before its transaction; it gives what is to be done in it.
Prepare = Callable[[UnitOfWork, JobRow, Tell], Finish]


class LeaseLost(Exception):
    """Another worker has the job, or it has ended."""


class CancelAsked(Exception):
    """Somebody asked that the job stop."""


@dataclass(frozen=True)
class Held:
    """A job in the hands of one worker: its name and the number of the try."""

    public_id: str
    tries: int


@dataclass(frozen=True)
class JobPage:
    """What a job's page shows; stem and title are empty where it is about no article."""

    public_id: str
    stem: str
    title: str
    kind: str
    state: str
    step: str
    done: int
    total: int
    message: str
    cancel_asked: bool
    found: Mapping[str, Any]
    waiting_for_review: int
    owner_id: int | None
    asked_by_id: int | None

    @property
    def is_open(self) -> bool:
        """Say whether the job has not ended."""
        return self.state in queries.OPEN


def ask_for(
    work: UnitOfWork,
    *,
    stem: str,
    kind: str,
    asked_by_id: int | None,
    given: Mapping[str, int] | None = None,
    put: Put | None = None,
) -> str:
    """Ask for work on an article and give the job's public name; pressing twice gives the job that is there.

    `put` tells a worker at once; without it, the worker's sweep finds the job. Raises NotFound.
    """
    try:
        public_id = _ask(work, stem, kind, asked_by_id, given or {})
    except IntegrityError:  # Somebody asked in the same moment, and was first.
        public_id = _ask(work, stem, kind, asked_by_id, given or {})
    if put:
        put(public_id)
    return public_id


def _ask(work: UnitOfWork, stem: str, kind: str, asked_by_id: int | None, given: Mapping[str, int]) -> str:
    with work() as session:
        article = article_by_stem(session, stem)
        if article is None:
            msg = f'There is no article named "{stem}".'
            raise NotFound(msg)
        if article.retired_at is not None:
            raise Refused(RETIRED)
        known = queries.open_job(session, article.id, kind) if kind != "ask" else None
        if known is not None:
            return known.public_id
        job = JobRow(public_id=secrets.token_hex(8), kind=kind, article_id=article.id, asked_by_id=asked_by_id)
        job.given, job.found, job.created_at = dict(given), {}, work.clock()
        session.add(job)
        return job.public_id


def claim(work: UnitOfWork, public_id: str, *, lease: float) -> Held | None:
    """Take a job for `lease` seconds; None where another worker has it or it has ended."""
    now = work.clock()
    with work() as session:
        tries = queries.take(session, public_id, now=now, until=now + timedelta(seconds=lease), most=MOST_TRIES)
    return Held(public_id, tries) if tries is not None else None


def renew(work: UnitOfWork, held: Held, *, lease: float) -> None:
    """Hold a job for another `lease` seconds; raises LeaseLost."""
    change(work, held, leased_until=work.clock() + timedelta(seconds=lease))


def tell(work: UnitOfWork, held: Held, *, step: str, done: int, total: int) -> None:
    """Tell how far a job is; raises LeaseLost, or CancelAsked where it is to stop."""
    change(work, held, step=step, done=done, total=total)
    with work.reading() as session:
        job = queries.job_by_public_id(session, held.public_id)
    if job is not None and job.cancel_asked:
        raise CancelAsked


def fail(work: UnitOfWork, held: Held, message: str) -> None:
    """End a job that cannot be done, with a sentence that says why."""
    change(work, held, state="failed", message=message, finished_at=work.clock(), leased_until=None)


def stop(work: UnitOfWork, held: Held) -> None:
    """End a job because somebody asked for it."""
    change(work, held, state="cancelled", finished_at=work.clock(), leased_until=None)


def release(work: UnitOfWork, held: Held) -> None:
    """Give a job back, as a worker does that is asked to end; the try counts, so that no two have one number."""
    change(work, held, state="waiting", leased_until=None, step="", done=0, total=0)


def change(work: UnitOfWork, held: Held, **values: object) -> None:
    """Change a job that is held; raises LeaseLost."""
    with work() as session:
        if not queries.change_held(session, held.public_id, held.tries, **values):
            raise LeaseLost


def cancel(work: UnitOfWork, public_id: str) -> None:
    """Ask a job to stop: at once where nobody works on it, else at the worker's next step."""
    with work() as session:
        queries.cancel_free(session, public_id, work.clock())


def sweep(work: UnitOfWork) -> Sequence[str]:
    """Name the jobs to be taken up, lost ones among them; those tried too often fail with a sentence."""
    now = work.clock()
    with work.reading() as session:
        found = queries.due(session, now)
    if not found:
        return ()
    with work() as session:
        queries.give_up_worn(session, now=now, most=MOST_TRIES, message=WORN_OUT)
        return queries.due(session, now)


def job_page(work: UnitOfWork, public_id: str) -> JobPage:
    """Give what a job's page shows; raises NotFound."""
    with work.reading() as session:
        job = queries.job_by_public_id(session, public_id)
        if job is None:
            msg = "There is no such job."
            raise NotFound(msg)
        article = queries.article_of_job(session, job)
        waiting = queries.count_in_review(session, article.id, job.asked_by_id) if article else 0
        return JobPage(
            public_id=public_id,
            stem=article.stem if article else "",
            title=article.title if article else "",
            kind=job.kind,
            state=job.state,
            step=job.step,
            done=job.done,
            total=job.total,
            message=job.message,
            cancel_asked=job.cancel_asked,
            found=job.found,
            waiting_for_review=waiting,
            owner_id=article.owner_id if article else job.asked_by_id,
            asked_by_id=job.asked_by_id,
        )


def owner_of_article(work: UnitOfWork, stem: str) -> int | None:
    """Give the id of an article's owner, None where nobody owns it; raises NotFound."""
    with work.reading() as session:
        article = article_by_stem(session, stem)
        if article is None:
            msg = "There is no such article."
            raise NotFound(msg)
        return article.owner_id
