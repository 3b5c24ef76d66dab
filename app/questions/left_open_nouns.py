"""Nouns that leave open of what or to what they are: a share, a donor, deaths, suspected cases, "a similar plan"."""

from collections.abc import Callable

from app.facts.gazetteer import country_named, country_of_people
from app.facts.syntax import SUBJECTS, Token
from app.questions.open_words import Shown

# Each noun with the prepositions that tell its other half; "*" where an owner or a noun before it tells it too.
NEEDING = {
    noun: frozenset(prepositions.split())
    for noun, prepositions in {
        "share": "of in *",
        "donor": "to of for *",
        "partner": "of in for to with by",
        "observer": "of at to in from for",
        "accession": "to",
        "consultation": "on about over with into *",
        "round": "of between *",
        "answer": "to",
        "option": "of for to *",
        "breakdown": "of in *",
        "memorandum": "on of with about for *",
    }.items()
}
# Any title tells in what.
TITLED = frozenset("donor partner observer consultation option".split())
OF_PEOPLE = frozenset("donor partner observer".split())
OWNED = frozenset("donor partner observer answer option memorandum round consultation".split())
CHANGES = frozenset("increase rise decrease reduction drop fall hike cut decline".split())
LOSSES = frozenset("casualty death fatality".split())
OF_LOSS = frozenset("from in at during by after among".split())
DYING = frozenset("die perish".split())
OF_CASES = frozenset("suspected confirmed probable reported new".split())
ALIKE = frozenset("similar identical equivalent comparable corresponding different".split())
LIKENED = frozenset("to as with from".split())
SUMS = frozenset("amount sum money total".split())
PLEDGED = frozenset("promise pledge agree offer propose".split())
ORDINAL = frozenset("second third fourth".split())
AGAIN = frozenset("time term day week month year decade person world half chance home language man woman".split())
ISSUING = frozenset("issue release publish make".split())
SAID = frozenset("statement remark comment letter".split())
SPANS = frozenset("day week month year decade century hour minute".split())


def _needs(shown: Shown, token: Token) -> bool:
    """Say whether a noun that is always of or to something stands without it."""
    lemma = token.lemma.lower()
    if lemma not in NEEDING or token.pos != "NOUN" or token.dep in {"compound", "nmod"} or lemma in shown.told:
        return False
    if lemma in TITLED and (shown.titled or _people(shown, token)):
        return False
    if lemma == "share" and (token.tag != "NN" or token.dep == "npadvmod"):
        return False  # "shares" are a firm's, and so is what costs "$3 a share".
    if shown.children(token, "relcl", "acl") or (lemma in OWNED and shown.children(token, "poss")):
        return False
    if "*" in NEEDING[lemma] and shown.children(token, "compound", "nmod"):
        return False
    return not any(_completes(shown, child, NEEDING[lemma]) for child in shown.children(token, "prep", "dative"))


def _people(shown: Shown, token: Token) -> bool:
    """Say whether somebody's partners or some observers do something: not how long somebody has been one."""
    return token.lemma in OF_PEOPLE and token.tag == "NNS" and not shown.children(token, "prep")


def _completes(shown: Shown, preposition: Token, completing: frozenset[str]) -> bool:
    """Say whether a preposition gives a noun's other half; one that only tells when or how long gives none."""
    things = shown.children(preposition, "pobj", "pcomp")
    timed = any(thing.tag == "CD" or thing.lemma in SPANS or thing.entity in {"DATE", "TIME"} for thing in things)
    return preposition.lower in completing and bool(things) and not timed


def _changes(shown: Shown, token: Token) -> bool:
    """Say whether "a big increase" does something, and nothing says in what."""
    if token.lemma not in CHANGES or token.pos != "NOUN" or token.dep not in SUBJECTS or token.lemma in shown.told:
        return False
    indefinite = any(child.lower in {"a", "an"} for child in shown.children(token, "det"))
    return indefinite and {child.dep for child in shown.children(token)} <= {"det", "amod"}


def _losses(shown: Shown, token: Token) -> bool:
    """Say whether deaths or "36 people died" are told of, and nothing says in what."""
    if shown.says_cause:
        return False
    if token.lemma in LOSSES and token.tag == "NNS" and token.dep in {"dobj", "pobj", *SUBJECTS}:
        return not shown.prepositions(token) & OF_LOSS and not shown.children(token, "relcl", "acl")
    if token.lemma not in DYING or token.pos != "VERB" or token.dep == "acl":
        return False
    dead = shown.children(token, *SUBJECTS)
    counted = any(shown.children(one, "nummod") and one.tag == "NNS" for one in dead)
    told = shown.prepositions(token) & {"from", "of", "in", "at", "during", "after", "when", "while", "as"}
    return counted and not told and not shown.children(token, "advcl")


def _bereaved(shown: Shown, token: Token) -> bool:
    """Say whether families are "bereaved", and nothing says by what."""
    alone = token.lower == "bereaved" and token.dep == "amod"
    return alone and not shown.says_cause


def _listed(shown: Shown, token: Token) -> bool:
    """Say whether "a list of 40 names" is told of, and nothing says of whom."""
    if (
        token.lemma != "name"
        or token.tag != "NNS"
        or token.dep != "pobj"
        or shown.parsed.tokens[token.head].lower != "of"
    ):
        return False
    listed = shown.parsed.tokens[shown.parsed.tokens[token.head].head].lemma == "list"
    return listed and "of" not in shown.prepositions(token) and not shown.children(token, "relcl", "acl", "compound")


def _cases(shown: Shown, token: Token) -> bool:
    """Say whether "suspected cases" are told of, and nothing says of what."""
    if token.lemma != "case" or token.tag != "NNS":
        return False
    kinds = {child.lower for child in shown.children(token, "amod")}
    told = "of" in shown.prepositions(token) or shown.children(token, "compound", "nmod")
    return bool(kinds & OF_CASES) and not told and not shown.says_cause


def _pledged(shown: Shown, token: Token) -> bool:
    """Say whether "the amount promised" is told of, and nothing says by whom or where."""
    if token.lemma not in SUMS or not any(child.lower == "the" for child in shown.children(token, "det")):
        return False
    made = [child for child in shown.children(token, "acl") if child.lemma in PLEDGED and child.tag == "VBN"]
    return any(not shown.prepositions(child) & {"by", "at", "in", "under"} for child in made)


def _alike(shown: Shown, token: Token) -> bool:
    """Say whether "a similar plan" or "such a plan" is told of, and no other plan is."""
    noun = shown.parsed.tokens[token.head]
    such = token.lower == "such" and token.dep in {"predet", "amod"} and noun.pos == "NOUN"
    if not such and not (token.lower in ALIKE and token.dep == "amod"):
        return False
    near = {other.lower for other in shown.parsed.tokens[token.index + 1 : noun.index + 3]}
    indefinite = any(child.lower in {"a", "an"} for child in shown.children(noun, "det"))
    if token.lower == "different" and not indefinite:
        return False
    if near & (LIKENED | {"that"}) or noun.lemma.lower() in shown.told:
        return False
    told = any(other.lemma == noun.lemma for other in shown.before(token))
    # Several things may be like each other; what is like in statements, their words must tell.
    several = token.lower != "such" and noun.tag == "NNS" and noun.lemma not in SAID
    return not told and not several and noun.index > token.index


def _second(shown: Shown, token: Token) -> bool:
    """Say whether "a second boat" does something, and no first is told of."""
    noun = shown.parsed.tokens[token.head]
    if token.lower not in ORDINAL or token.dep != "amod" or noun.dep not in SUBJECTS or noun.lemma in AGAIN:
        return False
    indefinite = any(child.lower == "a" for child in shown.children(noun, "det"))
    told = noun.lemma in shown.told or any(other.lemma == noun.lemma for other in shown.before(token))
    return indefinite and not told and not shown.prepositions(noun) & {"of"}


def _of_no_state(shown: Shown, token: Token) -> bool:
    """Say whether "the Defence Ministry" is told of, and nothing says of which country."""
    if token.lower != "ministry" or token.pos != "PROPN":
        return False
    words = [shown.parsed.tokens[word] for word in shown.indices]
    named = {word.title() for word in shown.told} | {word.text for word in words}
    placed = any(word.entity in {"GPE", "NORP"} for word in words)
    return not placed and not any(country_named(name) or country_of_people(name) for name in named)


def _stated(shown: Shown, token: Token) -> bool:
    """Say whether somebody only "issued a statement": on what, is not told."""
    if token.lemma != "statement" or token.dep != "dobj":
        return False
    verb = shown.parsed.tokens[token.head]
    told = shown.children(token, "relcl", "acl", "prep", "ccomp") or shown.children(verb, "advcl", "ccomp", "xcomp")
    return verb.lemma in ISSUING and not told


def _ties(shown: Shown, token: Token) -> bool:
    """Say whether a share of or a partner in something is told of, which a sentence before can hardly name."""
    return token.lemma in {"share", "partner", "observer"} and _needs(shown, token)


NOUNS_EVER: tuple[Callable[[Shown, Token], bool], ...] = (_alike, _cases, _ties)
"""What a sentence before tells only where it has the noun, or the illness, itself."""
NOUNS: tuple[Callable[[Shown, Token], bool], ...] = (
    _alike,
    _cases,
    _needs,
    _changes,
    _losses,
    _bereaved,
    _listed,
    _pledged,
    _second,
    _of_no_state,
    _stated,
)
