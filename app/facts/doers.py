"""Who may be the doer of ", doing ...": persons, countries and bodies, not things that happen or are so."""

from app.facts.clauses import Clause
from app.facts.names import NameKind
from app.facts.words import HE_OR_SHE, HUMANS, TITLES

ACTING = frozenset({NameKind.PERSON, NameKind.COUNTRY, NameKind.PEOPLE, NameKind.BODY})
BODIES = frozenset(
    """state country nation government company firm council court parliament ministry party army police team union
    leader official campaigner scientist researcher worker student doctor teacher soldier protester people""".split()
)
NOUNS = HUMANS | TITLES | BODIES


def acts(clause: Clause) -> bool:
    """Say whether the subject of a clause is somebody who does things, and does what the clause tells."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    name = clause.sentence.name_at(head.index)
    if name is not None and name.last == head.index:
        return name.kind in ACTING or _capital_for_country(clause)
    return head.lower in HE_OR_SHE or (head.pos == "NOUN" and head.lemma.lower() in NOUNS)


def _capital_for_country(clause: Clause) -> bool:
    """Say whether a town stands bare as the subject: "Moscow" acts as its country does."""
    head = clause.sentence.parsed.tokens[clause.subject.head]
    return head.pos == "PROPN" and len(clause.subject.words) == 1
