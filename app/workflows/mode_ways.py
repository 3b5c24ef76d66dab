"""What a quiz's mode allows at its questions, as whoever answers is told."""

from app.quizzes.modes import Mode, Ways
from app.quizzes.review import Aspect, Moment, may_see
from app.storage.quizzes import QuizRow
from app.workflows.take_quiz import settings_of


def ways_of(quiz: QuizRow) -> Ways:
    """Give what a quiz allows at its questions; answers are checked only where its rules show how they stand then."""
    mode = Mode(quiz.mode)
    shows = mode is Mode.PRACTICE and may_see(settings_of(quiz).review, Aspect.CORRECTNESS, Moment.DURING)
    return Ways(mode, checks=shows, proof=quiz.evidence_score, cost=quiz.reveal_cost)
