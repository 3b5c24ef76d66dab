"""The war that a sentence is about: it tells which annexations or truce is meant."""

from app.facts.clauses import Clause, Part
from app.facts.syntax import Parsed

ABOUT = frozenset("regarding concerning".split())
CONFLICTS = frozenset("war conflict".split())
OF_A_WAR = frozenset(
    "annexation invasion occupation fighting ceasefire truce frontline mobilisation mobilization".split()
)


def topic(parsed: Parsed, first: int, last: int) -> Part | None:
    """Give "regarding the Peruvian war" where it stands between two words, wherever the parser hangs it."""
    for token in parsed.tokens[first + 1 : last]:
        thing = parsed.child(token.index, "pobj") if token.lower in ABOUT and token.dep == "prep" else None
        words = tuple(parsed.subtree(token.index))
        whole = words == tuple(range(token.index, words[-1] + 1)) and words[-1] < last
        if thing and thing.lemma in CONFLICTS and whole and _named(parsed, words):
            return Part(token.index, "prep", words)
    return None


def of_a_war_told(clause: Clause, lemma: str) -> bool:
    """Say whether a noun is part of a war, and the clause names just one."""
    parsed = clause.sentence.parsed
    wars = [token for token in clause.tokens if token.lemma in CONFLICTS and token.pos == "NOUN"]
    return lemma in OF_A_WAR and len(wars) == 1 and _named(parsed, tuple(parsed.subtree(wars[0].index)))


def _named(parsed: Parsed, words: tuple[int, ...]) -> bool:
    return any(parsed.tokens[word].pos == "PROPN" for word in words)
