"""Appraisals: what somebody judges a thing to be, which is an opinion whoever's sentence it stands in."""

from app.facts.clauses import Clause
from app.facts.words import SAYING

# "The trouble was that ..." goes on what somebody said in the sentence before, or is the writer's own view.
APPRAISING = frozenset(
    """difficulty problem trouble mistake error tragedy irony paradox danger drawback weakness advantage strength beauty
    lesson truth upshot point reason challenge dilemma worry fear hope shame pity scandal failing flaw catch snag
    answer blessing curse""".split()
)
CALLED = frozenset("mistake tragedy disgrace scandal blunder folly pity shame betrayal farce travesty outrage".split())


def appraised(clause: Clause) -> bool:
    """Say whether something's difficulty "was that ...", or something "was a mistake", and nobody says so."""
    parsed = clause.sentence.parsed
    be = parsed.tokens[clause.verb]
    if be.lemma != "be" or clause.attribution or any(token.lemma in SAYING for token in clause.tokens):
        return False
    what = parsed.child(be.index, "ccomp", "xcomp", "advcl")
    told = what is not None and what.index > be.index and parsed.child(what.index, "mark", "aux") is not None
    judged = parsed.tokens[clause.subject.head].lemma in APPRAISING and told
    return judged or any(token.lemma in CALLED for token in parsed.children(be.index, "attr"))
