"""Judge an attempt's questions by their quiz's mode: the one hook of grading."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.grading.grade import Verdict
from app.grading.modes import judge_course, proving
from app.questions.draft import Citation
from app.quizzes.events import Event
from app.quizzes.modes import Mode, Ways, course_of
from app.quizzes.response import Response
from app.storage.attempt_queries import Asked, asked_in
from app.storage.attempts import AttemptRow, MarkRow
from app.storage.mode_queries import digests_of

ByMode = Callable[[MarkRow, Asked, tuple[Citation, ...], Callable[[Response], Verdict]], None]


def by_mode(session: Session, attempt: AttemptRow, events: tuple[Event, ...]) -> ByMode:
    """Give what changes a mark, made as in a plain test, to what the attempt's mode makes of it."""
    quiz = attempt.quiz
    ways = Ways(Mode(quiz.mode), proof=quiz.evidence_score, cost=quiz.reveal_cost)
    digests = _digests(session, attempt.id) if ways.proof else {}

    def judge(
        row: MarkRow, question: Asked, citations: tuple[Citation, ...], verdict: Callable[[Response], Verdict]
    ) -> None:
        if ways.plain:
            return
        proves = proving([(digests[one], start, end) for one, start, end in question.evidence], citations)
        outcome = judge_course(course_of(events, question.position), verdict, ways, proves=proves)
        row.mark = outcome.share * question.points
        row.rule, row.note = outcome.verdict.rule, outcome.verdict.note
        row.response = outcome.response.to_payload() if outcome.response else None
        row.first_mark, row.source_mark = outcome.first_mark, outcome.source_mark
        row.evidence_mark = outcome.evidence_mark
        row.detail = {**(row.detail or {}), **outcome.detail}

    return judge


def _digests(session: Session, attempt_id: int) -> dict[int, str]:
    offered = [place for question in asked_in(session, attempt_id) for place in question.evidence]
    return digests_of(session, {rendition_id for rendition_id, _, _ in offered})
