"""Long statements in two: what "A, as well as B, did" says of A alone, and of B alone."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, Part
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token
from app.facts.whole import RULE as WHOLE
from app.questions.shortening import too_long, without

# What several do together, or are in all, neither of them does or is alone.
TOGETHER = frozenset(
    """meet agree share marry total form constitute consist comprise include combine unite join merge divorce differ
    equal outnumber cooperate collaborate become make""".split()
)
JOINT = ("as", "well", "as")
PLURAL = frozenset(["NNS", "NNPS"])


def halves(statement: Statement) -> Iterator[Statement]:
    """Give a long statement without ", as well as ..." in it, and with only that where it is part of the subject."""
    clause = statement.clause
    parsed = clause.sentence.parsed
    together = parsed.tokens[clause.verb].lemma in TOGETHER or any(t.lower == "both" for t in clause.tokens)
    if clause.rule != WHOLE or not too_long(statement) or together:
        return
    for joint in clause.tokens:
        second = _second(parsed, joint)
        words = _joined(parsed, joint, second) if second else frozenset[int]()
        if second is None or not words or not words <= set(clause.kept):
            continue
        if not words & set(clause.subject.words):
            yield replace(statement, clause=without(clause, words))
        elif parsed.tokens[clause.subject.head].tag in PLURAL and joint.head == clause.subject.head:
            several = second.tag in PLURAL or parsed.child(second.index, "conj")
            for first in (True, False) if several else (True,):
                # The comma that closed it would stand between subject and verb.
                edits = {**statement.edits, max(words) + 1: ""}
                yield replace(statement, clause=_of_subject(clause, words, first=first), edits=edits)


def _second(parsed: Parsed, joint: Token) -> Token | None:
    """Give what "as well as", after a comma, joins to a noun."""
    before = [token.lower for token in parsed.tokens[max(0, joint.index - 3) : joint.index]]
    if joint.lower != "as" or joint.dep != "cc" or before != [",", *JOINT[:-1]]:
        return None
    joined = parsed.children(joint.head, "conj")
    return next((token for token in joined if token.index > joint.index and token.pos in {"NOUN", "PROPN"}), None)


def _joined(parsed: Parsed, joint: Token, second: Token) -> frozenset[int]:
    """Give the words from "as well as" to the end of what it joins, if nothing of the first half stands behind them."""
    inside = [word for word in parsed.subtree(second.index) if parsed.tokens[word].text != ","]
    whole = [word for word in parsed.subtree(joint.head) if parsed.tokens[word].text != ","]
    words = range(joint.index - 2, inside[-1] + 1)
    return frozenset(words) if inside and whole[-1] == inside[-1] and inside[0] == joint.index + 1 else frozenset()


def _of_subject(clause: Clause, words: frozenset[int], *, first: bool) -> Clause:
    """Leave the first half of a subject, or the second without "as well as"."""
    subject = clause.subject
    own = [word for word in subject.words if word < min(words) - 1] if first else sorted(words)[len(JOINT) :]
    head = subject.head if first else own[0]
    return replace(clause, subject=Part(head, subject.dep, tuple(own)))
