"""Check questions against their source: the restored statement is parsed afresh and compared with the sentence."""

from collections.abc import Sequence

from app.facts.statements import Statement
from app.facts.syntax import Parse, Parsed

SUBJECTS = ("nsubj", "nsubjpass")


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
    if root.lemma != verb.lemma or root.pos not in {"VERB", "AUX"}:
        return False
    subject = tree.child(root.index, *SUBJECTS)
    if subject is None:
        return False
    told = statement.say(statement.clause.subject.words).lower().replace("’", "'")
    negated = tree.child(root.index, "neg") is not None
    return subject.lower in told and negated == (source.child(verb.index, "neg") is not None)
