"""Clauses cut short: verbs that have lost to what or to whom, and objects that stand before their verb."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from app.facts.syntax import Token
from app.questions.open_words import Shown

# "To cut taxes" says what was agreed; a place, a day or a body does not.
RESOLVING = frozenset("agree promise pledge vow undertake intend".split())
RESOLVED = frozenset("to on upon with over about that against".split())
WHAT = ("dobj", "ccomp", "xcomp", "acomp", "oprd", "relcl")
LEANING: Mapping[str, frozenset[str]] = {
    "belong": frozenset("to in on among with together here there at elsewhere".split()),
    "consist": frozenset("of in".split()),
    "rely": frozenset("on upon".split()),
    "pertain": frozenset(["to"]),
    "amount": frozenset(["to"]),
}
RELATIVES = frozenset("which whom whose what".split())


def _resolved_what(shown: Shown, token: Token) -> bool:
    """Say whether somebody "agreed in 2031", and "to cut taxes" is cut off."""
    if token.lemma not in RESOLVING or token.pos != "VERB" or shown.prepositions(token) & RESOLVED:
        return False
    infinitives = [
        child
        for child in shown.parsed.children(token.index, "advcl", "xcomp")
        if child.index > token.index and any(to.lower == "to" for to in shown.parsed.children(child.index, "aux"))
    ]
    lost = bool(infinitives) and not any(child.index in shown.indices for child in infinitives)
    return lost and not shown.children(token, *WHAT)


def _leans_on_what(shown: Shown, token: Token) -> bool:
    """Say whether firms "belonged", and to whom is cut off."""
    wanted = LEANING.get(token.lemma)
    if wanted is None or token.pos != "VERB":
        return False
    tokens = [shown.parsed.tokens[word] for word in sorted(shown.indices)]
    fronted = any(
        one.lower in wanted and one.index < token.index and other.lower in RELATIVES for one, other in pairwise(tokens)
    )
    return not (fronted or any(one.lower in wanted and one.index > token.index for one in tokens))


def _object_put_off(shown: Shown, token: Token) -> bool:
    """Say whether a comma parts a verb from its object, which then belongs to a verb that was left out."""
    verb = shown.parsed.tokens[token.head]
    comma = shown.parsed.tokens[verb.index + 1 : verb.index + 2]
    if token.dep != "dobj" or verb.pos != "VERB" or not comma or comma[0].text != ",":
        return False
    begins = min(shown.parsed.subtree(token.index)) == verb.index + 2
    return begins and {verb.index, comma[0].index} <= shown.indices


CUT_SHORT: tuple[Callable[[Shown, Token], bool], ...] = (_resolved_what, _leans_on_what, _object_put_off)
