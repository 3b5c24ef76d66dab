"""Near misses: show them to whoever may decide, and accept or reject them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.explanation import Source, SourceText, article_says, source_of
from app.grading.rejudging import Rejudging
from app.grading.upholding import CannotAccept, accepting
from app.questions.draft import Draft
from app.quizzes.response import Response
from app.storage import audit
from app.storage import near_miss_queries as queries
from app.storage.disputes import NearMissRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.review_queries import locked_question
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents_by_id
from app.workflows.list_questions import Viewer
from app.workflows.next_version import add_judging_version
from app.workflows.problems import NotFound, Refused
from app.workflows.rejudge import Judged, Rejudge, judged_now, later
from app.workflows.show_result import sources_of

DECIDED = "This answer was decided about meanwhile. The list shows what waits now."


@dataclass(frozen=True)
class NearMiss:
    """A typed answer that waits: what was asked, what the key says, what was typed, how often, and the passage."""

    public_id: str
    question: str
    owner_id: int | None
    stem: str
    says: tuple[str, ...]
    text: str
    times: int
    source: Source | None


def near_misses(work: UnitOfWork, viewer: Viewer) -> tuple[NearMiss, ...]:
    """Give the near misses that a teacher may see, those given most often first."""
    with work.reading() as session:
        rows = queries.open_near_misses(session, None if viewer.sees_all else viewer.user_id)
        known = contents_by_id(session, [near.version_id for near, _ in rows])
        texts = sources_of(session, *known.values())
        return tuple(_shown(near, question, known[near.version_id], texts) for near, question in rows)


def owner_of_near_miss(work: UnitOfWork, public_id: str) -> int | None:
    """Give whose the question of a near miss is, None for nobody's; raises NotFound."""
    with work.reading() as session:
        return session.get_one(QuestionRow, _near_miss(session, public_id).question_id).owner_id


def accept(work: UnitOfWork, public_id: str, *, actor_id: int, put: Callable[[str], None] | None = None) -> Judged:
    """Make a near miss an answer that counts, for those too who gave it, and judge again or give the job that does.

    Raises NotFound, or Refused where it was decided already or a check fails.
    """
    with work() as session:
        near = _waiting(session, public_id)
        seen = session.get_one(VersionRow, near.version_id)
        version = add_judging_version(
            session, work, seen, lambda draft: _with_form(draft, near.text), why=Rejudging.ALIAS, actor_id=actor_id
        )
        _decide(session, work, near, "accepted", actor_id=actor_id)
        again = Rejudge(version.question_id, version.id, Rejudging.ALIAS.cause, actor_id)
        job = later(session, work, again)
    return judged_now(work, again, job, put=put)


def reject(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Say that a near miss stays wrong; raises NotFound, or Refused where it was decided already."""
    with work() as session:
        _decide(session, work, _waiting(session, public_id), "rejected", actor_id=actor_id)


def _with_form(draft: Draft, text: str) -> Draft:
    try:
        return accepting(draft, Response(text=text), why=Rejudging.ALIAS)
    except CannotAccept as error:
        raise Refused(str(error)) from None


def _decide(session: Session, work: UnitOfWork, near: NearMissRow, state: str, *, actor_id: int) -> None:
    audit.record(
        session, work, actor_id=actor_id, action=f"near miss {state}", subject=f"near miss {near.public_id}",
        text=near.text, times=near.times, before=near.state, after=state,
    )  # fmt: skip
    near.state, near.decided_by_id, near.decided_at = state, actor_id, work.clock()


def _waiting(session: Session, public_id: str) -> NearMissRow:
    question = session.get_one(QuestionRow, _near_miss(session, public_id).question_id)
    locked_question(session, question.public_id)
    near = queries.near_miss_by_public_id(session, public_id, lock=True)
    if near is not None:
        session.refresh(near)  # it was read before the lock
    if near is None or near.state != "open":
        raise Refused(DECIDED)
    return near


def _near_miss(session: Session, public_id: str) -> NearMissRow:
    near = queries.near_miss_by_public_id(session, public_id)
    if near is None:
        msg = "There is no such answer. The list shows those that wait."
        raise NotFound(msg)
    return near


def _shown(near: NearMissRow, question: QuestionRow, content: Content, texts: Mapping[str, SourceText]) -> NearMiss:
    citations = content.citations
    return NearMiss(
        public_id=near.public_id,
        question=question.public_id,
        owner_id=question.owner_id,
        stem=content.version.stem,
        says=article_says(content.draft),
        text=near.text,
        times=near.times,
        source=source_of(citations[0], texts) if citations else None,
    )
