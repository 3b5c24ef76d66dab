"""Bare counts, objects, groups and bodies: "spoke of 15,000", "the number of pieces", "that much money"."""

from collections.abc import Callable

from app.facts.gazetteer import country_named, country_of_people
from app.facts.syntax import SUBJECTS, Token
from app.questions.left_open_amounts import COUNTED, SPANS, YEAR
from app.questions.open_words import Shown

AMOUNT_LINKS = frozenset("of with".split())
MONEY = frozenset("$ £ € %".split())
OBJECTS = frozenset("object piece item artefact artifact exhibit".split())
COUNTING = frozenset("number estimate count".split())
COUNTERPARTS = frozenset("counterpart equivalent".split())
MEETING = frozenset("meet call tell visit host invite greet receive".split())
COMPLETING = frozenset("of to for".split())
BENCHES = frozenset("senate chamber panel bench".split())
PLACED = frozenset("GPE NORP ORG".split())
GROUPS = frozenset("activist critic protester demonstrator campaigner opponent supporter".split())
REACTING = frozenset("celebrate cheer object protest gather rally march demonstrate rejoice".split())
ABOUT = frozenset("for against to over about at after because when as".split())


def _count_alone(shown: Shown, token: Token) -> bool:
    """Say whether somebody "spoke of 15,000" or is "followed by Lima with 3 million", and no noun says of what."""
    link = shown.parsed.tokens[token.head]
    if token.tag != "CD" or token.dep != "pobj" or link.lower not in AMOUNT_LINKS or YEAR.match(token.text):
        return False
    if shown.parsed.tokens[link.head].pos not in {"VERB", "AUX", "PROPN"} or _is_told(shown, token):
        return False
    return not any(other.pos == "NOUN" and other.lemma not in SPANS for other in shown.before(token))


def _is_told(shown: Shown, token: Token) -> bool:
    """Say whether a count is money or has its noun behind it."""
    after = shown.parsed.tokens[token.index + 1 : token.index + 2]
    money = any(other.text in MONEY for other in shown.below(token))
    return money or bool(after and after[0].pos in COUNTED) or "of" in shown.prepositions(token)


def _that_much(shown: Shown, token: Token) -> bool:
    """Say whether "that much money" is told of, and no amount before it."""
    much = shown.parsed.tokens[token.head]
    if token.lower not in {"that", "this"} or token.dep != "advmod" or much.lower not in {"much", "many"}:
        return False
    return much.dep == "amod" and not any(other.tag == "CD" for other in shown.before(token))


def _of_no_thing(shown: Shown, token: Token) -> bool:
    """Say whether "the number of pieces" is told of, and nothing says what pieces."""
    if token.lemma not in OBJECTS or token.tag != "NNS" or token.lemma in shown.told:
        return False
    link = shown.parsed.tokens[token.head]
    numbered = link.lower == "of" and shown.parsed.tokens[link.head].lemma == "number"
    if shown.children(token) or not numbered:
        return False
    words = [shown.parsed.tokens[word] for word in shown.indices if word != token.index]
    return not any(word.entity == "ORG" or (word.pos == "NOUN" and word.lemma not in COUNTING) for word in words)


def _counterpart(shown: Shown, token: Token) -> bool:
    """Say whether somebody "found a counterpart", and nothing says of what."""
    verb = shown.parsed.tokens[token.head]
    if token.lemma not in COUNTERPARTS or token.pos != "NOUN" or token.dep not in {"dobj", "attr"}:
        return False
    national = any(child.text[:1].isupper() for child in shown.children(token, "amod"))
    beside = shown.children(token, "poss", "compound", "relcl", "acl")
    told = (shown.prepositions(token) | shown.prepositions(verb)) & COMPLETING
    return verb.lemma not in MEETING and not (national or beside or told)


def _body_of_none(shown: Shown, token: Token) -> bool:
    """Say whether "the senate" does something, and nothing says of which court or country."""
    if token.text not in BENCHES or token.dep not in SUBJECTS or token.text in shown.told:
        return False
    beside = [child.lower for child in shown.children(token) if child.dep != "punct"]
    landed = any(country_named(word.title()) or country_of_people(word.title()) for word in shown.told)
    words = [shown.parsed.tokens[word] for word in shown.indices if word != token.index]
    told = any(word.entity in PLACED or (word.index < token.index and word.lemma == token.lemma) for word in words)
    return beside == ["the"] and not (landed or told)


def _group_reacts(shown: Shown, token: Token) -> bool:
    """Say whether "activists celebrated", and nothing says what."""
    verb = shown.parsed.tokens[token.head]
    if token.lemma.lower() not in GROUPS or token.dep not in SUBJECTS or verb.lemma not in REACTING:
        return False
    if shown.titled or shown.children(token) or token.lemma.lower() in shown.told:
        return False
    told = shown.children(verb, "dobj", "ccomp", "xcomp", "advcl") or shown.prepositions(verb) & ABOUT
    return verb.pos == "VERB" and not told


BARE: tuple[Callable[[Shown, Token], bool], ...] = (
    _count_alone,
    _that_much,
    _of_no_thing,
    _counterpart,
    _body_of_none,
    _group_reacts,
)
