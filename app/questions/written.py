"""Drafts from a language model's answer: quotes verbatim, keys inside them; what is not so is dropped, never mended."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.articles.text import Passage
from app.facts.dates import dates_in
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading
from app.questions.candidates import Distractor
from app.questions.claims import verdicts
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.questions.drafting import in_order, person_forms, wrong_option
from app.questions.forms import name_forms
from app.questions.model_answer import MOST, Fields, Refusal, fields_of, items_in
from app.questions.origins import origin_of
from app.questions.slot import SlotKind
from app.questions.tags import tags_of
from app.questions.writer import Written

FEWEST_WRONG = 2
SCALES = "hundred|thousand|million|billion|trillion"
NUMBER = re.compile(
    rf"(?P<money>[$£€])?(?:\d[\d.,]*\d|\d|[a-z]+(?:-[a-z]+)?)(?: (?:{SCALES}))*(?P<unit> ?%| (?!{SCALES})[\w ]+)?"
)
CUT_BEFORE = re.compile(r"(?:[$£€\d]|\d[.,]|\w[-’'])\Z")
CUT_AFTER = re.compile(rf"\A(?:[\d%]|[.,]\d|[-’'](?!s\b)\w|\s?(?:%|percent|per cent|{SCALES})\b)")


@dataclass(frozen=True)
class Answer:
    """What an answer gives: candidates with a place in the article, and a reason for each that has none."""

    written: tuple[Written, ...]
    refused: tuple[str, ...]


def written_in(content: str, reading: Reading, library: Library, *, model: str) -> Answer:
    """Read a model's answer on an article; raises UnreadableAnswer where it is no list of questions."""
    items = items_in(content)
    written: list[Written] = []
    refused = ["more candidates than were asked for"] * max(0, len(items) - MOST)
    for item in items[:MOST]:
        try:
            written.append(_written(fields_of(item), reading, library, model=model))
        except Refusal as refusal:
            refused.append(str(refusal))
    return Answer(tuple(written), tuple(refused))


def _written(fields: Fields, reading: Reading, library: Library, *, model: str) -> Written:
    passage = quoted(fields.quote, reading)
    start = passage.start + place_of(fields.key, passage.exact)
    wrong = tuple(option for option in fields.options if option != fields.key)
    key = _key(fields, wrong, reading, library)
    holds = f":{'false' if wrong else 'true'}" if fields.type is QuestionType.CLAIM else ""
    draft = Draft(
        type=fields.type,
        stem=fields.stem,
        key=key,
        citations=(Citation(passage, marks=((start, start + len(fields.key)),)),),
        # The model's own words about an article are nothing that a reader could check: its quote is.
        explanation=f"The article {f'“{reading.title}” ' if reading.title else ''}says: {passage.exact}",
        tags=tags_of(f"{fields.stem} {passage.exact}"),
        origin=origin_of(model),
        rule=f"written:{fields.type}{holds}",
    )
    return Written(draft, fields.key, wrong[0] if fields.type is QuestionType.CLAIM and wrong else "")


def quoted(quote: str, reading: Reading) -> Passage:
    """Give the one place whose letters are the quote's; raises Refusal where there is none, or more than one."""
    text = reading.rendition.text
    found = [at for at in _places(quote, text) if not (_joined(text, at) or _joined(text, at + len(quote)))]
    if len(found) != 1:
        raise Refusal("a quote that stands there twice" if found else "a quote that is not in the article")
    return reading.rendition.passage(found[0], found[0] + len(quote))


def place_of(key: str, quote: str) -> int:
    """Give where the key stands in the quote, as whole words and whole numbers; raises Refusal."""
    found = list(_places(key, quote))
    if not found:
        msg = "a key that is not in the quote"
        raise Refusal(msg)
    for at in found:
        before, after = quote[:at], quote[at + len(key) :]
        inside = _joined(quote, at) or _joined(quote, at + len(key))
        if not (inside or CUT_BEFORE.search(before) or CUT_AFTER.search(after)):
            return at
    msg = "a key that is part of a longer word or number"
    raise Refusal(msg)


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _joined(text: str, edge: int) -> bool:
    return 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()


def _key(fields: Fields, wrong: Sequence[str], reading: Reading, library: Library) -> AnswerKey:
    match fields.type:
        case QuestionType.CLAIM:
            if wrong and (len(wrong) > 1 or fields.stem.count(wrong[0]) != 1):
                msg = "a claim whose changed words are not in it once"
                raise Refusal(msg)
            return AnswerKey(fields.type, verdicts(holds=not wrong))
        case QuestionType.SINGLE:
            return AnswerKey(fields.type, _options(fields, wrong, reading, library))
        case QuestionType.NUMBER:
            return AnswerKey(fields.type, number=_number(fields.key))
        case _:
            return AnswerKey(fields.type, accepted=_forms(fields.key, reading, library))


def _options(fields: Fields, wrong: Sequence[str], reading: Reading, library: Library) -> tuple[Option, ...]:
    if len(wrong) < FEWEST_WRONG:
        msg = "too few wrong options"
        raise Refusal(msg)
    options = [wrong_option(_occurring(text, reading), reading, library) for text in wrong]
    return tuple(in_order([Option(fields.key, correct=True), *options], fields.stem, _sorted_by(fields.key)))


def _sorted_by(key: str) -> SlotKind | None:
    if dates_in(key):
        return SlotKind.DATE
    return SlotKind.COUNT if number_value(key) is not None else None


def _occurring(text: str, reading: Reading) -> Distractor:
    home = (sentence for sentence in reading.sentences if re.search(rf"\b{re.escape(text)}\b", sentence.text))
    found = next(home, None)
    return Distractor(text, reading.passage(found) if found else None, reading.stem)


def _number(key: str) -> NumberKey:
    found, value = NUMBER.fullmatch(key), number_value(key)
    if found is None or value is None:
        msg = "a number that is none"
        raise Refusal(msg)
    unit = found["money"] or (found["unit"] or "").strip()
    if not unit:
        msg = "a number without its unit"
        raise Refusal(msg)
    return NumberKey(value, "%" if unit in {"percent", "per cent", "%"} else unit, value * 0, key)


def _forms(key: str, reading: Reading, library: Library) -> tuple[AcceptedForm, ...]:
    full = library.persons.full_name(key, reading.stem)
    return person_forms(key, library) if full == key and " " in key else name_forms(key, reading)
