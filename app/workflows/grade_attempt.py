"""Grade a whole attempt as its next revision, by the versions that were asked or by later ones."""

from collections.abc import Mapping
from functools import partial

from sqlalchemy.orm import Session

from app.grading.grade import grade
from app.quizzes.events import latest_answers
from app.quizzes.response import Response, from_payload
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, GradingRow, MarkRow
from app.storage.facts import entity_names
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents_by_id
from app.workflows.judge_modes import by_mode

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

    `by` names, for the id of a version that was asked, the id of the one that judges in its place.
    """
    asked = attempts.asked_in(session, attempt.id)
    events = attempts.events_of(session, attempt.id)
    saved, judge = latest_answers(events), by_mode(session, attempt, events)
    judging = {question.slot_id: by.get(question.version_id, question.version_id) for question in asked}
    known = contents_by_id(session, list(judging.values()))
    names = entity_names(session)
    last = attempts.grading_of(session, attempt.id)
    grading = GradingRow(attempt_id=attempt.id, revision=last.revision + 1 if last else 1, cause=cause, score=0.0)
    grading.at, grading.actor_id = work.clock(), actor_id
    grading.maximum = sum(question.points for question in asked)
    session.add(grading)
    session.flush()
    for question in asked:
        version_id = judging[question.slot_id]
        content = known[version_id]
        event = saved.get(question.position)
        response = from_payload(event.payload) if event else Response()
        verdict = grade(response, content.key, content.citations, others=names)
        row = MarkRow(grading_id=grading.id, slot_id=question.slot_id, version_id=version_id)
        row.mark, row.rule, row.note = verdict.mark * question.points, verdict.rule, verdict.note
        row.response = response.to_payload() if event else None
        judge(row, question, content.citations, partial(grade, key=content.key, others=names))
        grading.score += row.mark
        session.add(row)
    return grading
