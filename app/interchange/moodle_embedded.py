"""Answers inside the text of a question of Moodle: {1:SHORTANSWER:=Paris} of a cloze, [[1]] of a missing word."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from app.interchange.counterparts import FULL
from app.interchange.html_text import from_html
from app.interchange.moodle_texts import Element, Texts, raw_text
from app.interchange.seen import Answer, NoCounterpart, Shape
from app.questions.draft import BLANK

MOST_BLANKS = 100
_OPENING = re.compile(r"\{\s*\d*\s*:\s*([A-Z]{2,14}(?:_[A-Z]{1,2})?)\s*:")
_PIECE = re.compile(r"(?:[^\\~]|\\.)+", re.DOTALL)
_END = re.compile(r"(?:[^}\\]|\\.)*+\}", re.DOTALL)
_FEEDBACK = re.compile(r"(?<!\\)#")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,12})?)%")
_ESCAPED = re.compile(r'\\([}~#"/\\])')
_GAP = re.compile(r"\[\[(\d{1,4})\]\]")
_SHAPES = {
    Shape.WORDS: "SHORTANSWER SA MW SHORTANSWER_C SAC MWC",
    Shape.NUMBER: "NUMERICAL NM",
    Shape.ONE: "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH MULTICHOICE_S MCS "
    "MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS",
    Shape.MANY: "MULTIRESPONSE MR MULTIRESPONSE_H MRH MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS",
}
_NAMES = {name: shape for shape, names in _SHAPES.items() for name in names.split()}
_WITH_CASE = frozenset(("SHORTANSWER_C", "SAC", "MWC"))


def embedded(question: Element, texts: Texts) -> tuple[Shape, tuple[Answer, ...], str]:
    """Read a cloze with one set of answers, and its text with a blank in their place; raises NoCounterpart."""
    element = question.find("questiontext")
    source = raw_text(element) if element is not None else ""
    openings = list(islice(_OPENING.finditer(source), MOST_BLANKS))
    if len(openings) != 1:
        raise NoCounterpart(_number_of_blanks(len(openings)))
    opening = openings[0]
    shape, end = _NAMES.get(opening[1]), _END.match(source, opening.end())
    if shape is None or end is None:
        msg = f"Its answers after “{opening[0][:40]}” cannot be read."
        raise NoCounterpart(msg)
    if opening[1] in _WITH_CASE:
        texts.lost.append("Capital and small letters mattered; here they do not.")
    text = from_html(f"{source[: opening.start()]}{BLANK}{source[end.end() :]}").text
    answers = tuple(_answer(piece, shape, texts) for piece in _pieces(end[0][:-1]))
    return shape, answers, text


def gaps(question: Element, texts: Texts, stem: str, *, option: str) -> tuple[Shape, tuple[Answer, ...], str]:
    """Read a text with one gap and the words to put there, of which its number says the right one."""
    numbers = [int(found[1]) for found in islice(_GAP.finditer(stem), MOST_BLANKS)]
    if len(numbers) != 1:
        raise NoCounterpart(_number_of_blanks(len(numbers)))
    words = question.findall(option)
    if not 1 <= numbers[0] <= len(words):
        msg = f"The gap [[{numbers[0]}]] has no word of that number."
        raise NoCounterpart(msg)
    right = words[numbers[0] - 1]
    group = right.findtext("group")
    answers = tuple(
        Answer(texts.rich(word), FULL if word is right else Decimal(0))
        for word in words
        if word.findtext("group") == group
    )
    return Shape.ONE, answers, _GAP.sub(BLANK, stem)


def _number_of_blanks(number: int) -> str:
    if number == 0:
        return "It has no blank with answers."
    if number == MOST_BLANKS:
        return f"It has {number} blanks or more, and a question here has one. Split it up."
    return f"It has {number} blanks, and a question here has one. Split it into {number} questions."


def _pieces(source: str) -> Iterator[str]:
    yield from (found[0] for found in _PIECE.finditer(source))


def _answer(piece: str, shape: Shape, texts: Texts) -> Answer:
    piece = piece.strip()
    weight = Decimal(0)
    if piece.startswith("="):
        weight, piece = FULL, piece[1:]
    elif found := _WEIGHT.match(piece):
        weight, piece = Decimal(found[1]), piece[found.end() :]
    text, *said = _FEEDBACK.split(piece, maxsplit=1)
    feedback = _plain(said[0], texts) if said else ""
    if shape is Shape.NUMBER:
        value, _, tolerance = _plain(text, texts).partition(":")
        return Answer(value.strip(), weight, feedback, tolerance.strip())
    return Answer(_plain(text, texts), weight, feedback)


def _plain(source: str, texts: Texts) -> str:
    plain = from_html(_ESCAPED.sub(r"\1", source))
    texts.lost += plain.lost
    return plain.text
