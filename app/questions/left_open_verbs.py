"""Verbs that leave open what they ask for: "followed", "responded coolly", "opposed it", "voted 10-6"."""

import re
from collections.abc import Callable

from app.facts.syntax import SUBJECTS, Token
from app.questions.open_words import Shown

ANSWERING = frozenset("respond react reply".split())
DISPUTING = frozenset(
    "dispute oppose deny reject support back welcome criticise criticize condemn challenge confirm approve".split()
)
POINTERS = frozenset("it that this these those".split())
LEANING = frozenset("depend rely".split())
VOTED_ON = frozenset("on for against to in over".split())
SCORE = re.compile(r"\d+[-–]\d+$")
ROOT_LETTERS = 6
OBJECTS = ("dobj", "ccomp", "xcomp", "pobj", "dative")

# Each with the words that tell with whom, over what or to what; several who "negotiate" do so with each other.
RECIPROCAL = {
    verb: frozenset(prepositions.split())
    for verb, prepositions in {
        "negotiate": "with over on about for between among to",
        "compete": "with against for in at among over to",
        "cooperate": "with in on over to",
        "collaborate": "with on in to",
        "merge": "with into to",
        "differ": "from on over in about",
        "disagree": "with on over about",
        "coincide": "with",
    }.items()
}
ASKING = {
    verb: frozenset(prepositions.split())
    for verb, prepositions in {
        "participate": "in at",
        "contribute": "to towards toward",
        "object": "to that",
        "testify": "in before against to at about for on that",
        "comply": "with",
        "qualify": "for as to in by",
        "belong": "to in on with",
        "consist": "of in",
        "withdraw": "from to into as",
        "abstain": "from in on",
        "intervene": "in to on with",
        "interfere": "in with",
        "preside": "over at",
        "subscribe": "to",
        "consent": "to",
    }.items()
}

# What somebody is convicted or accused of.
BLAMING = {
    verb: frozenset(prepositions.split())
    for verb, prepositions in {
        "convict": "of for over in on",
        "charge": "with over for in under",
        "accuse": "of",
        "acquit": "of on in",
        "fine": "for over under",
        "suspect": "of",
    }.items()
}
PRIZES = frozenset("gold silver bronze medal title trophy championship".split())
CONTESTS = frozenset(
    """championship olympics games cup tournament race match final contest marathon sprint relay league
    competition""".split()
)


def _answers(shown: Shown, token: Token) -> bool:
    """Say whether somebody responded, and nothing says to what."""
    if token.lemma not in ANSWERING or token.pos != "VERB" or token.dep == "acl":
        return False
    told = bool(shown.prepositions(token) & {"to", "when", "after", "against", "as"})
    told = told or any(other.lower == "response" for other in shown.below(token))
    return not told and not shown.children(token, "ccomp", "advcl") and not _quotes(shown, token)


def _quotes(shown: Shown, token: Token) -> bool:
    return any(other.text in {"“", '"', "``"} for other in shown.below(token))


def _follows(shown: Shown, token: Token) -> bool:
    """Say whether somebody "followed", and nothing says whom or what."""
    if token.lemma != "follow" or token.tag not in {"VBD", "VBZ", "VBP", "VB", "VBN"}:
        return False
    if token.dep not in {"ROOT", "conj", "ccomp", "relcl"} or shown.children(token, *OBJECTS, "auxpass", "agent"):
        return False
    relative = any(child.tag in {"WDT", "WP"} for child in shown.children(token))
    return not relative and not shown.prepositions(token) & {"from", "after"}


def _points(shown: Shown, token: Token) -> bool:
    """Say whether somebody "disputed that" or "opposed it" in the first clause shown: what, stands before it."""
    verb = shown.parsed.tokens[token.head]
    if token.lower not in POINTERS or token.dep != "dobj" or verb.lemma not in DISPUTING:
        return False
    subjects = {word for child in shown.children(verb, *SUBJECTS) for word in shown.parsed.subtree(child.index)}
    before = [other for other in shown.before(token) if other.index not in subjects and other.index != verb.index]
    return not shown.children(token) and not any(other.pos in {"NOUN", "PROPN", "VERB"} for other in before)


def _takes_part(shown: Shown, token: Token) -> bool:
    """Say whether somebody takes part or gives up, and nothing says in what or what."""
    after = shown.parsed.tokens[token.index + 1 : token.index + 2]
    if token.pos != "VERB" or not after or after[0].index not in shown.indices:
        return False
    if token.lemma == "take" and after[0].lower == "part":
        near = shown.prepositions(token) | shown.prepositions(after[0])
        fronted = any(other.tag in {"WDT", "WP", "WRB"} and other.lower != "who" for other in shown.before(token)[-6:])
        return "in" not in near and not fronted
    if token.lemma == "give" and after[0].lower == "up":
        passive = shown.children(token, "auxpass")
        return not passive and not shown.children(token, *OBJECTS, "pcomp", "prep")
    if token.lemma == "back" and after[0].lower == "down":
        return not shown.children(token, "prep", "advcl", "dobj", "auxpass") and not shown.children(after[0], "prep")
    return False


def _votes(shown: Shown, token: Token) -> bool:
    """Say whether a body "voted 10-6", and nothing says on what."""
    if token.lemma != "vote" or token.pos != "VERB":
        return False
    below = [other for other in shown.below(token) if other.index > token.index]
    scored = "".join(other.text for other in below[:3])
    told = shown.prepositions(token) & VOTED_ON or shown.children(token, "xcomp", "ccomp", "advcl")
    to_do = any(other.tag == "TO" or other.lower in VOTED_ON for other in below)
    return SCORE.match(scored) is not None and not (told or to_do)


def _attends(shown: Shown, token: Token) -> bool:
    """Say whether somebody "attended in Lima", and nothing says what."""
    if token.lemma != "attend" or token.tag not in {"VBD", "VBZ", "VBP"}:
        return False
    return not shown.children(token, *OBJECTS) and not any(child.tag == "WDT" for child in shown.children(token))


def _depends(shown: Shown, token: Token) -> bool:
    """Say whether somebody depends upon a place, and nothing says for what."""
    if token.lemma not in LEANING or token.pos != "VERB":
        return False
    places = (
        thing
        for upon in shown.children(token, "prep")
        if upon.lower in {"on", "upon"}
        for thing in shown.children(upon, "pobj")
    )
    return any(thing.entity == "GPE" and not shown.children(thing, "prep") for thing in places) and not any(
        other.lower == "for" for other in shown.below(token)
    )


def _with_whom(shown: Shown, token: Token) -> bool:
    """Say whether one "has been negotiating alone", and nothing says with whom or about what."""
    completing = RECIPROCAL.get(token.lemma) or ASKING.get(token.lemma)
    if completing is None or token.pos != "VERB" or token.dep not in {"ROOT", "conj", "ccomp", "relcl", "advcl"}:
        return False
    if shown.children(token, "dobj", "auxpass", "ccomp", "xcomp", "prt") or any(
        _same_root(token, told) for told in shown.told
    ):
        return False
    several = token.lemma in RECIPROCAL and any(_many(shown, one) for one in shown.children(token, *SUBJECTS))
    fronted = any(child.tag in {"WDT", "WP", "WRB"} for child in shown.children(token))
    near = [*shown.children(token, "prep", "mark"), *_behind(shown, token)]
    told = any(link.lower in completing and not _dates(shown, link) for link in near)
    return not (several or fronted or told or _quotes(shown, token))


def _behind(shown: Shown, token: Token) -> list[Token]:
    """Give the prepositions that hang on an adverb of a verb ("alone with Peru")."""
    return [link for one in shown.children(token, "advmod") for link in shown.children(one, "prep")]


def _dates(shown: Shown, link: Token) -> bool:
    return any(thing.entity in {"DATE", "TIME"} for thing in shown.children(link, "pobj"))


def _blamed(shown: Shown, token: Token) -> bool:
    """Say whether somebody "was convicted", and nothing says of what."""
    completing = BLAMING.get(token.lemma)
    if completing is None or token.tag != "VBN" or not shown.children(token, "auxpass"):
        return False
    if token.dep not in {"ROOT", "conj", "ccomp"} or any(_same_root(token, told) for told in shown.told):
        return False
    told = shown.children(token, "dobj", "oprd", "attr", "xcomp", "advcl", "npadvmod")
    links = [link for link in shown.children(token, "prep") if not _dates(shown, link)]
    return not told and not {link.lower for link in links} & completing


def _wins(shown: Shown, token: Token) -> bool:
    """Say whether somebody "won silver", and nothing says at or in what."""
    prizes = [thing for thing in shown.children(token, "dobj") if thing.lemma.lower() in PRIZES]
    if token.lemma not in {"win", "claim", "take", "retain"} or token.pos != "VERB" or not prizes:
        return False
    words = {shown.parsed.tokens[word].lemma.lower() for word in shown.indices} | shown.told
    beside = shown.children(prizes[0], "compound", "nmod", "poss", "relcl", "prep")
    kind = [child for child in shown.children(prizes[0], "amod") if child.tag == "JJ" and child.lower not in PRIZES]
    placed = shown.prepositions(token) & {"in", "at", "for", "with"}
    plain = [child for child in beside if child.lower not in PRIZES]
    return not (plain or kind or placed or CONTESTS & (words - PRIZES))


def _same_root(token: Token, told: str) -> bool:
    """Say whether a word of the title is made of the verb ("negotiations", "competition")."""
    return told[:ROOT_LETTERS] == token.lemma[:ROOT_LETTERS]


def _many(shown: Shown, subject: Token) -> bool:
    return subject.tag in {"NNS", "NNPS"} or bool(shown.children(subject, "conj"))


VERBS: tuple[Callable[[Shown, Token], bool], ...] = (
    _answers,
    _follows,
    _points,
    _takes_part,
    _votes,
    _attends,
    _depends,
    _with_whom,
    _blamed,
    _wins,
)
