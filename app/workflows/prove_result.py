"""Give the proof of a result: a file from which every mark can be worked out again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.articles.text import digest
from app.interchange.proof import Proof, ProvedAnswer, ProvedGrading, ProvedSentence, ProvedText, moment, to_bytes
from app.quizzes.response import from_payload
from app.storage import attempt_queries as attempts
from app.storage import proof_queries as queries
from app.storage.articles import RenditionRow, renditions_by_digest
from app.storage.attempt_queries import Asked
from app.storage.attempts import AttemptRow, GradingRow, MarkRow
from app.storage.mode_queries import renditions_by_id
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents_by_id
from app.workflows.closed_articles import closed_to
from app.workflows.disputes import may_read, shows_all
from app.workflows.judge_modes import ways_kept, ways_of_quiz
from app.workflows.problems import NotAllowed
from app.workflows.take_quiz import Person, own_attempt

HIDDEN = "This quiz does not show everything yet. Its proof can be had once it shows answers, passages and marks."

# What of a mark's detail the proof holds in places of their own.
_ELSEWHERE = {"names", "ways"}


def proof_of(work: UnitOfWork, person: Person, public_id: str) -> bytes:
    """Give the proof of a person's finished attempt; raises NotFound, or NotAllowed while the rules hide a part."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        gradings = queries.gradings_of(session, attempt.id)
        if attempt.submitted_at is None or not gradings or not shows_all(attempt, work.clock()):
            raise NotAllowed(HIDDEN)
        answers = _answers(session, attempt, gradings[-1])
        return to_bytes(
            Proof(
                attempt=_attempt(session, attempt, gradings[-1]),
                texts=_texts(session, _digests(answers), person),
                answers=tuple(answers),
                events=tuple((event, moment(at)) for event, at in queries.timed_events(session, attempt.id)),
                gradings=_gradings(gradings),
            )
        )


def _attempt(session: Session, attempt: AttemptRow, last: GradingRow) -> dict[str, object]:
    submission = attempts.submission_of(session, attempt.id)
    return {
        "id": attempt.public_id,
        "quiz": attempt.quiz.title,
        "number": attempt.number,
        "state": attempt.state,
        "started_at": moment(attempt.started_at),
        "submitted_at": moment(attempt.submitted_at),
        "submitted_by": submission.cause if submission else "",
        "score": last.score,
        "maximum": last.maximum,
    }


def _gradings(rows: Sequence[GradingRow]) -> tuple[ProvedGrading, ...]:
    return tuple(ProvedGrading(row.revision, row.cause, row.score, row.maximum, moment(row.at)) for row in rows)


def _answers(session: Session, attempt: AttemptRow, last: GradingRow) -> list[ProvedAnswer]:
    asked, marks = attempts.asked_in(session, attempt.id), attempts.marks_of(session, last.id)
    known = contents_by_id(session, [mark.version_id for mark in marks.values()])
    numbers = queries.version_numbers(session, [one.version_id for one in asked])
    texts = renditions_by_id(session, {place[0] for one in asked for place in one.evidence})
    ways = ways_of_quiz(attempt.quiz)
    return [
        replace(
            _answer(one, marks[one.slot_id], known[marks[one.slot_id].version_id], numbers[one.version_id]),
            ways=ways_kept(marks[one.slot_id].detail, ways),
            offered=tuple(_sentence(texts[id_], start, end) for id_, start, end in one.evidence),
        )
        for one in asked
    ]


def _sentence(row: RenditionRow, start: int, end: int) -> ProvedSentence:
    return ProvedSentence(row.sha256, start, end, digest(row.text[start:end]))


def _digests(answers: Iterable[ProvedAnswer]) -> set[str]:
    cited = {one.passage.rendition for answer in answers for one in answer.draft.citations}
    return cited | {one.rendition for answer in answers for one in answer.offered}


def _answer(asked: Asked, mark: MarkRow, content: Content, number: int) -> ProvedAnswer:
    more: dict[str, object] = {name: value for name, value in mark.detail.items() if name not in _ELSEWHERE}
    steps = {"first_mark": mark.first_mark, "source_mark": mark.source_mark, "evidence_mark": mark.evidence_mark}
    return ProvedAnswer(
        points=asked.points,
        order=asked.option_order,
        question=content.version.question.public_id,
        asked=number,
        number=content.version.number,
        draft=content.draft,
        response=from_payload(mark.response) if mark.response else None,
        names=tuple(mark.detail.get("names", ())),
        mark=mark.mark,
        rule=mark.rule,
        note=mark.note,
        more=more | {name: value for name, value in steps.items() if value is not None},
    )


def _texts(session: Session, digests: set[str], person: Person) -> dict[str, ProvedText]:
    closed = closed_to(session, person)
    found: dict[str, ProvedText] = {}
    for row in renditions_by_digest(session, digests):
        article = row.article.value
        published = article.published.day.isoformat() if article.published else ""
        text = row.text if may_read(row, person.user_id, closed=closed) else None
        found[row.sha256] = ProvedText(article.stem, article.title, article.author, article.outlet, published, text)
    return found
