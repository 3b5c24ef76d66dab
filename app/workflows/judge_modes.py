"""Judge an attempt's questions by their quiz's mode: the one hook of grading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.grading.modes import Outcome, Sentence, judge_events, proving
from app.grading.rejudging import Rejudging
from app.grading.voiding import voided
from app.quizzes.events import Event
from app.quizzes.modes import Mode, Ways
from app.storage.attempt_queries import Asked
from app.storage.attempts import AttemptRow, MarkRow
from app.storage.mode_queries import digests_of
from app.storage.quizzes import QuizRow
from app.storage.versions import Content
from app.workflows.judge_again import Judging

ByMode = Callable[[MarkRow, Asked, Content, Sequence[Sequence[str]], str], None]


def by_mode(
    session: Session,
    attempt: AttemptRow,
    asked: Sequence[Asked],
    events: tuple[Event, ...],
    before: Mapping[int, MarkRow],
) -> ByMode:
    """Give what fills a mark with what the attempt's mode makes of a question.

    `before` are the marks that counted so far, by slot: what was judged in one mode is judged again in that mode,
    whatever the quiz's settings are by then. It is called with the forms of each name known, and with how the question
    is void, if it is.
    """
    now = ways_of_quiz(attempt.quiz)
    offered = {place[0] for one in asked for place in one.evidence}
    digests = digests_of(session, offered) if offered else {}

    def judge(row: MarkRow, question: Asked, content: Content, names: Sequence[Sequence[str]], void: str) -> None:
        last = before.get(question.slot_id)
        ways = now if last is None else ways_kept(last.detail, now)
        sentences = [(digests[one], start, end) for one, start, end in question.evidence]
        fill(row, Given(events, question.position, question.points, ways, sentences), content, names, void)

    return judge


@dataclass(frozen=True)
class Given:
    """What was done at a slot worth `points`: the events, in which mode, and the sentences offered as its proof."""

    events: Sequence[Event]
    position: int
    points: float
    ways: Ways
    sentences: Sequence[Sentence] = ()


def fill(row: MarkRow, given: Given, content: Content, names: Sequence[Sequence[str]], void: str) -> None:
    """Fill a mark with what an answer is worth by a version, and with how the question is void, if it is."""
    ways, withdrawn = given.ways, content.version.rule == Rejudging.WITHDRAWN
    judging = Judging(content, names)
    proves = proving(given.sentences, content.citations)
    outcome = judge_events(given.events, given.position, judging, ways, proves=proves, withdrawn=withdrawn)
    outcome = voided(outcome, void)
    _fill(row, outcome, given.points)
    met: dict[str, object] = {"names": sorted(judging.met)} if judging.met else {}
    row.detail = outcome.detail | met | ({} if ways.plain and not void else {"ways": _record(ways)})


def ways_of_quiz(quiz: QuizRow) -> Ways:
    """Give in which mode an attempt at a quiz is judged when it is judged first."""
    return Ways(Mode(quiz.mode), proof=quiz.evidence_score, cost=quiz.reveal_cost)


def ways_kept(detail: Mapping[str, Any] | None, now: Ways) -> Ways:
    """Give in which mode a mark was made, from its detail; `now` where the mark was made in steps and kept no mode."""
    kept = (detail or {}).get("ways")
    if kept is not None:
        return Ways(Mode(kept["mode"]), proof=kept["proof"], cost=kept["cost"])
    return now if "answer" in (detail or {}) else Ways()


def _record(ways: Ways) -> dict[str, object]:
    return {"mode": str(ways.mode), "proof": ways.proof, "cost": ways.cost}


def _fill(row: MarkRow, outcome: Outcome, points: float) -> None:
    row.mark = outcome.share * points
    row.rule, row.note = outcome.verdict.rule, outcome.verdict.note
    row.response = outcome.response.to_payload() if outcome.response else None
    row.first_mark, row.source_mark = outcome.first_mark, outcome.source_mark
    row.evidence_mark = outcome.evidence_mark
