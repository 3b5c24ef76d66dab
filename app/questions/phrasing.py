"""Put a question to a statement: the question word in front, the verb turned, the rest in its order."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.facts.clauses import Part
from app.facts.misread import two_objects
from app.facts.parse import inflect
from app.facts.rendering import tidy
from app.facts.set_off import is_habit
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.questions.slot import Slot, SlotKind

BE = {"am", "is", "are", "was", "were"}
AUXILIARIES = BE | {"has", "have", "had", "does", "do", "did"}
ROUGH = {"around", "about", "approximately", "roughly", "nearly", "almost"}
SHORT_LEADS = {"in", "on", "at", "during", "since", "by", "after", "before", "until", "from"}
FINAL = {"advcl", "xcomp"}
ASKING = {
    SlotKind.PERSON: "who",
    SlotKind.COUNTRY: "which country",
    SlotKind.CITY: "which city",
    SlotKind.BODY: "which organisation",
    SlotKind.YEAR: "what year",
    SlotKind.MONEY: "how much",
}


@dataclass(frozen=True)
class Asked:
    """A question put to a statement, with the slot that answers it."""

    statement: Statement
    slot: Slot
    stem: str


def ask(statement: Statement, slot: Slot) -> Asked | None:
    """Ask for a slot; None where the clause cannot be turned into a question that reads well."""
    if _opens_with_participle(statement) or (slot.kind is SlotKind.COUNT and _counts_twice(statement, slot)):
        return None
    wh = _question_words(statement, slot)
    body = _subject_question(statement, wh) if slot.part is None else _other_question(statement, slot, wh)
    if body is None:
        return None
    text = tidy(body)
    return Asked(statement, slot, text[0].upper() + text[1:] + "?")


def _counts_twice(statement: Statement, slot: Slot) -> bool:
    """Say whether a second half goes without its verb ("40 boats were sold in May and 30 in June")."""
    tokens = statement.sentence.parsed.tokens
    return any(
        token.tag == "CD"
        and token.index not in slot.phrase
        and token.dep == "conj"
        and tokens[token.head].tag != "CD"
        and tokens[token.index - 1].dep == "cc"
        and tokens[token.index + 1].pos == "ADP"
        for token in statement.clause.tokens
    )


def _question_words(statement: Statement, slot: Slot) -> str:
    hedge = f"{slot.hedge} " if slot.hedge in ROUGH or (slot.hedge and slot.kind is not SlotKind.COUNT) else ""
    if slot.kind is SlotKind.DATE:
        return _what_date(statement, slot)
    if slot.kind in {SlotKind.SHARE, SlotKind.FRACTION}:
        return hedge + _what_share(slot)
    if slot.kind is SlotKind.COUNT:
        return f"{slot.hedge} how many {slot.noun}".strip()
    return ASKING[slot.kind]


def _what_date(statement: Statement, slot: Slot) -> str:
    if is_habit(statement.sentence.parsed, statement.clause.tokens):
        return "what date"
    dated = statement.reading.dated
    year = (slot.date.year if slot.date else None) or (dated.day.year if dated else None)
    return f"what date in {year}" if year else "what date"


def _what_share(slot: Slot) -> str:
    if not slot.noun:
        return "what percentage"
    whole = f"the {slot.noun}" if slot.noun[:1].isdigit() else slot.noun
    return f"what {'percentage' if slot.kind is SlotKind.SHARE else 'share'} of {whole}"


def _subject_question(statement: Statement, wh: str) -> str | None:
    clause = statement.clause
    led, leads = _leads(statement, clause.lead)
    verbs, rest = _with_adverbs(statement, statement.say(clause.group))
    if wh.startswith(("who", "which")) and _is_exclusive(statement):
        only = _only_one(statement, wh)
        return f"{led}{only} {_in_order(statement, clause.rest, leads)}" if only else None
    return f"{led}{wh} {verbs} {_in_order(statement, rest, leads)}"


def _with_adverbs(statement: Statement, verbs: str) -> tuple[str, tuple[Part, ...]]:
    """Put an adverb back before its verb ("quietly left"); give the verbs, and the parts that stay behind them."""
    clause = statement.clause
    early = [part for part in clause.rest if part.dep == "advmod" and part.words[-1] < min(clause.group)]
    return " ".join([*(statement.say(part.words) for part in early), verbs]), tuple(
        part for part in clause.rest if part not in early
    )


def _is_exclusive(statement: Statement) -> bool:
    return "only" in {statement.sentence.parsed.tokens[word].lower for word in statement.clause.subject.words}


def _only_one(statement: Statement, wh: str) -> str | None:
    """Ask who alone did something ("who was the only person to announce"); None where the verb has an auxiliary."""
    verb = statement.sentence.parsed.tokens[statement.clause.verb]
    if len(statement.clause.group) > 1 or verb.tag not in {"VBD", "VBZ"} or wh != "who":
        return None
    return f"who {'was' if verb.tag == 'VBD' else 'is'} the only person to {verb.lemma}"


def _other_question(statement: Statement, slot: Slot, wh: str) -> str | None:
    clause = statement.clause
    if (
        slot.part
        and slot.kind in {SlotKind.SHARE, SlotKind.FRACTION}
        and statement.sentence.parsed.tokens[slot.part.head].dep == "agent"
    ):
        return _active_question(statement, slot, wh)
    turned = turned_verbs(statement)
    if turned is None or slot.part is None or two_objects(clause):
        return None
    auxiliary, plain = turned
    verbs, others = _with_adverbs(statement, plain)
    front, remaining = _front(statement, slot, wh)
    led, leads = _leads(statement, tuple(part for part in clause.lead if part != slot.part))
    rest = tuple(part if part != slot.part else remaining for part in others)
    ordered = _in_order(statement, tuple(part for part in rest if part is not None), leads)
    subject = statement.small(clause.subject)
    return f"{led}{front} {auxiliary} {subject} {verbs} {ordered}"


def _active_question(statement: Statement, slot: Slot, wh: str) -> str | None:
    """Ask for the agent of a passive in the active: "What share of Russia's population watches the parade?"."""
    parsed = statement.sentence.parsed
    group = [parsed.tokens[index] for index in statement.clause.group]
    tags = {"is": "VBZ", "are": "VBZ", "was": "VBD", "were": "VBD"}
    if len(group) != 2 or group[0].lower not in tags:  # noqa: PLR2004 - "is watched"
        return None
    verb = inflect(group[1].lemma, tags[group[0].lower])
    rest = tuple(part for part in statement.clause.rest if part is not slot.part)
    return f"{wh} {verb} {statement.small(statement.clause.subject)} {in_order_of_parts(statement, rest)}"


def _front(statement: Statement, slot: Slot, wh: str) -> tuple[str, Part | None]:
    """Give what stands in front and what stays behind of the part that holds the slot."""
    part = slot.part
    if part is None:
        return wh, None
    kept = tuple(word for word in part.words if word not in slot.phrase)
    if not slot.preposition:
        return wh, Part(kept[0], part.dep, kept) if kept and slot.kind is SlotKind.COUNT else None
    left = tuple(
        word
        for word in kept
        if statement.sentence.parsed.tokens[word].lower != slot.preposition or word != slot.phrase[0] - 1
    )
    remaining = Part(part.head, part.dep, left) if left else None
    if slot.kind is SlotKind.PERSON:
        return wh, Part(part.head, part.dep, kept)
    return f"{slot.preposition} {wh}", remaining


def turned_verbs(statement: Statement) -> tuple[str, str] | None:
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


def _opens_with_participle(statement: Statement) -> bool:
    """Say whether "Speaking in Lima, ..." leads: before "who", nothing is there that it could belong to."""
    tokens = statement.sentence.parsed.tokens
    leads = (part for part in statement.clause.lead if part.dep != "prep" and len(part.words) > 1)
    return any(tokens[part.words[0]].lower.endswith("ing") for part in leads)


def _leads(statement: Statement, lead: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """Part the phrases before the subject: some stay in front, short ones of time and place go to the end."""
    parsed = statement.sentence.parsed
    late = tuple(part for part in lead if parsed.tokens[part.head].lower in SHORT_LEADS)
    early = [part for part in lead if part not in late]
    return "".join(f"{statement.small(part)}, " for part in early), late


def _in_order(statement: Statement, rest: tuple[Part, ...], leads: tuple[Part, ...]) -> str:
    closing = tuple(part for part in rest if part.dep in FINAL)
    opening = tuple(part for part in rest if part.dep not in FINAL)
    late = [statement.small(part) for part in leads]
    return " ".join(
        [*(statement.say(part.words) for part in opening), *late, *(statement.say(part.words) for part in closing)]
    )


def in_order_of_parts(statement: Statement, rest: tuple[Part, ...]) -> str:
    """Write the parts after the verb out, the short phrases of time and place that led the sentence among them."""
    led, leads = _leads(statement, statement.clause.lead)
    return _in_order(statement, rest, leads) if not led else _in_order(statement, rest, statement.clause.lead)
