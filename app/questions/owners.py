"""Whose something is that a statement tells of: "Which country’s help does the firm seek?"."""

from collections.abc import Iterator

from app.facts.clauses import Part
from app.facts.gazetteer import country_of_people
from app.facts.names import Name, NameKind
from app.facts.rendering import tidy
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token
from app.facts.whole import RULE as WHOLE
from app.questions.phrasing import Asked, in_order_of_parts, turned_verbs
from app.questions.slot import Slot, SlotKind

# What is one country's alone is told by the country: which one fought the war is no news, nor is whose border it is.
TELLING = frozenset("war invasion aggression capital border independence history people annexation attack".split())
INTENSIFYING = frozenset("urgently badly desperately sorely greatly strongly deeply".split())
CHAIN = {"xcomp"}
OF_COUNTRIES = {NameKind.COUNTRY, NameKind.PEOPLE, NameKind.CITY, NameKind.REGION}


def owners_of(statement: Statement) -> Iterator[Asked]:
    """Ask which country’s thing is the object of a statement, or of what its subject seeks or wants to do."""
    clause = statement.clause
    # "The war in Chile has changed whose policy?" answers itself.
    placed = any(name.first in clause.subject.words and name.kind in OF_COUNTRIES for name in statement.sentence.names)
    if clause.rule == WHOLE or clause.lead or placed:
        return
    for name in statement.sentence.names:
        thing = _thing(statement, name)
        part = next((part for part in clause.rest if thing and thing.index in part.words), None)
        phrase = tuple(range(name.first, thing.index + 1)) if thing else ()
        asked = part and set(phrase) <= set(part.words) and thing and not _tells(statement, thing)
        stem = _stem(statement, part, phrase, statement.say(phrase[name.last + 2 - name.first :])) if asked else ""
        if part and stem:
            words = tuple(range(name.first, name.last + 1))
            answer = statement.sentence.parsed.words([name.first, name.last])
            yield Asked(statement, Slot(SlotKind.COUNTRY, words, phrase, part, answer), stem)


def _stem(statement: Statement, part: Part | None, phrase: tuple[int, ...], thing: str) -> str:
    """Put what is owned in front, and what else stands in its part behind the verb."""
    turned = turned_verbs(statement)
    if turned is None or part is None:
        return ""
    parsed, clause = statement.sentence.parsed, statement.clause
    left = statement.say([word for word in part.words if word not in phrase and not _intensifies(parsed, word)])
    rest = in_order_of_parts(statement, tuple(other for other in clause.rest if other != part))
    said = f"{turned[0]} {statement.small(clause.subject)} {turned[1]} {left} {rest}"
    return tidy(f"Which country’s {thing} {said}").strip() + "?"


def _intensifies(parsed: Parsed, word: int) -> bool:
    """Say whether a word in a clause further down only says how much: without it the question is shorter."""
    return parsed.tokens[word].lower in INTENSIFYING and parsed.tokens[parsed.tokens[word].head].dep == "relcl"


def _thing(statement: Statement, name: Name) -> Token | None:
    """Give what a country owns, if it is the object of the verb or of the verb under it, and so is nothing else."""
    parsed = statement.sentence.parsed
    owner = parsed.tokens[name.last]
    thing = parsed.tokens[owner.head]
    marked = [child.index for child in parsed.children(owner.index, "case")] == [name.last + 1]
    if name.kind is not NameKind.COUNTRY or owner.dep != "poss" or not marked or thing.dep != "dobj":
        return None
    alone = parsed.child(thing.index, "conj", "appos", "relcl") is None
    return thing if alone and _governs(parsed, statement.clause.verb, thing) and thing.pos == "NOUN" else None


def _governs(parsed: Parsed, verb: int, thing: Token) -> bool:
    above = parsed.tokens[thing.head]
    return above.index == verb or (above.dep in CHAIN and above.head == verb)


def _tells(statement: Statement, thing: Token) -> bool:
    """Say whether the thing or what is said of it tells whose it must be."""
    under = set(statement.sentence.parsed.subtree(thing.index))
    named = [name for name in statement.sentence.names if name.first in under and name.kind in OF_COUNTRIES]
    others = [name for name in named if name.first > thing.index and country_of_people(name.text) is None]
    return thing.lemma in TELLING or bool(others)
