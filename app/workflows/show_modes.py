"""What a result says of a quiz's mode: both steps of each answer, tries, proofs, sources that were shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.quizzes.modes import Ways
from app.storage.attempt_queries import Asked
from app.storage.attempts import AttemptRow, MarkRow
from app.workflows.mode_ways import ways_of


@dataclass(frozen=True)
class ModeLine:
    """One question: marks of both steps and of the proof (0 to 1, None where not asked), tries, and what was paid.

    `right_at` is the first try that was right, counted from 1; 0 where none was. `looked_up` says whether the text was
    opened and the answer given again. `paid` is the share that the source cost, None where it was not shown.
    """

    number: int
    first: float | None
    source: float | None
    looked_up: bool
    proof: float | None
    tries: int
    right_at: int
    paid: float | None


@dataclass(frozen=True)
class ModeResult:
    """The questions of a result by what the quiz's mode says of them, and the sums."""

    ways: Ways
    lines: tuple[ModeLine, ...]
    right: int

    @property
    def tells(self) -> bool:
        """Say whether there is anything to say: a source that could be shown and never was says nothing."""
        return any(self.tells_of(line) for line in self.lines)

    def tells_of(self, line: ModeLine) -> bool:
        """Say whether there is anything to say of one question."""
        return self.ways.checks or any(one is not None for one in (line.first, line.proof, line.paid))

    @property
    def better(self) -> int:
        """Count the answers that reading the source made better."""
        return sum((line.source or 0) > (line.first or 0) for line in self.lines)

    @property
    def worse(self) -> int:
        """Count the answers that reading the source made worse."""
        return sum((line.source or 0) < (line.first or 0) for line in self.lines)

    @property
    def proved(self) -> int:
        """Count the right proofs."""
        return sum(line.proof == 1 for line in self.lines)

    @property
    def asked_for_proof(self) -> int:
        """Count the questions whose proof was asked."""
        return sum(line.proof is not None for line in self.lines)


def answer_mark(mark: MarkRow, points: float) -> float:
    """Give the mark (0 to 1) of the answer that is explained, before a mode took anything off or added a first step."""
    found = (mark.detail or {}).get("answer")
    return float(found) if isinstance(found, int | float) else mark.mark / points


def mode_result(attempt: AttemptRow, asked: tuple[Asked, ...], marks: Mapping[int, MarkRow]) -> ModeResult | None:
    """Give what the mode says of a graded attempt; None where there is nothing to say."""
    ways = ways_of(attempt.quiz)
    given = [(one, marks[one.slot_id]) for one in asked if one.slot_id in marks]
    # A question that is void says nothing of anybody.
    graded = [(one, mark) for one, mark in given if mark.ruling_id is None]
    if ways.plain or not graded:
        return None
    lines = tuple(_line(question, mark) for question, mark in graded)
    found = ModeResult(ways, lines, sum(answer_mark(mark, one.points) >= 1 for one, mark in graded))
    return found if found.tells else None


def _line(question: Asked, mark: MarkRow) -> ModeLine:
    detail = mark.detail or {}
    tries = [float(one["mark"]) for one in detail.get("tries", [])]
    return ModeLine(
        number=question.position + 1,
        first=mark.first_mark,
        source=mark.source_mark,
        looked_up=bool(detail.get("looked_up")),
        proof=mark.evidence_mark,
        tries=len(tries),
        right_at=next((number for number, value in enumerate(tries, start=1) if value >= 1), 0),
        paid=float(detail["revealed"]) if "revealed" in detail else None,
    )
