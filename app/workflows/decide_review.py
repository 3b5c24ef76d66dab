"""Decide about a question that waits: accept it, reject it with a reason, or take the last decision back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.questions.rejection import Reason
from app.storage import audit
from app.storage import review_queries as queries
from app.storage.questions import QuestionRow, VersionRow
from app.storage.reviews import RejectionRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.check_question import Known
from app.workflows.known import known_question
from app.workflows.problems import Refused
from app.workflows.publish_lock import hold_articles, publish_version

ALREADY = "This question was decided or changed meanwhile, so nothing was done. This is what waits now."
NOTHING_TO_UNDO = "There is no decision of yours on this article to take back."
CHANGED_SINCE = "The question was changed since, so the decision stands. Its own page shows how it is now."
ASKED_SINCE = "Somebody is asked this question already, so it stays published. Archive it to have it asked no more."


@dataclass(frozen=True)
class Shown:
    """What somebody decides about: a question, and the number of its version that was before their eyes."""

    public_id: str
    number: int


class AlreadyDecided(Refused):
    """The version no longer waits: somebody else, or the same person in another tab, was quicker."""


def accept(work: UnitOfWork, shown: Shown, *, actor_id: int) -> None:
    """Publish a version that waits; raises AlreadyDecided, or Refused with a reason for each check that fails."""
    with work() as session:
        version = waiting_version(session, shown)
        publish_waiting(session, work, version, actor_id=actor_id)


def publish_waiting(
    session: Session, work: UnitOfWork, version: VersionRow, *, actor_id: int, known: Known | None = None
) -> None:
    """Publish a version, and log what an undo needs; raises Refused with a reason for each check that fails."""
    before = version.state
    replaced = [row.number for row in versions_of(session, version.question_id) if row.state == "published"]
    publish_version(session, work, version, known=known)
    log(session, work, version, "accept", actor_id=actor_id, before=before, after="published", replaced=replaced)


def reject(work: UnitOfWork, shown: Shown, reason: Reason, *, note: str = "", actor_id: int) -> None:
    """Turn a version down that waits, and count why; raises AlreadyDecided."""
    with work() as session:
        version = waiting_version(session, shown)
        # What a teacher changed by hand has no rule any more, but the generator's rule it came from is to be mended.
        rule = next((row.rule for row in versions_of(session, version.question_id) if row.rule), "")
        row = RejectionRow(version_id=version.id, rule=rule, reason=reason, note=note, by_id=actor_id, at=work.clock())
        session.add(row)
        before, version.state = version.state, "retired"
        log(session, work, version, "reject", actor_id=actor_id, before=before, after="retired", reason=reason)


def undo(work: UnitOfWork, article: str, *, actor_id: int) -> str:
    """Bring the question that somebody decided last back to an article's queue, and give its public name.

    Raises Refused where there is none, where it was changed since, or where an attempt asks it.
    """
    with work() as session:
        last = queries.last_decision(session, actor_id, article)
        question = queries.locked_question(session, last["question"]) if last else None
        if last is None or question is None:
            raise Refused(NOTHING_TO_UNDO)
        rows = versions_of(session, question.id)
        accepted = last["action"] == "accept"
        _must_stand(question, rows, number=last["number"], state="published" if accepted else "retired")
        if accepted:
            again = [row for row in rows[1:] if row.number in last["replaced"]]
            hold_articles(session, (content.draft for content in contents(session, again)))
            _unpublish(session, rows, replaced=last["replaced"])
        else:
            _forget_rejection(session, rows[0])
        after, rows[0].state = rows[0].state, last["before"]
        session.flush()
        for row in rows[1:]:
            if accepted and row.number in last["replaced"]:
                first = row.published_at
                publish_version(session, work, row)
                row.published_at = first
        log(session, work, rows[0], "undo", actor_id=actor_id, before=after, after=last["before"])
        return question.public_id


def waiting_version(session: Session, shown: Shown) -> VersionRow:
    """Give the version that somebody saw, its question locked; raises NotFound, or AlreadyDecided."""
    question = known_question(session, shown.public_id, lock=True)
    newest = versions_of(session, question.id)[0]
    session.refresh(newest)  # it may have been read before the lock
    if question.archived_at or newest.number != shown.number or newest.state not in queries.WAITING:
        raise AlreadyDecided(ALREADY)
    return newest


def log(
    session: Session, work: UnitOfWork, version: VersionRow, action: str, *, actor_id: int, **change: object
) -> None:
    """Add what was done with a version to the audit log."""
    name = version.question.public_id
    subject = f"question {name} version {version.number}"
    about = {"article": queries.article_of(session, version.id), "question": name, "number": version.number}
    audit.record(session, work, actor_id=actor_id, action=action, subject=subject, **about, **change)


def _must_stand(question: QuestionRow, rows: Sequence[VersionRow], *, number: int, state: str) -> None:
    if question.archived_at or rows[0].number != number or rows[0].state != state:
        raise Refused(CHANGED_SINCE)


def _unpublish(session: Session, rows: Sequence[VersionRow], *, replaced: Sequence[int]) -> None:
    if queries.is_asked(session, rows[0].id):
        raise Refused(ASKED_SINCE)
    if any(row.number in replaced and row.state != "retired" for row in rows):
        raise Refused(CHANGED_SINCE)
    rows[0].published_at = None


def _forget_rejection(session: Session, version: VersionRow) -> None:
    rejection = queries.rejection_of(session, version.id)
    if rejection is None:
        raise Refused(CHANGED_SINCE)
    session.delete(rejection)
