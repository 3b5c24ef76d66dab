"""Reading the notes that an export put beside what its format shows, from files that anybody may have changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.items import Travelling
from app.interchange.json_values import BrokenDocument, Value, read_document
from app.interchange.notes import VERSION, Notes
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType

_T = TypeVar("_T")
# A draft that only carries the fields which are noted.
_BLANK = Draft(QuestionType.TEXT, "", AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm(""),)), (), "")
_LONGEST = 10**6


class UnreadableNotes(ValueError):
    """Notes that somebody changed so that they say nothing any more."""


@dataclass(frozen=True)
class Kept:
    """The notes of a question, and which of the fields outside the version they give."""

    notes: Notes
    id: str | None
    labels: tuple[str, ...] | None
    topic: str | None
    travelling: Travelling = field(default_factory=lambda: Travelling(_BLANK))


def read_notes(words: str) -> Kept:
    """Read one line of notes; raises UnreadableNotes."""
    try:
        fields = dict(read_document(words.encode()).members())
        if fields.get("v", Value(None)).held != VERSION:
            msg = "notes of another version"
            raise UnreadableNotes(msg)
        return _kept(fields)
    except (ValueError, KeyError, IndexError, TypeError, ArithmeticError) as error:
        raise UnreadableNotes(str(error)[:200]) from error


def _kept(fields: dict[str, Value]) -> Kept:
    notes = Notes(
        type=QuestionType(_text(fields["type"])),
        stem=_maybe(fields, "stem", _text),
        lead=_maybe(fields, "lead", _text) or "",
        explanation=_maybe(fields, "explanation", _text),
        options=_each(fields, "options", _option),
        accepted=_each(fields, "accepted", _form),
        number=_maybe(fields, "number", _number),
        citations=_each(fields, "citations", _citation),
    )
    labels = _each(fields, "labels", _text) if "labels" in fields else None
    return Kept(notes, _maybe(fields, "id", _text), labels, _maybe(fields, "topic", _text), _travelling(fields))


def _travelling(fields: dict[str, Value]) -> Travelling:
    score = _maybe(fields, "score", lambda value: value.number()) or 0.0
    if score > 1:
        msg = "the score is above 1"
        raise UnreadableNotes(msg)
    draft = Draft(
        _BLANK.type, "", _BLANK.key, (), "",
        tags=_each(fields, "tags", _text),
        score=score,
        features=_each(fields, "features", _feature),
        origin=_maybe(fields, "origin", _text) or "",
        rule=_maybe(fields, "rule", _text) or "",
        scope=_each(fields, "scope", _text),
    )  # fmt: skip
    version = _maybe(fields, "version", lambda value: value.whole())
    return Travelling(
        draft,
        version=1 if version is None else version,
        status=_maybe(fields, "status", _text) or "draft",
        difficulty=_maybe(fields, "difficulty", _text) or "",
    )


def _maybe(fields: dict[str, Value], name: str, read: Callable[[Value], _T]) -> _T | None:
    return read(fields[name]) if name in fields else None


def _each(fields: dict[str, Value], name: str, read: Callable[[Value], _T]) -> tuple[_T, ...]:
    return tuple(read(item) for item in fields[name].items()) if name in fields else ()


def _text(value: Value) -> str:
    text = value.text(_LONGEST)
    # No database keeps a NUL or half of a surrogate pair in a text.
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        msg = f"{value.path} holds a character that is no text"
        raise BrokenDocument(msg)
    return text


def _option(value: Value) -> Option:
    text, feedback, place = value.items()
    return Option(_text(text), False, _text(feedback), _passage(place) if place.held is not None else None)  # noqa: FBT003 - which are right, the file shows


def _form(value: Value) -> AcceptedForm:
    text, rule = value.items()
    return AcceptedForm(_text(text), _text(rule))


def _number(value: Value) -> NumberKey:
    number, tolerance, unit, words = (_text(item) for item in value.items())
    return NumberKey(Decimal(number), unit, Decimal(tolerance), words)


def _citation(value: Value) -> Citation:
    place, stance, marks = value.items()
    pairs = [tuple(end.whole() for end in mark.items()) for mark in marks.items()]
    return Citation(_passage(place), Stance(_text(stance)), tuple((start, end) for start, end in pairs))


def _passage(value: Value) -> Passage:
    article, start, exact, prefix, suffix = value.items()
    words, begin = _text(exact), start.whole()
    return Passage(_text(article), "", begin, begin + len(words), words, _text(prefix), _text(suffix))


def _feature(value: Value) -> tuple[str, float]:
    name, number = value.items()
    if not isinstance(number.held, int | float) or isinstance(number.held, bool):
        msg = f"{number.path} is no number"
        raise BrokenDocument(msg)
    return _text(name), float(number.held)
