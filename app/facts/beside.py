"""What the words before a name say it is: whom "the spokesman, Ann Poe," names, where "tenants in" dwell."""

from app.facts.runs import NO_PERSONS
from app.facts.syntax import Parsed
from app.facts.words import HUMANS, TITLES

# A firm or a team may be a leader, an owner or a partner too; others of these stand before the noun of an office.
NOT_ONLY_HUMAN = frozenset(
    """leader owner bar-owner partner client victim neighbour neighbor foreign defence defense finance interior health
    education vice former executive major general head""".split()
)
HUMAN = (HUMANS | TITLES) - NOT_ONLY_HUMAN
DWELLING_IN = frozenset(
    """tenant resident inhabitant householder household homeowner landlord villager farmer voter""".split()
)
AROUND = 3
SEATED = frozenset("resident inhabitant native mayor governor villager".split())


def beside_a_human(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a name of several words stands between commas after what only a person is called by."""
    around = parsed.tokens[max(0, first - 2) : first] + parsed.tokens[last + 1 : last + 2]
    if len(around) < AROUND or last == first or parsed.tokens[last].lower in NO_PERSONS:
        return False
    noun, comma, after = around
    plain = all(token.text[0].isupper() and token.text.isalpha() for token in parsed.tokens[first : last + 1])
    return noun.tag == "NN" and noun.lower in HUMAN and comma.text == "," and after.text in {",", "."} and plain


def dwelt_in(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether people are said to dwell in what a name without an article stands for ("tenants in")."""
    if first <= 1 or parsed.tokens[last].lower in NO_PERSONS:
        return False
    noun, link = parsed.tokens[first - 2 : first]
    return noun.lemma.lower() in {"in": DWELLING_IN, "of": SEATED}.get(link.lower, frozenset())
