"""Lists of names in a statement: the raw material of questions with several right answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.facts.clauses import Part
from app.facts.names import Name, NameKind
from app.facts.numbers import number_value
from app.facts.reading import Library, Sentence
from app.facts.rendering import tidy
from app.facts.statements import Statement
from app.facts.words import TITLES
from app.questions.amounts import PERCENT
from app.questions.groups import LISTED, groups_in, with_added
from app.questions.phrasing import in_order_of_parts, turned_verbs

FEWEST_RIGHT = 2
MOST_RIGHT = 7
ALL = re.compile(r"\b(are|were|have|is) (?:all|both|each) ")


@dataclass(frozen=True)
class Listed:
    """A question whose answer is a list of names: the statement, the names, and the stem."""

    statement: Statement
    names: tuple[Name, ...]
    kind: NameKind
    stem: str


def counted_list(statement: Statement) -> Listed | None:
    """Ask for the names in "the presidents of the four countries, A, B, C, and D, announced ...": four for "four"."""
    sentence, clause = statement.sentence, statement.clause
    tokens = sentence.parsed.tokens
    head = tokens[clause.subject.head]
    before = [
        token
        for token in tokens[: clause.verb]
        if (token.tag == "CD" and head.index <= token.index) or token.head == head.index
    ]
    counts = {number_value(token.text) for token in before if token.tag == "CD"}
    for names in groups_in(sentence):
        inside = head.index < names[0].first and names[-1].last < min(clause.group)
        if (
            inside
            and names[0].kind is NameKind.PERSON
            and len(names) > 1
            and Decimal(len(names)) in counts
            and head.tag == "NNS"
        ):
            rest = in_order_of_parts(statement, clause.rest)
            stem = tidy(f"Which of these {head.text} {statement.say(clause.group)} {rest}")
            told = replace(statement, clause=replace(clause, rule="counted"))
            return Listed(told, names, NameKind.PERSON, f"{stem}?")
    return None


def lists_of(statement: Statement) -> Iterator[Listed]:
    """Give the questions that a statement's lists of names allow."""
    head = statement.sentence.parsed.tokens[statement.clause.subject.head]
    if head.lower in PERCENT:
        # "83 percent were from A, B, and C" is said of the three together.
        return
    counted = counted_list(statement)
    if counted:
        yield counted
        return
    for names in groups_in(statement.sentence):
        kind = names[0].kind
        part = next((part for part in _parts(statement) if names[0].first in part.words), None)
        whole = with_added(statement.sentence, names)
        if part is None or kind not in LISTED or not FEWEST_RIGHT <= len(whole) <= MOST_RIGHT:
            continue
        stem = _stem(statement, part, names, _plural(statement.sentence, names))
        if stem:
            text = tidy(ALL.sub(r"\1 ", stem))
            yield Listed(statement, whole, kind, text[0].upper() + text[1:] + "?")


def _parts(statement: Statement) -> tuple[Part, ...]:
    return (statement.clause.subject, *statement.clause.rest)


def _plural(sentence: Sentence, names: tuple[Name, ...]) -> str:
    if names[0].kind is not NameKind.PERSON:
        return LISTED[names[0].kind]
    before = [sentence.parsed.tokens[name.first - 1].lower for name in names if name.first]
    if all(word == "president" for word in before):
        return "presidents"
    return "leaders" if any(word in {"president", "minister", "chancellor", "premier"} for word in before) else "people"


def _stem(statement: Statement, part: Part, names: tuple[Name, ...], plural: str) -> str | None:
    words = set(range(names[0].first, names[-1].last + 1))
    sentence = statement.sentence
    first = names[0].first
    while first > part.words[0] and _leads_to(sentence, first - 1):
        first -= 1
        words.add(first)
    before = tuple(word for word in part.words if word < first and word not in words)
    after = tuple(word for word in part.words if word > names[-1].last)
    if after and any(sentence.parsed.tokens[word].pos not in {"PUNCT", "DET", "PRON"} for word in after):
        return None
    if part is statement.clause.subject:
        return _subject_stem(statement, before, plural)
    return _object_stem(statement, part, before, plural)


def _leads_to(sentence: Sentence, index: int) -> bool:
    token = sentence.parsed.tokens[index]
    name = sentence.name_at(index)
    return (
        token.lower in TITLES
        or token.tag == "POS"
        or (name is not None and name.kind in {NameKind.COUNTRY, NameKind.PEOPLE})
    )


def _subject_stem(statement: Statement, before: tuple[int, ...], plural: str) -> str | None:
    tokens = statement.sentence.parsed.tokens
    head = statement.say(before)
    if head and not (
        len(before) > 1 and tokens[before[-1]].lower == "of" and tokens[statement.clause.subject.head].tag == "NNS"
    ):
        return None
    rest = in_order_of_parts(statement, statement.clause.rest)
    return f"{head} which of these {plural} {statement.say(statement.clause.group)} {rest}"


def _object_stem(statement: Statement, part: Part, before: tuple[int, ...], plural: str) -> str | None:
    tokens = statement.sentence.parsed.tokens
    turned = turned_verbs(statement)
    if turned is None:
        return None
    others = tuple(other for other in statement.clause.rest if other is not part)
    subject = statement.small(statement.clause.subject)
    if tokens[part.head].dep == "prep" and before == (part.head,):
        front = f"{tokens[part.head].lower} which of these {plural}"
    elif tokens[part.head].dep in {"dobj", "attr"} and not before:
        front = f"which of these {plural}"
    else:
        return None
    return f"{front} {turned[0]} {subject} {turned[1]} {in_order_of_parts(statement, others)}"


def list_name(listed: Listed, name: Name, library: Library) -> str:
    """Write a name of a list as an option: persons in full."""
    full = library.persons.full_name(name.text, listed.statement.reading.stem)
    return full or name.text
