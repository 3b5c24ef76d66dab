"""What may happen twice in a week or a year: that two people met on one day does not say that they met on no other."""

from app.facts.statements import Statement

AGAIN = frozenset("meet speak talk call phone telephone visit confer chat write text message consult".split())
COMING = frozenset("arrive come return leave depart travel fly land go".split())
PURPOSE = frozenset("xcomp advcl ccomp acl".split())


def can_repeat(statement: Statement) -> bool:
    """Say whether what a statement tells may have happened again on a day near by: nothing says what for."""
    parsed, clause = statement.sentence.parsed, statement.clause
    kept = set(clause.kept)
    aims = (token for token in parsed.children(clause.verb, *PURPOSE) if token.index in kept)
    return parsed.tokens[clause.verb].lemma in AGAIN and next(aims, None) is None


def may_recur(statement: Statement) -> bool:
    """Say whether the day of what a statement tells is one of several in a year: people meet, come and go again."""
    return statement.sentence.parsed.tokens[statement.clause.verb].lemma in AGAIN | COMING
