"""Weights of choices in percent of the mark, as other programs take them."""

from app.questions.draft import AnswerKey

_DIGITS = 5


def weight_of(key: AnswerKey, *, correct: bool) -> str:
    """Give a choice's weight where several are right: its share of the mark, or a share away."""
    share = f"{100 / sum(option.correct for option in key.options):.{_DIGITS}f}".rstrip("0").rstrip(".")
    return share if correct else f"-{share}"
