"""What a statement can be asked about: a name, date or number in it, and the words that would answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.facts.clauses import Part
from app.facts.dates import DateSpan, dates_in
from app.facts.gazetteer import country_named
from app.facts.names import Name, NameKind
from app.facts.standing import Statement
from app.facts.syntax import Token
from app.facts.words import HEDGES, TITLES

PLACES = {NameKind.COUNTRY, NameKind.CITY}
ASKED_NAMES = {NameKind.PERSON, NameKind.COUNTRY, NameKind.CITY}
PERCENT = {"percent", "%", "per", "cent"}
FRACTION_NOUNS = {"half", "third", "quarter", "thirds", "quarters", "three-quarters", "two-thirds"}
COUNTING = {"for", "in", "with", "to", "at", "from", "by", "between"}
IN_PLACE = {"over", "in", "at", "to", "from", "across", "near", "into", "through"}


class SlotKind(StrEnum):
    """What kind of answer a slot takes."""

    PERSON = "person"
    COUNTRY = "country"
    CITY = "city"
    DATE = "date"
    YEAR = "year"
    COUNT = "count"
    SHARE = "share"
    FRACTION = "fraction"
    MONEY = "money"


@dataclass(frozen=True)
class Slot:
    """A span of a statement that answers a question.

    `part` is the clause's part that holds it, None for the subject; `words` are the answer's words; `phrase` the whole noun
    phrase that the question word replaces; `preposition` the word that stands before it; `hedge` what limits a number.
    """

    kind: SlotKind
    words: tuple[int, ...]
    phrase: tuple[int, ...]
    part: Part | None
    answer: str
    preposition: str = ""
    hedge: str = ""
    noun: str = ""
    date: DateSpan | None = None


def slots_of(statement: Statement) -> Iterator[Slot]:
    """Give the slots of a statement, the subject's first."""
    clause = statement.clause
    parts: tuple[tuple[Part, bool], ...] = ((clause.subject, True), *((part, False) for part in (*clause.rest, *clause.lead)))
    for part, is_subject in parts:
        if not (is_subject and _others_too(statement)):
            yield from _name_slots(statement, part, is_subject=is_subject)
        yield from _count_slots(statement, part, is_subject=is_subject)
        yield from _share_slots(statement, part, is_subject=is_subject)
        if not is_subject:
            yield from _amount_slots(statement, part)
            yield from _date_slots(statement, part)


def _others_too(statement: Statement) -> bool:
    """Say whether the sentence says that others did the same ("In addition to Belarus, Kazakhstan also ...")."""
    tokens = statement.sentence.parsed.tokens
    verb = statement.clause.verb
    also = any(token.lower in {"also", "too", "likewise"} and token.head == verb for token in tokens)
    text = " ".join(token.lower for token in tokens[:verb])
    return also or any(phrase in text for phrase in ("in addition to", "as well as", "along with", "together with"))


def _name_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
    for name in statement.sentence.names:
        if name.first not in part.words or name.kind not in ASKED_NAMES:
            continue
        phrase = _whole_phrase(statement, name, part)
        if phrase is None:
            continue
        before = statement.sentence.parsed.tokens[phrase[0] - 1] if phrase[0] else None
        preposition = before.lower if before and before.dep in {"prep", "agent", "dative"} and before.index in part.words else ""
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
        return whole and not (is_subject and kind is NameKind.CITY and parsed.tokens[part.head].dep == "nsubj" and verb.lemma != "be")
    if is_subject:
        return False
    governor = parsed.tokens[parsed.tokens[phrase[0] - 1].head]
    if governor.index == verb.index:
        return kind is NameKind.PERSON or preposition in IN_PLACE
    of_object = governor.dep == "dobj" and governor.head == verb.index
    return of_object and (preposition == "in" and kind in PLACES or preposition in {"from", "with"} and kind is NameKind.PERSON)


def _whole_phrase(statement: Statement, name: Name, part: Part) -> tuple[int, ...] | None:
    """Give the noun phrase that is nothing but the name, its title and its people's adjective; None for any other."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[name.last]
    if head.head in name:
        head = next((parsed.tokens[index] for index in range(name.first, name.last + 1) if parsed.tokens[index].head not in name), head)
    if head.dep not in {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "dative"} or parsed.child(head.index, "conj", "cc", "poss", "case"):
        return None
    if head.dep == "appos":
        head = parsed.tokens[head.head]
    subtree = [word for word in parsed.subtree(head.index) if word in part.words]
    others = [parsed.tokens[word] for word in subtree if word not in name]
    if any(not _describes(token, statement) for token in others):
        return None
    return tuple(subtree)


def country_text(name: Name) -> str:
    """Write a place's name as an option: "the" apart, small forms written out."""
    country = country_named(name.text) if name.kind is NameKind.COUNTRY else None
    return country.name if country and len(name.text) <= 3 else name.text  # noqa: PLR2004 - "US", "UK", "UAE"


def _describes(token: Token, statement: Statement) -> bool:
    name = statement.sentence.name_at(token.index)
    people = name is not None and name.kind in {NameKind.PEOPLE}
    return people or token.lower in TITLES or token.lower in {"the", "only"} or (token.pos == "PUNCT" and token.text == "-")


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
        elif date.day is None and not date.month and before.lower == "in":
            yield Slot(SlotKind.YEAR, words, words, part, date.text, "in", date=date)


def _far(statement: Statement, part: Part) -> bool:
    """Say whether so much stands between verb and date that the date may belong to something else."""
    tokens = statement.sentence.parsed.tokens
    between = [token for token in tokens[statement.clause.verb : part.head] if token.dep == "prep" or token.tag == "TO"]
    return part.head > statement.clause.verb and len(between) > 1


def _count_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
    parsed = statement.sentence.parsed
    dep = parsed.tokens[part.head].dep
    if not is_subject and dep not in {"dobj", "attr", "prep"}:
        return
    head = parsed.tokens[part.head]
    preposition = ""
    if dep == "prep":
        noun = parsed.child(head.index, "pobj")
        if noun is None or head.lower not in COUNTING or head.head != statement.clause.verb:
            return
        head, preposition = noun, parsed.tokens[part.head].lower
        part = Part(part.head, part.dep, tuple(word for word in part.words if word != part.head))
        if not part.words or part.words != tuple(word for word in parsed.subtree(head.index) if word in part.words):
            return
    number = parsed.child(head.index, "nummod")
    if number is None or number.index not in part.words or not _is_count(number) or head.tag not in {"NNS", "NNPS"}:
        return
    first = min(parsed.subtree(number.index))
    hedged = [parsed.tokens[word] for word in parsed.subtree(number.index) if word < number.index and parsed.tokens[word].pos != "NUM"]
    words = tuple(word for word in parsed.subtree(number.index))
    hedge = " ".join(token.text for token in hedged if token.lower not in {"only", "just"}).lower()
    if (first > part.words[0] and parsed.tokens[part.words[0]].index < first) or (hedge and hedge not in HEDGES | {"more than", "less than", "fewer than", "at least", "up to"}):
        return
    answer = parsed.words([words[0], words[-1]])
    noun = _noun_phrase(statement, part, words)
    if preposition:
        part = next(whole for whole in (*statement.clause.rest, *statement.clause.lead) if words[0] in whole.words)
    phrase = tuple(word for word in part.words if not preposition or word != part.head)
    yield Slot(SlotKind.COUNT, words, phrase, None if is_subject else part, answer, preposition, hedge, noun)


def _amount_slots(statement: Statement, part: Part) -> Iterator[Slot]:
    """Give the slots of "by 25%" and of a sum of money that is the object."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[part.head]
    if head.dep == "prep" and head.lower == "by":
        noun = parsed.child(head.index, "pobj")
        words = tuple(word for word in part.words if word != head.index)
        if noun and noun.lower in PERCENT and words == tuple(parsed.subtree(noun.index)):
            hedges = [parsed.tokens[word].lower for word in words if parsed.tokens[word].tag != "CD" and word != noun.index]
            if all(hedge in HEDGES | {"more", "than"} for hedge in hedges):
                answer = parsed.words([words[len(hedges)], words[-1]])
                yield Slot(SlotKind.SHARE, words, words, part, answer, "by", " ".join(hedges))
    elif head.dep == "dobj" and all(parsed.tokens[word].entity == "MONEY" for word in part.words):
        answer = parsed.words([part.words[0], part.words[-1]])
        if re.fullmatch(r"[£$€]\d[\d,.]*(?: ?(?:m|bn|million|billion|trillion))?", answer):
            yield Slot(SlotKind.MONEY, part.words, part.words, part, answer)


def _is_count(token: Token) -> bool:
    return token.tag == "CD" and not re.fullmatch(r"1[5-9]\d\d|20\d\d", token.text) and token.lower not in {"one", "1"}


def _noun_phrase(statement: Statement, part: Part, number: tuple[int, ...]) -> str:
    return statement.say(word for word in part.words if word not in number)


def _share_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
    """Give the slot of "83 percent of the migrants" where that is the subject, the object or the agent."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[part.head]
    noun = parsed.child(head.index, "pobj") if head.dep == "agent" else head
    if noun is None or not (is_subject or head.dep in {"dobj", "attr", "agent"}):
        return
    of = next((child for child in parsed.children(noun.index, "prep") if child.lower == "of"), None)
    fraction = noun.lower in FRACTION_NOUNS
    number = parsed.child(noun.index, "nummod")
    if of is None or of.index not in part.words or (number is None and not fraction) or not (noun.lower in PERCENT or fraction):
        return
    words = tuple(word for word in part.words if word < of.index and word != head.index or word == noun.index)
    hedges = [parsed.tokens[word].lower for word in words if parsed.tokens[word].lower in HEDGES | {"more", "than", "less", "at", "least"}]
    whole = statement.say(word for word in parsed.subtree(of.index) if word in part.words and word != of.index)
    if any(child.lower in HEDGES for child in parsed.children(noun.index, "prep")):
        return
    kind = SlotKind.FRACTION if fraction else SlotKind.SHARE
    answer = parsed.words([words[len(hedges)], words[-1]])
    yield Slot(kind, words, part.words, None if is_subject else part, answer, hedge=" ".join(hedges), noun=whole)
