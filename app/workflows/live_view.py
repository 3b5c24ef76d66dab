"""What a live session shows of its question, to the host and to those who take part; each part when it may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.explanation import Explanation, explain
from app.grading.grade import grade
from app.questions.draft import QuestionType
from app.quizzes.events import latest_answers
from app.quizzes.live import Live, Part, Viewer
from app.quizzes.response import Response, from_payload
from app.quizzes.tally import chosen_by, typed_by
from app.storage import live_queries as queries
from app.storage.attempt_queries import option_texts
from app.storage.facts import entity_names
from app.storage.live import LiveSessionRow
from app.storage.versions import Content, contents_by_id
from app.workflows.live_session import AskedLive, asked_of, stage_of
from app.workflows.question_page import Choice
from app.workflows.show_result import sources_of

TYPED = frozenset({QuestionType.NUMBER, QuestionType.TEXT, QuestionType.CLOZE})
NOTHING = Response()


@dataclass(frozen=True)
class LiveQuestion:
    """A question as it is asked; nothing of its key."""

    type: QuestionType
    lead: str
    stem: str
    unit: str
    choices: tuple[Choice, ...]
    text: str

    @property
    def answered(self) -> bool:
        """Say whether whoever looks has answered it."""
        return bool(self.text) or any(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class Bar:
    """How many gave one answer; `right` is None where the key may not be seen yet."""

    text: str
    count: int
    percent: int
    mine: bool
    right: bool | None


@dataclass(frozen=True)
class Distribution:
    """How those who answered did; `others` gave typed answers that are not listed."""

    bars: tuple[Bar, ...]
    answered: int
    others: int


@dataclass(frozen=True)
class LiveView:
    """What is seen of the question that a session is at; parts that may not be seen yet are None."""

    question: LiveQuestion | None = None
    distribution: Distribution | None = None
    told: Explanation | None = None


def view_of(session: Session, row: LiveSessionRow, viewer: Viewer, response: Response = NOTHING) -> LiveView:
    """Give what a viewer sees now; `response` is the viewer's own answer."""
    stage, asked = stage_of(row), asked_of(row)[row.position]
    parts = stage.seen(viewer, typed=False)
    if Part.QUESTION not in parts:
        return LiveView()
    question = _question(session, asked, response)
    parts = stage.seen(viewer, typed=question.type in TYPED)
    content = contents_by_id(session, [asked.version_id])[asked.version_id] if Part.KEY in parts else None
    shown = Part.DISTRIBUTION in parts
    distribution = _distribution(session, row, stage, question, response, content) if shown else None
    return LiveView(question, distribution, _told(session, content, response) if content else None)


def _question(session: Session, asked: AskedLive, response: Response) -> LiveQuestion:
    kind, lead, stem, unit = queries.wording_of(session, asked.version_id)
    texts = option_texts(session, asked.version_id) if asked.order else ()
    choices = tuple(Choice(place, texts[own], own in response.chosen) for place, own in enumerate(asked.order))
    return LiveQuestion(QuestionType(kind), lead, stem, unit, choices, response.text)


def _distribution(
    session: Session,
    row: LiveSessionRow,
    stage: Live,
    question: LiveQuestion,
    response: Response,
    content: Content | None,
) -> Distribution:
    events = queries.answers_at(session, row.id, stage.position)
    # Of each attempt the last answer counts, as it does when the attempt is graded.
    said = [from_payload(latest_answers(one)[stage.position].payload) for one in events.values()]
    if question.type in TYPED:
        return _typed(said, response, content)
    order = asked_of(row)[stage.position].order
    counts = chosen_by(said, order)
    rights = [content.key.options[own].correct if content else None for own in order]
    bars = [
        Bar(choice.text, number, _percent(number, len(said)), choice.chosen, right)
        for choice, number, right in zip(question.choices, counts, rights, strict=True)
    ]
    return Distribution(tuple(bars), len(said), 0)


def _typed(said: Sequence[Response], response: Response, content: Content | None) -> Distribution:
    rows, others = typed_by(said)
    own = typed_by([response])[0]
    bars = [
        Bar(
            text=one.text,
            count=one.count,
            percent=_percent(one.count, len(said)),
            mine=bool(own) and own[0].text.casefold() == one.text.casefold(),
            right=grade(Response(text=one.text), content.key, content.citations).mark >= 1 if content else None,
        )
        for one in rows
    ]
    return Distribution(tuple(bars), len(said), others)


def _percent(number: int, of: int) -> int:
    return round(100 * number / of) if of else 0


def _told(session: Session, content: Content, response: Response) -> Explanation:
    verdict = grade(response, content.key, content.citations, others=entity_names(session))
    return explain(content.draft, response, verdict, renditions=sources_of(session, content))
