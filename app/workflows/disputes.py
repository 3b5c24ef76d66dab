"""Dispute a graded answer: the article to show it from, the challenge itself, and what became of it."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.articles.quotes import Place
from app.quizzes.review import Aspect
from app.storage import attempt_queries as attempts
from app.storage import dispute_queries as queries
from app.storage.articles import PassageRow, RenditionRow, keep_passage, renditions_by_digest
from app.storage.attempt_queries import Asked, insert_once
from app.storage.attempts import AttemptRow, MarkRow
from app.storage.disputes import DisputeRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents_by_id
from app.workflows.attempt_clock import seen_of
from app.workflows.closed_articles import closed_to
from app.workflows.problems import NotAllowed, NotFound, Refused
from app.workflows.take_quiz import Person, own_attempt
from app.workflows.write_question import Source

HIDDEN = "This quiz does not show its answers yet. An answer can be disputed once it does."
ALREADY = "This answer is disputed already. The explanation shows what becomes of it."
NOT_THERE = "The article does not say the marked words at that place. Mark them again."


@dataclass(frozen=True)
class DisputeState:
    """What became of a dispute: "" where there is none, and then whether one may be made."""

    state: str = ""
    reason: str = ""
    reply: str = ""
    decided_at: datetime | None = None
    possible: bool = False


@dataclass(frozen=True)
class DisputePage:
    """What the form needs: where one is, and the article to mark words in, None where it is not to be read."""

    attempt: str
    number: int
    stem: str
    source: Source | None


def dispute_state(work: UnitOfWork, person: Person, public_id: str, number: int) -> DisputeState:
    """Give what became of the dispute of an answer, counted from 1; nothing where the rules let nobody dispute it."""
    with work.reading() as session:
        try:
            _attempt, question, _mark = _answer(session, work, person, public_id, number)
        except (NotAllowed, NotFound):
            return DisputeState()
        row = queries.dispute_of_slot(session, question.slot_id)
    if row is None:
        return DisputeState(possible=True)
    return DisputeState(row.state, row.reason, row.reply, row.decided_at)


def dispute_page(work: UnitOfWork, person: Person, public_id: str, number: int) -> DisputePage:
    """Give the form's page; raises NotFound, NotAllowed, or Refused where the answer is disputed already."""
    with work.reading() as session:
        _attempt, question, mark = _answer(session, work, person, public_id, number)
        if queries.dispute_of_slot(session, question.slot_id) is not None:
            raise Refused(ALREADY)
        row = _rendition(session, person, mark)
        source = Source(row.value, row.article.title, row.article.outlet) if row else None
    return DisputePage(public_id, number, question.stem, source)


def dispute(work: UnitOfWork, person: Person, public_id: str, number: int, *, reason: str, place: Place | None) -> None:
    """Challenge an answer, once, with the marked place; raises NotFound, NotAllowed or Refused."""
    with work() as session:
        attempt, question, mark = _answer(session, work, person, public_id, number)
        values: dict[str, object] = {"participant_id": attempt.participant_id, "reason": reason}
        if place is not None:
            values["passage_id"] = _passage(session, person, mark, place)
        values |= {"public_id": secrets.token_urlsafe(12), "created_at": work.clock(), "state": "open", "reply": ""}
        # One for each slot, whatever was sent twice.
        if not insert_once(session, DisputeRow, slot_id=question.slot_id, **values):
            raise Refused(ALREADY)


def _passage(session: Session, person: Person, mark: MarkRow, place: Place) -> int:
    row = _rendition(session, person, mark)
    if row is None:
        raise Refused(NOT_THERE)
    try:
        passage = row.value.passage(*place)
    except ValueError:
        raise Refused(NOT_THERE) from None
    words = {"exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    # Two who mark the same words at once find one passage.
    insert_once(session, PassageRow, rendition_id=row.id, start=passage.start, end=passage.end, **words)
    return keep_passage(session, row, passage).id


def _rendition(session: Session, person: Person, mark: MarkRow) -> RenditionRow | None:
    """Give the text that the first citation of an answer's version stands in, where this person may read it."""
    citations = contents_by_id(session, [mark.version_id])[mark.version_id].citations
    if not citations:
        return None
    row = next(iter(renditions_by_digest(session, {citations[0].passage.rendition})), None)
    return row if row is not None and may_read(row, person.user_id, closed=closed_to(session, person)) else None


def may_read(row: RenditionRow, user_id: int | None, *, closed: Collection[int]) -> bool:
    """Say whether a reader may read an article whole: a public one that is not closed, to all or to them; or their own.

    `closed` are the ids of the articles that a quiz under way closes to them.
    """
    article = row.article
    own = article.owner_id is not None and article.owner_id == user_id
    return article.is_whole_to(user_id) and (own or article.id not in closed)


def _answer(
    session: Session, work: UnitOfWork, person: Person, public_id: str, number: int
) -> tuple[AttemptRow, Asked, MarkRow]:
    attempt = own_attempt(session, person, public_id)
    grading = attempts.grading_of(session, attempt.id)
    if attempt.submitted_at is None or grading is None or not shows_all(attempt, work.clock()):
        raise NotAllowed(HIDDEN)
    asked = attempts.asked_in(session, attempt.id)
    if not 1 <= number <= len(asked):
        msg = f"This quiz has {len(asked)} questions, and no question {number}."
        raise NotFound(msg)
    question = asked[number - 1]
    return attempt, question, attempts.marks_of(session, grading.id)[question.slot_id]


def shows_all(attempt: AttemptRow, now: datetime) -> bool:
    """Say whether the review rules show an attempt's right answers, passages and marks."""
    return {Aspect.RIGHT_ANSWER, Aspect.PASSAGE, Aspect.MARKS} <= seen_of(attempt, now)
