"""Shorter statements: what a long one still says without circumstances that it can lose and stay true."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, Part
from app.facts.cut_thoughts import URGING
from app.facts.dates import dates_in
from app.facts.epithets import epithets
from app.facts.names import PLACES
from app.facts.statements import Statement, ranks
from app.facts.syntax import Token
from app.facts.words import ASKING, MONTHS

AT_EASE = 22  # with "According to", and a title as one word, 25
UNTITLED = 21  # "According to the article" has one word more
PLACING = {"in", "on", "at", "near", "during"}
PURPOSE = {"to"}
# Under these words what is left need not be true any more, or not be all that is meant.
LEANING = frozenset("only all every each no not never most more less unless if than except when while".split())
MOST_CUTS = 3
CITIES = re.compile(r"\bin the (?:[A-Z][a-z]+ )?(?:city|cities|towns?|villages?) of (?=[A-Z])")


def shorter(statement: Statement) -> Iterator[Statement]:
    """Give a long statement without as few circumstances as make it easy to read; nothing where none can go."""
    if not too_long(statement) or statement.wording:
        return
    left = _plain_cities(statement)
    if left is not statement and not too_long(left):
        yield left
        return
    for _ in range(MOST_CUTS):
        gone = next(_spare(left), None)
        if gone is None:
            return
        left = replace(left, clause=without(left.clause, gone))
        if not too_long(left):
            yield left
            return


def without_epithets(statement: Statement) -> Statement:
    """Leave out of a long statement what only describes leaders who are named: opinion, and many a word in a list."""
    gone = epithets(statement.clause) if too_long(statement) and not statement.wording else frozenset[int]()
    subject = _left(statement.clause.subject, gone)
    if not gone or subject is None:
        return statement
    return replace(statement, clause=replace(without(statement.clause, gone), subject=subject))


def too_long(statement: Statement) -> bool:
    """Say whether a statement has more words than a reader of a claim takes in at once."""
    return len(statement.text.split()) > (AT_EASE if statement.reading.title else UNTITLED)


def _spare(statement: Statement) -> Iterator[frozenset[int]]:
    """Give circumstances that a statement can lose, last first: a purpose, a place or day at its end, a lead."""
    clause = statement.clause
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    if any(_leans(token, clause) for token in clause.tokens) or clause.attribution:
        return
    for token in sorted(clause.tokens, key=lambda token: -token.index):
        words = frozenset(parsed.subtree(token.index)) & kept
        last, first = max(words) == max(kept), min(words) == min(kept)
        if clause.verb in words or words & set(clause.subject.words):
            continue
        if (last and (_is_purpose(token, clause) or _is_scene(token, words, clause))) or (
            first and _leads(token, words, clause)
        ):
            yield words
        elif last and (gone := _alternative(token, words, clause)):
            yield gone


def _leans(token: Token, clause: Clause) -> bool:
    """Say whether a word makes the sentence true only with all its words; "all five Asian states" are told by these."""
    parsed = clause.sentence.parsed
    counted = token.lower == "all" and parsed.child(token.head, "nummod") is not None
    return token.lower in LEANING and not (counted and parsed.child(token.head, "amod", "compound") is not None)


def _is_purpose(token: Token, clause: Clause) -> bool:
    """Say whether a word heads "to discuss ..." after a verb that is whole without it."""
    tokens = clause.sentence.parsed.tokens
    return (
        token.dep == "advcl"
        and tokens[clause.verb].lemma not in ASKING | URGING
        and token.head == clause.verb
        and token.index > clause.verb
        and any(tokens[child.index].lower in PURPOSE for child in clause.sentence.parsed.children(token.index, "aux"))
    )


def _alternative(token: Token, words: frozenset[int], clause: Clause) -> frozenset[int]:
    """Give "or ..." at the end after "can ...": who can do either can do the first."""
    parsed = clause.sentence.parsed
    before = parsed.tokens[token.index - 1]
    first = token
    while first.dep == "conj":
        first = parsed.tokens[first.head]
    can = any(child.lower == "can" for child in parsed.children(first.index, "aux"))
    alone = sum(other.lower == "or" for other in clause.tokens) == 1
    joined = token.dep == "conj" and before.lower == "or" and min(words) == token.index
    return words | {before.index} if joined and can and alone and token.tag == "VB" else frozenset()


def _plain_cities(statement: Statement) -> Statement:
    """Write "in Lima and Cusco" for "in the Peruvian cities of Lima and Cusco" in what stands for a pronoun."""
    edits = {index: CITIES.sub("in ", text) for index, text in statement.edits.items()}
    return replace(statement, edits=edits) if edits != dict(statement.edits) else statement


def _is_scene(token: Token, words: frozenset[int], clause: Clause) -> bool:
    """Say whether a phrase at the end only places what a name or a noun before it is about, or what happened."""
    tokens = clause.sentence.parsed.tokens
    head = tokens[token.head]
    if token.dep != "prep" or token.lower not in PLACING or head.tag not in {"NN", "NNP", "VBD", "VB"}:
        return False
    if (head.index == clause.verb and head.tag != "VBD") or any(
        ranks(child) for child in clause.sentence.parsed.children(head.index)
    ):
        return False  # the first museum in Peru is not the first museum
    return all(_tells_scene(tokens[word], clause) for word in words - {token.index})


def _tells_scene(token: Token, clause: Clause) -> bool:
    named = clause.sentence.name_at(token.index)
    day = token.text in MONTHS or any(
        date.start <= token.start < date.end for date in dates_in(clause.sentence.parsed.text)
    )
    return (named is not None and named.kind in PLACES) or day or token.pos in {"DET", "PUNCT"}


def _leads(token: Token, words: frozenset[int], clause: Clause) -> bool:
    """Say whether a phrase before the subject gives the day of what happened once."""
    tokens = clause.sentence.parsed.tokens
    past = tokens[clause.group[0]].tag == "VBD" and len(clause.group) == 1
    counted = any(other.tag == "CD" and other.index not in words for other in clause.tokens)
    return token.dep == "prep" and token.lower == "on" and token.head == clause.verb and past and not counted


def without(clause: Clause, gone: frozenset[int]) -> Clause:
    """Take words out of a clause, with the comma that parted them."""
    tokens = clause.sentence.parsed.tokens
    gone |= {word for word in clause.kept if tokens[word].text == "," and {word - 1, word + 1} & gone}
    parts = (_left(part, gone) for part in clause.lead)
    rest = (_left(part, gone) for part in clause.rest)
    return replace(clause, lead=tuple(part for part in parts if part), rest=tuple(part for part in rest if part))


def _left(part: Part, gone: frozenset[int]) -> Part | None:
    words = tuple(word for word in part.words if word not in gone)
    head = words[0] if words and part.head in gone else part.head
    return Part(head, part.dep, words) if words else None
