"""See a question of an attempt, or look over all of them; nothing of any key is loaded."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.questions.draft import QuestionType
from app.quizzes.attempt import RUNNING, AttemptError, State
from app.quizzes.events import Event, EventKind, Phase, flagged, latest_answers
from app.quizzes.quiz import QuizSettings
from app.quizzes.response import Response, from_payload
from app.quizzes.review import Aspect, may_see, moment_of, waits_for_close
from app.quizzes.sections import headings, words_of
from app.storage import attempt_queries as attempts
from app.storage.attempt_queries import Asked
from app.storage.attempts import AttemptRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import attempt_settings, state_of
from app.workflows.problems import NotFound
from app.workflows.question_modes import Sight, Steps, steps_of
from app.workflows.take_quiz import Person, own_attempt


@dataclass(frozen=True)
class Choice:
    """One option as it is shown: its place on the page, its text, and whether it is chosen."""

    place: int
    text: str
    chosen: bool


@dataclass(frozen=True)
class Place:
    """One question in the map of an attempt; numbers count from 1."""

    number: int
    answered: bool
    flagged: bool
    # The heading that stands before it: of its section, with the section's first question only.
    heading: str = ""


@dataclass(frozen=True)
class QuestionPage:
    """All that the page of one question shows; nothing of its key."""

    attempt: str
    quiz_title: str
    number: int
    places: tuple[Place, ...]
    type: QuestionType
    lead: str
    stem: str
    unit: str
    choices: tuple[Choice, ...]
    text: str
    flagged: bool
    over: bool
    due: datetime | None
    section: str = ""
    instructions: str = ""
    points: float = 1.0
    seen: int = 0
    steps: Steps = field(default_factory=Steps)

    @property
    def shown(self) -> str:
        """Give the answer that the page shows as its form sends it back, so that one left as it was is known."""
        return mark_of(tuple(choice.place for choice in self.choices if choice.chosen), self.text)

    @property
    def count(self) -> int:
        """Give the number of questions."""
        return len(self.places)


def question_page(
    work: UnitOfWork, person: Person, public_id: str, number: int, *, again: bool = False
) -> QuestionPage:
    """Give the page of a question, counted from 1; raises NotFound or NotAllowed. At most four queries.

    `again` asks a question anew whose answer was checked. What a mode opens beside the question costs more queries.
    """
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        asked = attempts.asked_in(session, attempt.id)
        if not 1 <= number <= len(asked):
            msg = f"This quiz has {len(asked)} questions, and no question {number}."
            raise NotFound(msg)
        question = asked[number - 1]
        texts = attempts.option_texts(session, question.version_id) if question.option_order else ()
        events = attempts.events_of(session, attempt.id)
        steps = steps_of(session, Sight(attempt, asked, question, texts, events, again))
    state = state_of(attempt, slots=len(asked))
    clock = state.clock
    over, due = is_over(attempt, work.clock()), clock.due if clock else None
    return _page(attempt, asked, number, texts, events, over=over, due=due, steps=steps)


def is_over(attempt: AttemptRow, now: datetime) -> bool:
    """Say whether an attempt takes no more answers."""
    try:
        state_of(attempt, slots=1).must_accept(Event(0, "page", 0, EventKind.STEP), now=now)
    except AttemptError:
        return True
    return False


def _page(
    attempt: AttemptRow,
    asked: tuple[Asked, ...],
    number: int,
    texts: tuple[str, ...],
    events: tuple[Event, ...],
    *,
    over: bool,
    due: datetime | None,
    steps: Steps,
) -> QuestionPage:
    question = asked[number - 1]
    saved = _responses(events)
    response = saved.get(question.position, Response()) if steps.response is None else steps.response
    order = question.option_order
    return QuestionPage(
        attempt=attempt.public_id,
        quiz_title=attempt.quiz.title,
        number=number,
        places=_places(asked, events),
        type=QuestionType(question.type),
        lead=question.lead,
        stem=question.stem,
        unit=question.unit,
        choices=tuple(Choice(place, texts[own], own in response.chosen) for place, own in enumerate(order)),
        text=response.text,
        flagged=question.position in flagged(events),
        over=over,
        due=due,
        section=question.section,
        instructions=words_of(question.section, [(one.section, one.instructions) for one in asked]),
        points=question.points,
        seen=sum(event.slot == question.position and _is_first_answer(event) for event in events),
        steps=steps,
    )


def _is_first_answer(event: Event) -> bool:
    return event.kind is EventKind.ANSWER and event.phase is Phase.FIRST


def mark_of(places: tuple[int, ...], text: str) -> str:
    """Give an answer in one line, the same for the same answer."""
    return f"{','.join(str(place) for place in sorted(places))}|{text}"


def _responses(events: tuple[Event, ...]) -> dict[int, Response]:
    return {slot: from_payload(event.payload) for slot, event in latest_answers(events).items()}


def _places(asked: tuple[Asked, ...], events: tuple[Event, ...]) -> tuple[Place, ...]:
    answered = {slot for slot, response in _responses(events).items() if not response.empty}
    flags = flagged(events)
    before = headings([one.section for one in asked])
    return tuple(
        Place(one.position + 1, one.position in answered, one.position in flags, heading)
        for one, heading in zip(asked, before, strict=True)
    )


@dataclass(frozen=True)
class Line:
    """One question in the look over an attempt: its place and its stem."""

    place: Place
    stem: str
    instructions: str = ""


class Shows(StrEnum):
    """What somebody sees who hands in now."""

    ANSWERS = "answers"
    SCORE = "score"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ReviewPage:
    """An attempt before it is handed in: what is answered, what is not."""

    attempt: str
    quiz_title: str
    lines: tuple[Line, ...]
    over: bool
    shows: Shows = Shows.ANSWERS
    closes_at: datetime | None = None
    grace_ends: datetime | None = None
    may_give_up: bool = False

    @property
    def unanswered(self) -> int:
        """Give the number of questions without an answer."""
        return sum(not line.place.answered for line in self.lines)


def review_page(work: UnitOfWork, person: Person, public_id: str) -> ReviewPage:
    """Give the page before submitting; raises NotFound or NotAllowed."""
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        asked = attempts.asked_in(session, attempt.id)
        events = attempts.events_of(session, attempt.id)
    places = _places(asked, events)
    lines = tuple(Line(place, one.stem, one.instructions) for place, one in zip(places, asked, strict=True))
    settings, at = attempt_settings(attempt), work.clock()
    over, shows = is_over(attempt, at), _shows(settings, at)
    clock = settings.clock(attempt.started_at)
    return ReviewPage(
        attempt=attempt.public_id,
        quiz_title=attempt.quiz.title,
        lines=lines,
        over=over,
        shows=shows,
        closes_at=settings.closes_at if waits_for_close(settings.review) else None,
        grace_ends=clock.ends if clock.due is not None and clock.due <= at else None,
        may_give_up=may_give_up(attempt, at),
    )


def may_give_up(attempt: AttemptRow, now: datetime) -> bool:
    """Say whether an attempt may be given up: it runs without a time limit, and another one is allowed after it."""
    settings = attempt_settings(attempt)
    allowed, closes_at = settings.attempts_allowed, settings.closes_at
    another = (allowed is None or attempt.number < allowed) and (closes_at is None or now < closes_at)
    return State(attempt.state) in RUNNING and settings.time_limit is None and another and attempt.live_id is None


def _shows(settings: QuizSettings, now: datetime) -> Shows:
    moment = moment_of(submitted_at=now, closes_at=settings.closes_at, now=now)
    if may_see(settings.review, Aspect.PASSAGE, moment) and may_see(settings.review, Aspect.RIGHT_ANSWER, moment):
        return Shows.ANSWERS
    return Shows.SCORE if may_see(settings.review, Aspect.MARKS, moment) else Shows.NOTHING
