"""Put a question to a statement: the question word in front, the verb turned, the rest in its order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.facts.clauses import Part
from app.facts.rendering import tidy
from app.facts.standing import Statement
from app.facts.syntax import Token
from app.questions.slots import Slot, SlotKind

BE = {"am", "is", "are", "was", "were"}
AUXILIARIES = BE | {"has", "have", "had", "does", "do", "did"}
SHORT_LEADS = {"in", "on", "at", "during", "since", "by", "after", "before", "until", "from"}
FINAL = {"advcl", "xcomp"}

Inflect = Callable[[str, str], str]


@dataclass(frozen=True)
class Asked:
    """A question put to a statement, with the slot that answers it."""

    statement: Statement
    slot: Slot
    stem: str


def ask(statement: Statement, slot: Slot) -> Asked | None:
    """Ask for a slot; None where the clause cannot be turned into a question that reads well."""
    wh = _question_words(statement, slot)
    body = _subject_question(statement, slot, wh) if slot.part is None else _other_question(statement, slot, wh)
    if body is None:
        return None
    text = tidy(body)
    return Asked(statement, slot, text[0].upper() + text[1:] + "?")


def _question_words(statement: Statement, slot: Slot) -> str:
    hedge = f"{slot.hedge} " if slot.hedge in {"around", "about", "approximately", "roughly", "nearly", "almost", "more than", "less than", "fewer than", "at least", "up to", "over"} else ""
    match slot.kind:
        case SlotKind.PERSON:
            return "who"
        case SlotKind.COUNTRY:
            return "which country"
        case SlotKind.CITY:
            return "which city"
        case SlotKind.YEAR:
            return "what year"
        case SlotKind.DATE:
            date = slot.date
            year = date.year if date and date.year else (statement.reading.dated.day.year if statement.reading.dated else None)
            return f"what date in {year}" if year else "what date"
        case _:
            return f"{hedge}how many {slot.noun}"


def _subject_question(statement: Statement, slot: Slot, wh: str) -> str | None:
    clause = statement.clause
    led, leads = _leads(statement, clause.lead)
    verbs = statement.say(clause.group)
    ordered = _in_order(statement, clause.rest, leads)
    return f"{led}{wh} {verbs} {ordered}"


def _other_question(statement: Statement, slot: Slot, wh: str) -> str | None:
    clause = statement.clause
    turned = _turned(statement)
    if turned is None or slot.part is None:
        return None
    auxiliary, verbs = turned
    front, remaining = _front(statement, slot, wh)
    led, leads = _leads(statement, tuple(part for part in clause.lead if part != slot.part))
    rest = tuple(part if part != slot.part else remaining for part in clause.rest)
    ordered = _in_order(statement, tuple(part for part in rest if part is not None), leads)
    subject = _small(statement, clause.subject)
    return f"{led}{front} {auxiliary} {subject} {verbs} {ordered}"


def _front(statement: Statement, slot: Slot, wh: str) -> tuple[str, Part | None]:
    """Give what stands in front and what stays behind of the part that holds the slot."""
    part = slot.part
    if part is None:
        return wh, None
    kept = tuple(word for word in part.words if word not in slot.phrase)
    if not slot.preposition:
        return wh, None
    left = tuple(word for word in kept if statement.sentence.parsed.tokens[word].lower != slot.preposition or word != slot.phrase[0] - 1)
    remaining = Part(part.head, part.dep, left) if left else None
    if slot.kind is SlotKind.PERSON:
        return wh, Part(part.head, part.dep, kept)
    return f"{slot.preposition} {wh}", remaining


def _turned(statement: Statement) -> tuple[str, str] | None:
    """Give the auxiliary that goes before the subject and the verbs that stay behind it."""
    parsed = statement.sentence.parsed
    group = [parsed.tokens[index] for index in statement.clause.group]
    first = group[0]
    if first.lower in BE and (first.index == statement.clause.verb or len(group) > 1):
        return first.text.lower(), _say(statement, group[1:])
    if first.lower in AUXILIARIES and len(group) > 1:
        return first.text.lower(), _say(statement, group[1:])
    verb = parsed.tokens[statement.clause.verb]
    support = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag)
    if support is None or first.index != verb.index:
        return None
    return support, " ".join([verb.lemma, *(token.text for token in group[1:])])


def _say(statement: Statement, tokens: Iterable[Token]) -> str:
    return statement.say([token.index for token in tokens])


def _leads(statement: Statement, lead: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """Part the phrases before the subject: some stay in front, short ones of time and place go to the end."""
    parsed = statement.sentence.parsed
    late = tuple(part for part in lead if parsed.tokens[part.head].lower in SHORT_LEADS)
    early = [part for part in lead if part not in late]
    return "".join(f"{_small(statement, part)}, " for part in early), late


def _in_order(statement: Statement, rest: tuple[Part, ...], leads: tuple[Part, ...]) -> str:
    closing = tuple(part for part in rest if part.dep in FINAL)
    opening = tuple(part for part in rest if part.dep not in FINAL)
    late = [_small(statement, part) for part in leads]
    return " ".join([*(statement.say(part.words) for part in opening), *late, *(statement.say(part.words) for part in closing)])


def _small(statement: Statement, part: Part) -> str:
    """Write a phrase that began the sentence as it stands inside one."""
    text = statement.say(part.words)
    first = part.words[0]
    return text if first in statement.edits and statement.edits[first] else lower_first(text, statement.sentence.parsed.tokens[first])


def lower_first(text: str, token: Token) -> str:
    """Make a sentence's first word small unless it is a name."""
    if token.pos == "PROPN" or token.entity in {"GPE", "NORP", "PERSON", "ORG", "LOC", "EVENT", "FAC"} or not text or text[:2].isupper():
        return text
    return text[0].lower() + text[1:]
