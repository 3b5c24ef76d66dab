"""Names that are the half of a longer one: "the Friends" of what, "the Trust" of where."""

from collections.abc import Callable

from app.facts.syntax import Token
from app.questions.open_words import Shown

# What a body is called by the noun of its name alone, once its whole name has been told.
BODIES = frozenset(
    """Friends Council Trust Board Union Party Bank Club League Institute Foundation Commission Committee Company
    Association Society Federation Agency Authority Alliance Chamber College School University Hospital Museum Library
    Group Fund Corporation Tribunal Panel Movement Front Forum Network Centre Center Department Confederation Guild
    Bureau Inspectorate Coalition Partnership Charity Academy Synod Diocese Brotherhood""".split()
)
COMPLETING = frozenset("of for in on at to".split())


def _half_a_name(shown: Shown, token: Token) -> bool:
    """Say whether "the Friends" are spoken of, and neither a name in view nor the title says whose."""
    tokens = shown.parsed.tokens
    if token.text not in BODIES or token.index == 0 or token.lower in shown.told:
        return False
    before, after = tokens[token.index - 1], tokens[token.index + 1 : token.index + 2]
    if before.lower != "the" or before.index not in shown.indices or shown.prepositions(token) & COMPLETING:
        return False
    named = bool(after) and (after[0].pos in {"PROPN", "NOUN"} or after[0].lower in COMPLETING | {"and", "&", "'s"})
    return not named and not any(other.text == token.text for other in shown.before(token))


NAMES_EVER: tuple[Callable[[Shown, Token], bool], ...] = (_half_a_name,)
