"""Follow a question's steps: which answers it still takes, and the step that closes one, under the attempt's lock."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.events import EventKind, Phase
from app.quizzes.modes import Course, Step, StepClosed, Ways, course_of, may_step, must_take_answer, step_payload
from app.quizzes.response import Response
from app.storage.attempt_queries import events_of, insert_once
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow
from app.workflows.mode_ways import ways_of
from app.workflows.problems import Refused


class NothingGiven(Refused):
    """A step that needs an answer before it."""


@dataclass(frozen=True)
class TakenStep:
    """A step that somebody takes; `tried` is how many checks the page had seen, so that a repeated one counts once."""

    step: Step
    tried: int = 0


@dataclass(frozen=True)
class Stepping:
    """A question's ways and what was done at it so far."""

    attempt_id: int
    slot_id: int
    ways: Ways
    course: Course
    sentences: int = 0

    def must_take(self, phase: Phase) -> None:
        """Raise StepClosed where the question does not take an answer of that phase now."""
        if self.ways.plain and phase is not Phase.FIRST:
            msg = "This question is asked in one step. Open it again and answer there."
            raise StepClosed(msg)
        must_take_answer(self.course, phase)

    def order(self, phase: Phase, own: tuple[int, ...]) -> tuple[int, ...]:
        """Give what stands at the places of the page: the options in the attempt's order, or the sentences."""
        return tuple(range(self.sentences)) if phase is Phase.EVIDENCE else own

    def repeats(self, taken: TakenStep | None) -> bool:
        """Say whether a step was taken before: by a form that was sent twice, or from another tab."""
        if taken is None:
            return False
        if taken.step is Step.CHECK:
            return taken.tried != len(self.course.tries)
        return taken.step in self.course.taken

    def take(self, session: Session, taken: TakenStep, response: Response, *, at: datetime) -> None:
        """Log a step that was not taken yet; raises Refused where it is not to be had."""
        step, tried = taken.step, taken.tried
        if not may_step(self.course, step, self.ways) or (step is Step.PROOF and not self.sentences):
            msg = "This question has no such step. Open it again and go on where it stands."
            raise Refused(msg)
        if response.empty and step is not Step.SOURCE:
            msg = "Give an answer first."
            raise NothingGiven(msg)
        log_once(
            session, self.attempt_id, self.slot_id, EventKind.STEP, step_payload(step), name=step, turn=tried, at=at
        )


def stepping(session: Session, attempt: AttemptRow, slot_id: int, position: int) -> Stepping:
    """Give how a question of an attempt stands; a quiz that asks everything once is not looked up."""
    ways = ways_of(attempt.quiz)
    if ways.plain:
        return Stepping(attempt.id, slot_id, ways, Course())
    slot = session.get(AttemptSlotRow, slot_id) if ways.proof else None
    sentences = len(slot.evidence or ()) if slot else 0
    return Stepping(attempt.id, slot_id, ways, course_of(events_of(session, attempt.id), position), sentences)


def log_once(
    session: Session,
    attempt_id: int,
    slot_id: int,
    kind: EventKind,
    payload: dict[str, object],
    *,
    name: str,
    turn: int = 0,
    at: datetime,
) -> None:
    """Log what can happen once at a question; the unique constraint on events drops a second one.

    No client can take the name: theirs have no colon.
    """
    client = f"{name}:{slot_id}"
    values = {"attempt_id": attempt_id, "slot_id": slot_id, "client_id": client, "client_seq": turn, "kind": kind}
    insert_once(session, EventRow, **values, phase=Phase.FIRST, payload=payload, at=at)
