"""Nouns that "the" points at but nothing tells which."""

import re

from app.facts.clauses import Clause
from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.facts.topics import of_a_war_told
from app.facts.words import UNIQUE

MEASURED = frozenset("month week day hour minute decade m km metre mile kilometre".split())
OF_A_STATE = frozenset(
    """government president parliament leader minister premier ambassador embassy economy market people population army
    military navy force police state constitution border capital language currency authority public side coast press
    media law subcontinent invasion election leadership ministry foreign community society culture territory opposition
    nation monarchy crown congress senate cabinet court bank flag anthem subsidiary
    complex""".split()
)
# A town has more than one of these: "the Lima club" is a second name of one that was named before.
OF_MANY = frozenset(
    """club side team company firm giant bank school hospital newspaper paper broadcaster charity carmaker retailer
    supermarket airline outfit brewer lender manufacturer striker midfielder defender goalkeeper forward singer actor
    actress rapper star native man woman teenager politician businessman businesswoman""".split()
)
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
RESTRICTING = {"prep", "relcl", "acl", "poss", "compound", "nmod", "appos"}


def bare_definites(clause: Clause, settled: frozenset[int]) -> list[Token]:
    """Give the nouns that "the" points at but nothing in the clause tells which ("the meeting")."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    bare: list[Token] = []
    for token in clause.tokens:
        if token.pos != "NOUN" or token.index in settled or token.lemma in UNIQUE or token.text[:1].isdigit():
            continue
        children = [child for child in parsed.children(token.index) if child.index in kept]
        definite = any(child.lower == "the" for child in children)
        told = (
            _ordinal_age(token, children)
            or of_a_war_told(clause, token.lemma)
            or _counted_kind(token, children)
            or any(_restricts(child, clause) for child in children)
        )
        named = any(_names(child, token, clause) for child in children if child.dep != "appos")
        if definite and not told and not named:
            bare.append(token)
    return bare


def _names(child: Token, noun: Token, clause: Clause) -> bool:
    """Say whether a name tells which; a people's does of what a state has one of ("the Peruvian government")."""
    name = clause.sentence.name_at(child.index)
    if name is None or name.kind is not NameKind.PEOPLE:
        return name is not None and not one_of_many(clause.sentence, child)
    return noun.lemma in OF_A_STATE or child.dep != "amod"


def _restricts(child: Token, clause: Clause) -> bool:
    """Say whether a phrase tells which; after a comma it only adds to what is known ("the group, who trained ...")."""
    parsed = clause.sentence.parsed
    if child.dep == "amod" and child.index > child.head and parsed.child(child.index, "prep") is not None:
        return parsed.tokens[child.index - 1].index == child.head  # "the metals abundant in Peru"
    if one_of_many(clause.sentence, child):
        return False
    if child.dep not in RESTRICTING or (child.dep in {"compound", "nmod"} and child.pos != "PROPN"):
        return False
    first = min(parsed.subtree(child.index))
    if child.lower == "on" and parsed.tokens[child.head].dep == "dobj":
        return False  # "met the sisters on Monday": the parser hangs on the noun what belongs to the verb
    added = child.dep in {"relcl", "acl", "appos"} and first > 0 and parsed.tokens[first - 1].text in {",", "–", "("}
    return not added


def one_of_many(sentence: Sentence, child: Token) -> bool:
    """Say whether a name only tells where one of many sits ("the Lima club"): which of them, the text before says."""
    name = sentence.name_at(child.index)
    in_town = name is not None and name.kind in {NameKind.CITY, NameKind.REGION}
    return in_town and child.dep in {"compound", "nmod"} and sentence.parsed.tokens[child.head].lemma in OF_MANY


def _counted_kind(token: Token, children: list[Token]) -> bool:
    """Say whether a number and an adjective tell which: "the four Asian countries", but not "the two countries".

    A number alone tells of a time or a measure: "the three months", "the 60m".
    """
    deps = {child.dep for child in children if not YEAR.fullmatch(child.text)}
    return "nummod" in deps and (bool(deps & {"amod", "compound"}) or token.lemma in MEASURED)


def _ordinal_age(token: Token, children: list[Token]) -> bool:
    return token.lemma in {"century", "decade"} and any(child.dep == "amod" for child in children)
