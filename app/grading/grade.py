"""Judging a response by its key: the mark, the rule that decided, and the passages that prove it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.grading.matching import match
from app.grading.measure import judge_number
from app.questions.draft import AnswerKey, Citation, QuestionType
from app.quizzes.response import Response

NO_ANSWER = "no answer"
MULTIPLE_RULE = (
    "Each right choice earns its share of the mark, each wrong choice takes one share away. The mark is never below 0."
)


@dataclass(frozen=True)
class Verdict:
    """What a response is worth (0 to 1), by which rule in words, what to note, and the passages that prove it."""

    mark: float
    rule: str
    note: str = ""
    citations: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a mark outside 0 to 1."""
        if not 0 <= self.mark <= 1:
            msg = f"a mark of {self.mark} is not between 0 and 1"
            raise ValueError(msg)


def grade(
    response: Response, key: AnswerKey, citations: Sequence[Citation] = (), *, others: Collection[str] = ()
) -> Verdict:
    """Judge one response; a choice that the key does not have counts as none.

    `others` are names that mean somebody else than the key: none of them passes as a spelling slip.
    """
    chosen = tuple(index for index in response.chosen if index < len(key.options))
    match key.type:
        case QuestionType.NUMBER:
            mark, rule, note = _number(response.text, key)
        case QuestionType.TEXT | QuestionType.CLOZE:
            mark, rule, note = _text(response.text, key, others)
        case QuestionType.MULTIPLE:
            mark, rule, note = _multiple(chosen, key)
        case QuestionType.SINGLE | QuestionType.CLAIM | QuestionType.EVIDENCE:
            mark, rule, note = _one(chosen, key)
    return Verdict(mark=mark, rule=rule, note=note, citations=tuple(citations))


def _one(chosen: tuple[int, ...], key: AnswerKey) -> tuple[float, str, str]:
    if not chosen:
        return 0.0, NO_ANSWER, ""
    first, *more = chosen
    if more:
        return 0.0, "more than one option chosen", "This question has one answer."
    if key.options[first].correct:
        return 1.0, _NAMED.get(key.type, "the option that the article names"), ""
    if first in (since := _accepted(key)):
        return 1.0, since[first], ""
    return 0.0, _OTHER.get(key.type, "the article names another option"), ""


def _multiple(chosen: tuple[int, ...], key: AnswerKey) -> tuple[float, str, str]:
    if not chosen:
        return 0.0, NO_ANSWER, ""
    total = sum(option.correct for option in key.options)
    right = sum(key.options[index].correct for index in chosen)
    # An option that counts since a dispute is neither asked for nor held against anybody.
    wrong = sum(not key.options[index].correct for index in set(chosen) - _accepted(key).keys())
    if right == total and not wrong:
        return 1.0, "the options that the article names", ""
    others = {0: "", 1: ", and 1 other"}.get(wrong, f", and {wrong} others")
    return max(0.0, (right - wrong) / total), f"{right} of {total} named options chosen{others}", MULTIPLE_RULE


def counting(key: AnswerKey) -> frozenset[int]:
    """Give the options that count as right: those of the key, and those accepted since."""
    return frozenset(place for place, one in enumerate(key.options) if one.correct) | _accepted(key).keys()


def _accepted(key: AnswerKey) -> dict[int, str]:
    """Give the wrong options that count since a teacher upheld a dispute, each with its rule."""
    rules = {form.text: form.rule for form in key.accepted}
    return {place: rules[one.text] for place, one in enumerate(key.options) if not one.correct and one.text in rules}


def _text(text: str, key: AnswerKey, others: Collection[str]) -> tuple[float, str, str]:
    if not text.strip():
        return 0.0, NO_ANSWER, ""
    found = match(text, key.accepted, others=others)
    return (1.0, found.rule, found.note) if found else (0.0, "none of the accepted forms", "")


def _number(text: str, key: AnswerKey) -> tuple[float, str, str]:
    if not text.strip():
        return 0.0, NO_ANSWER, ""
    if key.number is None:  # An AnswerKey of a number question always has one.
        msg = "a number question needs its number"
        raise ValueError(msg)
    judged = judge_number(text, key.number)
    return (1.0 if judged.right else 0.0), judged.rule, judged.note


_NAMED = {
    QuestionType.CLAIM: "the verdict that the articles give",
    QuestionType.EVIDENCE: "the sentence that proves it",
}
_OTHER = {
    QuestionType.CLAIM: "the articles give another verdict",
    QuestionType.EVIDENCE: "another sentence proves it",
}
