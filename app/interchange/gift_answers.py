"""The part of a GIFT question between its braces: what kind of question it makes, and its answers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.interchange.counterparts import FULL
from app.interchange.gift_text import formatted
from app.interchange.seen import Answer, NoCounterpart, Shape

Found = tuple[Shape, tuple[Answer, ...], tuple[str, ...]]
_WEIGHT = re.compile(r"%\s*(-?\d{1,3}(?:\.\d{0,12})?)\s*%")
_VERDICTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_ZERO = Decimal(0)
_ESSAY = "It asks for a free text, and an essay has no counterpart here: answers here are judged by their key."
_MATCHING = "It asks to match pairs, and matching has no counterpart here. Ask for one pair at a time."


def answers_of(inside: str, default: str, *, ours: bool = False) -> Found:
    """Read answers with hidden characters; `default` is the format of the question. Raises NoCounterpart.

    `ours` are questions that Citewell wrote: it writes no matching, so that an arrow there is an arrow.
    """
    if not inside:
        raise NoCounterpart(_ESSAY)
    if inside.startswith("#"):
        return _numbers(inside[1:], default)
    if "~" in inside:
        return _choices(inside, default)
    if "=" in inside and "->" in inside and not ours:
        raise NoCounterpart(_MATCHING)
    words, *said = inside.split("#", 2)
    if (verdict := _VERDICTS.get(words.strip().upper())) is not None:
        return _verdict([*said, "", ""], default, true=verdict)
    reader = _Reader(default)
    answers = [reader.answer(part, FULL) for part in _split(inside, "=")]
    return Shape.WORDS, tuple(answers), reader.lost


class _Reader:
    """Reads answers of one question and gathers what was left out of them."""

    def __init__(self, default: str) -> None:
        self.default = default
        self._lost: list[str] = []

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(self._lost)

    def text(self, part: str) -> str:
        plain = formatted(part, self.default)[1]
        self._lost += plain.lost
        return plain.text

    def answer(self, part: str, usual: Decimal) -> Answer:
        """Read one answer behind its sign: %weight%, text, # and what is said to who gives it."""
        part = part.strip()
        weight = usual
        if found := _WEIGHT.match(part):
            weight, part = Decimal(found[1]), part[found.end() :]
        text, _, feedback = part.partition("#")
        return Answer(self.text(text), weight, self.text(feedback))


def _choices(inside: str, default: str) -> Found:
    reader = _Reader(default)
    shape = Shape.ONE if "=" in inside else Shape.MANY
    answers: list[Answer] = []
    for part in _split(inside.replace("=", "~="), "~"):
        # Behind = a weight is none: the answer has the whole mark.
        right = part.startswith("=")
        answers.append(reader.answer(f"%100%{part[1:]}" if right else part, _ZERO))
    return shape, tuple(answers), reader.lost


def _verdict(said: list[str], default: str, *, true: bool) -> Found:
    reader = _Reader(default)
    wrong, right = reader.text(said[0]), reader.text(said[1])
    answers = (
        Answer("true", FULL if true else _ZERO, right if true else wrong),
        Answer("false", _ZERO if true else FULL, wrong if true else right),
    )
    return Shape.VERDICT, answers, reader.lost


def _numbers(inside: str, default: str) -> Found:
    reader = _Reader(default)
    inside, _, wrong = inside.partition("~")
    answers: list[Answer] = []
    for part in _split(inside, "="):
        answer = reader.answer(part, FULL)
        value, _, tolerance = answer.text.partition(":")
        answers.append(Answer(value.strip(), answer.weight, answer.feedback, tolerance.strip()))
    if not answers:
        msg = "It asks for a number and gives none."
        raise NoCounterpart(msg)
    if feedback := reader.text(wrong.strip().removeprefix("#")):
        answers.append(Answer("*", _ZERO, feedback))
    return Shape.NUMBER, tuple(answers), reader.lost


def _split(inside: str, sign: str) -> Iterator[str]:
    first, *rest = inside.split(sign)
    if first.strip():
        yield first.strip()
    yield from (part.strip() for part in rest)
