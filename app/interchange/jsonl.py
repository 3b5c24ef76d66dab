"""Questions as JSON Lines: one object a line. What a question is comes first, what only this program knows last."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.interchange.decoding import decoded
from app.interchange.fields import (
    Record,
    UnreadableQuestion,
    list_of,
    number_of,
    record_of,
    text_of,
    whole_of,
)
from app.interchange.items import Format, Item, Travelling, UnreadableFile
from app.interchange.json_parts import (
    FORMS,
    answers_value,
    citation_value,
    option_value,
    read_citation,
    read_key,
    text_or_none,
    texts_or_none,
)
from app.questions.draft import Draft, QuestionType

SCORE_DIGITS = 4


@dataclass(frozen=True)
class QuestionLine:
    """A question read from a line, with what the line says about its storage.

    Its passages name no rendition: whoever imports it finds the words in the article.
    """

    draft: Draft
    id: str
    version: int
    status: str
    article: str
    labels: tuple[str, ...] = ()
    topic: str = ""
    difficulty: str = ""


def to_json(
    draft: Draft,
    *,
    id: str,  # noqa: A002 - the field's name
    version: int,
    status: str,
    article: str,
    labels: tuple[str, ...] = (),
    topic: str = "",
    difficulty: str = "",
) -> str:
    """Write a question as one line without its line end; `article` is the stem of its first citation's article."""
    record = {
        "id": id,
        "version": version,
        "article": article,
        "type": str(draft.type),
        "status": status,
        "stem": f"{draft.lead} {draft.stem}".strip(),
        "options": [option_value(option) for option in draft.key.options],
        "answers": answers_value(draft.key),
        "citations": [citation_value(citation) for citation in draft.citations],
        "explanation": draft.explanation,
        "tags": list(draft.tags),
        "score": round(draft.score, SCORE_DIGITS),
        "origin": draft.origin,
        "lead": draft.lead.strip(),
        "rules": [form.rule for form in draft.key.accepted] if draft.type in FORMS else [],
        "rule": draft.rule,
        "scope": list(draft.scope),
        "features": [list(feature) for feature in draft.features],
        "labels": list(labels),
        "topic": topic,
        "difficulty": difficulty,
    }
    return json.dumps(record, ensure_ascii=False)


def from_json(line: str) -> QuestionLine:
    """Read a line that to_json wrote, today or before it wrote all of today's keys; raises UnreadableQuestion.

    to_json of the result gives the same line again.
    """
    try:
        record = json.loads(line, parse_float=Decimal, parse_constant=_refuse_constant)
    except UnreadableQuestion:
        raise
    except (ValueError, RecursionError) as error:  # Not JSON, or a number or a nesting beyond Python's own limits.
        msg = f"This line is not JSON ({error}). Write one JSON object a line."
        # Not from the error: it holds the whole line.
        raise UnreadableQuestion(msg) from None
    fields = record_of(record, "line")
    try:
        return QuestionLine(
            draft=_draft(fields),
            id=text_or_none(fields, "id"),
            version=whole_of(fields, "version") if "version" in fields else 1,
            status=text_or_none(fields, "status"),
            article=text_or_none(fields, "article"),
            labels=tuple(texts_or_none(fields, "labels")),
            topic=text_or_none(fields, "topic"),
            difficulty=text_or_none(fields, "difficulty"),
        )
    except UnreadableQuestion:
        raise
    except ValueError as error:  # An invariant of the domain: no right answer, words that do not fit their place.
        msg = f"This line holds no sound question: {error}."
        raise UnreadableQuestion(msg) from error


def _draft(fields: Record) -> Draft:
    kind = QuestionType(text_of(fields, "type"))
    whole, lead = text_of(fields, "stem"), text_or_none(fields, "lead")
    cited = list_of(fields, "citations") if "citations" in fields else []
    return Draft(
        type=kind,
        stem=whole.removeprefix(lead).strip() if lead else whole,
        key=read_key(kind, fields),
        citations=tuple(read_citation(record_of(entry, "citation")) for entry in cited),
        explanation=text_or_none(fields, "explanation"),
        lead=lead,
        tags=tuple(texts_or_none(fields, "tags")),
        score=_score(fields) if "score" in fields else 0.0,
        features=tuple(map(_feature, list_of(fields, "features"))) if "features" in fields else (),
        origin=text_or_none(fields, "origin"),
        rule=text_or_none(fields, "rule"),
        scope=tuple(texts_or_none(fields, "scope")),
    )


def _score(fields: Record) -> float:
    score = number_of(fields, "score")
    if not 0 <= score <= 1:
        msg = f'"score" must be between 0 and 1, not {score}.'
        raise UnreadableQuestion(msg)
    return float(score)


def _feature(entry: object) -> tuple[str, float]:
    match entry:
        case [str(name), int() | float() | Decimal() as value] if not isinstance(value, bool):
            return text_of({"name": name}, "name"), float(number_of({"value": value}, "value"))
        case _:
            msg = '"features" must hold pairs of a name and a number.'
            raise UnreadableQuestion(msg)


def _refuse_constant(name: str) -> Decimal:
    msg = f"{name} is not a number that a question can hold."
    raise UnreadableQuestion(msg)


def write(questions: Iterable[Travelling]) -> bytes:
    """Write questions as a file of JSON Lines."""
    return "".join(f"{_line(question)}\n" for question in questions).encode()


def _line(one: Travelling) -> str:
    cited = one.draft.citations
    stored = {"id": one.id, "version": one.version, "status": one.status, "topic": one.topic}
    article = cited[0].passage.article if cited else ""
    return to_json(one.draft, **stored, article=article, labels=one.tags, difficulty=one.difficulty)  # pyright: ignore[reportArgumentType] - of those kinds


def read(raw: bytes) -> Iterator[Item]:
    """Read a file of JSON Lines, one item for each line that is not empty; raises UnreadableFile."""
    text, note = decoded(raw)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        msg = "There is no question in this file. Write one JSON object a line."
        raise UnreadableFile(msg)
    for place, (number, line) in enumerate(lines):
        yield _item(f"line {number}", line, (note,) if note and not place else ())


def _item(where: str, line: str, notes: tuple[str, ...]) -> Item:
    try:
        read = from_json(line)
    except UnreadableQuestion as broken:
        return Item(where, changed=notes, dropped=str(broken))
    stored = {"id": read.id, "status": read.status or "draft", "topic": read.topic, "difficulty": read.difficulty}
    question = Travelling(read.draft, version=read.version, tags=read.labels, **stored)
    return Item(where, question, notes, name=read.draft.stem)


JSONL = Format("JSON Lines", "jsonl", "application/jsonl", read, write)
