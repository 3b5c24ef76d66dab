"""The figures of a whole statement: numbers, shares and years that can be changed or blanked out."""

import re
from collections.abc import Iterator

from app.facts.dates import dates_in
from app.facts.names import NameKind
from app.facts.numbers import ORDINAL, number_value
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token
from app.questions.slot import Slot, SlotKind

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
PLAIN = re.compile(r"[£$€]?\d[\d,]*(?:\.\d+)?(?:%|m|bn)?")
SCALES = {"million", "billion", "trillion", "thousand"}
SHARES = {"%", "percent"}
ONE_SIDED = {
    "than",
    "over",
    "under",
    "least",
    "most",
    "to",
    "below",
    "above",
    "only",
    "nearly",
    "almost",
    "up",
    "between",
}
REACH = 40
LINK = r"\s?(?:[a-z%]{1,3}|million|billion|per ?cent)?,? (?:to|and|or) (?:below |above |about |around )?[£$€]?"
LINKED_AFTER = re.compile(rf"[£$€]?\d[\d.,]*{LINK}\d")
LINKED_BEFORE = re.compile(rf"\d{LINK}\d[\d.,]*\s?(?:%|m|bn|million|billion|trillion|thousand|per ?cent)?$")
PRICED = re.compile(r"(?:\d[pc]|[£$€]\d[\d.,]*) (?:on|per|for) $")
ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TIMES = frozenset("half quarter year century day time week month decade hour minute".split())
# A "third country" or "third party" is one that is neither of two: nothing counts it.
OTHERS = frozenset("country party state nation person world way side sector gender language".split())
LASTING = frozenset("year month week day hour minute".split())
# "Gave Peru 40 ships": a number after these counts what follows it.
COUNTED_AFTER = frozenset("GPE LOC PERSON NORP DATE TIME".split())
EARLIER = 7
STEP = 3


def figures_of(statement: Statement) -> Iterator[Slot]:
    """Give the figures of a statement that stand once in it and belong to no name, date or range."""
    text = statement.text
    taken = {index for index in statement.edits if statement.edits[index]}
    for token in statement.clause.tokens:
        if token.tag != "CD" or token.index in taken or not _alone(statement, token) or _after_a(statement, token):
            continue
        words = _words(statement, token)
        taken |= set(words)  # "3.5 million" is one figure, though the parser counts two
        if _ranged(statement.sentence.parsed, words):
            continue
        answer = statement.sentence.parsed.words([words[0], words[-1]])
        year = YEAR.fullmatch(token.text) is not None
        measured = year or token.dep == "nummod" or _aged(statement, token) or not answer.replace(".", "").isdigit()
        if text.count(answer) == 1 and measured and (year or number_value(answer) is not None):
            yield Slot(
                SlotKind.YEAR if year else SlotKind.COUNT, words, words, None, answer, hedge=_hedge(statement, token)
            )


def _after_a(statement: Statement, token: Token) -> bool:
    """Say whether a number only ends "a million", or is what a price is the price of ("7p on 20 pens")."""
    parsed = statement.sentence.parsed
    before = [other.lower for other in parsed.tokens[max(0, token.index - 1) : token.index]]
    scale = token.lower in SCALES | {"hundred", "dozen"} and before in (["a"], ["an"])
    return scale or PRICED.search(parsed.text[: token.start]) is not None


def _alone(statement: Statement, token: Token) -> bool:
    """Say whether a number is one by itself: not of a name, a date or a joined word."""
    parsed = statement.sentence.parsed
    before, after = parsed.tokens[max(0, token.index - 1) : token.index], parsed.tokens[token.index + 1 :][:1]
    near = (*before, *after)
    if statement.sentence.name_at(token.index) or token.lower in {"one", "1"}:
        return False
    in_day = any(date.start <= token.start < date.end and (date.day or date.month) for date in dates_in(parsed.text))
    named = any(other.pos == "PROPN" and not other.entity for other in near)
    joined = any(other.text[0] in "-–/:" for other in near) and not lasts(parsed, token)
    halves = [other.lower for other in parsed.tokens[token.index + 1 : token.index + 4]] == ["and", "a", "half"]
    written = PLAIN.fullmatch(token.text) is not None or token.text.isalpha()
    return written and not (in_day or named or joined or halves or any(_titled(token, other) for other in before))


def lasts(parsed: Parsed, token: Token) -> bool:
    """Say whether a number is joined to the time that it counts ("a three-day visit", "a 28-year-old")."""
    before, after = parsed.tokens[max(0, token.index - 1) : token.index], parsed.tokens[token.index + 1 :][:2]
    joined = [other.text for other in after[:1]] == ["-"] and after[-1].lower in LASTING
    return joined and not any(other.text[0] in "-–/:" or other.lower == "to" for other in before)


def _titled(token: Token, before: Token) -> bool:
    """Say whether a number is part of what the capitalised word before it names ("Nokia 12", "Windows 11")."""
    capital = before.pos in {"PROPN", "NOUN"} and before.text != before.text.lower()
    return capital and token.text.isdigit() and (token.head == before.index or before.entity not in COUNTED_AFTER)


def _aged(statement: Statement, token: Token) -> bool:
    """Say whether a number is how old somebody was ("when she was 88")."""
    be = statement.sentence.parsed.tokens[token.head]
    subject = statement.sentence.parsed.child(be.index, "nsubj")
    if subject is None or be.lower not in {"is", "was"} or token.dep not in {"acomp", "attr"}:
        return False
    named = statement.sentence.name_at(subject.index)
    return subject.lower in {"he", "she", "who"} or (named is not None and named.kind is NameKind.PERSON)


def _ranged(parsed: Parsed, words: tuple[int, ...]) -> bool:
    """Say whether a figure is an end of "3 to 5", "£3 and £5" or "from 3m to below 5m"."""
    start, end = parsed.tokens[words[0]].start, parsed.tokens[words[-1]].end
    after, before = parsed.text[start : start + REACH], parsed.text[max(0, end - REACH) : end]
    return LINKED_AFTER.match(after) is not None or LINKED_BEFORE.search(before) is not None


def _words(statement: Statement, token: Token) -> tuple[int, ...]:
    """Give a number's words: its currency sign, its scale and its percent sign go with it."""
    tokens = statement.sentence.parsed.tokens
    first = last = token.index
    while first and (
        tokens[first - 1].text in {"£", "$", "€"} or (tokens[first - 1].tag == "CD" and tokens[first - 1].pos == "NUM")
    ):
        first -= 1
    while last + 1 < len(tokens) and (tokens[last + 1].lower in SCALES | SHARES or tokens[last + 1].tag == "CD"):
        last += 1
    return tuple(range(first, last + 1))


def _hedge(statement: Statement, token: Token) -> str:
    """Give the word before a number that lets it be more or less; nothing where the number is meant as it stands."""
    tokens = statement.sentence.parsed.tokens
    near = [other.lower for other in tokens[max(0, token.index - 3) : token.index]]
    return next((word for word in near if word in ONE_SIDED), "")


def ordinals_of(statement: Statement) -> Iterator[Slot]:
    """Give the ordinals of a statement that count a thing ("the 78th anniversary"), not a day or a part of a time."""
    tokens = statement.sentence.parsed.tokens
    for token in statement.clause.tokens:
        counted = tokens[token.head]
        follows = token.head == token.index + 1
        if not (token.lower in ORDINALS or ORDINAL.fullmatch(token.text)) or token.index in statement.edits:
            continue
        plain = token.dep == "amod" and counted.tag == "NN" and follows and counted.lemma not in TIMES
        if token.lower == "third" and counted.lemma in OTHERS:
            continue
        if plain and statement.sentence.name_at(token.index) is None and statement.text.count(token.text) == 1:
            yield Slot(SlotKind.COUNT, (token.index,), (token.index,), None, token.text, noun=counted.lemma)


def another_ordinal(slot: Slot) -> str:
    """Give another ordinal of the same form, never the one that follows or precedes."""
    if slot.answer in ORDINALS:
        at = ORDINALS.index(slot.answer)
        return ORDINALS[at + 2 if at + 2 < len(ORDINALS) else at - 2]
    number = int(re.sub(r"\D", "", slot.answer))
    other = number - STEP if number > EARLIER else number + STEP
    tens = other % 100 // 10 == 1
    return f"{other}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(other % 10, 'th')}"


def another_year(slot: Slot) -> str:
    """Give a year a few years before, never a round distance from the right one."""
    year = int(slot.answer)
    return str(year - (EARLIER if year % 2 else STEP))
