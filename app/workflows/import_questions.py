"""Bring questions in from a file: keep the upload, ask for the dry run, then for storing; the jobs do the work."""

import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.interchange.formats import FORMATS, check_size, format_of
from app.interchange.import_report import Line, counts_of, lines_of, report_csv
from app.interchange.items import UnreadableFile
from app.storage import job_queries as queries
from app.storage.account_queries import user_by_email
from app.storage.articles import citable_articles
from app.storage.jobs import JobRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.upload_queries import drop_upload, upload_by_public_id
from app.storage.uploads import UploadRow
from app.workflows import jobs
from app.workflows.problems import NotFound, Refused
from app.workflows.run_job import run_by
from app.workflows.store_import import prepare_import

PAGE = 100
LONGEST_NAME = 120
# About two hundred questions, done in the request: measured by `python -m tests.benchmarks.exchange`.
SMALL = 100_000
KINDS = ("all", "changed", "new", "version", "here", "dropped")
GONE = "The uploaded file is gone: files are kept for a day at most. Choose it again."


@dataclass(frozen=True)
class Upload:
    """A file to import: its name, its format ("" to find it by the content), and the article that is meant by none."""

    raw: bytes
    name: str
    form: str = ""
    article: str = ""


@dataclass(frozen=True)
class ImportPage:
    """What the page of an import shows: how far the job is, and what it gave, one page of lines at a time."""

    public_id: str
    act: str
    name: str
    form: str
    article: str
    state: str
    step: str
    done: int
    total: int
    message: str
    cancel_asked: bool
    counts: dict[str, int]
    lines: tuple[Line, ...]
    shown: str
    page: int
    pages: int
    can_store: bool

    @property
    def is_open(self) -> bool:
        """Say whether the job has not ended."""
        return self.state in queries.OPEN

    @property
    def earlier(self) -> int:
        """Give the number of the page before."""
        return self.page - 1

    @property
    def later(self) -> int:
        """Give the number of the page after."""
        return self.page + 1

    @property
    def to_store(self) -> int:
        """Count the questions that would be stored."""
        return self.counts.get("new", 0) + self.counts.get("version", 0)


def begin_import(work: UnitOfWork, upload: Upload, *, owner_id: int, put: jobs.Put, lease: float) -> str:
    """Keep a file and ask for its dry run, and give the job's public name; a small file is looked through at once.

    Raises UnreadableFile for what cannot be a file of questions.
    """
    check_size(upload.raw)
    form = upload.form or format_of(upload.raw, upload.name)
    if form not in FORMATS:
        msg = f"There is no format “{form[:40]}”. Choose one of those shown."
        raise UnreadableFile(msg)
    name = " ".join(upload.name.split())[:LONGEST_NAME] or f"questions.{form}"
    kept = UploadRow(public_id=secrets.token_hex(8), owner_id=owner_id, name=name, format=form, content=upload.raw)
    with work() as session:
        kept.created_at = work.clock()
        session.add(kept)
        given = {"act": "look", "upload": kept.public_id, "name": name, "form": form, "article": upload.article}
        public_id = _ask(session, work, given, owner_id)
    _start(work, public_id, small=len(upload.raw) <= SMALL, put=put, lease=lease)
    return public_id


def store_import(work: UnitOfWork, public_id: str, *, owner_id: int, put: jobs.Put, lease: float) -> str:
    """Ask that what a dry run said be stored, and give the job's public name; raises NotFound or Refused."""
    with work() as session:
        looked = _own(session, public_id, owner_id)
        upload = upload_by_public_id(session, looked.given["upload"])
        if looked.given["act"] != "look" or looked.state != "done":
            msg = "There is no finished dry run to store. Choose the file again."
            raise Refused(msg)
        if upload is None:
            raise Refused(GONE)
        small = len(upload.content) <= SMALL
        stored = _ask(session, work, {**looked.given, "act": "store", "look": public_id}, owner_id)
    _start(work, stored, small=small, put=put, lease=lease)
    return stored


def cancel_import(work: UnitOfWork, public_id: str, *, owner_id: int) -> None:
    """Stop an import and let go of its file: nothing of it is left. Raises NotFound."""
    with work() as session:
        job = _own(session, public_id, owner_id)
        queries.cancel_free(session, public_id, work.clock())
        drop_upload(session, job.given["upload"])


def _ask(session: Session, work: UnitOfWork, given: dict[str, str], owner_id: int) -> str:
    job = JobRow(public_id=secrets.token_hex(8), kind="import", asked_by_id=owner_id, given=given, found={})
    job.created_at = work.clock()
    session.add(job)
    return job.public_id


def _start(work: UnitOfWork, public_id: str, *, small: bool, put: jobs.Put, lease: float) -> None:
    """Do a small import here and now; tell the worker of any other."""
    held = jobs.claim(work, public_id, lease=lease) if small else None
    if held is None:
        put(public_id)
        return
    run_by(work, held, prepare_import, lease=lease)


def _own(session: Session, public_id: str, owner_id: int) -> JobRow:
    """Give somebody's own import; whose it is, nobody else is told."""
    job = queries.job_by_public_id(session, public_id)
    if job is None or job.kind != "import" or job.asked_by_id != owner_id:
        msg = "There is no such import. It may be somebody else's."
        raise NotFound(msg)
    return job


def import_page(work: UnitOfWork, public_id: str, *, owner_id: int, shown: str = "all", page: int = 1) -> ImportPage:
    """Give what the page of an import shows; raises NotFound."""
    with work.reading() as session:
        job = _own(session, public_id, owner_id)
        upload = upload_by_public_id(session, job.given["upload"])
    lines = lines_of(job.found.get("lines", []))
    counts = counts_of(lines) if lines else dict(job.found.get("counts", {}))
    fitting = [line for line in lines if _fits(line, shown)]
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(max(1, page), pages)
    return ImportPage(
        public_id=public_id,
        **{name: job.given[name] for name in ("act", "name", "form", "article")},
        **{name: getattr(job, name) for name in ("state", "step", "done", "total", "message", "cancel_asked")},
        counts=counts,
        lines=tuple(fitting[(page - 1) * PAGE : page * PAGE]),
        shown=shown,
        page=page,
        pages=pages,
        can_store=job.given["act"] == "look" and job.state == "done" and upload is not None,
    )


def _fits(line: Line, shown: str) -> bool:
    if shown == "changed":
        return line.is_changed
    return shown not in KINDS[2:] or line.kind == shown


def import_report(work: UnitOfWork, public_id: str, *, owner_id: int) -> str:
    """Give the report of a dry run as CSV; raises NotFound."""
    return report_csv(import_lines(work, public_id, owner_id=owner_id))


def import_lines(work: UnitOfWork, public_id: str, *, owner_id: int) -> list[Line]:
    """Give all that a dry run says, question by question; raises NotFound."""
    with work.reading() as session:
        return lines_of(_own(session, public_id, owner_id).found.get("lines", []))


def teacher_called(work: UnitOfWork, email: str) -> int:
    """Give the account of a teacher by its e-mail address; raises NotFound."""
    with work.reading() as session:
        user = user_by_email(session, email)
        if user is None or not {role.name for role in user.roles} & {"teacher", "admin"}:
            msg = f"No teacher has an account with the address {email}. Make one by `citewell teacher-link`."
            raise NotFound(msg)
        return user.id


def articles_to_mean(work: UnitOfWork, user_id: int) -> tuple[tuple[str, str], ...]:
    """Give (stem, title) of the articles that citations without a name may mean."""
    with work.reading() as session:
        return tuple((row.stem, row.title) for row in citable_articles(session, user_id))
