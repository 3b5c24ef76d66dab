"""The parts of a question as JSON values, there and back: options, answers, citations, and where they come from."""

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.fields import (
    Record,
    UnreadableQuestion,
    list_of,
    number_of,
    record_of,
    text_of,
    texts_of,
    whole_of,
)
from app.questions.draft import AcceptedForm, AnswerKey, Citation, NumberKey, Option, QuestionType

FORMS = {QuestionType.TEXT, QuestionType.CLOZE}


def answers_value(key: AnswerKey) -> list[object]:
    """Give what is right: a number, the accepted forms, or the texts of the right options."""
    if key.number is not None:
        number = key.number
        return [
            {
                "value": _json_number(number.value),
                "unit": number.unit,
                "tolerance": _json_number(number.tolerance),
                "text": number.text,
                **_exactly("value", number.value),
                **_exactly("tolerance", number.tolerance),
            }
        ]
    if key.type in FORMS:
        return [form.text for form in key.accepted]
    return [option.text for option in key.options if option.correct]


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _exactly(name: str, value: Decimal) -> dict[str, str]:
    """Give a number's figures where JSON's own number would lose some."""
    return {} if Decimal(repr(_json_number(value))) == value else {f"{name}_exact": f"{value:f}"}


def option_value(option: Option) -> dict[str, object]:
    """Give an option, with the place where it does occur if there is one."""
    value: dict[str, object] = {"text": option.text, "correct": option.correct, "feedback": option.feedback}
    return value | ({"occurrence": passage_value(option.occurrence)} if option.occurrence else {})


def passage_value(passage: Passage) -> dict[str, object]:
    """Give a passage with the words around it, by which it is found again."""
    return {
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    }


def citation_value(citation: Citation) -> dict[str, object]:
    """Give a citation; its marks are offsets as `start` is."""
    value = passage_value(citation.passage)
    around = {name: value.pop(name) for name in ("prefix", "suffix")}
    return {**value, "stance": str(citation.stance), **around, "marks": [list(mark) for mark in citation.marks]}


def read_key(kind: QuestionType, fields: Record) -> AnswerKey:
    """Read the key of a question of that type."""
    if kind in FORMS:
        texts, rules = texts_of(fields, "answers"), texts_or_none(fields, "rules")
        known = rules if len(rules) == len(texts) else [AcceptedForm("").rule] * len(texts)
        return AnswerKey(kind, accepted=tuple(map(AcceptedForm, texts, known)))
    if kind is QuestionType.NUMBER:
        return AnswerKey(kind, number=_number_key(list_of(fields, "answers")))
    return AnswerKey(kind, options=tuple(_option(record_of(entry, "option")) for entry in list_of(fields, "options")))


def _number_key(answers: list[object]) -> NumberKey:
    if len(answers) != 1:
        msg = f'"answers" of a number question holds one number, not {len(answers)}.'
        raise UnreadableQuestion(msg)
    answer = record_of(answers[0], "answer")
    return NumberKey(
        value=_number(answer, "value"),
        unit=text_of(answer, "unit"),
        tolerance=_number(answer, "tolerance"),
        text=text_of(answer, "text"),
    )


def _number(answer: Record, name: str) -> Decimal:
    exact = answer.get(f"{name}_exact")
    number = number_of(answer, name)
    if not isinstance(exact, str):
        return number
    try:
        known = Decimal(exact)
    except ArithmeticError:
        return number
    # Whoever changes the number by hand leaves its figures as they were.
    return known if known.is_finite() and float(known) == float(number) else number


def _option(entry: Record) -> Option:
    correct = entry.get("correct")
    if not isinstance(correct, bool):
        msg = '"correct" of each option must be true or false.'
        raise UnreadableQuestion(msg)
    place = entry.get("occurrence")
    occurrence = read_passage(record_of(place, "occurrence")) if place is not None else None
    return Option(text_of(entry, "text"), correct, text_or_none(entry, "feedback"), occurrence)


def read_passage(entry: Record) -> Passage:
    """Read a passage, of no rendition; raises ValueError where its words do not fit its place."""
    exact = text_of(entry, "exact")
    start = whole_of(entry, "start") if "start" in entry else 0
    end = whole_of(entry, "end") if "end" in entry else start + len(exact)
    around = text_or_none(entry, "prefix"), text_or_none(entry, "suffix")
    return Passage(text_or_none(entry, "article"), "", start, end, exact, *around)


def read_citation(entry: Record) -> Citation:
    """Read a citation; marks outside its words are left out."""
    passage = read_passage(entry)
    stance = Stance(text_of(entry, "stance")) if "stance" in entry else Stance.SUPPORTS
    marks = read_pairs(list_of(entry, "marks")) if "marks" in entry else []
    return Citation(passage, stance, marks_within(passage, marks))


def marks_within(passage: Passage, marks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Give the marks that lie in a passage."""
    return tuple((start, end) for start, end in marks if passage.start <= start < end <= passage.end)


def read_pairs(values: list[object]) -> list[tuple[int, int]]:
    """Read pairs of whole numbers; raises UnreadableQuestion."""
    pairs: list[tuple[int, int]] = []
    for value in values:
        pair = cast("list[object]", value) if isinstance(value, list) else []
        numbers = [one for one in pair if isinstance(one, int) and not isinstance(one, bool)]
        if len(pair) != len(numbers) or len(numbers) != 2:  # noqa: PLR2004 - a pair
            msg = '"marks" must hold pairs of whole numbers.'
            raise UnreadableQuestion(msg)
        pairs.append((numbers[0], numbers[1]))
    return pairs


def text_or_none(fields: Record, name: str) -> str:
    """Give a field that may be missing, else a text."""
    return text_of(fields, name) if name in fields else ""


def texts_or_none(fields: Record, name: str) -> list[str]:
    """Give a field that may be missing, else a list of texts."""
    return texts_of(fields, name) if name in fields else []
