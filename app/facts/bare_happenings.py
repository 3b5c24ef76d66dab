"""Clauses that tell nothing: a minister took office, a meeting was held, and neither when nor where."""

from app.facts.clauses import Clause
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS, HAPPENINGS

TAKEN = {"take": frozenset("office power charge over".split()), "win": frozenset("election re-election".split())}
PUT_IN = frozenset("elect reelect re-elect appoint inaugurate swear install name".split())
HELD = frozenset("hold stage begin end open close start finish conclude".split())
LENGTH = 3


def tells_nothing(clause: Clause) -> bool:
    """Say whether somebody came into office, or an event was held, and nothing more is told of it."""
    tokens = clause.sentence.parsed.tokens
    verb = tokens[clause.verb]
    after = [token for token in clause.tokens if token.index > clause.verb and token.pos not in {"PUNCT", "DET", "ADP"}]
    if any(_tells(token) for part in (*clause.rest, *clause.lead) for token in (tokens[word] for word in part.words)):
        return False
    passive = clause.sentence.parsed.child(verb.index, "auxpass") is not None
    taken = {token.lower for token in clause.tokens if token.index > clause.verb} & TAKEN.get(verb.lemma, frozenset())
    happening = tokens[clause.subject.head].lemma in EVENT_NOUNS | HAPPENINGS
    held = (verb.lemma in HELD) or (verb.lemma == "take" and any(token.lower == "place" for token in after))
    put = passive and verb.lemma in PUT_IN and not after
    return len(after) < LENGTH and (bool(taken) or put or (happening and held and len(after) <= 1))


def _tells(token: Token) -> bool:
    """Say whether a word gives a time, a place or a figure."""
    return token.tag == "CD" or token.pos == "PROPN" or token.entity in {"DATE", "TIME", "GPE"}
