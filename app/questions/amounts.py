"""The numbers in a statement that can be asked for: counts, shares, rises and sums of money."""

import re
from collections.abc import Iterator

from app.facts.clauses import Part
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.words import HEDGES
from app.questions.slot import Slot, SlotKind

PERCENT = {"percent", "%", "per", "cent"}
FRACTION_NOUNS = {"half", "third", "quarter", "thirds", "quarters", "three-quarters", "two-thirds"}
COUNTING = {"for", "in", "with", "to", "at", "from", "by", "between"}
COMPARING = {"more than", "less than", "fewer than", "at least", "up to"}


def count_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
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
    hedged = [
        parsed.tokens[word]
        for word in parsed.subtree(number.index)
        if word < number.index and parsed.tokens[word].pos != "NUM"
    ]
    words = tuple(word for word in parsed.subtree(number.index))
    hedge = " ".join(token.text for token in hedged if token.lower not in {"only", "just"}).lower()
    if (first > part.words[0] and parsed.tokens[part.words[0]].index < first) or (
        hedge and hedge not in HEDGES | COMPARING
    ):
        return
    answer = parsed.words([words[0], words[-1]])
    noun = _noun_phrase(statement, part, words)
    if preposition:
        part = next(whole for whole in (*statement.clause.rest, *statement.clause.lead) if words[0] in whole.words)
    phrase = tuple(word for word in part.words if not preposition or word != part.head)
    yield Slot(SlotKind.COUNT, words, phrase, None if is_subject else part, answer, preposition, hedge, noun)


def _is_count(token: Token) -> bool:
    return token.tag == "CD" and not re.fullmatch(r"1[5-9]\d\d|20\d\d", token.text) and token.lower not in {"one", "1"}


def _noun_phrase(statement: Statement, part: Part, number: tuple[int, ...]) -> str:
    return statement.say(word for word in part.words if word not in number)


def amount_slots(statement: Statement, part: Part) -> Iterator[Slot]:
    """Give the slots of "by 25%" and of a sum of money that is the object."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[part.head]
    if head.dep == "prep" and head.lower == "by":
        noun = parsed.child(head.index, "pobj")
        words = tuple(word for word in part.words if word != head.index)
        if noun and noun.lower in PERCENT and words == tuple(parsed.subtree(noun.index)):
            hedges = [
                parsed.tokens[word].lower for word in words if parsed.tokens[word].tag != "CD" and word != noun.index
            ]
            if all(hedge in HEDGES | {"more", "than"} for hedge in hedges):
                answer = parsed.words([words[len(hedges)], words[-1]])
                yield Slot(SlotKind.SHARE, words, words, part, answer, "by", " ".join(hedges))
    elif head.dep == "dobj" and all(parsed.tokens[word].entity == "MONEY" for word in part.words):
        answer = parsed.words([part.words[0], part.words[-1]])
        if re.fullmatch(r"[£$€]\d[\d,.]*(?: ?(?:m|bn|million|billion|trillion))?", answer):
            yield Slot(SlotKind.MONEY, part.words, part.words, part, answer)


def share_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
    """Give the slot of "83 percent of the migrants" where that is the subject, the object or the agent."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[part.head]
    noun = parsed.child(head.index, "pobj") if head.dep == "agent" else head
    if noun is None or not (is_subject or head.dep in {"dobj", "attr", "agent"}):
        return
    of = next((child for child in parsed.children(noun.index, "prep") if child.lower == "of"), None)
    fraction = noun.lower in FRACTION_NOUNS
    number = parsed.child(noun.index, "nummod")
    if (
        of is None
        or of.index not in part.words
        or (number is None and not fraction)
        or not (noun.lower in PERCENT or fraction)
    ):
        return
    words = tuple(word for word in part.words if word < of.index and word != head.index or word == noun.index)
    hedges = [
        parsed.tokens[word].lower
        for word in words
        if parsed.tokens[word].lower in HEDGES | {"more", "than", "less", "at", "least"}
    ]
    whole = statement.say(word for word in parsed.subtree(of.index) if word in part.words and word != of.index)
    if any(child.lower in HEDGES for child in parsed.children(noun.index, "prep")):
        return
    kind = SlotKind.FRACTION if fraction else SlotKind.SHARE
    answer = parsed.words([words[len(hedges)], words[-1]])
    yield Slot(kind, words, part.words, None if is_subject else part, answer, hedge=" ".join(hedges), noun=whole)
