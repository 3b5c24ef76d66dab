"""Questions as JSON Lines: one object a line."""

import json
from dataclasses import dataclass
from decimal import Decimal

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
from app.questions.draft import (
    AcceptedForm,
    AnswerKey,
    Citation,
    Draft,
    NumberKey,
    Option,
    QuestionType,
)

SCORE_DIGITS = 4
_FORMS = {QuestionType.TEXT, QuestionType.CLOZE}


@dataclass(frozen=True)
class QuestionLine:
    """A question read from a line, with what the line says about its storage.

    Its passages name no rendition: whoever imports it finds the words in the article. Rules of accepted forms, marks
    and a separate lead are not in the format.
    """

    draft: Draft
    id: str
    version: int
    status: str
    article: str


def to_json(draft: Draft, *, id: str, version: int, status: str, article: str) -> str:  # noqa: A002 - the field's name
    """Write a question as one line without its line end; `article` is the stem of its first citation's article."""
    record = {
        "id": id,
        "version": version,
        "article": article,
        "type": str(draft.type),
        "status": status,
        "stem": f"{draft.lead} {draft.stem}".strip(),
        "options": [{"text": o.text, "correct": o.correct, "feedback": o.feedback} for o in draft.key.options],
        "answers": _answers(draft.key),
        "citations": [_citation(citation) for citation in draft.citations],
        "explanation": draft.explanation,
        "tags": list(draft.tags),
        "score": round(draft.score, SCORE_DIGITS),
        "origin": draft.origin,
    }
    return json.dumps(record, ensure_ascii=False)


def from_json(line: str) -> QuestionLine:
    """Read a line that to_json wrote; to_json of the result gives the same line. Raises UnreadableQuestion."""
    try:
        record = json.loads(line, parse_float=Decimal, parse_constant=_refuse_constant)
    except UnreadableQuestion:
        raise
    except (ValueError, RecursionError) as error:  # Not JSON, or a number or a nesting beyond Python's own limits.
        msg = f"This line is not JSON ({error}). Write one JSON object a line."
        raise UnreadableQuestion(msg) from error
    fields = record_of(record, "line")
    try:
        return QuestionLine(
            draft=_draft(fields),
            id=text_of(fields, "id"),
            version=whole_of(fields, "version"),
            status=text_of(fields, "status"),
            article=text_of(fields, "article"),
        )
    except UnreadableQuestion:
        raise
    except ValueError as error:  # An invariant of the domain: no right answer, words that do not fit their place.
        msg = f"This line holds no sound question: {error}."
        raise UnreadableQuestion(msg) from error


def _answers(key: AnswerKey) -> list[object]:
    if key.number is not None:
        number = key.number
        return [
            {
                "value": _json_number(number.value),
                "unit": number.unit,
                "tolerance": _json_number(number.tolerance),
                "text": number.text,
            }
        ]
    if key.type in _FORMS:
        return [form.text for form in key.accepted]
    return [option.text for option in key.options if option.correct]


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _citation(citation: Citation) -> dict[str, object]:
    passage = citation.passage
    return {
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "stance": str(citation.stance),
    }


def _draft(fields: Record) -> Draft:
    kind = QuestionType(text_of(fields, "type"))
    return Draft(
        type=kind,
        stem=text_of(fields, "stem"),
        key=_key(kind, fields),
        citations=tuple(_read_citation(record_of(entry, "citation")) for entry in list_of(fields, "citations")),
        explanation=text_of(fields, "explanation"),
        tags=tuple(texts_of(fields, "tags")),
        score=_score(fields),
        origin=text_of(fields, "origin"),
    )


def _score(fields: Record) -> float:
    score = number_of(fields, "score")
    if not 0 <= score <= 1:
        msg = f'"score" must be between 0 and 1, not {score}.'
        raise UnreadableQuestion(msg)
    return float(score)


def _key(kind: QuestionType, fields: Record) -> AnswerKey:
    if kind in _FORMS:
        return AnswerKey(kind, accepted=tuple(AcceptedForm(text) for text in texts_of(fields, "answers")))
    if kind is QuestionType.NUMBER:
        return AnswerKey(kind, number=_number_key(list_of(fields, "answers")))
    return AnswerKey(kind, options=tuple(_option(record_of(entry, "option")) for entry in list_of(fields, "options")))


def _number_key(answers: list[object]) -> NumberKey:
    if len(answers) != 1:
        msg = f'"answers" of a number question holds one number, not {len(answers)}.'
        raise UnreadableQuestion(msg)
    answer = record_of(answers[0], "answer")
    return NumberKey(
        value=number_of(answer, "value"),
        unit=text_of(answer, "unit"),
        tolerance=number_of(answer, "tolerance"),
        text=text_of(answer, "text"),
    )


def _option(entry: Record) -> Option:
    correct = entry.get("correct")
    if not isinstance(correct, bool):
        msg = '"correct" of each option must be true or false.'
        raise UnreadableQuestion(msg)
    return Option(text=text_of(entry, "text"), correct=correct, feedback=text_of(entry, "feedback"))


def _read_citation(entry: Record) -> Citation:
    passage = Passage(
        article=text_of(entry, "article"),
        rendition="",
        start=whole_of(entry, "start"),
        end=whole_of(entry, "end"),
        exact=text_of(entry, "exact"),
    )
    return Citation(passage, stance=Stance(text_of(entry, "stance")))


def _refuse_constant(name: str) -> Decimal:
    msg = f"{name} is not a number that a question can hold."
    raise UnreadableQuestion(msg)
