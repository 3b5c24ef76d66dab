"""What the home page and a quiz's own page show: the quizzes that one may take, and one live example."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.explanation import Source, article_says, source_of
from app.quizzes.modes import Ways
from app.quizzes.review import Preset
from app.storage.quiz_queries import QuizSummary, spare_version, summaries
from app.storage.quizzes import QuizRow, ready_quizzes
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.draw_questions import can_be_drawn
from app.workflows.mode_ways import ways_of
from app.workflows.show_result import sources_of
from app.workflows.start_rules import StartRules, start_rules
from app.workflows.take_quiz import Person, open_quiz

SECONDS_A_QUESTION = 40


@dataclass(frozen=True)
class QuizCard:
    """A quiz as a card: how much there is to do and where it comes from.

    `drawable` says that all of its draws can be filled.
    """

    slug: str
    title: str
    description: str
    questions: int
    minutes: int
    articles: int
    outlets: tuple[str, ...]
    time_limit: int | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None
    review: Preset = Preset.SELF_TEST
    closed: bool = False
    rules: StartRules | None = None
    ways: Ways = field(default_factory=Ways)
    drawable: bool = True
    public: bool = False


@dataclass(frozen=True)
class Example:
    """A question that is in no quiz, its answer, and the passage that answers it."""

    stem: str
    answer: tuple[str, ...]
    source: Source


@dataclass(frozen=True)
class Home:
    """What the home page shows."""

    quizzes: tuple[QuizCard, ...]
    example: Example | None


def home(work: UnitOfWork) -> Home:
    """Give the ready quizzes that have questions, and the live example."""
    with work.reading() as session:
        cards = _cards(session, ready_quizzes(session), work.clock())
        return Home(tuple(card for card in cards if card.questions), _example(session))


def quiz_card(work: UnitOfWork, person: Person, slug: str) -> QuizCard:
    """Give the card of one quiz; raises NotFound where this person may not take it."""
    with work.reading() as session:
        quiz = open_quiz(session, person, slug)
        rules = start_rules(session, quiz, person, work.clock())
        closes_at, now = rules.settings.closes_at, work.clock()
        closed = closes_at is not None and closes_at <= now
        card = replace(_cards(session, [quiz], now)[0], rules=rules, closes_at=closes_at, closed=closed)
        return replace(card, drawable=can_be_drawn(session, quiz))


def _cards(session: Session, quizzes: Sequence[QuizRow], now: datetime) -> list[QuizCard]:
    known = summaries(session, [quiz.id for quiz in quizzes])
    return [_card(quiz, known.get(quiz.id, QuizSummary(0)), now) for quiz in quizzes]


def _card(quiz: QuizRow, summary: QuizSummary, now: datetime) -> QuizCard:
    minutes = max(1, round(summary.questions * SECONDS_A_QUESTION / 60))
    return QuizCard(
        slug=quiz.slug,
        title=quiz.title,
        description=quiz.description,
        questions=summary.questions,
        minutes=minutes,
        articles=summary.articles,
        outlets=summary.outlets,
        time_limit=quiz.time_limit,
        closes_at=quiz.closes_at,
        attempts_allowed=quiz.attempts_allowed,
        review=Preset(quiz.review),
        closed=quiz.closes_at is not None and quiz.closes_at <= now,
        ways=ways_of(quiz),
        public=quiz.visibility == "public",
    )


def _example(session: Session) -> Example | None:
    spare = spare_version(session)
    if spare is None:
        return None
    content = contents(session, [spare])[0]
    source = source_of(content.citations[0], sources_of(session, content))
    return Example(content.version.stem, article_says(content.draft), source)
