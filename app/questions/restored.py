"""Compare a question with the statement that answers it: the same words in the same order, the key put back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.facts.syntax import Parsed, Token

ASKING = frozenset("who whom what which when where how".split())
KINDS = frozenset(
    """country city capital town year date day month percentage percent share part fraction number person name many
    much of""".split()
)
BARE = frozenset("the a an".split())
NEGATIVE = frozenset("not n't no never nobody none nor neither".split())
SUPPORT = {"did": {"VBD"}, "does": {"VBZ"}, "do": {"VBP"}}
MOVED = frozenset("am is are was were has have had will did does do".split())
REACH = 4


@dataclass(frozen=True)
class Told:
    """A statement's words with the place of the key among them: indices from first to before last."""

    tree: Parsed
    first: int
    last: int

    @property
    def around(self) -> list[Token]:
        """Give the words without the key and the articles, in order."""
        kept = (token for token in self.tree.tokens if not self.first <= token.index < self.last)
        return [token for token in kept if _counts(token)]


def told_with(tree: Parsed, key: str) -> Told | None:
    """Find the key among a statement's words; None where it is not there as whole words."""
    at = _folded(tree.text).find(_folded(key))
    words = [token.index for token in tree.tokens if at <= token.start and token.end <= at + len(key)]
    return Told(tree, words[0], words[-1] + 1) if at >= 0 and words else None


def asks_what_is_told(question: Parsed, told: Told) -> bool:
    """Say whether a question is the statement with the key asked for: nothing added, nothing in another order."""
    lead, before, asked, rest = _parts(question)
    if not rest or any(token.pos == "ADP" and token.lower != "of" for token in asked):
        return False
    if _negations(question.tokens) != _negations(told.tree.tokens):
        return False
    around = told.around
    near = {token.lower for token in told.tree.tokens[max(0, told.first - REACH) : told.last]}
    if not all(token.lower in near for token in before):
        return False
    key = {token.lower for token in told.tree.tokens[told.first : told.last]}
    named = [token for token in asked if token.lower not in KINDS and token.lower not in key]
    following = [token for token in told.tree.tokens[told.last :] if _counts(token) and token.lower != "of"]
    if [token.lower for token in named] != [token.lower for token in following[: len(named)]]:
        return False
    taken = {token.index for token in following[: len(named)]}
    left = [token for token in around if token.index not in taken]
    return _in_order(lead, left) and _rest_told(rest, left)


def says_what_is_told(sentence: Parsed, told: Parsed) -> bool:
    """Say whether a sentence has a statement's words in their order, and nothing else."""
    left = [token for token in told.tokens if _counts(token)]
    words = [token for token in sentence.tokens if _counts(token)]
    same = _negations(sentence.tokens) == _negations(told.tokens)
    return same and any(_in_order(words, order) for order in _orders(left))


def _parts(question: Parsed) -> tuple[list[Token], list[Token], list[Token], list[Token]]:
    """Part a question: a lead before a comma, what stands before the question word, its phrase, and the rest."""
    tokens = list(question.tokens)
    at = next((token.index for token in tokens if token.lower in ASKING), len(tokens))
    comma = next((token.index for token in reversed(tokens[:at]) if token.text == ","), -1)
    verb = next((token.index for token in tokens[at + 1 :] if token.tag[:1] in {"V", "M"}), len(tokens))
    parts = (tokens[: comma + 1], tokens[comma + 1 : at], tokens[at + 1 : verb], tokens[verb:])
    lead, before, asked, rest = ([token for token in part if _counts(token)] for part in parts)
    return lead, before, asked, rest


def _rest_told(rest: Sequence[Token], left: Sequence[Token]) -> bool:
    support = SUPPORT.get(rest[0].lower, set[str]())
    if rest[0].lower in MOVED:
        moved = rest[0].lower
        if not support and moved not in {token.lower for token in left}:
            return False
        rest = rest[1:]
        left = [token for token in left if token.lower != moved]
    return any(_in_order(rest, order, support) for order in _orders(left))


def _orders(words: list[Token] | Sequence[Token]) -> list[list[Token]]:
    """Give a statement's words in their order, and with each beginning moved to the end ("In 2024, ...")."""
    return [[*words[at:], *words[:at]] for at in range(min(len(words), REACH) + 1)]


def _in_order(words: Sequence[Token], among: Sequence[Token], support: frozenset[str] | set[str] = frozenset()) -> bool:
    waiting = iter(among)
    return all(any(_same(word, other, support) for other in waiting) for word in words)


def _same(word: Token, other: Token, support: frozenset[str] | set[str]) -> bool:
    return word.lower == other.lower or (other.tag in support and word.lower == other.lemma.lower())


def _counts(token: Token) -> bool:
    return token.pos not in {"PUNCT", "SPACE"} and token.lower not in BARE and token.text not in {",", "?", "."}


def _negations(tokens: Sequence[Token]) -> int:
    return sum(token.lower in NEGATIVE for token in tokens)


def _folded(text: str) -> str:
    return re.sub("’", "'", text.lower())
