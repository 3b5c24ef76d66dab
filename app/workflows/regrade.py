"""Judge given answers again by a later version, and tell each participant whose mark changed.

The attempts are judged in batches, each a short transaction of its own. What a killed run left is found by what it has
not judged yet, so that running again finishes it and changes nothing else.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from app.grading.rejudging import Rejudging
from app.grading.voiding import Void
from app.storage import audit
from app.storage.attempt_queries import grading_of, marks_of, slot_places
from app.storage.attempts import AttemptRow, GradingRow
from app.storage.faults import UNAVAILABLE
from app.storage.job_queries import at_work
from app.storage.questions import VersionRow
from app.storage.rejudging import earlier_versions, unfinished, waiting_attempts
from app.storage.rulings import (
    RulingRow,
    ruling_of_version,
    rulings_by_id,
    rulings_on,
    unfinished_voids,
    waiting_for_void,
)
from app.storage.unit_of_work import UnitOfWork
from app.workflows.grade_attempt import grade_attempt
from app.workflows.notices import add_notice

BATCH = 20
PATIENCE = timedelta(minutes=1)
VOID = "void"
WHY = {
    "alias": "A teacher accepted another answer.",
    "dispute": "A teacher decided about an answer that was disputed.",
    "key": "A teacher changed what is right.",
    VOID: "A teacher decided about a question.",
}
Told = Callable[[int], None]
NO_VERSIONS: Mapping[int, int] = {}


def _silent(judged: int) -> None:
    """Tell nobody how many are judged."""


@dataclass(frozen=True)
class _Run:
    """One run of judging again: why, by which versions, who decided, and what could not be judged."""

    work: UnitOfWork
    cause: str
    actor_id: int | None
    find: Callable[[Session, Collection[int]], Sequence[AttemptRow]]
    by: Mapping[int, int] = field(default_factory=lambda: NO_VERSIONS)
    reason: str = ""
    broken: dict[int, Exception] = field(default_factory=dict[int, Exception])

    def judge_all(self, told: Told) -> int:
        """Judge batch after batch, tell after each how many are judged, and count them."""
        judged = 0
        while (done := self._judge_batch()) != 0:
            judged += done or 0
            told(judged)
        if self.broken:
            raise next(iter(self.broken.values()))
        return judged

    def _judge_batch(self) -> int | None:
        """Judge a batch and count it; None where one cannot be judged, which is put among the broken."""
        at = None
        try:
            with self.work() as session:
                waiting = self.find(session, list(self.broken))
                for attempt in waiting:
                    at = attempt.id
                    self._judge(session, attempt)
                at = None
            return len(waiting)
        except UNAVAILABLE:
            raise
        except Exception as error:
            if at is None:
                raise
            self.broken[at] = error
            return None

    def _judge(self, session: Session, attempt: AttemptRow) -> None:
        before = grading_of(session, attempt.id)
        after = grade_attempt(session, self.work, attempt, cause=self.cause, actor_id=self.actor_id, by=self.by)
        session.flush()
        audit.record(
            session, self.work, actor_id=self.actor_id, action="regrade",
            subject=f"attempt {attempt.public_id} revision {after.revision}", cause=self.cause,
            before=before.score if before else None, after=after.score,
            maximum_before=before.maximum if before else None, maximum_after=after.maximum,
        )  # fmt: skip
        if before is not None and (before.score, before.maximum) != (after.score, after.maximum):
            words = _words(session, attempt, before, after, self.cause)
            add_notice(session, self.work, attempt, f"{words} {self.reason}".strip())


def regrade(
    work: UnitOfWork, question_id: int, *, by: int, cause: str, actor_id: int | None, told: Told = _silent
) -> int:
    """Judge by version `by` every graded attempt that answered an earlier version which asks the same; count them.

    One that cannot be judged keeps no other waiting; what stood against it is raised at the end. `told` hears after
    each batch how many are judged.
    """
    with work.reading() as session:
        version = session.get_one(VersionRow, by)
        if version.question_id != question_id:
            msg = f"version {by} is not one of question {question_id}"
            raise ValueError(msg)
        old = dict.fromkeys(earlier_versions(session, version), by)
        ruling = ruling_of_version(session, by)
    if not old:
        return 0

    def find(session: Session, without: Collection[int]) -> Sequence[AttemptRow]:
        return waiting_attempts(session, list(old), limit=BATCH, without=without)

    return _Run(work, cause, actor_id, find, old, ruling.reason if ruling else "").judge_all(told)


def regrade_void(work: UnitOfWork, question_id: int, *, actor_id: int | None, told: Told = _silent) -> int:
    """Judge every graded attempt anew whose marks on a question do not follow the void that holds; count them.

    It serves a void, one that was lifted, and both in any number of quizzes. Raises as `regrade` does.
    """

    def find(session: Session, without: Collection[int]) -> Sequence[AttemptRow]:
        return waiting_for_void(session, question_id, limit=BATCH, without=without)

    return _Run(work, VOID, actor_id, find).judge_all(told)


def finish_regrades(work: UnitOfWork) -> int:
    """Judge again whatever a killed run left unjudged, and give how many attempts that were.

    Where there is nothing it is two queries. What a worker has under way is left to it, and for a minute what one is
    asked for.
    """
    with work.reading() as session:
        versions = [(row.question_id, row.id, row.rule, row.author_id) for row in unfinished(session)]
        voids = [(question_id, _decided_by(session, question_id)) for question_id in unfinished_voids(session)]
        busy = at_work(session, work.clock() - PATIENCE, work.clock()) if versions or voids else set[int]()
    runs = [
        partial(regrade, work, question_id, by=version_id, cause=Rejudging(rule).cause, actor_id=author_id)
        for question_id, version_id, rule, author_id in versions
        if question_id not in busy
    ]
    runs += [
        partial(regrade_void, work, question_id, actor_id=actor_id)
        for question_id, actor_id in voids
        if question_id not in busy
    ]
    judged, broken = 0, list[Exception]()
    for run in runs:
        try:
            judged += run()
        except UNAVAILABLE:
            raise
        except Exception as error:  # noqa: BLE001 - raised below, once the others are judged
            broken.append(error)
    if broken:
        raise broken[0]
    return judged


def _decided_by(session: Session, question_id: int) -> int | None:
    """Give who last made a question void, or lifted it."""
    decided = [
        (row.lifted_at or row.made_at, row.lifted_by_id if row.lifted_at else row.made_by_id)
        for row in rulings_on(session, question_id)
        if row.kind != "key"
    ]
    return max(decided, key=lambda one: one[0])[1] if decided else None


def _words(session: Session, attempt: AttemptRow, before: GradingRow, after: GradingRow, cause: str) -> str:
    old, new = marks_of(session, before.id), marks_of(session, after.id)
    places = [slot_id for slot_id, _ in slot_places(session, attempt.id)]
    changed = [
        (place, new[slot])
        for place, slot in enumerate(places, start=1)
        if (old[slot].mark, old[slot].ruling_id) != (new[slot].mark, new[slot].ruling_id)
    ]
    voids = rulings_by_id(session, {mark.ruling_id for _, mark in changed if mark.ruling_id})
    which = "question {} was" if len(changed) == 1 else "questions {} were"
    reasons = dict.fromkeys(_void_words(row) for row in voids.values())
    words = (
        f"Your mark in “{attempt.quiz.title}” changed from {_from_to(before, after)}: "
        f"{which.format(', '.join(str(place) for place, _ in changed))} judged again. {WHY[cause]}"
    )
    return " ".join([words, *reasons])


def _void_words(row: RulingRow) -> str:
    said = {
        Void.FULL_CREDIT: "Everybody has full marks for it:",
        Void.LEFT_OUT: "It is taken out of the score:",
    }
    return f"{said[Void(row.kind)]} {row.reason}"


def _from_to(before: GradingRow, after: GradingRow) -> str:
    if before.maximum == after.maximum:
        return f"{_points(before.score)} to {_points(after.score)}"
    return f"{_points(before.score)} of {_points(before.maximum)} to {_points(after.score)} of {_points(after.maximum)}"


def _points(score: float) -> str:
    return f"{score:.2f}".rstrip("0").rstrip(".")
