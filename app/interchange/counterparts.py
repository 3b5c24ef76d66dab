"""What another program's question becomes here: a type and a key, with sentences on what changes by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.interchange.number_answers import number_key
from app.interchange.seen import Answer, NoCounterpart, Seen, Shape
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, ClaimVerdict, Option, QuestionType

FULL = Decimal(100)
# Programs round a third to 33.33333 or 33.33 or 33.
_NEAR = Decimal("0.5")
_VERDICTS = frozenset(str(verdict) for verdict in ClaimVerdict)
TRUE_FALSE = "True/false became a claim: True is “Supported”, False is “Refuted”."


@dataclass(frozen=True)
class Counterpart:
    """A key of ours for a question of another program, and how it differs, a sentence each."""

    key: AnswerKey
    changed: tuple[str, ...] = ()


def counterpart(seen: Seen, wanted: QuestionType | None = None) -> Counterpart:
    """Find the key for a question; `wanted` is its type where it is known. Raises NoCounterpart."""
    match seen.shape:
        case Shape.ONE:
            return _one(seen.answers, wanted)
        case Shape.MANY:
            return _many(seen.answers)
        case Shape.VERDICT:
            return _verdict(seen.answers)
        case Shape.WORDS:
            return _words(seen, wanted)
        case Shape.NUMBER:
            return _number(seen)


def _one(answers: Sequence[Answer], wanted: QuestionType | None) -> Counterpart:
    right = [answer for answer in answers if answer.weight == FULL]
    if not right:
        msg = "No answer gives the whole mark, and a question here needs one that does."
        raise NoCounterpart(msg)
    if len(answers) == 1:
        msg = "It offers one answer only, and a choice here needs a wrong one too."
        raise NoCounterpart(msg)
    if len(right) > 1:
        more = f"{len(right)} answers were right, each alone; here all of them have to be chosen."
        found = _many([Answer(a.text, FULL if a.weight == FULL else Decimal(0), a.feedback) for a in answers])
        return Counterpart(found.key, (more, *_weights(answers)))
    options = tuple(Option(answer.text, answer.weight == FULL, answer.feedback) for answer in answers)
    kind = wanted or QuestionType.SINGLE
    if wanted is None and {option.text for option in options} <= _VERDICTS:
        kind = QuestionType.CLAIM
    return Counterpart(AnswerKey(kind, options), _weights(answers))


def _weights(answers: Iterable[Answer]) -> tuple[str, ...]:
    odd = [answer for answer in answers if answer.weight not in (0, FULL)]
    return tuple(f"“{short(a.text)}” gave {a.weight:f} %; here it counts as wrong." for a in odd)


def _many(answers: Sequence[Answer]) -> Counterpart:
    right = [answer for answer in answers if answer.weight > 0]
    if not right or len(right) == len(answers):
        which = "No answer is right" if not right else "Every answer is right"
        msg = f"{which}, and a question here needs a right and a wrong one."
        raise NoCounterpart(msg)
    share = FULL / len(right)
    options = tuple(Option(answer.text, answer.weight > 0, answer.feedback) for answer in answers)
    changed: list[str] = []
    if any(abs(answer.weight - share) > _NEAR for answer in right):
        weights = ", ".join(f"{answer.weight:f} %" for answer in right)
        changed.append(f"The weights {weights} became equal: each right choice earns its share.")
    if any(abs(answer.weight + share) > _NEAR for answer in answers if answer.weight <= 0):
        changed.append("Each wrong choice takes one share away here; the file weighs them otherwise.")
    return Counterpart(AnswerKey(QuestionType.MULTIPLE, options), tuple(changed))


def _verdict(answers: Sequence[Answer]) -> Counterpart:
    true, false = answers
    said = {ClaimVerdict.SUPPORTED: true, ClaimVerdict.REFUTED: false}
    if (true.weight == FULL) == (false.weight == FULL):
        msg = "It does not say which of true and false is right."
        raise NoCounterpart(msg)
    options = tuple(
        Option(verdict, verdict in said and said[verdict].weight == FULL, said[verdict].feedback)
        if verdict in said
        else Option(verdict)
        for verdict in ClaimVerdict
    )
    return Counterpart(AnswerKey(QuestionType.CLAIM, options), (TRUE_FALSE,))


def _words(seen: Seen, wanted: QuestionType | None) -> Counterpart:
    changed: list[str] = []
    forms: list[AcceptedForm] = []
    for answer in seen.answers:
        name = short(answer.text)
        if answer.text == "*" and wanted is None:
            changed.append("What was said to every other answer (“*”) was left out.")
        elif answer.weight < FULL:
            changed.append(f"“{name}” gave {answer.weight:f} % and was left out; only whole answers count here.")
        else:
            forms.append(AcceptedForm(answer.text.replace("\\*", "*")))
            if "*" in answer.text.replace("\\*", ""):
                changed.append(f"“{name}” was a pattern; here it is taken letter by letter.")
        if answer.feedback and answer.text != "*":
            changed.append(f"What was said to “{name}” was left out: “{short(answer.feedback)}”.")
    if not forms:
        msg = "No answer gives the whole mark, and a question here needs one that does."
        raise NoCounterpart(msg)
    kind = wanted or (QuestionType.CLOZE if BLANK in seen.text else QuestionType.TEXT)
    return Counterpart(AnswerKey(kind, accepted=tuple(forms)), tuple(changed))


def _number(seen: Seen) -> Counterpart:
    changed: list[str] = []
    full = [answer for answer in seen.answers if answer.weight == FULL and answer.text.strip() != "*"]
    if not full:
        msg = "No number gives the whole mark, and a question here needs one that does."
        raise NoCounterpart(msg)
    first = full[0]
    for answer in seen.answers:
        if answer is not first:
            changed.append(_left_out(answer))
        if answer.feedback and answer.text.strip() != "*":
            changed.append(f"What was said to “{short(answer.text)}” was left out: “{short(answer.feedback)}”.")
    number, note = number_key(first, seen.unit)
    return Counterpart(AnswerKey(QuestionType.NUMBER, number=number), (*changed, *note))


def _left_out(answer: Answer) -> str:
    if answer.text.strip() == "*":
        return "What was said to every other answer was left out."
    within = f" ± {answer.tolerance}" if answer.tolerance else ""
    return f"“{short(answer.text)}{within}” gave {answer.weight:f} % and was left out; a question here has one number."


def short(text: str, most: int = 60) -> str:
    """Give the beginning of a text in one line, to name it by."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"
