"""What a statement says without "that ..." at its end, where that leaves open with whom or which."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.statements import Statement
from app.facts.syntax import Token
from app.questions.shortening import without
from app.questions.unsaid import leaves_unsaid, unsaid_in

# What these do to some things of a sort may be told of the sort: who bans some toys does not ban toys.
TOUCHING = frozenset(
    "disrupt affect reshape transform harm hurt damage boost strengthen weaken support influence".split()
)


def without_open_relative(statement: Statement) -> Iterator[Statement]:
    """Give "the war has hurt ferries" of "the war has hurt the ferries that are a part of its ties"."""
    clause, parsed = statement.clause, statement.sentence.parsed
    thing = parsed.child(clause.verb, "dobj")
    relative = parsed.child(thing.index, "relcl") if thing else None
    the = parsed.child(thing.index, "det") if thing else None
    if thing is None or relative is None or the is None or statement.wording or not leaves_unsaid(statement):
        return
    words = frozenset(parsed.subtree(relative.index)) & frozenset(clause.kept)
    open_words = unsaid_in(statement.sentence, clause.tokens)
    inside = bool(words) and all(token.index in words for token in open_words)
    last = bool(words) and max(words) == max(clause.kept)
    plain = thing.tag == "NNS" and the.lower == "the" and parsed.tokens[clause.verb].lemma in TOUCHING
    if inside and last and plain and _at_once(parsed.tokens[thing.index + 1]):
        edits = {index: text for index, text in statement.edits.items() if index not in words}
        yield replace(statement, clause=without(clause, words), edits={**edits, the.index: ""})


def _at_once(after: Token) -> bool:
    """Say whether "that" follows its noun without a comma: after one it only adds to what is known."""
    return after.lower == "that"
