"""Grade a whole attempt as its next revision, by the versions that were asked or by later ones."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.voiding import most
from app.quizzes.events import latest_answers
from app.quizzes.response import Response, from_payload
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, GradingRow, MarkRow
from app.storage.rulings import voids_in
from app.storage.unit_of_work import UnitOfWork
from app.workflows.judge_again import judging_versions, known_contents, known_names
from app.workflows.judge_modes import by_mode
from app.workflows.note_near_miss import note_near_miss

AS_ASKED: Mapping[int, int] = {}


def grade_attempt(
    session: Session,
    work: UnitOfWork,
    attempt: AttemptRow,
    *,
    cause: str,
    actor_id: int | None = None,
    by: Mapping[int, int] = AS_ASKED,
) -> GradingRow:
    """Add the next grading revision of an attempt whose row is locked, and give it; the highest revision counts.

    `by` names, for the id of a version that was asked or judged last, the id of the one that judges in its place.
    """
    asked = attempts.asked_in(session, attempt.id)
    events = attempts.events_of(session, attempt.id)
    last = attempts.grading_of(session, attempt.id)
    before = attempts.marks_of(session, last.id) if last else {}
    saved, judge = latest_answers(events), by_mode(session, attempt, asked, events, before)
    judging = judging_versions(session, asked, last, by)
    known = known_contents(session, judging.values())
    voids = voids_in(session, attempt.quiz_id, {one.version.question_id for one in known.values()})
    grading = _revision(session, attempt, last, cause=cause, at=work.clock(), actor_id=actor_id)
    for question in asked:
        version_id = judging[question.slot_id]
        content = known[version_id]
        row = MarkRow(grading_id=grading.id, slot_id=question.slot_id, version_id=version_id)
        void = voids.get(content.version.question_id)
        row.ruling_id, kind = (void.id, void.kind) if void else (None, "")
        judge(row, question, content, known_names(session, content), kind)
        grading.score, grading.maximum = grading.score + row.mark, grading.maximum + most(question.points, kind)
        session.add(row)
        if last is None:
            event = saved.get(question.position)
            note_near_miss(session, work, content, from_payload(event.payload) if event else Response(), row)
    return grading


def _revision(
    session: Session,
    attempt: AttemptRow,
    last: GradingRow | None,
    *,
    cause: str,
    at: datetime,
    actor_id: int | None,
) -> GradingRow:
    row = GradingRow(attempt_id=attempt.id, revision=last.revision + 1 if last else 1, cause=cause, at=at)
    row.score, row.maximum, row.actor_id = 0.0, 0.0, actor_id
    session.add(row)
    session.flush()
    return row
