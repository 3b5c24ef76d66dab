"""Amounts that leave open of what they are: "sent 1,870", "owns 8.6%", "two-fifths came", "five litres a day"."""

import re
from collections.abc import Callable

from app.facts.syntax import SUBJECTS, Token
from app.questions.open_words import Shown

# Whoever does one of these does it to a thing, of which a bare number says nothing.
HANDLING = frozenset(
    """own hold control have possess send supply provide deliver receive get buy purchase sell acquire obtain produce
    make export import ship contribute donate need use consume store offer give return hand transfer restore""".split()
)
OWNING = frozenset("own hold control possess buy purchase sell acquire".split())
UNITS = frozenset(
    "litre liter gallon barrel ton tonne kilogram kilo kg gram pound bushel sack crate truckload bottle".split()
)
FRACTION = re.compile(
    r"(?:\w+-)?(?:half|halve|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|percent|%)s?$", re.IGNORECASE
)
COUNTED = {"NOUN", "PROPN", "PRON"}
SHARED = frozenset("of among".split())
SPANS = frozenset("second minute hour day week month year decade century".split())
ROW = frozenset("first second third former latter".split())
WHEN = frozenset("by before when until after since during".split())
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def _handled(shown: Shown, token: Token) -> bool:
    """Say whether somebody "sent 1,870" or "owns 8.6%", and nothing says of what."""
    verb = shown.parsed.tokens[token.head]
    share = token.lower in {"%", "percent"}
    amount = (token.tag == "CD" and not YEAR.match(token.text)) or share
    if token.dep != "dobj" or not amount or verb.lemma not in (OWNING if share else HANDLING):
        return False
    told = any(child.dep in {"prep", "relcl", "acl"} and child.lower in SHARED for child in shown.children(token))
    after = shown.parsed.tokens[token.index + 1 : token.index + 2]
    counted = any(other.tag in {"NNS", "NNPS"} for other in shown.before(token))
    return not told and not (after and after[0].pos in COUNTED) and (share or not counted)


def _measured(shown: Shown, token: Token) -> bool:
    """Say whether somebody gets "five litres a day", and nothing says of what."""
    verb = shown.parsed.tokens[token.head]
    if token.lemma not in UNITS or token.dep != "dobj" or verb.lemma not in HANDLING:
        return False
    counted = shown.children(token, "nummod") and not shown.children(token, "compound", "amod", "relcl", "acl")
    return bool(counted) and "of" not in shown.prepositions(token)


def _part_of_nothing(shown: Shown, token: Token) -> bool:
    """Say whether "three out of four" or "two-fifths" does something, and nothing says of what."""
    below = shown.below(token)
    all_but = token.lower == "all" and any(other.tag == "CD" for other in below)
    if token.dep not in SUBJECTS or not (token.tag == "CD" or FRACTION.match(token.text) or all_but):
        return False
    counted = (other for other in below if other.pos in COUNTED and other is not token)
    things = [other for other in counted if not FRACTION.match(other.text)]
    ahead = [other for other in shown.before(token) if other.tag in {"NNS", "NNPS"} and not FRACTION.match(other.text)]
    return not (things or ahead)


def _span_alone(shown: Shown, token: Token) -> bool:
    """Say whether "twenty-two minutes" are something, and nothing says of what."""
    verb = shown.parsed.tokens[token.head]
    if token.lemma not in SPANS or token.dep not in SUBJECTS or verb.lemma != "be":
        return False
    return bool(shown.children(token, "nummod")) and {child.dep for child in shown.children(token)} <= {
        "nummod",
        "punct",
    }


def _so_long_by_then(shown: Shown, token: Token) -> bool:
    """Say whether something "had been so for two years", and nothing says when."""
    helping = shown.children(token, "aux")
    if token.dep not in {"ROOT", "conj"} or not any(child.lower == "had" for child in helping):
        return False
    spans = [child for child in shown.children(token, "prep") if child.lower == "for" and _spans(shown, child)]
    dated = any(other.tag == "CD" and YEAR.match(other.text) for other in shown.below(token))
    when = any(other.lower in WHEN for other in shown.below(token))
    return bool(spans) and not (dated or when)


def _spans(shown: Shown, preposition: Token) -> bool:
    return any(thing.lemma in SPANS for thing in shown.children(preposition, "pobj"))


def _compared(shown: Shown, token: Token) -> bool:
    """Say whether something is "more hopeful", and nothing says than what."""
    more = token.tag in {"RBR", "JJR"} and token.lower == "more" and token.dep == "advmod"
    quality = shown.parsed.tokens[token.head]
    if not more or quality.dep != "acomp":
        return False
    words = {shown.parsed.tokens[word].lower for word in shown.indices}
    return not words & {"than", "as", "compared", "even", "now"}


def _of_a_row(shown: Shown, token: Token) -> bool:
    """Say whether a sentence opens with "The first", and no noun says the first of what."""
    before, after = shown.before(token), shown.parsed.tokens[token.index + 1 : token.index + 2]
    if token.lower not in ROW or [other.lower for other in before] != ["the"] or not after:
        return False
    return after[0].text == "," or after[0].pos in {"VERB", "AUX"}


def _there_is_one(shown: Shown, token: Token) -> bool:
    """Say whether "there is one trained baker", and nothing says where."""
    verb = shown.parsed.tokens[token.head]
    if token.dep != "attr" or verb.lemma != "be" or not shown.children(verb, "expl"):
        return False
    number = shown.children(token, "nummod")
    placed = {"in", "at", "on", "among", "for", "of", "between", "from", "to", "near"}
    near = shown.prepositions(token) | shown.prepositions(verb)
    return bool(number) and not (near & placed or shown.children(verb, "advmod") or shown.children(token, "poss"))


AMOUNTS: tuple[Callable[[Shown, Token], bool], ...] = (
    _handled,
    _measured,
    _part_of_nothing,
    _span_alone,
    _so_long_by_then,
    _compared,
    _there_is_one,
    _of_a_row,
)
