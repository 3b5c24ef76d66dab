"""Visits whose goal the sentence before tells: "She is to travel to Lima. Then Ann Poe confirmed her visit."."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, clause_at
from app.facts.gates import GATES, vague_time
from app.facts.names import NameKind
from app.facts.parentheses import parentheses
from app.facts.reading import Library, Reading, Sentence
from app.facts.statements import Statement, settled_words
from app.facts.syntax import Token

VISITS = frozenset("visit trip journey".split())
TELLING = frozenset("confirm announce cancel postpone".split())
GOING = frozenset("travel visit trip journey fly go come".split())
TO = frozenset(["to"])
GOALS = frozenset({NameKind.CITY, NameKind.COUNTRY})
RULE = "visit"
OTHER_HALF = "a noun without its other half"  # the sentence before has it


def visits(reading: Reading, sentence: Sentence, library: Library) -> Iterator[Statement]:
    """Give "Ann Poe confirmed her visit to Lima" where the sentence before speaks of one journey, to Lima."""
    for visit in sentence.parsed.tokens:
        clause = _clause(sentence, visit) if visit.lemma in VISITS and visit.dep == "dobj" else None
        before = reading.before(sentence) if clause else None
        goal = _goal(before) if before else ""
        if clause is None or before is None or not goal or _refused(clause, dated=reading.dated is not None):
            continue
        edits = settled_words(clause, reading, library)
        if edits is not None:
            told = {**edits, visit.index: f"{visit.text} to {goal}"}
            yield Statement(reading, clause, told, since=before.start)


def _clause(sentence: Sentence, visit: Token) -> Clause | None:
    """Read "Ann Poe confirmed her visit", and nothing more of it."""
    parsed = sentence.parsed
    verb = parsed.tokens[visit.head]
    subject = parsed.child(verb.index, "nsubj")
    named = sentence.name_at(subject.index) if subject else None
    own = [child.tag for child in parsed.children(visit.index)] == ["PRP$"]
    if verb.lemma not in TELLING or verb.tag != "VBD" or not own or named is None or named.kind is not NameKind.PERSON:
        return None
    clause = clause_at(sentence, verb, parentheses(parsed))
    whole = clause is not None and [part.head for part in clause.rest] == [visit.index] and len(clause.group) == 1
    return replace(clause, lead=(), rule=RULE) if clause and whole else None


def _goal(before: Sentence) -> str:
    """Give the one place to which a sentence says that somebody goes."""
    parsed = before.parsed
    names = [name for name in before.names if name.kind in GOALS and parsed.tokens[name.last].dep == "pobj"]
    gone_to = [
        name
        for name in names
        if (to := parsed.tokens[parsed.tokens[name.last].head]).lower in TO and parsed.tokens[to.head].lemma in GOING
    ]
    return gone_to[0].text if len(gone_to) == 1 else ""


def _refused(clause: Clause, *, dated: bool) -> bool:
    return any(holds(clause) for name, holds in GATES if name != OTHER_HALF) or vague_time(clause, dated=dated)
