"""What a question's page shows beside the question in a quiz that asks in steps; nothing of a key before its time."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy.orm import Session

from app.articles.around import Span, paragraphs_around
from app.grading.explanation import Explanation, explain
from app.grading.showing import shown
from app.questions.draft import QuestionType
from app.quizzes.events import Event, Phase
from app.quizzes.modes import Course, Step, Ways, course_of, may_reveal, may_step
from app.quizzes.response import Response
from app.quizzes.review import Moment
from app.storage.attempt_queries import Asked
from app.storage.attempts import AttemptRow
from app.storage.mode_queries import cited_places, renditions_by_id
from app.workflows.judge_again import judged, judging_content, known_names
from app.workflows.mode_ways import ways_of
from app.workflows.show_result import sources_of
from app.workflows.take_quiz import settings_of


class View(StrEnum):
    """What the page asks or shows: the question, its proof among sentences, or the explanation of a checked answer."""

    ANSWER = "answer"
    PROOF = "proof"
    CHECKED = "checked"


@dataclass(frozen=True)
class Reading:
    """Paragraphs of an article to read, without any mark."""

    title: str
    outlet: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """How a question stands in its quiz's mode, and what can be done next; `cost` is a share of the points.

    `given` is the answer that is closed, in words; `tries` says of each checked answer how it stands, None where it is
    not graded for the page.
    """

    ways: Ways = field(default_factory=Ways)
    view: View = View.ANSWER
    phase: Phase = Phase.FIRST
    next: frozenset[Step] = frozenset()
    may_reveal: bool = False
    revealed: bool = False
    tried: int = 0
    again: bool = False
    given: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    sentences: tuple[str, ...] = ()
    sentence: int | None = None
    explanation: Explanation | None = None
    tries: tuple[float, ...] = ()
    response: Response | None = None

    @property
    def right_at(self) -> int:
        """Give which try was the first right one, counted from 1; 0 where none was."""
        return next((number for number, mark in enumerate(self.tries, start=1) if mark >= 1), 0)


@dataclass(frozen=True)
class Sight:
    """A question of an attempt as its page was loaded: what is asked, with the options' texts, and what was done."""

    attempt: AttemptRow
    asked: tuple[Asked, ...]
    question: Asked
    texts: tuple[str, ...]
    events: tuple[Event, ...]
    again: bool = False


def steps_of(session: Session, sight: Sight) -> Steps:
    """Give how a question stands in its mode; in a plain test nothing is asked of the database."""
    ways = ways_of(sight.attempt.quiz)
    if ways.plain:
        return Steps()
    course = course_of(sight.events, sight.question.position)
    offered = sight.question.evidence if ways.proof else ()
    if course.tries and not sight.again:
        return _checked(session, sight, course, ways)
    if Step.PROOF in course.taken and not course.tries:
        return _proof(session, sight, course, ways, offered)
    source = Step.SOURCE in course.taken
    opened = source or course.revealed
    return Steps(
        ways=ways,
        phase=Phase.SOURCE if source else Phase.FIRST,
        next=frozenset(step for step in Step if may_step(course, step, ways) and (step is not Step.PROOF or offered)),
        may_reveal=may_reveal(course, ways),
        revealed=course.revealed,
        tried=len(course.tries),
        again=sight.again and bool(course.tries),
        given=_words(sight, course.first) if source else (),
        readings=_readings(session, sight, neighbours=1 if source else 0) if opened else (),
        response=Response() if course.tries else course.final if source else None,
    )


def _proof(
    session: Session, sight: Sight, course: Course, ways: Ways, offered: Collection[tuple[int, int, int]]
) -> Steps:
    texts = {id_: row.text for id_, row in renditions_by_id(session, {place[0] for place in offered}).items()}
    return Steps(
        ways=ways,
        view=View.PROOF,
        phase=Phase.EVIDENCE,
        next=frozenset({Step.CHECK} & {step for step in Step if may_step(course, step, ways)}),
        given=_words(sight, course.final),
        sentences=tuple(texts[rendition][start:end] for rendition, start, end in offered),
        sentence=course.proof,
        response=course.final,
    )


def _checked(session: Session, sight: Sight, course: Course, ways: Ways) -> Steps:
    content = judging_content(session, sight.question.version_id)
    names = known_names(session, content)
    verdicts = [judged(one, content, names)[0] for one in course.tries]
    whole = explain(content.draft, course.tries[-1], verdicts[-1], renditions=sources_of(session, content))
    aspects = settings_of(sight.attempt.quiz).review.at(Moment.DURING)
    return Steps(
        ways=ways,
        view=View.CHECKED,
        tried=len(course.tries),
        revealed=course.revealed,
        explanation=shown(whole, aspects),
        tries=tuple(verdict.mark for verdict in verdicts),
    )


def _words(sight: Sight, response: Response | None) -> tuple[str, ...]:
    if response is None or response.empty:
        return ()
    return tuple(sight.texts[index] for index in sight.question.option_order if index in response.chosen) or (
        response.text.strip(),
    )


def _readings(session: Session, sight: Sight, *, neighbours: int) -> tuple[Reading, ...]:
    """Give the paragraphs around what the question cites; a neighbour that answers an open question is left out."""
    cited = cited_places(session, {one.version_id for one in sight.asked})
    mine = [one for one in cited if one.version_id == sight.question.version_id]
    closed = {one.version_id for one in sight.asked if course_of(sight.events, one.position).taken}
    texts = renditions_by_id(session, {one.rendition_id for one in mine})
    found: list[Reading] = []
    for id_ in dict.fromkeys(one.rendition_id for one in mine):
        row = texts[id_]
        spans = [one.span for one in mine if one.rendition_id == id_] + _options(sight, row.text)
        others = [one.span for one in cited if one.rendition_id == id_ and one.version_id not in closed]
        paragraphs = paragraphs_around(row.value, spans, neighbours=neighbours, without=others)
        found.append(Reading(row.article.title, row.article.outlet, paragraphs))
    return tuple(found)


def _options(sight: Sight, text: str) -> list[Span]:
    """Give where the sentences to choose from stand: shown alone, the paragraph of the right one would tell it."""
    if sight.question.type != QuestionType.EVIDENCE:
        return []
    starts = [(text.find(option), len(option)) for option in sight.texts]
    return [(start, start + length) for start, length in starts if start >= 0]
