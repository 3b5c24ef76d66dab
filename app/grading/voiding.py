"""What a question is worth that was declared void after it was asked: full credit, or nothing of the score."""

from dataclasses import replace
from enum import StrEnum

from app.grading.modes import Outcome


class Void(StrEnum):
    """How a question is void; kept with the mark, so that its proof can be worked out again."""

    FULL_CREDIT = "full credit"
    LEFT_OUT = "left out"


RULES = {
    Void.FULL_CREDIT: "question void, full credit for everybody",
    Void.LEFT_OUT: "question void, taken out of the score",
}


def voided(outcome: Outcome, void: str) -> Outcome:
    """Give what becomes of an answer to a question that is void; as it was where it is not."""
    if not void:
        return outcome
    rule = RULES[Void(void)]
    verdict = replace(outcome.verdict, rule=rule, note="")
    share = 1.0 if void == Void.FULL_CREDIT else 0.0
    # What the answer itself was worth by the key goes on explaining it.
    detail = {"answer": outcome.verdict.mark} | outcome.detail | {"void": void}
    return replace(outcome, verdict=verdict, share=share, detail=detail)


def most(points: float, void: str) -> float:
    """Give what a question adds to the most that can be earned."""
    return 0.0 if void == Void.LEFT_OUT else points
