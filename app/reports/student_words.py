"""A student's figures in plain words, fit for a parent."""

from collections.abc import Sequence

from app.reports.figures import Figure
from app.reports.student import NO_TOPIC, Answered, by_topic, earned

# Below it, one answer would pass for what somebody knows of a topic.
LEAST_OF_TOPIC = 3
EVEN = 5.0


def standing_words(*, left: bool, removed: bool) -> str:
    """Say that a student is in the class no more; nothing where they are."""
    if removed:
        return "Was taken out of the class. What was handed in before stays here."
    return "Has left the class. What was handed in before stays here." if left else ""


def student_headline(name: str, answers: Sequence[Answered], *, attempts: int) -> str:
    """Say in a sentence or two how somebody does, and in which topics best and least."""
    share = earned(answers)
    if share.value is None:
        return f"{name} has handed in nothing that counts yet."
    tries = "one attempt" if attempts == 1 else f"{attempts} attempts"
    said = f"{name} earned {share.value:.0f} % of what was asked, in {tries}."
    known = [one for one in by_topic(answers) if one.answers >= LEAST_OF_TOPIC and one.name != NO_TOPIC]
    if len(known) > 1 and (known[-1].percent.value or 0.0) - (known[0].percent.value or 0.0) > EVEN:
        best, least = known[-1], known[0]
        said += f" Strongest in {best.name} ({best.percent.value:.0f} %), weakest in {least.name} "
        said += f"({least.percent.value:.0f} %)."
    return said


def index_words(index: Figure) -> str:
    """Say what the passage-required index means for a reader who never heard of it; its reason where there is none."""
    if index.value is None:
        return index.reason
    if index.value > EVEN:
        return f"With the article open, {index.value:.0f} points more in a hundred were right than without it."
    if index.value < -EVEN:
        return (
            f"With the article open, {-index.value:.0f} points in a hundred fewer were right than without it: "
            "practise how to find the sentence that answers."
        )
    return "The article open or shut made hardly a difference to what was right."


def evidence_words(score: Figure) -> str:
    """Say what the evidence score means; its reason where there is none."""
    if score.value is None:
        return score.reason
    return f"Of the sentences that prove an answer, {score.value:.0f} in a hundred were found."
