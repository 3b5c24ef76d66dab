"""Clauses after ", where ..." and ", when ...": they stand alone with the place or date before the comma."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, Part, clause_at
from app.facts.dates import dates_in
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.syntax import SUBJECTS, Parsed, Token

BEFORE = {"where": {"in", "at"}, "when": {"in", "on"}}
REACH = 8
"""How many words a place or date may have with its preposition."""


def where_and_when(sentence: Sentence) -> Iterator[Clause]:
    """Give the clauses that a sentence adds to a place or a date ("in Lima, where the talks began")."""
    parsed = sentence.parsed
    for mark in parsed.tokens[2:]:
        verb = parsed.tokens[mark.head]
        subject = parsed.child(verb.index, *SUBJECTS)
        added = mark.lower in BEFORE and mark.dep == "advmod" and verb.dep in {"relcl", "advcl"}
        if not added or subject is None or subject.index < mark.index or parsed.tokens[mark.index - 1].text != ",":
            continue
        told = _told_before(sentence, mark)
        clause = clause_at(sentence, verb, parentheses(parsed, under=verb.index), rule="relative") if told else None
        if clause and told:
            own = tuple(part for part in (*clause.lead, *clause.rest) if part.head != mark.index)
            led = tuple(part for part in own if part in clause.lead)
            yield replace(clause, lead=(told, *led), rest=tuple(part for part in own if part not in led))


def _told_before(sentence: Sentence, mark: Token) -> Part | None:
    """Give the phrase of place or time that ends at the comma before "where" or "when", with its preposition."""
    parsed = sentence.parsed
    last = mark.index - 2
    near = range(last - 1, max(-1, last - REACH), -1)
    first = next((index for index in near if parsed.tokens[index].lower in BEFORE[mark.lower]), None)
    if first is None or not _one_phrase(parsed, first, last):
        return None
    fits = _is_date(parsed, first, last) if mark.lower == "when" else _is_place(sentence, last)
    return Part(first, "prep", tuple(range(first, last + 1))) if fits else None


def _one_phrase(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether words hang together under the first of them, and hold no second place or clause."""
    inside = parsed.tokens[first + 1 : last + 1]
    return set(range(first, last + 1)) <= set(parsed.subtree(first)) and not any(
        token.text == "," or token.pos in {"VERB", "AUX"} or (token.dep == "prep" and token.lower != "of")
        for token in inside
    )


def _is_place(sentence: Sentence, last: int) -> bool:
    token = sentence.parsed.tokens[last]
    return token.pos == "PROPN"


def _is_date(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a preposition is followed by one day or year and nothing else."""
    start, end = parsed.tokens[first + 1].start, parsed.tokens[last].end
    whole = [date for date in dates_in(parsed.text) if date.start == start and date.end == end]
    return any(date.day or date.year for date in whole)
