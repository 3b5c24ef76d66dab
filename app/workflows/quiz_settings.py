"""A quiz's settings as a teacher says them: read, set, and changed with a row in the audit log."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.orm import Session

from app.quizzes.quiz import GradingMethod, Mode
from app.quizzes.review import PRESETS, Preset, ReviewRules, from_record, to_record
from app.storage import audit
from app.storage.quizzes import QuizRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import retime
from app.workflows.known import known_quiz

MINUTE = 60
# What changes how everybody is treated; whoever asks later finds who changed it.
_MATTERS = (
    "visibility", "minutes", "attempts_allowed", "opens_at", "closes_at", "grace_seconds", "wait_seconds",
    "grading_method", "mode", "evidence_score", "reveal_cost", "articles_closed",
)  # fmt: skip


@dataclass(frozen=True)
class QuizDraft:
    """What a teacher says of a quiz; minutes and attempts None mean without limit.

    `rules` are review rules of the quiz's own; None means those of the preset. `reveal_cost` is a share, 0 to 1; None
    means that sources cannot be revealed.
    """

    title: str
    description: str = ""
    visibility: str = "private"
    minutes: int | None = None
    attempts_allowed: int | None = None
    closes_at: datetime | None = None
    review: Preset = Preset.SELF_TEST
    shuffle_questions: bool = False
    opens_at: datetime | None = None
    shuffle_options: bool = True
    grace_seconds: int = 0
    wait_seconds: int = 0
    grading_method: GradingMethod = GradingMethod.FIRST
    mode: Mode = Mode.TEST
    evidence_score: bool = False
    reveal_cost: float | None = None
    articles_closed: bool = False
    rules: ReviewRules | None = None


def draft_of(quiz: QuizRow) -> QuizDraft:
    """Give a quiz's settings as its form shows them."""
    return QuizDraft(
        title=quiz.title,
        description=quiz.description,
        visibility=quiz.visibility,
        minutes=quiz.time_limit // MINUTE if quiz.time_limit else None,
        attempts_allowed=quiz.attempts_allowed,
        closes_at=quiz.closes_at,
        review=Preset(quiz.review),
        shuffle_questions=quiz.shuffle_questions,
        opens_at=quiz.opens_at,
        shuffle_options=quiz.shuffle_options,
        grace_seconds=quiz.grace_seconds,
        wait_seconds=quiz.wait_seconds,
        grading_method=GradingMethod(quiz.grading_method),
        mode=Mode(quiz.mode),
        evidence_score=quiz.evidence_score,
        reveal_cost=quiz.reveal_cost,
        articles_closed=quiz.articles_closed,
        rules=from_record(quiz.review_rules) if quiz.review_rules is not None else None,
    )


def set_on(quiz: QuizRow, draft: QuizDraft) -> None:
    """Set a quiz's settings."""
    quiz.title, quiz.description, quiz.visibility = draft.title, draft.description, draft.visibility
    quiz.time_limit = draft.minutes * MINUTE if draft.minutes else None
    quiz.attempts_allowed, quiz.grading_method = draft.attempts_allowed, draft.grading_method
    quiz.opens_at, quiz.closes_at = draft.opens_at, draft.closes_at
    quiz.grace_seconds, quiz.wait_seconds = draft.grace_seconds, draft.wait_seconds
    quiz.review, quiz.review_rules = draft.review, to_record(draft.rules) if draft.rules else None
    quiz.shuffle_questions, quiz.shuffle_options = draft.shuffle_questions, draft.shuffle_options
    quiz.mode, quiz.evidence_score, quiz.reveal_cost = draft.mode, draft.evidence_score, draft.reveal_cost
    quiz.articles_closed = draft.articles_closed


def change_quiz(work: UnitOfWork, slug: str, draft: QuizDraft, *, actor_id: int) -> None:
    """Change a quiz's settings; attempts under way go on by the new ones. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug)
        before = draft_of(quiz)
        set_on(quiz, draft)
        _note_changes(session, work, slug, before, draft, actor_id=actor_id)
        retime(session, work, quiz.id)


def _note_changes(
    session: Session, work: UnitOfWork, slug: str, before: QuizDraft, after: QuizDraft, *, actor_id: int
) -> None:
    subject = f"quiz {slug}"
    shown = _rules(before), _rules(after)
    if shown[0] != shown[1]:
        change = {"before": shown[0], "after": shown[1]}
        audit.record(session, work, actor_id=actor_id, action="review rules", subject=subject, **change)
    kept = [field.name for field in fields(QuizDraft) if field.name in _MATTERS]
    changed = {name: [_plain(getattr(one, name)) for one in (before, after)] for name in kept}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    if changed:
        audit.record(session, work, actor_id=actor_id, action="quiz settings", subject=subject, **changed)


def _rules(draft: QuizDraft) -> object:
    """Give a preset's name, or the table."""
    return to_record(draft.rules) if draft.rules and draft.rules != PRESETS[draft.review] else draft.review.value


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
