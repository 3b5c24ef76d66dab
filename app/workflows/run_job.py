"""Do a job: prepare under a lease, then store all of it and end the job in one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from threading import Event, Thread

from sqlalchemy.orm import Session

from app.articles.text import Article, Rendition
from app.questions.alternatives import about, why_none
from app.questions.draft import Draft, Generated
from app.storage import job_queries as queries
from app.storage.articles import current_rendition
from app.storage.jobs import JobRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs
from app.workflows.compare_generated import compared
from app.workflows.generate_questions import keep_for_review
from app.workflows.jobs import Finish, Prepare, Tell
from app.workflows.problems import Problem
from app.workflows.rejudge import prepare_regrade
from app.workflows.store_import import prepare_import

STORING = "Storing the questions"
Source = tuple[Article, Rendition]
GenerateAlone = Callable[[Sequence[Source], Tell], Generated]
# The kinds that need no language model; any other is work on an article.
PREPARERS: Mapping[str, Prepare] = {"import": prepare_import, "regrade": prepare_regrade}


def run_job(work: UnitOfWork, held: jobs.Held, *, generate: GenerateAlone, lease: float) -> None:
    """Do a job that was claimed; raises LeaseLost where another worker has taken it. Any other fault ends the job."""

    def generating(work: UnitOfWork, job: JobRow, tell: Tell) -> Finish:
        generated = generate([_source(work, job)], tell)
        return lambda session, work, job: _store(session, work, job, generated)

    with work.reading() as session:
        job = queries.job_by_public_id(session, held.public_id)
    kind = job.kind if job is not None else ""
    run_by(work, held, PREPARERS.get(kind, generating), lease=lease)


def run_by(work: UnitOfWork, held: jobs.Held, prepare: Prepare, *, lease: float) -> None:
    """Do a job that was claimed in its two parts: prepare at leisure, then store and end the job in one transaction.

    Raises LeaseLost as `run_job` does; what a person can mend ends the job with its sentences.
    """
    try:
        with _heartbeat(work, held, lease):
            finish = prepare(work, _job(work, held), partial(_tell, work, held))
        _finish(work, held, finish)
    except jobs.CancelAsked:
        jobs.stop(work, held)
    except jobs.LeaseLost:
        raise
    except Problem as problem:
        jobs.fail(work, held, str(problem))
    except Exception as error:
        what = "The article could not be worked on" if _job(work, held).article_id else "This could not be done"
        jobs.fail(work, held, f"{what} ({type(error).__name__}). The worker’s log says more.")
        raise


@contextmanager
def _heartbeat(work: UnitOfWork, held: jobs.Held, lease: float) -> Iterator[None]:
    """Renew a lease until the block ends; once it is lost, the end of the job finds out."""
    ended = Event()

    def beat() -> None:
        while not ended.wait(lease / 3):
            with suppress(jobs.LeaseLost):
                jobs.renew(work, held, lease=lease)

    thread = Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _tell(work: UnitOfWork, held: jobs.Held, step: str, done: int, total: int) -> None:
    jobs.tell(work, held, step=step, done=done, total=total)


def _job(work: UnitOfWork, held: jobs.Held) -> JobRow:
    with work.reading() as session:
        job = queries.job_by_public_id(session, held.public_id)
    if job is None:
        raise jobs.LeaseLost
    return job


def _source(work: UnitOfWork, job: JobRow) -> Source:
    with work.reading() as session:
        row = current_rendition(session, _article_id(job))
        return row.article.value, row.value


def _article_id(job: JobRow) -> int:
    if job.article_id is None:
        msg = f"a job of kind {job.kind} is about no article"
        raise ValueError(msg)
    return job.article_id


def _finish(work: UnitOfWork, held: jobs.Held, finish: Finish) -> None:
    """Store what a job gave and end it: both or neither, and only where it is still held."""
    with work() as session:
        # The first statement takes the row's lock: whoever wants the job waits, and then finds it done.
        ended = {"state": "done", "finished_at": work.clock(), "leased_until": None}
        if not queries.change_held(session, held.public_id, held.tries, **ended):
            raise jobs.LeaseLost
        job = queries.job_by_public_id(session, held.public_id)
        if job is None or job.cancel_asked:
            raise jobs.CancelAsked
        finish(session, work, job)


def _store(session: Session, work: UnitOfWork, job: JobRow, generated: Generated) -> None:
    row = current_rendition(session, _article_id(job))
    if job.kind == "ask":
        generated, job.message = _asked(job, generated)
    found: dict[str, list[object]] = {}
    made = len(generated.drafts)
    if job.kind == "again":
        difference = compared(session, row, generated)
        found, generated = difference.found, replace(generated, drafts=difference.new)
    new = keep_for_review(session, work, generated, rendition=row, owner_id=job.asked_by_id)
    job.found = {**found, "new": [draft.stem for draft in new], "made": made}
    job.done = job.total


def _asked(job: JobRow, generated: Generated) -> tuple[Generated, str]:
    """Give what can be asked about the marked sentence, or say why nothing can."""
    start, end = job.given.get("start", 0), job.given.get("end", 0)
    drafts = about([*generated.drafts, *generated.sound], start, end)
    facts = {draft.fact.key: draft.fact for draft in (*drafts, *generated.drafts) if draft.fact}
    only = replace(generated, drafts=tuple(drafts), facts=tuple(facts[key] for key in _keys(drafts)))
    return only, "" if drafts else _refusal(why_none(generated.dropped, start, end))


def _keys(drafts: Sequence[Draft]) -> list[str]:
    return list(dict.fromkeys(draft.fact.key for draft in drafts if draft.fact))


def _refusal(flaws: Sequence[str]) -> str:
    if flaws:
        return f"Nothing can be asked about this sentence safely: {', '.join(flaws)}."
    return (
        "Nothing can be asked about this sentence safely: nothing in it stands alone "
        "with an answer that its words prove."
    )
