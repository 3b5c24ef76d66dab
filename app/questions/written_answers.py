"""Whether what a writer gives as the key answers its stem: of the kind asked for, one only, and with its hedge."""

import re
from collections.abc import Iterator

from app.facts.names import Name
from app.facts.numbers import number_value
from app.facts.reading import Library
from app.facts.statements import Statement
from app.questions.amounts import COMPARING
from app.questions.blanks import Blanked, another_fits
from app.questions.candidates import FEWEST, WANTED, is_one_place
from app.questions.claims import ONE_SIDED
from app.questions.distractors import gives_away, holds_office
from app.questions.draft import BLANK, QuestionType
from app.questions.fitness import TYING
from app.questions.flaw import plain, wrong_texts
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind
from app.questions.slots import slots_of
from app.questions.writer import Written
from app.questions.written_options import wrong_option_faults

NUMBERS = {SlotKind.COUNT, SlotKind.SHARE, SlotKind.MONEY}
PLACES = {SlotKind.COUNTRY, SlotKind.CITY}
CHANGEABLE = NUMBERS | PLACES | {SlotKind.DATE, SlotKind.YEAR}
ASKING = {
    SlotKind.PERSON: r"who|whom",
    SlotKind.COUNTRY: r"(?:which|what) country|where",
    SlotKind.CITY: r"(?:which|what) (?:city|capital|town)|where",
    SlotKind.DATE: r"(?:which|what) (?:date|day)|when",
    SlotKind.YEAR: r"(?:which|what) year",
    SlotKind.COUNT: r"how many",
    SlotKind.SHARE: r"(?:which|what) (?:percentage|share|percent)|by how much",
    SlotKind.FRACTION: r"(?:which|what) (?:share|fraction|part)",
    SlotKind.MONEY: r"how much",
}
OF_A_KIND = re.compile(rf"\b(?:{'|'.join(ASKING.values())})\b", re.IGNORECASE)


def answer_faults(written: Written, statement: Statement, library: Library) -> Iterator[str]:
    """Give what speaks against the key, the wrong options and the changed words, beside the statement."""
    slot = slot_of(written, statement)
    asked = Asked(statement, slot, written.draft.stem) if slot else None
    if slot and slot.hedge and slot.hedge not in written.draft.stem.lower():
        yield "a hedge left out"
    match written.draft.type:
        case QuestionType.CLAIM:
            yield from _claim_faults(written, statement, asked, library)
        case QuestionType.CLOZE:
            yield from _cloze_faults(written, statement, library)
        case QuestionType.NUMBER:
            yield from _number_faults(written, slot)
        case QuestionType.TEXT:
            yield from _text_faults(written, statement, library)
        case QuestionType.SINGLE:
            yield from _choice_faults(written, statement, asked, library)
        case _:
            pass
    if written.draft.type not in {QuestionType.CLAIM, QuestionType.CLOZE}:
        yield from _asking_faults(written.draft.stem, slot)


def slot_of(written: Written, statement: Statement) -> Slot | None:
    """Give the slot of a statement that a key fills, a number by its value."""
    number = written.draft.key.number
    for slot in slots_of(statement):
        of_number = number and slot.kind in NUMBERS and number_value(slot.answer) == number.value
        if of_number or plain(slot.answer) == plain(written.key):
            return slot
    return None


def _asking_faults(stem: str, slot: Slot | None) -> Iterator[str]:
    wanted = re.compile(rf"\b(?:{ASKING[slot.kind]})\b", re.IGNORECASE) if slot else None
    if wanted is None and OF_A_KIND.search(stem):
        yield "a key of another kind than the stem asks for"
    if wanted is not None and not wanted.search(stem):
        yield "a key of another kind than the stem asks for"


def _choice_faults(written: Written, statement: Statement, asked: Asked | None, library: Library) -> Iterator[str]:
    wrong = wrong_texts(written.draft)
    if asked and (gives_away(asked, library) or holds_office(asked, library)):
        yield "a key that stands out among any options"
    if len(wrong) < (FEWEST if asked and asked.slot.kind is SlotKind.PERSON else WANTED):
        yield "too few wrong options"
    name = None if asked else _name_of(written.key, statement)
    if name and another_fits(Blanked(statement, name, written.draft.stem), library):
        yield "a question that another name answers"
    for text in wrong:
        yield from wrong_option_faults(text, written.key, statement, asked, library)


def _number_faults(written: Written, slot: Slot | None) -> Iterator[str]:
    key = written.draft.key.number
    if slot is None or key is None or slot.kind not in NUMBERS:
        yield "a number that the sentence does not count"
        return
    unit = {SlotKind.SHARE: "%", SlotKind.MONEY: slot.answer[0]}.get(slot.kind, slot.noun)
    if plain(key.unit) != plain(unit):
        yield "a number of another unit"


def _cloze_faults(written: Written, statement: Statement, library: Library) -> Iterator[str]:
    name = _name_of(written.key, statement)
    if name is None or plain(name.text) != plain(written.key):
        yield "a blank that more than one word fits"
    elif written.draft.stem.startswith((BLANK, f"The {BLANK}")):
        yield "a blank at the start"
    elif another_fits(Blanked(statement, name, written.draft.stem), library):
        yield "a blank that another name fits"


def _claim_faults(written: Written, statement: Statement, asked: Asked | None, library: Library) -> Iterator[str]:
    if not list(slots_of(statement)):
        yield "a claim about nothing that could be checked"
    if not written.instead:
        return
    if asked is None or asked.slot.kind not in CHANGEABLE or asked.slot.hedge in COMPARING | ONE_SIDED:
        yield "a change that may leave the claim true"
        return
    if asked.slot.kind in PLACES and not (asked.slot.preposition == "in" and is_one_place(asked)):
        yield "a change that may leave the claim true"
    yield from wrong_option_faults(written.instead, written.key, statement, asked, library)


def _text_faults(written: Written, statement: Statement, library: Library) -> Iterator[str]:
    name = _name_of(written.key, statement)
    if name is None:
        yield "an answer that could be worded otherwise"
    elif another_fits(Blanked(statement, name, written.draft.stem), library):
        yield "a question that another name answers"


def _name_of(key: str, statement: Statement) -> Name | None:
    folded = plain(key).removeprefix("the ")
    named = (name for name in statement.sentence.names if name.kind in TYING)
    return next((name for name in named if folded in plain(name.text) or plain(name.text) in folded), None)
