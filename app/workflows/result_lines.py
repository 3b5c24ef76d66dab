"""The questions of a result, a line each: how each answer stands, and how a question is void."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.grading.voiding import Void
from app.quizzes.response import from_payload
from app.quizzes.review import Aspect, Aspects
from app.quizzes.sections import headings
from app.storage.attempt_queries import Asked
from app.storage.attempts import MarkRow
from app.storage.rulings import RulingRow, rulings_by_id
from app.workflows.show_modes import answer_mark

JUDGED = frozenset({Aspect.CORRECTNESS, Aspect.MARKS})


@dataclass(frozen=True)
class ResultLine:
    """One question in a result: `state` is right, partly, wrong, none, or "" where the review rules hide it."""

    number: int
    stem: str
    state: str
    mark: float | None
    points: float
    void: str = ""
    reason: str = ""
    heading: str = ""


def lines_of(
    session: Session, asked: tuple[Asked, ...], marks: Mapping[int, MarkRow], seen: Aspects
) -> tuple[ResultLine, ...]:
    """Give a line for each question, with what the review rules show of it."""
    voids = rulings_by_id(session, {mark.ruling_id for mark in marks.values() if mark.ruling_id is not None})
    before = headings([one.section for one in asked])
    lines = (replace(_line(one, marks.get(one.slot_id), seen, voids), heading=before[one.position]) for one in asked)
    return tuple(lines) if Aspect.ATTEMPT in seen else ()


def _line(question: Asked, mark: MarkRow | None, seen: Aspects, voids: Mapping[int, RulingRow]) -> ResultLine:
    state = "" if mark is None or Aspect.CORRECTNESS not in seen else standing(mark, question.points)
    value = mark.mark if mark is not None and Aspect.MARKS in seen else None
    void = voids.get(mark.ruling_id or 0) if mark is not None and seen & JUDGED else None
    kind, reason = (void.kind, void.reason) if void else ("", "")
    return ResultLine(question.position + 1, question.stem, state, value, question.points, kind, reason)


def standing(mark: MarkRow, points: float) -> str:
    """Say how an answer stands: right, partly, wrong or none, or nothing where the question is out of the score."""
    if (mark.detail or {}).get("void") == Void.LEFT_OUT:
        return ""
    # A withdrawn question gives full marks to those too who left it out.
    if mark.mark >= points:
        return "right"
    if mark.response is None or from_payload(mark.response).empty:
        return "none"
    answer = answer_mark(mark, points)
    if answer >= 1:
        return "right"
    return "partly" if answer > 0 else "wrong"
