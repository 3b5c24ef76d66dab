"""The passages of the facts that somebody missed lately, as far as the review rules show them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.explanation import Source, source_of
from app.questions.draft import Citation
from app.quizzes.attempt import State
from app.quizzes.review import Aspect
from app.storage import attempt_queries as attempts
from app.storage.articles import renditions_by_digest
from app.storage.attempts import AttemptRow, MarkRow
from app.storage.fact_queries import cited_to_running
from app.storage.page_queries import gradings_of
from app.storage.people import ParticipantRow
from app.storage.versions import contents_by_id
from app.workflows.attempt_clock import seen_of
from app.workflows.show_result import sources_of

MOST_ATTEMPTS = 5
MOST_PASSAGES = 6


def shows(attempt: AttemptRow, now: datetime, *aspects: Aspect) -> bool:
    """Say whether the review rules show these aspects of an attempt now."""
    return set(aspects) <= seen_of(attempt, now)


def passages_missed(
    session: Session, held: Sequence[ParticipantRow], made: Sequence[AttemptRow], now: datetime
) -> tuple[Source, ...]:
    """Give the passages behind the answers that were not right in the last attempts, those of the newest first.

    What an attempt under way asks about is left out: its passage would answer it.
    """
    ended = [row for row in made if row.state == State.GRADED and shows(row, now, Aspect.PASSAGE, Aspect.RIGHT_ANSWER)]
    missed = list(_missed(session, ended[:MOST_ATTEMPTS]))
    known = contents_by_id(session, [mark.version_id for mark in missed])
    # A passage behind two questions is read once; a dict keeps the order.
    firsts = [known[mark.version_id].citations[0] for mark in missed]
    citations = list({citation.passage: citation for citation in firsts}.values())
    accounts = [row.user_id for row in held if row.user_id is not None]
    asked = cited_to_running(session, participants=[row.id for row in held], user_id=accounts[0] if accounts else None)
    open_ones = _not_asked(session, citations, asked)[:MOST_PASSAGES]
    texts = sources_of(session, *known.values())
    return tuple(source_of(citation, texts) for citation in open_ones)


def _missed(session: Session, ended: Sequence[AttemptRow]) -> Iterator[MarkRow]:
    gradings = gradings_of(session, [row.id for row in ended])
    for row in ended:
        marks = attempts.marks_of(session, gradings[row.id].id) if row.id in gradings else {}
        asked = attempts.asked_in(session, row.id)
        given = [(marks[one.slot_id], one.points) for one in asked if one.slot_id in marks]
        yield from (mark for mark, points in given if mark.mark < points and mark.ruling_id is None)


def _not_asked(
    session: Session, citations: Sequence[Citation], asked: Collection[tuple[int, int, int]]
) -> list[Citation]:
    ids = {row.sha256: row.id for row in renditions_by_digest(session, {one.passage.rendition for one in citations})}
    return [
        one
        for one in citations
        if not any(
            rendition == ids.get(one.passage.rendition) and one.passage.start < end and start < one.passage.end
            for rendition, start, end in asked
        )
    ]
