"""The last column of a table: what only this program knows of a question, taken where it still fits the other cells."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from app.articles.text import Passage
from app.interchange.fields import Record, UnreadableQuestion, clean
from app.interchange.json_parts import read_passage
from app.questions.draft import AnswerKey, Citation, Option

FARTHEST = 10**9


@dataclass(frozen=True)
class Details:
    """What the column said, each part with the words that it belongs to."""

    score: float = 0.0
    origin: str = ""
    rule: str = ""
    tags: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    features: tuple[tuple[str, float], ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict[str, str])
    occurrences: Mapping[str, Passage] = field(default_factory=dict[str, Passage])
    places: tuple[Record, ...] = field(default=())

    def of_key(self, key: AnswerKey) -> AnswerKey:
        """Give a key with the rules of its forms and the places of its options."""
        options = tuple(self._option(option) for option in key.options)
        forms = tuple(replace(form, rule=self.rules.get(form.text, form.rule)) for form in key.accepted)
        return replace(key, options=options, accepted=forms)

    def _option(self, option: Option) -> Option:
        place = self.occurrences.get(option.text)
        return replace(option, occurrence=place) if place else option

    def of_citations(self, citations: list[Citation]) -> tuple[Citation, ...]:
        """Give citations with their places and marks, where the words are still those that were marked."""
        none: Record = {}
        known = [*self.places, *(none for _ in citations)]
        return tuple(_placed(citation, place) for citation, place in zip(citations, known, strict=False))


def _placed(citation: Citation, place: Record) -> Citation:
    passage, start = citation.passage, place.get("start")
    if not isinstance(start, int) or isinstance(start, bool) or not 0 <= start < FARTHEST:
        return citation
    prefix, suffix = _text(place.get("prefix")), _text(place.get("suffix"))
    passage = Passage(passage.article, "", start, start + len(passage.exact), passage.exact, prefix, suffix)
    marks: list[tuple[int, int]] = []
    for mark in _list(place.get("marks")):
        match mark:
            case [int(at), str(words)] if words and at >= 0 and passage.exact[at : at + len(words)] == words:
                marks.append((start + at, start + at + len(words)))
            case _:
                pass
    return replace(citation, passage=passage, marks=tuple(marks))


def read_details(text: str, changed: list[str]) -> Details:
    """Read the column; what cannot be read is left out, and that is said."""
    if not text.strip():
        return Details()
    try:
        held: object = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict):
        changed.append("The column “details” cannot be read and was left out: clear it, or leave it as it was.")
        return Details()
    fields = cast("Record", held)
    score = fields.get("score")
    known = score if isinstance(score, int | Decimal) and 0 <= score <= 1 else 0
    return Details(
        score=float(known),
        origin=_text(fields.get("origin")),
        rule=_text(fields.get("rule")),
        tags=tuple(map(_text, _list(fields.get("tags")))),
        scope=tuple(map(_text, _list(fields.get("scope")))),
        features=tuple(_features(_list(fields.get("features")))),
        rules=dict(_pairs(_list(fields.get("rules")))),
        occurrences=dict(_passages(_list(fields.get("occurrences")))),
        places=tuple(cast("Record", one) if isinstance(one, dict) else {} for one in _list(fields.get("citations"))),
    )


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _text(value: object) -> str:
    with suppress(UnreadableQuestion):
        return clean(value, "details") if isinstance(value, str) else ""
    return ""


def _features(values: list[object]) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for value in values:
        match value:
            case [str(name), int() | Decimal() as number] if abs(number) < FARTHEST:
                found.append((_text(name), float(number)))
            case _:
                pass
    return found


def _pairs(values: list[object]) -> list[tuple[str, str]]:
    pairs = [cast("list[object]", value) for value in values if isinstance(value, list)]
    return [(_text(pair[0]), _text(pair[1])) for pair in pairs if len(pair) == 2]  # noqa: PLR2004 - a pair


def _passages(values: list[object]) -> list[tuple[str, Passage]]:
    found: list[tuple[str, Passage]] = []
    for value in values:
        text, place = (*_list(value), None, None)[:2]
        if isinstance(text, str) and isinstance(place, dict):
            with suppress(ValueError):
                found.append((_text(text), read_passage(cast("Record", place))))
    return found
