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
COUNTING = {"for", "in", "with", "to", "from", "by", "between"}
BEHIND = {"for", "to", "as"}
HEDGING = {"more", "than", "less", "at", "least"}
COMPARING = {"more than", "less than", "fewer than", "at least", "up to"}


def count_slots(statement: Statement, part: Part, *, is_subject: bool) -> Iterator[Slot]:
    """Give the slot of "nine people" where that is the subject, the object or follows a preposition of the verb's."""
    parsed = statement.sentence.parsed
    counted = _counted(statement, part, is_subject=is_subject)
    head = parsed.tokens[counted[0]] if counted else None
    number = parsed.child(head.index, "nummod") if head else None
    if counted is None or number is None or number.index not in counted[1] or not _is_count(number):
        return
    if head is None or head.tag not in {"NNS", "NNPS"}:
        return
    words = tuple(parsed.subtree(number.index))
    hedge = _hedge(statement, words, number)
    # "More than how many" is not how a person asks, so a compared count is only claimed, never asked for.
    if words[0] != counted[1][0] or (hedge and hedge not in HEDGES):
        return
    preposition = "" if counted[0] == part.head else parsed.tokens[part.head].lower
    phrase = _in_front(statement, counted[0], counted[1]) if head.dep == "dobj" else counted[1]
    aside = _asides(statement, counted[0])
    noun = statement.say(word for word in phrase if word not in words and word not in aside)
    place = None if is_subject else part
    answer = parsed.words([words[0], words[-1]])
    yield Slot(SlotKind.COUNT, words, phrase, place, answer, preposition, hedge, noun)


def _in_front(statement: Statement, noun: int, words: tuple[int, ...]) -> tuple[int, ...]:
    """Give the words that go in front with "how many": not "for ..." at the end, which stays behind the verb."""
    last = [token.index for token in statement.sentence.parsed.children(noun, "prep") if token.lower in BEHIND]
    behind = {word for index in last for word in statement.sentence.parsed.subtree(index)}
    return tuple(word for word in words if word not in behind) if words[-1] in behind else words


def _asides(statement: Statement, noun: int) -> set[int]:
    """Give the words of "rhinos, five more than in 2018" that only tell more of what is counted."""
    parsed = statement.sentence.parsed
    told = [parsed.subtree(child.index) for child in parsed.children(noun, "appos", "acl", "relcl", "amod")]
    behind = [words for words in told if words[0] > noun and parsed.tokens[words[0] - 1].text == ","]
    listed = parsed.child(noun, "conj", "cc") is not None
    return set() if listed else {word for words in behind for word in (words[0] - 1, *words, words[-1] + 1)}


def _counted(statement: Statement, part: Part, *, is_subject: bool) -> tuple[int, tuple[int, ...]] | None:
    """Give the noun that a part counts, and the words of its phrase; None for parts that count nothing."""
    parsed = statement.sentence.parsed
    head = parsed.tokens[part.head]
    if is_subject or head.dep in {"dobj", "attr"}:
        return part.head, part.words
    noun = parsed.child(head.index, "pobj")
    if head.dep != "prep" or noun is None or head.lower not in COUNTING or head.head != statement.clause.verb:
        return None
    words = tuple(word for word in part.words if word != part.head)
    return (noun.index, words) if words and set(words) <= set(parsed.subtree(noun.index)) else None


def _hedge(statement: Statement, words: tuple[int, ...], number: Token) -> str:
    tokens = [statement.sentence.parsed.tokens[word] for word in words if word < number.index]
    told = [token.lower for token in tokens if token.pos != "NUM" and token.lower not in {"only", "just"}]
    return " ".join(told)


def _is_count(token: Token) -> bool:
    return token.tag == "CD" and not re.fullmatch(r"1[5-9]\d\d|20\d\d", token.text) and token.lower not in {"one", "1"}


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
    measured = fraction or (noun.lower in PERCENT and parsed.child(noun.index, "nummod") is not None)
    if of is None or of.index not in part.words or not measured:
        return
    words = tuple(word for word in part.words if (word < of.index and word != head.index) or word == noun.index)
    hedges = [parsed.tokens[word].lower for word in words if parsed.tokens[word].lower in HEDGES | HEDGING]
    whole = statement.say(word for word in part.words if word > of.index)
    kind = SlotKind.FRACTION if fraction else SlotKind.SHARE
    answer = parsed.words([words[len(hedges)], words[-1]])
    yield Slot(kind, words, part.words, None if is_subject else part, answer, hedge=" ".join(hedges), noun=whole)
