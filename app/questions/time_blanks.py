"""Blanks for which anniversary it was, and for the days from which to which something lasted."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.dates import dates_in
from app.facts.names import NameKind
from app.facts.statements import Statement
from app.questions.draft import BLANK, AcceptedForm, Draft
from app.questions.drafting import cloze_of
from app.questions.figures import ordinals_of

COUNTED_OFF = frozenset("anniversary birthday edition".split())
FEWEST_WORDS = 7
MOST_WORDS = 30
EASY = 26
WITHIN = frozenset(["in", "during"])
PARTS = 4
"""The words of "May 7 to 9"."""


def time_blanks(statement: Statement) -> Iterator[Draft]:
    """Give the clozes that a statement allows for its ordinal and for its range of days."""
    if FEWEST_WORDS <= len(statement.text.split()) <= MOST_WORDS:
        yield from _ordinals(statement)
        yield from _ranges(statement)


def _ordinals(statement: Statement) -> Iterator[Draft]:
    statement = _without_war(statement) if len(statement.text.split()) > EASY else statement
    for slot in ordinals_of(statement):
        told = slot.answer in statement.reading.title
        if slot.noun in COUNTED_OFF and slot.answer[0].isdigit() and not told:
            text = statement.text.replace(slot.answer, f"{BLANK} (an ordinal number)")
            forms = AcceptedForm(slot.answer), AcceptedForm(slot.answer[:-2], "without the ending")
            yield cloze_of(statement, slot.words, text, forms, "ordinal")


def _without_war(statement: Statement) -> Statement:
    """Leave out the "in World War II" that goes with a noun: what is counted is as plain without it."""
    clause, parsed = statement.clause, statement.sentence.parsed
    for token in clause.tokens:
        name = statement.sentence.name_at(token.index + 1) if token.index + 1 < len(parsed.tokens) else None
        of_noun = token.dep == "prep" and token.lower in WITHIN and parsed.tokens[token.head].pos in {"NOUN", "PROPN"}
        if not of_noun or name is None or name.kind is not NameKind.EVENT or name.first != token.index + 1:
            continue
        gone = {token.index, *range(name.first, name.last + 1)}
        rest = (replace(part, words=tuple(word for word in part.words if word not in gone)) for part in clause.rest)
        return replace(statement, clause=replace(clause, rest=tuple(part for part in rest if part.words)))
    return statement


def _ranges(statement: Statement) -> Iterator[Draft]:
    """Blank out "May 7 to 9", whose year, where one is written, stays."""
    parsed = statement.sentence.parsed
    for date in dates_in(parsed.text):
        words = tuple(token.index for token in parsed.tokens if date.start <= token.start and token.end <= date.end)
        days = date.text.split(",")[0]
        kept = bool(words) and set(words) <= set(statement.clause.kept)
        parts = days.split()
        if kept and date.more and len(parts) == PARTS and statement.text.count(days) == 1:
            month, first, link, last = parts
            forms = AcceptedForm(days), AcceptedForm(f"{month} {first} {link} {month} {last}", "the same dates")
            text = statement.text.replace(days, f"{BLANK} (two dates)")
            if not text.startswith(BLANK):
                yield cloze_of(statement, words, text, forms, "dates")
