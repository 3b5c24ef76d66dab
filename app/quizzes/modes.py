"""The modes of a quiz: what was done at a question step by step, and what may still be done there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.quizzes.attempt import AttemptError
from app.quizzes.events import Event, EventKind, Phase, latest_answers
from app.quizzes.response import Response, from_payload


class Mode(StrEnum):
    """How a quiz is taken: TEST asks once; PRACTICE explains each answer; TWO_STEP asks before and after reading."""

    TEST = "test"
    PRACTICE = "practice"
    TWO_STEP = "two_step"


class Step(StrEnum):
    """What closes the answer given so far: CHECK has it explained, SOURCE opens the text, PROOF the sentences."""

    CHECK = "check"
    SOURCE = "source"
    PROOF = "proof"


class StepClosed(AttemptError):
    """The question is past the step that was asked for; the message is a sentence for the reader."""


@dataclass(frozen=True)
class Ways:
    """What a quiz allows at a question: its mode, whether the proof is asked, and what the source costs (0 to 1)."""

    mode: Mode = Mode.TEST
    checks: bool = False
    proof: bool = False
    cost: float | None = None

    @property
    def plain(self) -> bool:
        """Say whether the question is asked once and nothing more."""
        return self.mode is Mode.TEST and not self.proof and self.cost is None


@dataclass(frozen=True)
class Course:
    """What was done at one question; each answer as it stood when the step that closed it was taken.

    `first` is the answer from what one knows, `source` the one with the text open (None where none was given then),
    `proof` the place of the sentence chosen. `tries` are the answers that were checked, the first of which counts.
    """

    first: Response | None = None
    source: Response | None = None
    proof: int | None = None
    tries: tuple[Response, ...] = ()
    taken: frozenset[Step] = frozenset()
    revealed: bool = False

    @property
    def final(self) -> Response | None:
        """Give the last word: the answer with the text open, or the first one where none was given then."""
        return self.first if self.source is None else self.source


def step_payload(step: Step) -> dict[str, object]:
    """Give the payload of a step's event."""
    return {"check": True} if step is Step.CHECK else {"to": step.value}


def step_of(event: Event) -> Step | None:
    """Say which step an event takes."""
    if event.kind is not EventKind.STEP:
        return None
    if event.payload.get("check") is True:
        return Step.CHECK
    to = event.payload.get("to")
    return Step(to) if isinstance(to, str) and to in {Step.SOURCE, Step.PROOF} else None


def course_of(events: Sequence[Event], slot: int) -> Course:
    """Put together what was done at a slot, from events in the server's order."""
    mine = [event for event in events if event.slot == slot]
    steps = [(place, step) for place, event in enumerate(mine) if (step := step_of(event))]
    first: dict[Step, int] = {}
    for place, step in steps:
        first.setdefault(step, place)
    checks = [place for place, step in steps if step is Step.CHECK]
    proof = _said(mine[: first.get(Step.CHECK)], Phase.EVIDENCE)
    return Course(
        first=_said(mine[: min(first.values(), default=None)], Phase.FIRST),
        source=_said(mine[: first.get(Step.PROOF)], Phase.SOURCE) if Step.SOURCE in first else None,
        proof=proof.chosen[0] if proof and len(proof.chosen) == 1 and Step.PROOF in first else None,
        tries=tuple(_said(mine[:place], Phase.FIRST) or Response() for place in checks),
        taken=frozenset(first),
        revealed=any(event.kind is EventKind.REVEAL for event in mine),
    )


def _said(events: Sequence[Event], phase: Phase) -> Response | None:
    return next((from_payload(event.payload) for event in latest_answers(events, phase=phase).values()), None)


def must_take_answer(course: Course, phase: Phase) -> None:
    """Raise StepClosed where an answer of that phase would come too late, or before its step is open."""
    if phase is Phase.FIRST:
        tried = Step.CHECK in course.taken
        if Step.SOURCE in course.taken or (Step.PROOF in course.taken and not tried):
            msg = "This answer was closed when the next step was opened. Open the question again to go on there."
            raise StepClosed(msg)
        return
    opened, closed = {Phase.SOURCE: (Step.SOURCE, Step.PROOF), Phase.EVIDENCE: (Step.PROOF, Step.CHECK)}[phase]
    if opened not in course.taken or closed in course.taken:
        msg = "This step of the question is not open. Open the question again to go on where it stands."
        raise StepClosed(msg)


def may_step(course: Course, step: Step, ways: Ways) -> bool:
    """Say whether a step can be taken now; a step that was taken is not taken again, except to check another try."""
    match step:
        case Step.CHECK:
            return ways.checks
        case Step.SOURCE:
            return ways.mode is Mode.TWO_STEP and not course.taken
        case Step.PROOF:
            return ways.proof and not course.taken - {Step.SOURCE}


def may_reveal(course: Course, ways: Ways) -> bool:
    """Say whether the source can be shown for its cost: before any step, and not where it is opened for nothing."""
    return ways.cost is not None and ways.mode is not Mode.TWO_STEP and not course.taken and not course.revealed
