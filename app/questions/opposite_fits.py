"""Where a word's opposite fits: it must take what stands after the word, and deny what the sentence says."""

import re

from app.facts.statements import Statement
from app.facts.syntax import SUBJECTS, Token

# What is measured is less, not fewer: money, distances, times and weights.
MEASURES = (
    "per ?cent|euros?|dollars?|pounds?|francs?|pesos?|yen|yuan|roubles?|rupees?|soles|cents?|"
    "years?|months?|weeks?|days?|hours?|minutes?|seconds?|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|"
    "tons?|tonnes?|kilograms?|kilos?|lit(?:re|er)s?|hectares?|acres?|degrees"
)
NUMBER = r"(?:\d[\d.,]*|[a-z]+)(?: (?:hundred|thousand|million|billion|trillion))?"
COUNTED = re.compile(rf"more than (?:(?:a |an |one )?(?:half|third|quarter)|[£$€]\d|{NUMBER}(?:%| (?:{MEASURES})\b))")

TAKING_THINGS = frozenset("accepted declined".split())
"""One accepts and declines an offer; one declines to do what nobody "accepts to do", and prices only decline."""
ALLOWING = frozenset("banned permitted".split())
"""Somebody is permitted to do a thing, and banned from doing it: the two share no infinitive."""
MANAGING = frozenset("succeeded failed".split())
"""One succeeds in a thing and fails in it; one succeeds a person, and fails to do a thing."""
AGREEING = frozenset("agreed refused agreeing refusing".split())
SAME_THING = frozenset("agree accept refuse decline reject".split())
OPENING = frozenset("opened closed".split())
PARTS = frozenset("majority minority".split())
BOUNDS = frozenset("until till unless".split())
ONE_WAY = frozenset(
    "less fewer below under more over above least most low high lowest highest record only just nothing zero".split()
)
NEAR = 5
PLURAL = {"NNS", "NNPS"}


def opposite_fits(statement: Statement, word: str, token: Token) -> bool:
    """Say whether the opposite of a word takes the same complement here, and is false where the word is true."""
    parsed = statement.sentence.parsed
    to_do = parsed.child(token.index, "xcomp")
    if word in TAKING_THINGS:
        return parsed.child(token.index, "dobj", "nsubjpass") is not None and to_do is None
    if word in ALLOWING:
        return to_do is None or to_do.tag != "VB"
    if word in MANAGING:
        return to_do is None and parsed.child(token.index, "dobj", "ccomp") is None
    if word in AGREEING:
        return to_do is not None and to_do.tag == "VB" and to_do.lemma not in SAME_THING and not _bounded(statement)
    if word in OPENING:
        return _of_one_thing(statement, token)
    return word not in PARTS or _plain_part(statement, token)


def bounded_one_way(statement: Statement, token: Token) -> bool:
    """Say whether a change ends at a bound that fits its own way only ("fell to less than 50", "rose to a high")."""
    after = [other.lower for other in statement.sentence.parsed.tokens[token.index + 1 : token.index + 1 + NEAR]]
    return "to" in after[:2] and bool(ONE_WAY & set(after))


def _bounded(statement: Statement) -> bool:
    """Say whether something is so until or unless something else is: what is refused until then is not agreed till."""
    return any(token.lower in BOUNDS for token in statement.clause.tokens)


def _of_one_thing(statement: Statement, token: Token) -> bool:
    """Say whether one thing told apart opened: of 40 schools that closed, others may have opened."""
    parsed = statement.sentence.parsed
    thing = parsed.child(token.index, "dobj") or parsed.child(token.index, *SUBJECTS)
    if token.pos != "VERB" or thing is None or thing.tag in PLURAL:
        return False
    definite = any(child.lower == "the" or child.dep == "poss" for child in parsed.children(thing.index))
    return thing.tag != "CD" and (definite or thing.pos == "PROPN")


def _plain_part(statement: Statement, token: Token) -> bool:
    """Say whether a majority is one of something, with no word on its size: nobody holds "a slim minority"."""
    parsed = statement.sentence.parsed
    return parsed.child(token.index, "amod", "compound", "nummod") is None
