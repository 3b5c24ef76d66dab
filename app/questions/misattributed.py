"""Statements that say of a name, or outright, what their sentence says of something else or only in a manner."""

from app.facts.names import PLACES, NameKind
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token

PEOPLE_ONLY, THINGS_ONLY = "who", "which"
LIMITING = frozenset("officially nominally theoretically ostensibly supposedly technically formally allegedly".split())
LIMITING_PHRASES = frozenset({("on", "paper"), ("in", "theory"), ("in", "principle"), ("in", "part")})


def says_of_another(statement: Statement) -> bool:
    """Say whether a clause tells of the last name what is so of the whole phrase, or has lost "on paper"."""
    return _part_of_phrase(statement) or _lost_limit(statement)


def _part_of_phrase(statement: Statement) -> bool:
    """Say whether "a baker from Lima, who ..." makes the city the one who did it, or "the tomb of Ann Poe, which"."""
    sentence, subject = statement.sentence, statement.clause.subject
    name = sentence.name_at(subject.head)
    verb = sentence.parsed.tokens[statement.clause.verb]
    if name is None or statement.clause.rule != "relative" or sentence.parsed.tokens[subject.head].dep != "pobj":
        return False
    between = sentence.parsed.tokens[name.last + 1 : verb.index]
    relative = next((token.lower for token in between if token.lower in {PEOPLE_ONLY, THINGS_ONLY}), "")
    place_acts = relative == PEOPLE_ONLY and name.kind in PLACES
    return place_acts or (relative == THINGS_ONLY and name.kind is NameKind.PERSON)


def _lost_limit(statement: Statement) -> bool:
    """Say whether the words that make a statement true only in a manner are left out of it."""
    clause, parsed = statement.clause, statement.sentence.parsed
    kept = set(clause.kept)
    around = parsed.children(clause.verb, "prep", "advmod")
    return any(_limits(parsed, token) for token in around if token.index not in kept)


def _limits(parsed: Parsed, token: Token) -> bool:
    thing = parsed.child(token.index, "pobj")
    phrase = thing is not None and (token.lower, thing.lower) in LIMITING_PHRASES and thing.index == token.index + 1
    bare = phrase and thing is not None and not parsed.children(thing.index)
    return bare or (token.lower in LIMITING and token.dep == "advmod")
