"""Show what became of an attempt: the result, and the explanation of each answer by its citing passage."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.grading.explanation import Explanation, Source, SourceText, explain, source_of
from app.grading.grade import Verdict
from app.grading.showing import EXPLAINING, shown, sources_shown
from app.questions.draft import QuestionType
from app.quizzes.attempt import State
from app.quizzes.quiz import QuizSettings
from app.quizzes.response import Response, from_payload
from app.quizzes.review import JUST_AFTER, Aspect, Aspects, Moment, may_see
from app.storage import attempt_queries as attempts
from app.storage.articles import renditions_by_digest
from app.storage.attempt_queries import Asked
from app.storage.attempts import AttemptRow, GradingRow, MarkRow
from app.storage.fact_queries import fact_key_of
from app.storage.rulings import RulingRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents_by_id
from app.workflows.attempt_clock import attempt_settings, seen_of
from app.workflows.problems import NotAllowed, NotFound
from app.workflows.result_lines import JUDGED, ResultLine, lines_of, standing
from app.workflows.show_modes import ModeResult, answer_mark, mode_result
from app.workflows.start_rules import Counted, counted, may_start
from app.workflows.take_quiz import Person, own_attempt

HIDDEN = "This quiz does not show its answers yet. Your teacher decides when it does."


@dataclass(frozen=True)
class Result:
    """What a participant may see of a finished attempt; marks are None where the review rules hide them.

    `answers_at` is when the right answers show that do not show yet; None where they do, or never will.
    """

    attempt: str
    quiz_slug: str
    quiz_title: str
    score: float | None
    maximum: float
    started_at: datetime
    submitted_at: datetime
    lines: tuple[ResultLine, ...]
    seen: Aspects
    again: bool
    closes_at: datetime | None = None
    answers_at: datetime | None = None
    read_again: tuple[Source, ...] = ()
    counts: Counted | None = None
    modes: ModeResult | None = None

    @property
    def explained(self) -> bool:
        """Say whether the rules show anything that explains an answer."""
        return bool(self.seen & EXPLAINING)

    @property
    def missed(self) -> tuple[int, ...]:
        """Give the numbers of the questions that were not answered right, where the rules show what would be right."""
        if not {Aspect.PASSAGE, Aspect.RIGHT_ANSWER} <= self.seen:
            return ()
        return tuple(line.number for line in self.lines if line.state in {"wrong", "partly", "none"})

    @property
    def time_used(self) -> timedelta:
        """Give the time from start to submission, by the server's clock."""
        return self.submitted_at - self.started_at


@dataclass(frozen=True)
class ExplanationPage:
    """The explanation of one answer, with its place in the attempt; parts that the review rules hide are empty.

    `void` is how the question is void and why, where it is.
    """

    attempt: str
    quiz_title: str
    number: int
    count: int
    type: QuestionType
    lead: str
    stem: str
    explanation: Explanation
    fact: str = ""
    void: tuple[str, str] = ("", "")


class NotSubmitted(NotAllowed):
    """The attempt is still running, and the rules show nothing of it before the end."""


def result_page(work: UnitOfWork, person: Person, public_id: str) -> Result:
    """Give the result of a finished attempt; raises NotFound, NotAllowed or NotSubmitted."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        submitted_at, (asked, grading, marks) = _finished(attempt), _graded(session, attempt)
        seen, closing = seen_of(attempt, work.clock()), attempt_settings(attempt)
        again = attempt.quiz.archived_at is None and may_start(session, attempt, work.clock())
        lines = lines_of(session, asked, marks, seen)
        read_again = _missed_passages(session, asked, marks) if {Aspect.PASSAGE, Aspect.CORRECTNESS} <= seen else ()
        counts = counted(session, attempt.quiz_id, attempt.participant_id, closing, work.clock())
    return Result(
        attempt=attempt.public_id,
        quiz_slug=attempt.quiz.slug,
        quiz_title=attempt.quiz.title,
        score=grading.score if grading and Aspect.MARKS in seen else None,
        maximum=grading.maximum if grading else sum(question.points for question in asked),
        started_at=attempt.started_at,
        submitted_at=submitted_at,
        lines=lines,
        seen=seen,
        again=again,
        closes_at=closing.closes_at if Aspect.MARKS in closing.review.closed else None,
        answers_at=None if Aspect.RIGHT_ANSWER in seen else _answers_at(closing, submitted_at, work.clock()),
        read_again=sources_shown(read_again, seen),
        counts=counts,
        modes=mode_result(attempt, asked, marks) if {Aspect.MARKS, Aspect.CORRECTNESS} <= seen else None,
    )


def explanation_page(work: UnitOfWork, person: Person, public_id: str, number: int) -> ExplanationPage:
    """Give the explanation of an answer, counted from 1; raises NotFound, NotAllowed or NotSubmitted."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        _finished(attempt)
        seen = seen_of(attempt, work.clock())
        if not seen & EXPLAINING:
            raise NotAllowed(HIDDEN)
        asked = attempts.asked_in(session, attempt.id)
        if not 1 <= number <= len(asked):
            msg = f"This quiz has {len(asked)} questions, and no question {number}."
            raise NotFound(msg)
        question = asked[number - 1]
        explanation, void = _explanation(session, attempt, question, seen)
        fact = fact_key_of(session, question.version_id) if {Aspect.PASSAGE, Aspect.RIGHT_ANSWER} <= seen else ""
    return ExplanationPage(
        attempt=attempt.public_id,
        quiz_title=attempt.quiz.title,
        number=number,
        count=len(asked),
        type=QuestionType(question.type),
        lead=question.lead,
        stem=question.stem,
        explanation=shown(explanation, seen),
        fact=fact,
        void=void,
    )


def _graded(session: Session, attempt: AttemptRow) -> tuple[tuple[Asked, ...], GradingRow | None, dict[int, MarkRow]]:
    grading = attempts.grading_of(session, attempt.id)
    marks = attempts.marks_of(session, grading.id) if grading else {}
    return attempts.asked_in(session, attempt.id), grading, marks


def _finished(attempt: AttemptRow) -> datetime:
    if State(attempt.state) is State.ABANDONED:
        msg = "This attempt was given up, so it has no result."
        raise NotSubmitted(msg)
    if State(attempt.state) is not State.GRADED or attempt.submitted_at is None:
        msg = "This attempt is not handed in yet. Answers are explained after that."
        raise NotSubmitted(msg)
    return attempt.submitted_at


def _answers_at(settings: QuizSettings, submitted_at: datetime, now: datetime) -> datetime | None:
    """Give the next moment at which the right answers show."""
    moments = {Moment.LATER: submitted_at + JUST_AFTER, Moment.CLOSED: settings.closes_at}
    shows = (at for moment, at in moments.items() if may_see(settings.review, Aspect.RIGHT_ANSWER, moment))
    return min((at for at in shows if at is not None and at > now), default=None)


def _explanation(
    session: Session, attempt: AttemptRow, question: Asked, seen: Aspects
) -> tuple[Explanation, tuple[str, str]]:
    grading = attempts.grading_of(session, attempt.id)
    mark = attempts.marks_of(session, grading.id).get(question.slot_id) if grading else None
    if mark is None:
        msg = "This answer has not been graded yet. Open the result again in a moment."
        raise NotFound(msg)
    content = contents_by_id(session, [mark.version_id])[mark.version_id]
    response = from_payload(mark.response) if mark.response else Response()
    verdict = Verdict(answer_mark(mark, question.points), mark.rule, mark.note, content.citations)
    row = session.get(RulingRow, mark.ruling_id) if mark.ruling_id is not None and seen & JUDGED else None
    void = (row.kind, row.reason) if row else ("", "")
    return explain(content.draft, response, verdict, renditions=sources_of(session, content)), void


def _missed_passages(session: Session, asked: tuple[Asked, ...], marks: dict[int, MarkRow]) -> tuple[Source, ...]:
    graded = [(marks[one.slot_id], one.points) for one in asked if one.slot_id in marks]
    missed = [mark for mark, points in graded if standing(mark, points) not in {"right", ""}]
    known = contents_by_id(session, [mark.version_id for mark in missed])
    texts = sources_of(session, *known.values())
    # A passage behind two questions is read once; a dict keeps the order of the questions.
    citations = {known[mark.version_id].citations[0].passage: known[mark.version_id].citations[0] for mark in missed}
    return tuple(source_of(citation, texts) for citation in citations.values())


def sources_of(session: Session, *contents: Content) -> dict[str, SourceText]:
    """Give the texts that some versions' passages stand in, by the digests of their renditions."""
    passages = [citation.passage for content in contents for citation in content.citations]
    options = [option for content in contents for option in content.key.options]
    passages += [option.occurrence for option in options if option.occurrence]
    found: dict[str, SourceText] = {}
    for row in renditions_by_digest(session, {passage.rendition for passage in passages}):
        article = row.article.value
        found[row.sha256] = SourceText(
            article.stem, article.title, row.text, article.author, article.outlet, article.published
        )
    return found
