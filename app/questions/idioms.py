"""Figures of speech: what a state or a body does with a neck, a hand or a shoulder is a picture, not a fact."""

from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.statements import Statement
from app.facts.syntax import Token

PARTS = frozenset(
    """neck throat shoulder hand finger fist arm elbow foot toe heel knee back eye ear nose mouth tooth tongue lip cheek
    brow eyebrow heart stomach gut spine bone breath""".split()
)
REMAINS = frozenset("ash shadow wake rubble ruin grave cradle".split())
BODILESS = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.BODY}
ACTING = {"dobj", "pobj", "dep", "oprd"}


def figurative(statement: Statement) -> bool:
    """Say whether a statement gives a part of the body to what has none, a state or an organisation."""
    clause = statement.clause
    return pictures(statement.sentence, clause.tokens, clause.subject.head)


def pictures(sentence: Sentence, words: list[Token], subject: int) -> bool:
    """Say whether a state or an organisation is the subject of words that bring in a part of the body."""
    name = sentence.name_at(subject)
    parts = any(token.lemma.lower() in PARTS and token.pos == "NOUN" and token.dep in ACTING for token in words)
    ashes = any(token.lemma.lower() in REMAINS and token.dep == "pobj" and _owned(sentence, token) for token in words)
    return ashes or (name is not None and name.kind in BODILESS and parts)


def _owned(sentence: Sentence, token: Token) -> bool:
    """Say whether a place or a body is said to leave ashes or a shadow: nobody has seen them."""
    owner = sentence.parsed.child(token.index, "poss")
    link = sentence.parsed.child(token.index, "prep")
    owner = owner or (sentence.parsed.child(link.index, "pobj") if link and link.lower == "of" else None)
    return owner is not None and owner.pos == "PROPN"
