"""Clauses that a parser read wrongly, or of whose list or pair only a part was kept."""

import re
from collections.abc import Callable, Iterator

from app.facts.clauses import Clause
from app.facts.names import NameKind
from app.facts.syntax import Parsed, Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import SAYING
from app.facts.wrong_subjects import WRONG_SUBJECTS

GIVING = frozenset("give send offer pay show teach tell sell award grant lend cost bring hand owe promise".split())
JOINTS = frozenset("and or".split())
CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
NOMINAL = frozenset("NOUN PROPN NUM PRON".split())
NAMED = r"(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
GAPPED = re.compile(
    rf"(?:, (?:and )?{NAMED} (?P<as>in|on|to|from|at|for|with|by|of) (?:the )?[A-Z\d][^,;]*)"
    rf"(?:,| and|, and) {NAMED} (?P=as) (?:the )?[A-Z\d]"
)


def list_cut(clause: Clause) -> bool:
    """Say whether a list has lost its last members with the "and" before them ("sold bread, milk, eggs")."""
    parsed, kept = clause.sentence.parsed, clause.kept
    after = [token for token in parsed.tokens[kept[-1] + 1 : kept[-1] + 3] if token.text != ","][:1]
    if not after or after[0].lower not in JOINTS or after[0].index in kept:
        return False
    return any(_listed(clause, token) for token in clause.tokens if kept[-1] in parsed.subtree(token.index))


def _listed(clause: Clause, token: Token) -> bool:
    """Say whether a comma alone ties a last noun to another of its kind before it."""
    parsed = clause.sentence.parsed
    first = min(parsed.subtree(token.index))
    if token.pos not in NOMINAL or token.index <= clause.verb or parsed.tokens[max(0, first - 1)].text != ",":
        return False
    before = [other for other in parsed.children(token.head, "dobj") if other.index < first]
    return token.dep == "conj" or (token.dep == "dobj" and bool(before))


def two_objects(clause: Clause) -> bool:
    """Say whether a verb has two objects with a comma or "and" between them: a verb was read as a noun."""
    parsed, kept = clause.sentence.parsed, set(clause.kept)
    things = [token for token in parsed.children(clause.verb, "dobj") if token.index in kept]
    if len(things) <= 1 or parsed.tokens[clause.verb].lemma in GIVING:
        return False
    between = parsed.tokens[things[0].index : things[-1].index]
    return any(token.text == "," or token.lower in JOINTS for token in between)


def one_side(clause: Clause) -> bool:
    """Say whether "between Peru and Chile" has lost one side of the two."""
    parsed, kept = clause.sentence.parsed, set(clause.kept)
    for between in (token for token in clause.tokens if token.lower == "between" and token.dep == "prep"):
        side = parsed.child(between.index, "pobj")
        if side is None or _joined(parsed, side, kept):
            continue
        gone = (token for token in parsed.tokens[side.index :] if token.lower == "and" and token.index not in kept)
        if any(_links_noun(parsed, token) for token in gone):
            return True
    return False


def _joined(parsed: Parsed, side: Token, kept: set[int]) -> bool:
    return any(token.lower == "and" and token.index in kept for token in parsed.children(side.index, "cc"))


def _links_noun(parsed: Parsed, joint: Token) -> bool:
    """Say whether an "and" ties a noun without a verb of its own to what stands before it."""
    tied = next((token for token in parsed.children(joint.head, "conj") if token.index > joint.index), None)
    return tied is not None and tied.pos in {"NOUN", "PROPN"}


def gapped(clause: Clause) -> bool:
    """Say whether a sentence leaves its verb out where it says the like of others ("Lima on fish, Cusco on wool")."""
    return clause.rule != WHOLE and GAPPED.search(clause.sentence.text) is not None


def empty_preposition(clause: Clause) -> bool:
    """Say whether a preposition that leads a clause has lost its noun to the subject ("By, 6:20 Ann Poe left")."""
    parsed = clause.sentence.parsed
    bare = any(part.dep == "prep" and not parsed.children(part.head, "pobj", "pcomp", "prep") for part in clause.lead)
    return bare or any(
        CLOCK.fullmatch(child.text) is not None
        for token in clause.tokens
        if token.pos == "PROPN"
        for child in parsed.children(token.index, "nummod")
    )


def aside_for_verb(clause: Clause) -> bool:
    """Say whether a single comma parts a subject from its verb, and another verb follows behind a comma.

    "The ferry, built in Lima, sails to Chile" may be read as if the ferry built.
    """
    tokens, first = clause.sentence.parsed.tokens, clause.group[0]
    opened = [token for token in tokens[clause.subject.words[0] : first] if token.text == ","]
    if len(opened) != 1 or opened[0].index != first - 1:
        return False
    return any(token.dep == "conj" and _behind_comma(clause, token) for token in tokens[first:])


def _behind_comma(clause: Clause, verb: Token) -> bool:
    tokens = clause.sentence.parsed.tokens
    return verb.head == clause.verb and tokens[verb.index - 1].text == ","


def outer_list(clause: Clause) -> bool:
    """Say whether a relative clause has taken in the bodies that its sentence goes on to list.

    In "the Fleet, which lies in Callao, the Coast Guard and the Marines" the three are one list.
    """
    return clause.rule == "relative" and any(_goes_on(clause, token) for token in clause.tokens)


def _goes_on(clause: Clause, token: Token) -> bool:
    """Say whether a body with others behind it stands after a comma beside what is none."""
    parsed, name = clause.sentence.parsed, clause.sentence.name_at(token.index)
    if name is None or name.kind is not NameKind.BODY or token.dep not in {"appos", "conj"}:
        return False
    beside = clause.sentence.name_at(token.head)
    other = beside is None or beside.kind is not NameKind.BODY
    first = min(parsed.subtree(token.index))
    return other and parsed.tokens[first - 1].text == "," and parsed.child(token.index, "conj") is not None


def their_word_gone(clause: Clause) -> bool:
    """Say whether ", traders said," went from a clause that rests on nobody else's word."""
    parsed, kept = clause.sentence.parsed, set(clause.kept)
    return not clause.attribution and any(
        token.lemma in SAYING and token.index not in kept and parsed.child(token.index, "nsubj") is not None
        for token in parsed.children(clause.verb, "parataxis")
    )


def those_who(clause: Clause) -> bool:
    """Say whether somebody is "one of those who gave up", and nothing says what."""
    return any(_tells_nothing(clause, token) for token in clause.tokens if token.lower == "those")


def _tells_nothing(clause: Clause, those: Token) -> bool:
    parsed = clause.sentence.parsed
    verbs: Iterator[Token] = iter(parsed.children(those.index, "relcl"))
    return any({child.dep for child in parsed.children(verb.index)} <= {"nsubj", "prt", "aux"} for verb in verbs)


MISREAD: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("a list cut short", list_cut),
    ("one side of two", one_side),
    ("a verb left out", gapped),
    ("a preposition without its noun", empty_preposition),
    ("an aside read as the verb", aside_for_verb),
    ("a list of the outer sentence", outer_list),
    ("a source left out", their_word_gone),
    ("those who did what", those_who),
    *WRONG_SUBJECTS,
)
