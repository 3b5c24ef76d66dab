"""What a sentence holds up as so: "another proof of this is that A has left" tells that A has left."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, clause_at
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.syntax import SUBJECTS

# A fear, a plan or a claim "is that" need not be so.
VOUCHING = frozenset("proof evidence fact result outcome upshot reason example".split())
RULE = "proof"


def proofs(sentence: Sentence) -> Iterator[Clause]:
    """Give the clause after "a proof is that"."""
    parsed = sentence.parsed
    root = parsed.tokens[parsed.root]
    subject, said = parsed.child(root.index, *SUBJECTS), parsed.child(root.index, "ccomp")
    mark = parsed.child(said.index, "mark") if said else None
    if subject is None or said is None or mark is None or root.lower not in {"is", "was"}:
        return
    plain = subject.lemma in VOUCHING and mark.lower == "that" and not parsed.child(root.index, "neg", "aux", "acomp")
    clause = clause_at(sentence, said, parentheses(parsed, under=said.index), rule=RULE) if plain else None
    if clause:
        lead, rest = (tuple(part for part in parts if part.head != mark.index) for parts in (clause.lead, clause.rest))
        yield replace(clause, lead=lead, rest=rest)
