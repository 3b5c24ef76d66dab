"""Make drafts of what was asked: options, key, citation, explanation, tags."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from app.facts.corroboration import fact_of
from app.facts.names import without_possessive
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading
from app.facts.statements import Statement
from app.facts.words import MONTHS
from app.questions.anchors import ACCORDING, anchored, anchored_claim, with_article
from app.questions.blanks import Blanked
from app.questions.candidates import Distractor
from app.questions.claims import Claim, speaking, verdicts
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.questions.forms import country_forms, name_forms, number_forms
from app.questions.lists import Listed, list_name
from app.questions.measures import FRACTIONS
from app.questions.phrasing import Asked
from app.questions.repeatable import may_recur
from app.questions.slot import Slot, SlotKind
from app.questions.surnames import called_by, without_particle
from app.questions.tags import tags_of

ORIGIN = "generator-1"
DAY = re.compile(rf"\b(?:(?:{'|'.join(MONTHS)}) \d{{1,2}}|\d{{1,2}} (?:{'|'.join(MONTHS)}))\b")
SHORT_OF = {"almost", "nearly", "just", "just over", "just under"}
# "23% of fish" opens a clause after "According to the article" as it is.
COUNTED = re.compile(r"\d[\d,]*\b(?![.,]\d| ?%| per ?cent)")
ORDERED = {SlotKind.DATE, SlotKind.YEAR}


def single(asked: Asked, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Make a question with one right option of three or four."""
    answer = asked.slot.answer
    key = Option(answer[0].lower() + answer[1:] if asked.slot.kind is SlotKind.COUNT else answer, correct=True)
    wrong = wrong_options(asked, distractors, library)
    options = (
        sorted([key, *wrong], key=lambda option: FRACTIONS.index(option.text))
        if asked.slot.kind is SlotKind.FRACTION
        else in_order([key, *wrong], asked.stem, asked.slot.kind)
    )
    return _asked(asked, AnswerKey(QuestionType.SINGLE, tuple(options)))


def wrong_options(asked: Asked, distractors: Sequence[Distractor], library: Library) -> tuple[Option, ...]:
    """Make wrong options, written as the key is."""
    wrong = [wrong_option(distractor, asked.statement.reading, library) for distractor in distractors]
    if asked.slot.kind is SlotKind.COUNT:
        wrong = [replace(option, text=option.text[0].lower() + option.text[1:]) for option in wrong]
    return tuple(wrong)


def in_order(options: Sequence[Option], stem: str, kind: SlotKind | None = None) -> list[Option]:
    """Put options in an order that says nothing of the key: dates and numbers by size, others by the stem's digest."""
    if kind is SlotKind.COUNT:
        return sorted(options, key=lambda option: number_value(option.text) or Decimal(0))
    if kind in ORDERED:
        return sorted(options, key=lambda option: _moment(option.text))
    return sorted(options, key=lambda option: sha256(f"{stem}{option.text}".encode()).digest())


def _moment(text: str) -> tuple[int, int]:
    month = next((number for number, name in enumerate(MONTHS) if name in text), 0)
    digits = [int(part) for part in text.replace(",", " ").split() if part.isdigit()]
    return month, digits[0] if digits else 0


def wrong_option(distractor: Distractor, home: Reading, library: Library) -> Option:
    """Make a wrong option that says where the articles do name it."""
    if distractor.occurrence is None:
        return Option(distractor.text, feedback="The cited words say otherwise.")
    other = next(reading for reading in library.readings if reading.stem == distractor.article)
    where = "The article names" if other is home else f"The article “{other.title or other.stem}” names"
    feedback = f"{where} {distractor.text} elsewhere: “{distractor.occurrence.exact}”"
    return Option(distractor.text, feedback=feedback, occurrence=distractor.occurrence)


def open_text(asked: Asked, library: Library) -> Draft:
    """Make a question whose answer is written by hand."""
    return _asked(asked, AnswerKey(QuestionType.TEXT, accepted=accepted_forms(asked.slot, library)))


def accepted_forms(slot: Slot, library: Library) -> tuple[AcceptedForm, ...]:
    """Give the forms of an answer that count: as written, then its other spellings and, for a person, the surname."""
    if slot.kind is SlotKind.COUNTRY:
        return country_forms(slot.answer)
    return person_forms(slot.answer, library) if slot.kind is SlotKind.PERSON else (AcceptedForm(slot.answer),)


def person_forms(name: str, library: Library) -> tuple[AcceptedForm, ...]:
    """Give a person's full name, its other spellings and the surname."""
    others = (other for other in library.persons.forms(name)[1:] if other != f"{name}s")
    aliases = (AcceptedForm(other, f"alias of {name}") for other in others)
    short = called_by(name, library)
    shorter = dict.fromkeys((short, without_particle(short))) if short else ()
    return (AcceptedForm(name), *aliases, *(AcceptedForm(form, f"surname of {name}") for form in shorter))


def number(asked: Asked) -> Draft | None:
    """Make a question for a number; None where its words give no exact value."""
    value = number_value(asked.slot.answer)
    # "Almost how many" nobody asks; such a number is left to a blank.
    if value is None or asked.slot.hedge in SHORT_OF or _counts_oddly(asked):
        return None
    unit = {SlotKind.SHARE: "%", SlotKind.MONEY: asked.slot.answer[0]}.get(asked.slot.kind, asked.slot.noun)
    text = " ".join(
        part for part in (asked.slot.hedge, asked.slot.answer.removeprefix(asked.slot.hedge).strip()) if part
    )
    key = NumberKey(value, unit, Decimal(0), text if asked.slot.kind is SlotKind.SHARE else asked.slot.answer)
    return _asked(asked, AnswerKey(QuestionType.NUMBER, number=key))


def _counts_oddly(asked: Asked) -> bool:
    """Say whether nobody would ask so: how many thirds, or how many cents of what rose by five cents."""
    noun = asked.slot.noun.split()[0] if asked.slot.noun else ""
    again = noun and len(re.findall(rf"\b{re.escape(noun)}\b", asked.stem)) > 1
    return asked.slot.answer.endswith("-") or bool(again)


def multiple(listed: Listed, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Make a question whose every right option is to be marked."""
    home = listed.statement.reading
    right = [Option(list_name(listed, name, library), correct=True) for name in listed.names]
    wrong = [wrong_option(distractor, home, library) for distractor in distractors]
    options = in_order([*right, *wrong], listed.stem)
    sentence = listed.statement.sentence
    marks = tuple(sentence.offsets(name.first, name.last) for name in listed.names)
    stem = anchored(listed.stem, listed.statement)
    return _draft(
        listed.statement, stem, AnswerKey(QuestionType.MULTIPLE, tuple(options)), marks, f"list:{listed.kind}"
    )


def claim(made: Claim) -> Draft:
    """Make a claim to be judged Supported or Refuted."""
    statement = made.statement
    marks = (
        _marks(statement, made.slot)
        if made.slot
        else (statement.sentence.offsets(statement.clause.kept[0], statement.clause.kept[-1]),)
    )
    stem = anchored_claim(_begun(made.text), statement)
    rule = f"claim:{made.slot.kind if made.slot else 'whole'}:{'true' if made.holds else 'false'}"
    return _draft(statement, stem, AnswerKey(QuestionType.CLAIM, verdicts(holds=made.holds)), marks, rule)


def cloze(blanked: Blanked) -> Draft:
    """Make a cloze of a statement with a name blanked out."""
    plain = without_possessive(blanked.name.text)
    statement = blanked.statement
    marks = (statement.sentence.offsets(blanked.name.first, blanked.name.last),)
    key = AnswerKey(QuestionType.CLOZE, accepted=name_forms(plain, statement.reading))
    return _draft(statement, anchored(f"{blanked.text}.", statement), key, marks, f"cloze:{blanked.name.kind}")


def number_cloze(statement: Statement, slot: Slot, text: str, figure: str) -> Draft:
    """Make a cloze of a statement with its figure blanked out; the figure counts in digits and in words."""
    return cloze_of(statement, slot.words, text, number_forms(figure), str(slot.kind))


def cloze_of(
    statement: Statement, words: tuple[int, ...], text: str, forms: tuple[AcceptedForm, ...], kind: str
) -> Draft:
    """Make a cloze of a statement with some of its words blanked out in a text."""
    marks = (statement.sentence.offsets(words[0], words[-1]),)
    key = AnswerKey(QuestionType.CLOZE, accepted=forms)
    return _draft(statement, anchored(f"{text}.", statement), key, marks, f"cloze:{kind}")


def _asked(asked: Asked, key: AnswerKey) -> Draft:
    statement = asked.statement
    stem = anchored(asked.stem, statement)
    # Others may have done the same that month, or been met that day; nobody else does it in the article.
    met = asked.slot.kind is SlotKind.PERSON and statement.sentence.parsed.tokens[statement.clause.verb].lemma == "meet"
    stance = statement.sentence.parsed.tokens[statement.clause.verb].lemma == "need"
    again = asked.slot.kind is SlotKind.DATE and may_recur(statement)
    if (stance or again) and not stem.startswith(ACCORDING):
        stem = with_article(stem, statement.reading)
    elif key.type is QuestionType.TEXT and (met or (asked.slot.part is None and not DAY.search(stem))):
        stem = with_article(stem, statement.reading) if not stem.startswith(ACCORDING) else stem
    return _draft(statement, stem, key, _marks(statement, asked.slot), f"{statement.clause.rule}:{asked.slot.kind}")


def _draft(statement: Statement, stem: str, key: AnswerKey, marks: tuple[tuple[int, int], ...], rule: str) -> Draft:
    return Draft(
        type=key.type,
        stem=stem,
        key=key,
        citations=speaking(key, (Citation(statement.passage, marks=marks),)),
        explanation=explanation(statement),
        tags=tags_of(f"{stem} {statement.sentence.text}"),
        origin=ORIGIN,
        rule=rule,
        fact=fact_of(statement),
    )


def _marks(statement: Statement, slot: Slot) -> tuple[tuple[int, int], ...]:
    sentence = statement.sentence
    answer = sentence.offsets(slot.words[0], slot.words[-1])
    verbs = [sentence.offsets(word, word) for word in statement.clause.group if word not in slot.words]
    return tuple(sorted({answer, *verbs}))


def draft_of(stem: str, key: AnswerKey, citations: tuple[Citation, ...], told: str, rule: str) -> Draft:
    """Make a draft that no statement stands behind, with the topics of its first citation."""
    tags = tags_of(citations[0].passage.exact)
    return Draft(key.type, stem, key, speaking(key, citations), told, tags=tags, origin=ORIGIN, rule=rule)


def explanation(statement: Statement) -> str:
    """Say in one sentence what the article reports."""
    title = statement.reading.title
    said = f"{statement.text}."
    if statement.attribution:
        said = anchored(said, statement)
    return f"The article “{title}” reports: {said}" if title else f"The article reports: {said}"


def _begun(text: str) -> str:
    """Begin a claim that opens with a figure in words."""
    return f"A total of {text}." if COUNTED.match(text) else f"{text}."
