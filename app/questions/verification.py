"""Check questions against their source: the restored statement is parsed afresh and compared with the sentence."""

import re
from collections.abc import Sequence

from app.facts.statements import Statement
from app.facts.syntax import SUBJECTS, Parse, Parsed

OBJECTS = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
# A hyphen that lost its first half, and an hour without its number.
BROKEN = re.compile(r"(?:^| )-\w|(?<!\d )(?<!\d)\b[ap]\.m\b")


def sound_statements(statements: Sequence[Statement], *, parse: Parse) -> set[int]:
    """Give the numbers of the statements whose own parse has the source's verb, subject and polarity."""
    parsed = parse([f"{statement.text}." for statement in statements], names=False)
    return {
        number
        for number, (statement, tree) in enumerate(zip(statements, parsed, strict=True))
        if _agrees(statement, tree)
    }


def _agrees(statement: Statement, tree: Parsed) -> bool:
    source = statement.sentence.parsed
    verb = source.tokens[statement.clause.verb]
    root = tree.tokens[tree.root]
    broken = BROKEN.search(statement.text) is not None
    if broken or root.lemma != verb.lemma or root.pos not in {"VERB", "AUX"}:
        return False
    subject = tree.child(root.index, *SUBJECTS)
    if subject is None:
        return False
    told = statement.say(statement.clause.subject.words).lower().replace("’", "'")
    if not _same_object(statement, tree):
        return False
    negated = tree.child(root.index, "neg") is not None
    return subject.lower in told and negated == (source.child(verb.index, "neg") is not None)


def _same_object(statement: Statement, tree: Parsed) -> bool:
    """Say whether the object or complement that the verb has in its sentence still hangs on it."""
    source, clause = statement.sentence.parsed, statement.clause
    had = next((child for child in source.children(clause.verb, *OBJECTS) if child.index in clause.kept), None)
    if had is None:
        return True
    said = statement.say(word for word in source.subtree(had.index) if word in clause.kept).lower().replace("’", "'")
    return any(token.lower in said for token in tree.children(tree.root) if token.dep not in SUBJECTS)
