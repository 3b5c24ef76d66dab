"""A language model's answer as plain fields: JSON of a known shape, everything else refused by name."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from app.questions.draft import QuestionType

TYPES = {
    QuestionType.SINGLE,
    QuestionType.TEXT,
    QuestionType.NUMBER,
    QuestionType.CLOZE,
    QuestionType.CLAIM,
}
FENCED = re.compile(r"\A\s*```(?:json)?[ \t]*\n(.*)\n[ \t]*```\s*\Z", re.DOTALL)
MOST = 40
LONGEST = 400
LONGEST_QUOTE = 1500
MOST_OPTIONS = 5


class UnreadableAnswer(ValueError):
    """An answer that is not JSON, or not a list of questions."""


class Refusal(ValueError):
    """A candidate that cannot become a draft; the message is the reason in a few words."""


@dataclass(frozen=True)
class Fields:
    """A candidate as the model wrote it; `key` and `quote` are to be the article's own words."""

    type: QuestionType
    stem: str
    options: tuple[str, ...]
    key: str
    quote: str


def items_in(content: str) -> list[object]:
    """Give the candidates of an answer: a JSON list, or an object with one under "questions".

    A fence of backticks around the whole is taken off. Raises UnreadableAnswer.
    """
    fenced = FENCED.match(content)
    try:
        value: object = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError):  # not JSON, or a number or a nesting beyond Python's own limits
        msg = "an answer that is not JSON"
        raise UnreadableAnswer(msg) from None
    if isinstance(value, dict):
        value = cast("Mapping[str, object]", value).get("questions")
    if not isinstance(value, list):
        msg = "an answer without a list of questions"
        raise UnreadableAnswer(msg)
    return cast("list[object]", value)


def fields_of(item: object) -> Fields:
    """Give a candidate's fields; raises Refusal where one is missing, of another kind, too long or unprintable."""
    if not isinstance(item, dict):
        msg = "a candidate that is no object"
        raise Refusal(msg)
    record = cast("Mapping[str, object]", item)
    kind = _text(record, "type", LONGEST)
    if kind not in TYPES:
        msg = "a type that is not asked for"
        raise Refusal(msg)
    options: object = record.get("options", [])
    if not isinstance(options, list) or len(cast("list[object]", options)) > MOST_OPTIONS:
        msg = "options that are no short list"
        raise Refusal(msg)
    texts = tuple(_checked(option, "options", LONGEST) for option in cast("list[object]", options))
    stem, key = _text(record, "stem", LONGEST), _text(record, "key", LONGEST)
    if not all(text.isprintable() for text in (stem, key, *texts)):
        msg = "letters that cannot be shown"
        raise Refusal(msg)
    return Fields(QuestionType(kind), stem, texts, key, _text(record, "quote", LONGEST_QUOTE))


def _text(record: Mapping[str, object], name: str, longest: int) -> str:
    return _checked(record.get(name), name, longest)


def _checked(value: object, name: str, longest: int) -> str:
    if not isinstance(value, str) or not value.strip():
        msg = f"no text under “{name}”"
        raise Refusal(msg)
    if len(value) > longest:
        msg = f"too much text under “{name}”"
        raise Refusal(msg)
    return value
