"""What a live session shows of its question, to the host and to those who take part; each part when it may be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.explanation import Explanation, SourceText, explain
from app.grading.grade import counting
from app.questions.draft import QuestionType
from app.quizzes.events import latest_answers
from app.quizzes.live import Live, Part, Viewer
from app.quizzes.response import Response, from_payload
from app.quizzes.tally import chosen_by, typed_by
from app.storage import live_queries as queries
from app.storage.attempt_queries import option_texts
from app.storage.live import LiveSessionRow
from app.storage.rulings import voids_in
from app.storage.versions import Content
from app.workflows.judge_again import judged, judging_content, known_names
from app.workflows.live_session import AskedLive, asked_of, stage_of
from app.workflows.question_page import Choice
from app.workflows.show_result import sources_of

TYPED = frozenset({QuestionType.NUMBER, QuestionType.TEXT, QuestionType.CLOZE})
NOTHING = Response()
MOST_KEPT = 32


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
    """What is seen of the question that a session is at; parts that may not be seen yet are None.

    `void` is how the question is void and why, where it is and its key may be seen.
    """

    question: LiveQuestion | None = None
    distribution: Distribution | None = None
    told: Explanation | None = None
    void: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class _Moment:
    """What everybody sees of a session between two moves: wording, the class's answers and the key, where they may be.

    Texts are in the order of the page.
    """

    type: QuestionType
    lead: str
    stem: str
    unit: str
    texts: tuple[str, ...]
    said: tuple[Response, ...] | None
    content: Content | None
    names: Sequence[Sequence[str]]
    sources: Mapping[str, SourceText]
    void: tuple[str, str]


_KEPT: dict[tuple[str, int], _Moment] = {}


def view_of(session: Session, row: LiveSessionRow, viewer: Viewer, response: Response = NOTHING) -> LiveView:
    """Give what a viewer sees now; `response` is the viewer's own answer."""
    stage, asked = stage_of(row), asked_of(row)[row.position]
    if Part.QUESTION not in stage.seen(viewer, typed=False):
        return LiveView()
    # A class of two hundred looks at each moment once, and until the next move nothing of it changes: versions never
    # do, and no answer comes to a question whose answers are shown.
    key = (row.public_id, row.revision)
    moment = _KEPT.get(key) or _moment(session, row, stage, asked)
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    _KEPT[key] = moment
    shown = moment.said is not None
    return LiveView(
        _question(moment, asked, response),
        _distribution(moment, asked, response) if shown else None,
        _told(moment, moment.content, response) if moment.content else None,
        moment.void,
    )


def _moment(session: Session, row: LiveSessionRow, stage: Live, asked: AskedLive) -> _Moment:
    kind, lead, stem, unit = queries.wording_of(session, asked.version_id)
    texts = option_texts(session, asked.version_id) if asked.order else ()
    # What the host sees of a question is on the wall, so that it is all the same for everybody.
    parts = stage.seen(Viewer.HOST, typed=QuestionType(kind) in TYPED)
    said, content = None, None
    if Part.DISTRIBUTION in parts:
        events = queries.answers_at(session, row.id, stage.position)
        # Of each attempt the last answer counts, as it does when the attempt is graded.
        said = tuple(from_payload(latest_answers(one)[stage.position].payload) for one in events.values())
    if Part.KEY in parts:
        content = judging_content(session, asked.version_id)
    return _Moment(
        type=QuestionType(kind),
        lead=lead,
        stem=stem,
        unit=unit,
        texts=tuple(texts[own] for own in asked.order),
        said=said,
        content=content,
        names=known_names(session, content) if content else (),
        sources=sources_of(session, content) if content else {},
        void=_void(session, row, content) if content else ("", ""),
    )


def _void(session: Session, row: LiveSessionRow, content: Content) -> tuple[str, str]:
    question = content.version.question_id
    ruling = voids_in(session, row.quiz_id, [question]).get(question)
    return (ruling.kind, ruling.reason) if ruling else ("", "")


def _question(moment: _Moment, asked: AskedLive, response: Response) -> LiveQuestion:
    placed = enumerate(zip(moment.texts, asked.order, strict=True))
    choices = tuple(Choice(place, text, own in response.chosen) for place, (text, own) in placed)
    return LiveQuestion(moment.type, moment.lead, moment.stem, moment.unit, choices, response.text)


def _distribution(moment: _Moment, asked: AskedLive, response: Response) -> Distribution:
    said, content = moment.said or (), moment.content
    if moment.type in TYPED:
        return _typed(moment, said, response)
    right = counting(content.key) if content else ()
    bars = [
        Bar(
            text=text,
            count=number,
            percent=_percent(number, len(said)),
            mine=own in response.chosen,
            right=own in right if content else None,
        )
        for text, number, own in zip(moment.texts, chosen_by(said, asked.order), asked.order, strict=True)
    ]
    return Distribution(tuple(bars), len(said), 0)


def _typed(moment: _Moment, said: Sequence[Response], response: Response) -> Distribution:
    content, names = moment.content, moment.names
    rows, others = typed_by(said)
    own = typed_by([response])[0]
    bars = [
        Bar(
            text=one.text,
            count=one.count,
            percent=_percent(one.count, len(said)),
            mine=bool(own) and own[0].text.casefold() == one.text.casefold(),
            right=judged(Response(text=one.text), content, names)[0].mark >= 1 if content else None,
        )
        for one in rows
    ]
    return Distribution(tuple(bars), len(said), others)


def _percent(number: int, of: int) -> int:
    return round(100 * number / of) if of else 0


def _told(moment: _Moment, content: Content, response: Response) -> Explanation:
    verdict, _ = judged(response, content, moment.names)
    return explain(content.draft, response, verdict, renditions=moment.sources)
