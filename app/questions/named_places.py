"""Questions for a place or paper that a statement calls by its sort ("in the village of Dunmore")."""

from collections.abc import Iterator

from app.facts.clauses import Part
from app.facts.statements import Statement
from app.questions.phrasing import Asked, in_order_of_parts, turned_verbs
from app.questions.slot import Slot, SlotKind

SORTS = frozenset(
    """village town city province district county island suburb borough hamlet journal magazine newspaper""".split()
)
IN_OR_NEAR = {*(("in", sort) for sort in SORTS), ("near", "capital")}
FEWEST = 4
"""A preposition, an article, a sort and a name."""


def named_places(statement: Statement) -> Iterator[Asked]:
    """Ask in which village, town, journal ... a statement's subject is or does something."""
    clause = statement.clause
    for part in (*clause.rest, *clause.lead):
        slot = _slot(statement, part)
        turned = turned_verbs(statement) if slot else None
        if slot and turned:
            sort = statement.sentence.parsed.tokens[part.words[2]].lower
            rest = tuple(other for other in clause.rest if other != part)
            bare = Statement(statement.reading, clause.without(part), statement.edits)
            auxiliary, verbs = turned
            said = f"{auxiliary} {statement.small(clause.subject)} {verbs} {in_order_of_parts(bare, rest)}"
            yield Asked(statement, slot, f"{slot.preposition.capitalize()} which {sort} {said.strip()}?")


def _slot(statement: Statement, part: Part) -> Slot | None:
    """Find the name after "in the village of"; None where the part holds anything else."""
    tokens = [statement.sentence.parsed.tokens[word] for word in part.words]
    if len(tokens) < FEWEST or part.words[-1] - part.words[0] + 1 != len(tokens):
        return None
    link, the, sort, *rest = tokens
    name = rest[1:] if rest[0].lower == "of" else rest
    plain = the.lower == "the" and (link.lower, sort.lower) in IN_OR_NEAR
    if not plain or not name or any(token.pos != "PROPN" for token in name):
        return None
    words = tuple(token.index for token in name)
    return Slot(SlotKind.CITY, words, part.words[1:], part, statement.say(words), link.lower)
