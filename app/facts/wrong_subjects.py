"""Verbs that a parser gave another clause's subject: what they tell is told of somebody or something else."""

from collections.abc import Callable

from app.facts.clauses import Clause
from app.facts.syntax import SUBJECTS, Token

RELATIVE = frozenset(["WDT", "WP$"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
OWN = ("aux", "auxpass", "neg", "advmod")
JOINTS = frozenset([",", ";", "–", "—", "-", "--"])


def relative_as_main(clause: Clause) -> bool:
    """Say whether a main verb stands in a relative clause ("Acme, whose wool is sold in Lima" sells no Acme)."""
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    if verb.dep not in {"ROOT", "conj"}:
        return False
    first = clause.subject.words[-1] + 1
    between = parsed.tokens[first : clause.group[0]] if first < clause.group[0] else ()
    return any(token.tag in RELATIVE and _governor(clause, token) == verb.index for token in between)


def _governor(clause: Clause, token: Token) -> int:
    """Give the verb in whose clause a word stands."""
    parsed = clause.sentence.parsed
    word = parsed.tokens[token.head]
    while word.pos not in {"VERB", "AUX"} and word.head != word.index:
        word = parsed.tokens[word.head]
    return word.index


def borrowed_subject(clause: Clause) -> bool:
    """Say whether a finite verb joined by nothing has its subject from another clause.

    In "Ann Poe was banned as she could not prove the test was caused by meat" the test was caused, not Ann Poe.
    """
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    own = [verb, *(child for child in parsed.children(verb.index, *OWN) if child.index < verb.index)]
    if verb.dep != "conj" or parsed.child(verb.index, *SUBJECTS) or not any(token.tag in FINITE for token in own):
        return False
    first = min(token.index for token in own)
    before = parsed.tokens[first - 1]
    joined = before.dep == "cc" or before.text in JOINTS or before.pos in {"CCONJ", "ADV", "PUNCT"}
    # "In 2019 sold 40" and "and, in 2019, sold": a phrase may stand between the "and" and its verb.
    phrases = (parsed.subtree(child.index) for child in parsed.children(verb.index) if child.index < verb.index)
    starts = [words[0] for words in phrases if words[-1] == first - 1]
    return not joined and not any(parsed.tokens[start - 1].dep in {"cc", "punct"} for start in starts)


WRONG_SUBJECTS: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("a relative clause read as the main one", relative_as_main),
    ("another clause's verb", borrowed_subject),
)
