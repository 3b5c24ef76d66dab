"""Make drafts of what was asked: options, key, citation, explanation, tags."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from app.facts.names import NameKind
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading
from app.facts.standing import Statement
from app.questions.distractors import Distractor
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.questions.phrasing import Asked
from app.questions.slots import Slot, SlotKind
from app.questions.tags import tags_of

ORIGIN = "generator-1"
ORDERED = {SlotKind.DATE, SlotKind.YEAR}
PRESENT = {"VBZ", "VBP"}


def single(asked: Asked, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Make a question with one right option of three or four."""
    key = Option(asked.slot.answer, correct=True)
    wrong = [wrong_option(distractor, asked.statement.reading, library) for distractor in distractors]
    options = in_order([key, *wrong], asked)
    return draft(asked, QuestionType.SINGLE, AnswerKey(QuestionType.SINGLE, tuple(options)))


def in_order(options: Sequence[Option], asked: Asked) -> list[Option]:
    """Put options in an order that says nothing of the key: by number where they are dates, else by the stem's digest."""
    if asked.slot.kind in ORDERED:
        return sorted(options, key=lambda option: [int(part) for part in option.text.replace(",", "").split() if part.isdigit()])
    return sorted(options, key=lambda option: sha256(f"{asked.stem}{option.text}".encode()).digest())


def wrong_option(distractor: Distractor, home: Reading, library: Library) -> Option:
    """Make a wrong option that says where the articles do name it."""
    if distractor.occurrence is None:
        return Option(distractor.text, feedback=f"The article does not name {distractor.text}.")
    other = next(reading for reading in library.readings if reading.stem == distractor.article)
    where = "The article names" if other is home else f"Another article, {quoted_title(other)}, names"
    return Option(
        distractor.text,
        feedback=f"{where} {distractor.text} elsewhere: “{distractor.occurrence.exact}”",
        occurrence=distractor.occurrence,
    )


def quoted_title(reading: Reading) -> str:
    """Name an article by its title, or its file's name where it has none."""
    return f"“{reading.title or reading.stem}”"


def open_text(asked: Asked, library: Library) -> Draft:
    """Make a question whose answer is written by hand."""
    return draft(asked, QuestionType.TEXT, AnswerKey(QuestionType.TEXT, accepted=accepted_forms(asked.slot, library)))


def accepted_forms(slot: Slot, library: Library) -> tuple[AcceptedForm, ...]:
    """Give the forms of an answer that count: as written, then its other spellings and, for a person, the surname."""
    forms = [AcceptedForm(slot.answer)]
    if slot.kind is SlotKind.PERSON:
        for other in library.persons.forms(slot.answer)[1:]:
            forms.append(AcceptedForm(other, f"alias of {slot.answer}"))
        forms.append(AcceptedForm(slot.answer.split()[-1], f"surname of {slot.answer}"))
    return tuple(forms)


def count(asked: Asked) -> Draft | None:
    """Make a question for a number; None where its words give no exact value."""
    value = number_value(asked.slot.answer)
    if value is None:
        return None
    key = NumberKey(value, asked.slot.noun, Decimal(0), asked.slot.answer)
    return draft(asked, QuestionType.NUMBER, AnswerKey(QuestionType.NUMBER, number=key))


def draft(asked: Asked, kind: QuestionType, key: AnswerKey) -> Draft:
    """Put a draft together from its parts."""
    statement = asked.statement
    return Draft(
        type=kind,
        stem=anchored(asked.stem, statement, asked.slot),
        key=key,
        citations=(citation(statement, asked.slot),),
        explanation=explanation(statement),
        tags=tags_of(f"{asked.stem} {statement.sentence.text}"),
        origin=ORIGIN,
        rule=f"{statement.clause.rule}:{asked.slot.kind}",
    )


def explanation(statement: Statement) -> str:
    """Say in one sentence what the article reports."""
    title = statement.reading.title
    said = f"{statement.text}."
    return f"The article “{title}” reports: {said}" if title else f"The article reports: {said}"


def citation(statement: Statement, slot: Slot) -> Citation:
    """Quote the sentence and mark the words that prove the key."""
    sentence = statement.sentence
    marks = [sentence.offsets(slot.words[0], slot.words[-1]), *(sentence.offsets(word, word) for word in statement.clause.group)]
    return Citation(statement.reading.passage(sentence), marks=tuple(sorted(marks)))


def anchored(stem: str, statement: Statement, slot: Slot) -> str:
    """Name the article in a stem that another time could answer otherwise."""
    if needs_anchor(statement, stem, slot):
        return with_article(stem, statement.reading)
    return stem


def with_article(stem: str, reading: Reading) -> str:
    """Put the article's title before a stem."""
    named = f"According to the article “{reading.title}”, " if reading.title else "According to the article, "
    kept = stem if _begins_with_name(stem, reading) else stem[0].lower() + stem[1:]
    return named + kept


def _begins_with_name(stem: str, reading: Reading) -> bool:
    first = stem.split()[0].strip(",.’'s")
    names = {word for sentence in reading.sentences for name in sentence.names for word in name.text.split()}
    return first in names or first.isupper()


def needs_anchor(statement: Statement, stem: str, slot: Slot) -> bool:
    """Say whether a stem leaves its time open: no year in it, and told as an event or a passing state."""
    if statement.year is not None:
        return False
    parsed = statement.sentence.parsed
    group = [parsed.tokens[index] for index in statement.clause.group]
    stative = len(group) == 1 and group[0].tag in PRESENT and slot.kind is not SlotKind.COUNT
    return not stative and (bool(statement.reading.title) or slot.kind is SlotKind.COUNT or len(group) > 1)
