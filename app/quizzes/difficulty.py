"""How hard a question is: by a model of many answers, else by its answers where there are enough, else as is said."""

import math
from enum import StrEnum

# From so many answers on, what was answered says more than what was thought; from so many, a model says it best.
ENOUGH_ANSWERS = 30
ENOUGH_FOR_MODEL = 200
EASY_FROM = 0.8
HARD_BELOW = 0.5


class Difficulty(StrEnum):
    """How hard a question is."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


def difficulty_of(
    said: str | None,
    *,
    facility: float | None = None,
    answers: int = 0,
    logit: float | None = None,
    responses: int = 0,
) -> Difficulty | None:
    """Give a question's difficulty; None where its teacher says nothing and too few answered it.

    Facility is the share of the points that its answers won, from 0 to 1; the model's difficulty is in logits.
    """
    if logit is not None and responses >= ENOUGH_FOR_MODEL:
        # What somebody of middling ability would reach, so that both ways have the same bounds.
        return _by_share(1 / (1 + math.exp(min(logit, 50.0))))
    if facility is not None and answers >= ENOUGH_ANSWERS:
        return _by_share(facility)
    return Difficulty(said) if said else None


def _by_share(share: float) -> Difficulty:
    if share >= EASY_FROM:
        return Difficulty.EASY
    return Difficulty.HARD if share < HARD_BELOW else Difficulty.MEDIUM
