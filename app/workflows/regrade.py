"""Judge given answers again by a later version, and tell each participant whose mark changed.

The attempts are judged in batches, each a short transaction of its own. What a killed run left is found by what it has
not judged yet, so that running again finishes it and changes nothing else.
"""

from sqlalchemy.orm import Session

from app.grading.rejudging import Rejudging
from app.storage import audit
from app.storage.attempt_queries import grading_of, marks_of, slot_places
from app.storage.attempts import AttemptRow, GradingRow
from app.storage.faults import UNAVAILABLE
from app.storage.questions import VersionRow
from app.storage.rejudging import earlier_versions, unfinished, waiting_attempts
from app.storage.unit_of_work import UnitOfWork
from app.workflows.grade_attempt import grade_attempt
from app.workflows.notices import add_notice

BATCH = 20
WHY = {"alias": "A teacher accepted another answer.", "dispute": "A teacher decided about an answer that was disputed."}


def regrade(work: UnitOfWork, question_id: int, *, by: int, cause: str, actor_id: int | None) -> int:
    """Judge by version `by` every graded attempt that answered an earlier version which asks the same; count them.

    One that cannot be judged keeps no other waiting; what stood against it is raised at the end.
    """
    judged, broken = 0, dict[int, Exception]()
    with work.reading() as session:
        version = session.get_one(VersionRow, by)
        if version.question_id != question_id:
            msg = f"version {by} is not one of question {question_id}"
            raise ValueError(msg)
        old = dict.fromkeys(earlier_versions(session, version), by)
    while old:
        done = _judge_batch(work, broken, by=old, cause=cause, actor_id=actor_id)
        judged += done or 0
        if done == 0:
            break
    if broken:
        raise next(iter(broken.values()))
    return judged


def _judge_batch(
    work: UnitOfWork, broken: dict[int, Exception], *, by: dict[int, int], cause: str, actor_id: int | None
) -> int | None:
    """Judge a batch and count it; None where one cannot be judged, which is put among the broken."""
    at = None
    try:
        with work() as session:
            waiting = waiting_attempts(session, list(by), limit=BATCH, without=list(broken))
            for attempt in waiting:
                at = attempt.id
                _judge(session, work, attempt, by=by, cause=cause, actor_id=actor_id)
            at = None
        return len(waiting)
    except UNAVAILABLE:
        raise
    except Exception as error:
        if at is None:
            raise
        broken[at] = error
        return None


def finish_regrades(work: UnitOfWork) -> int:
    """Judge again whatever a killed run left unjudged, and give how many attempts that were.

    Where there is nothing it is one query.
    """
    with work.reading() as session:
        versions = [(row.question_id, row.id, row.rule, row.author_id) for row in unfinished(session)]
    judged, broken = 0, list[Exception]()
    for question_id, version_id, rule, author_id in versions:
        try:
            judged += regrade(work, question_id, by=version_id, cause=Rejudging(rule).cause, actor_id=author_id)
        except UNAVAILABLE:
            raise
        except Exception as error:  # noqa: BLE001 - raised below, once the others are judged
            broken.append(error)
    if broken:
        raise broken[0]
    return judged


def _judge(
    session: Session, work: UnitOfWork, attempt: AttemptRow, *, by: dict[int, int], cause: str, actor_id: int | None
) -> None:
    before = grading_of(session, attempt.id)
    after = grade_attempt(session, work, attempt, cause=cause, actor_id=actor_id, by=by)
    session.flush()
    audit.record(
        session,
        work,
        actor_id=actor_id,
        action="regrade",
        subject=f"attempt {attempt.public_id} revision {after.revision}",
        cause=cause,
        before=before.score if before else None,
        after=after.score,
    )
    if before is not None and before.score != after.score:
        add_notice(session, work, attempt, _words(session, attempt, before, after, cause))


def _words(session: Session, attempt: AttemptRow, before: GradingRow, after: GradingRow, cause: str) -> str:
    old, new = marks_of(session, before.id), marks_of(session, after.id)
    places = [slot_id for slot_id, _ in slot_places(session, attempt.id)]
    changed = [place for place, slot in enumerate(places, start=1) if old[slot].mark != new[slot].mark]
    which = "question {} was" if len(changed) == 1 else "questions {} were"
    return (
        f"Your mark in “{attempt.quiz.title}” changed from {_points(before.score)} to {_points(after.score)}: "
        f"{which.format(', '.join(map(str, changed)))} judged again. {WHY[cause]}"
    )


def _points(score: float) -> str:
    return f"{score:.2f}".rstrip("0").rstrip(".")
