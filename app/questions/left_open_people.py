"""People and things that belong somewhere: villagers of no village, the placebo group of no trial, shares."""

from collections.abc import Callable

from app.facts.gazetteer import country_of_people
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import MONTHS, WEEKDAYS
from app.questions.open_words import Shown

DWELLERS = frozenset(
    """villager townspeople islander inhabitant resident tenant householder passenger patient inmate prisoner pupil
    parishioner evacuee commuter motorist local homeowner shopper diner worshipper detainee lodger neighbour neighbor
    striker picket rower crew crewman jury juror""".split()
)
ARMS = frozenset("placebo control treatment intervention comparison".split())
GROUPS = frozenset("group arm".split())
TRIALS = frozenset("trial study experiment test research drug".split())
STOCKS = frozenset("share stock bond dividend".split())
OWNERS = frozenset("company firm bank maker group airline lender retailer".split())


def _of_no_place(shown: Shown, token: Token) -> bool:
    """Say whether "villagers" do something, and no name in view says of where."""
    if token.lemma.lower() not in DWELLERS or token.dep not in SUBJECTS or token.pos != "NOUN" or shown.titled:
        return False
    if token.lemma.lower() in shown.told or shown.children(token, "poss", "compound", "relcl", "acl", "prep"):
        return False
    return not any(_is_name(shown.parsed.tokens[word]) for word in shown.indices)


def _is_name(token: Token) -> bool:
    people = country_of_people(token.text) is not None
    return people or (token.pos == "PROPN" and token.text not in {*MONTHS, *WEEKDAYS})


def _of_no_trial(shown: Shown, token: Token) -> bool:
    """Say whether "the placebo group" is told of, and nothing in view says of which trial."""
    kinds = {child.lower for child in shown.children(token, "compound", "amod", "nmod")}
    if token.lemma not in GROUPS or not kinds & ARMS:
        return False
    words = {shown.parsed.tokens[word].lemma for word in shown.indices}
    return not TRIALS & (words | shown.told) and not shown.prepositions(token) & {"of", "in"}


def _of_no_firm(shown: Shown, token: Token) -> bool:
    """Say whether "shares rose", and nothing in view says in what."""
    several = token.tag == "NNS" or token.lemma == "stock"
    if token.lemma not in STOCKS or not several or token.dep not in SUBJECTS or shown.titled or token.pos != "NOUN":
        return False
    if shown.children(token, "poss", "compound", "nmod", "amod") or shown.prepositions(token) & {"of", "in"}:
        return False
    words = {shown.parsed.tokens[word].lemma for word in shown.indices} | shown.told
    named = any(_is_name(shown.parsed.tokens[word]) for word in shown.indices)
    return not (named or OWNERS & words)


PEOPLE: tuple[Callable[[Shown, Token], bool], ...] = (_of_no_place, _of_no_trial, _of_no_firm)
