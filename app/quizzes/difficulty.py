"""How hard a question is: what its teacher says, or else what its answers do, where there are enough."""

from app.quizzes.selection import Difficulty

ENOUGH_ANSWERS = 30
EASY_FROM = 0.8
HARD_BELOW = 0.5


def difficulty_of(said: str | None, *, facility: float | None, answers: int) -> Difficulty | None:
    """Give a question's difficulty; None where its teacher says nothing and too few answered it.

    Facility is the share of the points that its answers won, from 0 to 1.
    """
    if said:
        return Difficulty(said)
    if facility is None or answers < ENOUGH_ANSWERS:
        return None
    if facility >= EASY_FROM:
        return Difficulty.EASY
    return Difficulty.HARD if facility < HARD_BELOW else Difficulty.MEDIUM
