"""The names and dates in a statement that can be asked for, and with the amounts all its slots."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Part
from app.facts.dates import dates_in
from app.facts.gazetteer import country_named
from app.facts.names import Name, NameKind
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.words import TITLES
from app.questions.amounts import amount_slots, count_slots, share_slots
from app.questions.others_too import others_too
from app.questions.slot import Slot, SlotKind

PLACES = {NameKind.COUNTRY, NameKind.CITY}
ASKED_NAMES = {NameKind.PERSON, NameKind.COUNTRY, NameKind.CITY}
IN_PLACE = {"over", "in", "at", "to", "from", "across", "near", "into", "through"}


def slots_of(statement: Statement) -> Iterator[Slot]:
    """Give the slots of a statement, the subject's first."""
    clause = statement.clause
    parts: tuple[tuple[Part, bool], ...] = (
        (clause.subject, True),
        *((part, False) for part in (*clause.rest, *clause.lead)),
    )
    for part, is_subject in parts:
        if not (is_subject and others_too(statement)):
            yield from _name_slots(statement, part, is_subject=is_subject)
        yield from count_slots(statement, part, is_subject=is_subject)
        yield from share_slots(statement, part, is_subject=is_subject)
        if not is_subject:
            yield from amount_slots(statement, part)
            yield from _date_slots(statement, part)


def _name_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
    for name in statement.sentence.names:
        if name.first not in part.words or name.kind not in ASKED_NAMES:
            continue
        phrase = _whole_phrase(statement, name, part)
        if not phrase:  # None, or nothing of it is left in the clause
            continue
        before = statement.sentence.parsed.tokens[phrase[0] - 1] if phrase[0] else None
        preposition = (
            before.lower if before and before.dep in {"prep", "agent", "dative"} and before.index in part.words else ""
        )
        if not _reachable(statement, part, phrase, preposition, name.kind, is_subject=is_subject):
            continue
        kind = SlotKind(name.kind.value)
        answer = country_text(name) if kind is not SlotKind.PERSON else statement.say(range(name.first, name.last + 1))
        words = tuple(range(name.first, name.last + 1))
        yield Slot(kind, words, phrase, None if is_subject else part, answer, preposition)


def _reachable(
    statement: Statement, part: Part, phrase: tuple[int, ...], preposition: str, kind: NameKind, *, is_subject: bool
) -> bool:
    """Say whether the slot is an argument of the clause itself, so that a question can be put to it."""
    parsed = statement.sentence.parsed
    verb = parsed.tokens[statement.clause.verb]
    if not preposition:
        whole = phrase == part.words and parsed.tokens[part.head].dep in {"nsubj", "nsubjpass", "dobj", "dative"}
        # "Moscow has suffered defeats" is said of a state, not of the city.
        return whole and not (
            is_subject and kind is NameKind.CITY and parsed.tokens[part.head].dep == "nsubj" and verb.lemma != "be"
        )
    if is_subject:
        return False
    governor = parsed.tokens[parsed.tokens[phrase[0] - 1].head]
    if governor.index == verb.index:
        return kind is NameKind.PERSON or preposition in IN_PLACE
    of_object = governor.dep == "dobj" and governor.head == verb.index
    return of_object and (
        (preposition == "in" and kind in PLACES) or (preposition in {"from", "with"} and kind is NameKind.PERSON)
    )


def _whole_phrase(statement: Statement, name: Name, part: Part) -> tuple[int, ...] | None:
    """Give the noun phrase that is nothing but the name, its title and its people's adjective; None for any other."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[name.last]
    if head.head in name:
        head = next(
            (
                parsed.tokens[index]
                for index in range(name.first, name.last + 1)
                if parsed.tokens[index].head not in name
            ),
            head,
        )
    if head.dep not in {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "dative"} or parsed.child(
        head.index, "conj", "cc", "poss", "case"
    ):
        return None
    if head.dep == "appos":
        head = parsed.tokens[head.head]
    subtree = [word for word in parsed.subtree(head.index) if word in part.words]
    others = [parsed.tokens[word] for word in subtree if word not in name]
    if _office_of_body(statement, subtree, name):
        return tuple(subtree)
    if any(not _describes(token, statement) for token in others):
        return None
    return tuple(subtree)


def _office_of_body(statement: Statement, words: list[int], name: Name) -> bool:
    """Say whether a phrase is an office, "of", a body and the name of who holds it ("the Chairman of the Duma X Y")."""
    tokens = statement.sentence.parsed.tokens
    if name.kind is not NameKind.PERSON or not words or words[-1] != name.last:
        return False
    before = [tokens[word] for word in words if word < name.first]
    plain = {token.lower for token in before if token.pos != "PROPN" or token.lower in TITLES}
    return "of" in plain and plain <= {"the", "of", *TITLES} and bool(plain & TITLES)


def country_text(name: Name) -> str:
    """Write a place's name as an option: "the" apart, small forms written out."""
    country = country_named(name.text) if name.kind is NameKind.COUNTRY else None
    return country.name if country and len(name.text) <= 3 else name.text  # noqa: PLR2004 - "US", "UK", "UAE"


def _describes(token: Token, statement: Statement) -> bool:
    name = statement.sentence.name_at(token.index)
    people = name is not None and name.kind == NameKind.PEOPLE
    return (
        people
        or token.lower in TITLES
        or token.lower in {"the", "only"}
        or (token.pos == "PUNCT" and token.text == "-")
    )


def _date_slots(statement: Statement, part: Part) -> Iterator[Slot]:
    parsed = statement.sentence.parsed
    for date in dates_in(parsed.text):
        words = tuple(token.index for token in parsed.tokens if token.start >= date.start and token.end <= date.end)
        if not words or words[0] not in part.words or words[0] == 0:
            continue
        before = parsed.tokens[words[0] - 1]
        if before.lower not in {"on", "in"} or before.index != part.head or len(part.words) != len(words) + 1:
            continue
        if _far(statement, part):
            continue
        if date.day is not None and before.lower == "on":
            yield Slot(SlotKind.DATE, words, words, part, replace(date, year=None).written(), "on", date=date)
        elif date.day is None and not date.month and before.lower == "in" and not _measures(statement, words):
            yield Slot(SlotKind.YEAR, words, words, part, date.text, "in", date=date)


def _measures(statement: Statement, date: tuple[int, ...]) -> bool:
    """Say whether a statement gives a figure: its value is worth asking, its year is not."""
    return any(token.tag == "CD" and token.index not in date for token in statement.clause.tokens)


def _far(statement: Statement, part: Part) -> bool:
    """Say whether so much stands between verb and date that the date may belong to something else."""
    tokens = statement.sentence.parsed.tokens
    between = [token for token in tokens[statement.clause.verb : part.head] if token.dep == "prep" or token.tag == "TO"]
    return part.head > statement.clause.verb and len(between) > 1
