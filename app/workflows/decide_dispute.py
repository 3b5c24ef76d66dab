"""Decide a dispute: look at it, reject it, or uphold it for everybody who was asked the question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from app.grading.explanation import Source, SourceText, source_of, you_said
from app.grading.rejudging import Rejudging
from app.grading.upholding import CannotAccept, accepting
from app.questions.draft import Citation, Draft
from app.quizzes.response import Response, from_payload
from app.storage import audit
from app.storage import dispute_queries as queries
from app.storage.articles import PassageRow
from app.storage.attempt_queries import grading_of, marks_of
from app.storage.dispute_queries import Disputed
from app.storage.questions import VersionRow
from app.storage.review_queries import locked_question
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents_by_id
from app.workflows.correct_question import withdraw
from app.workflows.list_questions import Viewer
from app.workflows.next_version import add_judging_version
from app.workflows.notices import add_notice
from app.workflows.problems import NotFound, Refused
from app.workflows.regrade import VOID
from app.workflows.rejudge import Judged, Rejudge, judged_now, later
from app.workflows.show_result import sources_of

DECIDED = "This dispute was decided meanwhile, so nothing was done. This is how it was decided."


class Outcome(StrEnum):
    """How a dispute ends."""

    REJECT = "reject"
    ACCEPT = "accept"
    FULL_MARKS = "full marks"


@dataclass(frozen=True)
class DisputeLine:
    """A dispute in a list."""

    public_id: str
    stem: str
    quiz: str
    state: str
    created_at: datetime


@dataclass(frozen=True)
class DisputeDesk:
    """A dispute as the teacher sees it: question, key, answer, the cited passages and the one that was marked."""

    public_id: str
    question_owner: int | None
    quiz_owner: int | None
    quiz: str
    who: str
    draft: Draft
    said: tuple[str, ...]
    mark: float
    points: float
    rule: str
    reason: str
    state: str
    reply: str
    acceptable: bool
    sources: tuple[Source, ...]
    passage: Source | None


def dispute_list(work: UnitOfWork, viewer: Viewer) -> tuple[DisputeLine, ...]:
    """Give the disputes that a teacher may see, the open ones first."""
    with work.reading() as session:
        found = queries.disputes_for(session, None if viewer.sees_all else viewer.user_id)
        known = contents_by_id(session, [one.slot.version_id for one in found])
        return tuple(
            DisputeLine(
                one.dispute.public_id,
                known[one.slot.version_id].version.stem,
                one.attempt.quiz.title,
                one.dispute.state,
                one.dispute.created_at,
            )
            for one in found
        )


def dispute_desk(work: UnitOfWork, public_id: str) -> DisputeDesk:
    """Give a dispute with all that a decision needs; raises NotFound."""
    with work.reading() as session:
        found = _disputed(session, public_id)
        version, response, (mark, rule) = _judged(session, found)
        content = contents_by_id(session, [version.id])[version.id]
        texts = sources_of(session, content)
        return DisputeDesk(
            public_id=public_id,
            question_owner=found.question.owner_id,
            quiz_owner=found.attempt.quiz.owner_id,
            quiz=found.attempt.quiz.title,
            who=found.attempt.participant.nickname,
            draft=content.draft,
            said=you_said(content.draft, response),
            mark=mark,
            points=found.slot.points,
            rule=rule,
            reason=found.dispute.reason,
            state=found.dispute.state,
            reply=found.dispute.reply,
            acceptable=_acceptable(content.draft, response),
            sources=tuple(source_of(citation, texts) for citation in content.citations),
            passage=_marked(session, found, texts),
        )


def decide(
    work: UnitOfWork,
    public_id: str,
    outcome: Outcome,
    *,
    reply: str,
    actor_id: int,
    put: Callable[[str], None] | None = None,
) -> Judged:
    """Decide a dispute once, and judge again what follows or give the job that does.

    Raises NotFound, or Refused where it is decided already, where the key cannot take the answer, or where a check
    keeps the new version from being published.
    """
    with work() as session:
        found = _disputed(session, public_id)
        locked_question(session, found.question.public_id)
        found = _disputed(session, public_id, lock=True)
        if found.dispute.state != "open":
            raise Refused(DECIDED)
        _keep(session, work, found, outcome, reply=reply, actor_id=actor_id)
        if outcome is Outcome.REJECT:
            return Judged()
        if outcome is Outcome.FULL_MARKS:
            withdraw(session, work, found.question, reason=reply, actor_id=actor_id)
            again = Rejudge(found.question.id, None, VOID, actor_id)
        else:
            version = _accept(session, work, found, actor_id=actor_id)
            again = Rejudge(found.question.id, version.id, Rejudging.DISPUTE.cause, actor_id)
        job = later(session, work, again)
    return judged_now(work, again, job, put=put)


def _accept(session: Session, work: UnitOfWork, found: Disputed, *, actor_id: int) -> VersionRow:
    seen, response, _ = _judged(session, found)
    passage = session.get(PassageRow, found.dispute.passage_id) if found.dispute.passage_id else None
    cited = Citation(passage.value) if passage else None

    def change(draft: Draft) -> Draft:
        try:
            return accepting(draft, response, why=Rejudging.DISPUTE, passage=cited)
        except CannotAccept as error:
            raise Refused(str(error)) from None

    return add_judging_version(session, work, seen, change, why=Rejudging.DISPUTE, actor_id=actor_id)


def _keep(session: Session, work: UnitOfWork, found: Disputed, outcome: Outcome, *, reply: str, actor_id: int) -> None:
    row, state = found.dispute, "rejected" if outcome is Outcome.REJECT else "upheld"
    audit.record(
        session, work, actor_id=actor_id, action="decide dispute", subject=f"dispute {row.public_id}",
        before=row.state, after=state, outcome=str(outcome), reply=reply,
    )  # fmt: skip
    row.state, row.reply, row.decided_by_id, row.decided_at = state, reply, actor_id, work.clock()
    text = f"Your dispute of question {found.slot.position + 1} in “{found.attempt.quiz.title}” was {state}: {reply}"
    add_notice(session, work, found.attempt, text)


def _judged(session: Session, found: Disputed) -> tuple[VersionRow, Response, tuple[float, str]]:
    grading = grading_of(session, found.attempt.id)
    mark = marks_of(session, grading.id)[found.slot.id] if grading else None
    if mark is None:
        msg = "This answer has not been graded."
        raise NotFound(msg)
    response = from_payload(mark.response) if mark.response else Response()
    return session.get_one(VersionRow, mark.version_id), response, (mark.mark, mark.rule)


def _acceptable(draft: Draft, response: Response) -> bool:
    try:
        accepting(draft, response, why=Rejudging.DISPUTE)
    except CannotAccept:
        return False
    return True


def _marked(session: Session, found: Disputed, texts: Mapping[str, SourceText]) -> Source | None:
    row = session.get(PassageRow, found.dispute.passage_id) if found.dispute.passage_id else None
    return source_of(Citation(row.value), texts) if row else None


def _disputed(session: Session, public_id: str, *, lock: bool = False) -> Disputed:
    found = queries.disputed(session, public_id, lock=lock)
    if found is None:
        msg = "There is no such dispute. The list shows those that there are."
        raise NotFound(msg)
    return found
