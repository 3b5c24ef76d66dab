"""Hand an attempt in and grade it: once, whoever asks at the same time."""

from sqlalchemy.orm import Session

from app.grading.grade import grade
from app.quizzes.attempt import RUNNING, State, Trigger
from app.quizzes.events import latest_answers
from app.quizzes.response import Response, from_payload
from app.storage import attempt_queries as attempts
from app.storage.attempts import AttemptRow, GradingRow, MarkRow, SubmissionRow
from app.storage.facts import entity_names
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents_by_id
from app.workflows.take_quiz import Person, own_attempt, state_of

FIRST_REVISION = 1


def submit(work: UnitOfWork, person: Person, public_id: str) -> None:
    """Hand an attempt in; one that was handed in before stays as it is. Raises NotFound or NotAllowed."""
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        _submit(session, work, attempt, cause="submit")


def settle(work: UnitOfWork, person: Person, public_id: str) -> None:
    """Hand an attempt in where its time is over; raises NotFound or NotAllowed."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        if state_of(attempt, slots=0).due_move(work.clock()) is not Trigger.SUBMIT:
            return
    with work() as session:
        attempt = own_attempt(session, person, public_id, lock=True)
        _submit(session, work, attempt, cause="time up")


def _submit(session: Session, work: UnitOfWork, attempt: AttemptRow, *, cause: str) -> None:
    if State(attempt.state) not in RUNNING:
        return
    at = work.clock()
    # The unique submission decides a race that a lock could not: a second one finds it and leaves.
    if not attempts.insert_once(session, SubmissionRow, attempt_id=attempt.id, cause=cause, at=at):
        return
    moved = state_of(attempt, slots=0).move(Trigger.SUBMIT).move(Trigger.GRADE)
    attempt.state, attempt.submitted_at = moved.state, at
    _grade(session, work, attempt, cause=cause)


def _grade(session: Session, work: UnitOfWork, attempt: AttemptRow, *, cause: str) -> None:
    asked = attempts.asked_in(session, attempt.id)
    saved = latest_answers(attempts.events_of(session, attempt.id))
    known = contents_by_id(session, [question.version_id for question in asked])
    names = entity_names(session)
    grading = GradingRow(attempt_id=attempt.id, revision=FIRST_REVISION, cause=cause, at=work.clock(), score=0.0)
    grading.maximum = sum(question.points for question in asked)
    session.add(grading)
    session.flush()
    for question in asked:
        content = known[question.version_id]
        event = saved.get(question.position)
        response = from_payload(event.payload) if event else Response()
        verdict = grade(response, content.key, content.citations, others=names)
        row = MarkRow(grading_id=grading.id, slot_id=question.slot_id, version_id=question.version_id)
        row.mark, row.rule, row.note = verdict.mark * question.points, verdict.rule, verdict.note
        row.response = response.to_payload() if event else None
        grading.score += row.mark
        session.add(row)
