"""What a question may hold here: lengths, numbers and labels that the tables keep; what does not fit says why."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.grading.rejudging import Rejudging
from app.interchange.columns import DIFFICULTIES, VERDICTS
from app.interchange.fields import UnreadableQuestion, clean
from app.interchange.items import Travelling
from app.questions.draft import Draft, NumberKey, QuestionType
from app.questions.labels import LONGEST_TAG, LONGEST_TOPIC, MOST_TAGS, read_tags

LONGEST_TEXT = 20_000
LONGEST_UNIT = 40
MOST_OPTIONS = 50
MOST_FORMS = 200
MOST_CITATIONS = 50
WHOLE_DIGITS = 15
PLACES = Decimal("0.000001")


def fitted(question: Travelling) -> tuple[Travelling, tuple[str, ...]]:
    """Give a question as it can be kept, and what had to change; raises UnreadableQuestion where it cannot be."""
    draft, said = question.draft, list[str]()
    for text in _texts(question):
        clean(text, "question")
        if len(text) > LONGEST_TEXT:
            msg = f"A text may have {LONGEST_TEXT:,} characters; “{text[:40]}…” has {len(text):,}."
            raise UnreadableQuestion(msg)
    _check_counts(draft)
    if draft.key.number is not None:
        draft = replace(draft, key=replace(draft.key, number=_number(draft.key.number, said)))
    if draft.rule in set(Rejudging):
        # Such a version judges answers of the past; none is made by a file.
        draft = replace(draft, rule="")
    draft = replace(draft, rule=draft.rule[:LONGEST_UNIT], score=draft.score if 0 <= draft.score <= 1 else 0.0)
    labels = _labels(question, said)
    return replace(labels, draft=draft, id=question.id[:LONGEST_UNIT]), tuple(said)


def _texts(question: Travelling) -> Iterator[str]:
    draft = question.draft
    yield from (draft.stem, draft.lead, draft.explanation, draft.origin, draft.rule, question.topic, question.id)
    yield from (*question.tags, *draft.tags, *draft.scope)
    for option in draft.key.options:
        yield from (option.text, option.feedback)
    for form in draft.key.accepted:
        yield from (form.text, form.rule)
    for citation in draft.citations:
        yield from (citation.passage.exact, citation.passage.article)
    if draft.key.number is not None:
        yield from (draft.key.number.unit, draft.key.number.text)


def _check_counts(draft: Draft) -> None:
    key = draft.key
    counts = (
        ("options", len(key.options), MOST_OPTIONS),
        ("accepted answers", len(key.accepted), MOST_FORMS),
        ("citations", len(draft.citations), MOST_CITATIONS),
    )
    for what, number, most in counts:
        if number > most:
            msg = f"A question may have {most} {what}; this one has {number}."
            raise UnreadableQuestion(msg)
    if not draft.stem.strip():
        msg = "The question has no words."
        raise UnreadableQuestion(msg)
    if any(not text.strip() for text in (*(one.text for one in key.options), *(one.text for one in key.accepted))):
        msg = "An option or an accepted answer has no words."
        raise UnreadableQuestion(msg)
    if draft.type is QuestionType.CLAIM and not {option.text for option in key.options} <= set(VERDICTS):
        msg = f"A claim's verdicts are {', '.join(VERDICTS)}; this one offers others."
        raise UnreadableQuestion(msg)


def _number(number: NumberKey, said: list[str]) -> NumberKey:
    if max(abs(number.value), abs(number.tolerance)) >= 10**WHOLE_DIGITS:
        msg = f"A number may have {WHOLE_DIGITS} digits before its point; this one has more. Use a larger unit."
        raise UnreadableQuestion(msg)
    if len(number.unit) > LONGEST_UNIT:
        msg = f"A unit may have {LONGEST_UNIT} characters; this one has {len(number.unit)}."
        raise UnreadableQuestion(msg)
    value, tolerance = number.value.quantize(PLACES), number.tolerance.quantize(PLACES)
    if (value, tolerance) != (number.value, number.tolerance):
        said.append("The number was rounded to six decimal places.")
    return replace(number, value=plain_number(value), tolerance=plain_number(tolerance))


def plain_number(number: Decimal) -> Decimal:
    """Give a number without noughts at its end, so that equal ones are written alike."""
    return Decimal(f"{number.normalize():f}") + 0


def _labels(question: Travelling, said: list[str]) -> Travelling:
    tags = read_tags(",".join(question.tags))
    fitting = tuple(tag for tag in tags if len(tag) <= LONGEST_TAG)[:MOST_TAGS]
    if len(fitting) < len(tags):
        said.append(f"Tags longer than {LONGEST_TAG} characters, or more than {MOST_TAGS}, were left out.")
    topic = " ".join(question.topic.split())
    if len(topic) > LONGEST_TOPIC:
        said.append(f"The topic is longer than {LONGEST_TOPIC} characters and was left out.")
        topic = ""
    difficulty = question.difficulty.strip().casefold()
    if difficulty and difficulty not in DIFFICULTIES:
        said.append(f"The difficulty “{difficulty[:40]}” is not easy, medium or hard, and was left out.")
        difficulty = ""
    return replace(question, tags=fitting, topic=topic, difficulty=difficulty)
