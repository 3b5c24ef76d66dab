"""Do an import: read its file, find what it cites, say what would become of each question, and store just that."""

import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import starmap

from sqlalchemy.orm import Session

from app.interchange.formats import FORMATS
from app.interchange.import_plan import Kind, Known, Planned, Shelf, likeness, plan, prepared
from app.interchange.import_report import Line, counts_of, lines_of, values_of
from app.interchange.items import Item, UnreadableFile
from app.interchange.resolving import Library
from app.storage import audit
from app.storage import job_queries as queries
from app.storage.articles import RenditionRow, newest_renditions, readable_articles
from app.storage.exchange_queries import chunks, newest_named, newest_worded, standing, travelling
from app.storage.import_rows import NewDraft, ReadyDrafts, make_ready
from app.storage.import_writing import keep_drafts
from app.storage.jobs import JobRow
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.upload_queries import drop_upload, upload_by_public_id
from app.workflows.check_question import with_marks
from app.workflows.jobs import Finish, Tell
from app.workflows.problems import Refused

MOST_QUESTIONS = 20_000
TELL_SECONDS = 0.4
TOLD = 5
GONE = "The uploaded file is gone: files are kept for a day at most. Choose it again."
MOVED = "An article has changed since, so that cited words stand elsewhere. Nothing was stored; look at the file again."
READING, FINDING, COMPARING, STORING = (
    "Reading the file", "Finding the cited words", "Comparing with the questions here", "Storing the questions",
)  # fmt: skip


def prepare_import(work: UnitOfWork, job: JobRow, tell: Tell) -> Finish:
    """Read a file and plan what becomes of its questions; give what is done in the transaction that ends the job."""
    with work.reading() as session:
        upload = upload_by_public_id(session, job.given["upload"])
        if upload is None:
            raise Refused(GONE)
        items = _read(upload.format, upload.content, tell)
        rows = _texts(session, job.asked_by_id)
        retired = frozenset(stem for stem, row in rows.items() if row.article.retired_at is not None)
        library = Library({stem: row.value for stem, row in rows.items()}, job.given["article"], retired)
    items = list(_told(map(_with_marks, prepared(items, library)), tell, FINDING, len(items)))
    owner_id = job.asked_by_id or 0
    if job.given["act"] == "look":
        tell(COMPARING, len(items), len(items))
        with work.reading() as session:
            found = values_of(plan(items, _shelf(session, items, owner_id)))
        return lambda _session, _work, job: _keep_report(job, found)
    tell(STORING, len(items), len(items))
    # All that can be done before is: on SQLite, whoever saves an answer waits for the transaction.
    with work.reading() as session:
        ready = _made_ready(session, work, job, items)
    return lambda session, work, job: _store(session, work, job, items, ready)


def _read(form: str, raw: bytes, tell: Tell) -> list[Item]:
    try:
        items = list(_told(FORMATS[form].read(raw), tell, READING, 0))
    except UnreadableFile as unreadable:
        raise Refused(str(unreadable)) from None
    return items


def _told(items: Iterable[Item], tell: Tell, step: str, total: int) -> Iterator[Item]:
    """Pass items on and tell how far it is, seldom enough to cost nothing; what is too much is refused."""
    told = time.monotonic()
    tell(step, 0, total)
    for number, item in enumerate(items, 1):
        if number > MOST_QUESTIONS:
            msg = f"A file may have {MOST_QUESTIONS:,} questions; this one has more. Part it."
            raise Refused(msg)
        if time.monotonic() - told > TELL_SECONDS:
            told = time.monotonic()
            tell(step, number, total)
        yield item


def _texts(session: Session, user_id: int | None) -> dict[str, RenditionRow]:
    """Give the newest renditions of the articles that a teacher may read whole; the retired ones stay to be found.

    What cited one comes back as it was, as a draft: the lock keeps it from being published.
    """
    stems = [row.stem for row in readable_articles(session, user_id) if row.is_whole_to(user_id)]
    return {stem: row for some in chunks(stems) for stem, row in newest_renditions(session, some).items()}


def _with_marks(item: Item) -> Item:
    """Mark the words that prove the key where the file marks none."""
    if item.question is None or any(citation.marks for citation in item.question.draft.citations):
        return item
    return replace(item, question=replace(item.question, draft=with_marks(item.question.draft, ())))


def _shelf(session: Session, items: Sequence[Item], owner_id: int) -> Shelf:
    questions = [item.question for item in items if item.question is not None]
    named = newest_named(session, {one.id for one in questions if one.id})
    worded = newest_worded(session, owner_id, {one.draft.stem for one in questions})
    by_id = {known.public_id: known for known in _known(session, named, owner_id)}
    mine = {likeness(known.question.draft): known for known in _known(session, worded, owner_id)}
    return Shelf(by_id, mine)


def _known(session: Session, rows: Sequence[VersionRow], owner_id: int) -> Iterator[Known]:
    for row, question in zip(rows, travelling(session, rows), strict=True):
        one = row.question
        yield Known(one.public_id, one.owner_id == owner_id, one.archived_at is not None, question)


def _keep_report(job: JobRow, found: list[list[object]]) -> None:
    job.found = {"lines": found}
    job.done = job.total


@dataclass(frozen=True)
class _Ready:
    """An import ready to be stored, and how things stood for it: only while they stand so does it hold."""

    drafts: ReadyDrafts
    counts: dict[str, int]
    stood: tuple[object, ...]


def _made_ready(session: Session, work: UnitOfWork, job: JobRow, items: Sequence[Item]) -> _Ready:
    """Plan an import anew and make its rows ready; raises Refused where it is not what the dry run said."""
    owner_id, stood = job.asked_by_id or 0, _standing(session, job, items)
    planned = list(plan(items, _shelf(session, items, owner_id)))
    _check_unchanged(session, job, planned)
    drafts = [_draft(one) for one in planned if one.kind in {Kind.NEW, Kind.VERSION}]
    kept = [draft for draft in drafts if draft is not None]
    texts = _texts(session, owner_id)
    _check_standing(kept, texts)
    rows = make_ready(session.get_bind().dialect, kept, texts, owner_id=owner_id, at=work.clock())
    return _Ready(rows, counts_of(planned), stood)


def _standing(session: Session, job: JobRow, items: Sequence[Item]) -> tuple[object, ...]:
    named = {item.question.id for item in items if item.question is not None and item.question.id}
    renditions = sorted((stem, row.id) for stem, row in _texts(session, job.asked_by_id).items())
    return (*renditions, *standing(session, job.asked_by_id or 0, named))


def _store(session: Session, work: UnitOfWork, job: JobRow, items: Sequence[Item], ready: _Ready) -> None:
    """Store what the dry run said, all of it or nothing; raises Refused where something has changed since."""
    if ready.stood != _standing(session, job, items):
        ready = _made_ready(session, work, job, items)
    keep_drafts(session, ready.drafts)
    drop_upload(session, job.given["upload"])
    subject, counts = f"questions from {job.given['name']}", ready.counts
    owner_id, form = job.asked_by_id or 0, job.given["form"]
    audit.record(session, work, actor_id=owner_id, action="import", subject=subject, form=form, **counts)
    job.found = {"counts": counts}
    job.done = job.total


def _draft(one: Planned) -> NewDraft | None:
    if one.question is None:
        return None
    is_new = one.kind is Kind.NEW
    return NewDraft(one.question, secrets.token_hex(6) if is_new else one.public_id, is_new)


def _check_unchanged(session: Session, job: JobRow, planned: Sequence[Planned]) -> None:
    looked = queries.job_by_public_id(session, job.given["look"])
    said = lines_of(looked.found.get("lines", [])) if looked else []
    now = lines_of(values_of(planned))
    if said == now:
        return
    differing = [pair for pair in zip(said, now, strict=False) if pair[0] != pair[1]]
    sentences = list(starmap(_difference, differing[:TOLD]))
    if len(differing) > TOLD:
        sentences.append(f"And {len(differing) - TOLD} more.")
    msg = "Since the dry run something has changed, so nothing was stored. Look at the file again."
    raise Refused(msg, *sentences)


def _difference(before: Line, now: Line) -> str:
    words = {
        Kind.NEW: "a new question",
        Kind.VERSION: "a new version",
        Kind.HERE: "already here",
        Kind.DROPPED: "dropped",
    }
    if before.kind is now.kind:
        return f"{now.where}: {' '.join(now.said) or 'another question here is meant'}"
    return f"{now.where}: it was to be {words[before.kind]}, and would be {words[now.kind]} now."


def _check_standing(drafts: Sequence[NewDraft], texts: dict[str, RenditionRow]) -> None:
    for one in drafts:
        draft = one.question.draft
        for passage in draft.passages:
            row = texts.get(passage.article)
            if row is None or row.text[passage.start : passage.end] != passage.exact:
                raise Refused(MOVED)
