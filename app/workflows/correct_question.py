"""Correct a question that was asked: another key, void, or void no more; every attempt it touches is judged again."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.grading.correcting import Act, Correction
from app.grading.rejudging import Rejudging
from app.storage import audit
from app.storage.questions import QuestionRow
from app.storage.rulings import RulingRow, void_of
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.corrections import Found, Target, changed_draft, changing, fingerprint, found_at
from app.workflows.next_version import add_judging_version
from app.workflows.problems import Refused
from app.workflows.rejudge import Judged, Rejudge, judged_now, later

OUTDATED = "Answers or versions have changed since this was previewed, so nothing was done. This is what it does now."
ALREADY = "This question was withdrawn: everybody has full marks for it already."


class Outdated(Refused):
    """What was previewed is not what would happen now."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(OUTDATED)


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
        job = later(session, work, again, quiz_id=found.quiz_id)
    return judged_now(work, again, job, put=put)


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
        if found.quiz is None:
            _put_away(session, work, found.question)
    after = "" if correction.act is Act.LIFT else str(correction.act)
    quiz, kind = (found.quiz.slug if found.quiz else ""), before.kind if before else ""
    _log(
        session, work, found.question, reason=correction.reason, before=kind, after=after, actor_id=actor_id, quiz=quiz
    )
    return None


def _ruling(
    work: UnitOfWork, found: Found, correction: Correction, *, actor_id: int, version_id: int | None = None
) -> RulingRow:
    row = RulingRow(question_id=found.question.id, kind=str(correction.act), reason=correction.reason)
    row.quiz_id = found.quiz_id if version_id is None else None
    row.version_id, row.made_by_id, row.made_at = version_id, actor_id, work.clock()
    return row


def withdraw(session: Session, work: UnitOfWork, question: QuestionRow, *, reason: str, actor_id: int) -> None:
    """Give everybody full credit for a question whose row is locked; raises Refused where it is void already."""
    if void_of(session, question.id, None) is not None:
        raise Refused(ALREADY)
    row = RulingRow(question_id=question.id, kind=str(Act.FULL_CREDIT), reason=reason)
    row.made_by_id, row.made_at = actor_id, work.clock()
    session.add(row)
    _put_away(session, work, question)
    _log(session, work, question, reason=reason, before="", after=row.kind, actor_id=actor_id)


def _put_away(session: Session, work: UnitOfWork, question: QuestionRow) -> None:
    """Have a question asked no more that is void in all quizzes."""
    question.archived_at = question.archived_at or work.clock()
    for row in versions_of(session, question.id):
        row.state = "retired"


def _log(
    session: Session,
    work: UnitOfWork,
    question: QuestionRow,
    *,
    reason: str,
    before: str,
    after: str,
    actor_id: int,
    quiz: str = "",
) -> None:
    subject = f"question {question.public_id}" + (f" in quiz {quiz}" if quiz else "")
    change = {"before": before, "after": after, "reason": reason}
    audit.record(session, work, actor_id=actor_id, action="void", subject=subject[:200], **change)
