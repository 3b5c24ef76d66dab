"""Where and when that hang on another place or day: "a short walk away", "by evening", "the breakaway region"."""

import re
from collections.abc import Callable

from app.facts.syntax import Token
from app.facts.words import MONTHS, WEEKDAYS
from app.questions.open_words import Shown

LENGTHS = frozenset(
    """kilometre kilometer km mile metre meter yard foot block hour minute walk drive ride flight sail bus train
    journey distance street door stop""".split()
)
SIDES = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west south-east south-west
    northward southward eastward westward""".split()
)
APART = frozenset("away off inland upstream downstream offshore upriver downriver".split())
ORIGINS = frozenset("of from".split())
LANDS = {"GPE", "LOC", "FAC"}
LINKS = frozenset(", to the about some around roughly nearly just only over a - further".split())
FARTHEST = 6

DAYTIMES = frozenset(
    """dawn sunrise daybreak morning noon midday lunchtime afternoon teatime dusk sunset nightfall evening night
    midnight breakfast""".split()
)
OF_A_DAY = frozenset("by until till before after around since at in on from".split())
CLOCK = re.compile(r"(?:\d+(?:[.:]\d+)?)?[ap]\.?m\.?$", re.IGNORECASE)
DAYS = frozenset(day.lower() for day in (*MONTHS, *WEEKDAYS))
DATING = frozenset("day date eve birthday holiday christmas easter yesterday tomorrow when after before until".split())

APARTNESS = frozenset(
    """separatist breakaway secessionist disputed contested occupied annexed rebel rebellious restive autonomous
    neighbouring neighboring semi-autonomous self-declared unrecognised unrecognized rebel-held""".split()
)
AREAS = frozenset(
    "region province territory republic enclave exclave district area state country city zone island".split()
)


def _so_far(shown: Shown, token: Token) -> bool:
    """Say whether something is "a ten-minute walk away" or "40 km to the south", and nothing says of where."""
    tokens = shown.parsed.tokens
    after = tokens[token.index + 1 : token.index + 2]
    if token.lower not in SIDES | APART or (after and after[0].lower in ORIGINS):
        return False
    start = _start_of_measure(shown, token)
    if start is None or any(other.lower == "from" for other in shown.before(token)):
        return False
    before = [other for other in shown.before(token) if other.index < start]
    return not any(other.entity in LANDS for other in before[: _next_to(before)])


def _start_of_measure(shown: Shown, token: Token) -> int | None:
    """Give where "about eight miles" begins before "to the south", or None where no length stands there."""
    tokens, at = shown.parsed.tokens, token.index - 1
    while at >= 0 and tokens[at].lower in LINKS:
        at -= 1
    if at < 0 or tokens[at].lemma.lower() not in LENGTHS:
        return None
    near = (other for other in tokens[max(0, at - FARTHEST) : at] if other.tag == "CD" or other.lower in {"a", "an"})
    return next((other.index for other in near), None)


def _next_to(before: list[Token]) -> int:
    """Give how many words stand before the name that a length follows: how far it is itself is told of that."""
    end = len(before)
    while end and before[end - 1].lower in LINKS:
        end -= 1
    while end and (before[end - 1].pos == "PROPN" or before[end - 1].entity in LANDS):
        end -= 1
    return end


def _of_which_day(shown: Shown, token: Token) -> bool:
    """Say whether something was so "by evening", and nothing in view says of which day."""
    verb = shown.parsed.tokens[shown.parsed.root]
    link = shown.parsed.tokens[token.head]
    past = verb.tag == "VBD" or any(child.lower in {"was", "were", "had"} for child in shown.children(verb))
    at_night = (link.lower, token.lower) == ("at", "night")
    clock = CLOCK.match(token.text) is not None and token.index > 0
    daytime = token.lemma in DAYTIMES and token.dep == "pobj" and link.lower in OF_A_DAY and not at_night
    if not past or not (clock or daytime):
        return False
    if daytime and shown.children(token, "prep", "compound", "nmod", "relcl", "npadvmod", "nummod", "amod"):
        return False
    others = [shown.parsed.tokens[word] for word in shown.indices if word not in {token.index, link.index}]
    dated = any(other.entity == "DATE" or other.lower in DATING | DAYS for other in others)
    return not (dated or shown.told & DAYS)


def _apart(shown: Shown, token: Token) -> bool:
    """Say whether "the breakaway region" is told of, and nothing says which."""
    noun = shown.parsed.tokens[token.head]
    if (
        token.lower not in APARTNESS
        or token.dep not in {"amod", "compound"}
        or noun.lemma not in AREAS
        or noun.tag != "NN"
    ):
        return False
    if not any(child.lower == "the" for child in shown.children(noun, "det")):
        return False
    beside = [child for child in shown.children(noun, "prep", "compound", "nmod", "acl") if child.index != token.index]
    if {token.lower, noun.lemma} & shown.told or beside:
        return False
    named = [child for child in shown.children(noun, "appos") if not _denied(shown, noun)]
    told = any(other.lemma == noun.lemma for other in shown.before(token))
    named += [child for child in shown.below(noun) if child.pos == "PROPN" and child.index == noun.index + 1]
    return not (named or told or _is_said_of(shown, noun))


def _denied(shown: Shown, noun: Token) -> bool:
    """Say whether a name is set against a noun ("the region, not Lima")."""
    return any(child.lower == "not" for child in shown.children(noun, "neg"))


def _is_said_of(shown: Shown, noun: Token) -> bool:
    """Say whether something with a name is the region ("Tacna is the disputed region")."""
    verb = shown.parsed.tokens[noun.head]
    subjects = shown.children(verb, "nsubj") if noun.dep == "attr" else []
    beside = noun.dep == "appos" and verb.pos == "PROPN"
    return beside or any(subject.pos == "PROPN" for subject in subjects)


PLACES: tuple[Callable[[Shown, Token], bool], ...] = (_so_far,)
PLACES_EVER: tuple[Callable[[Shown, Token], bool], ...] = (_of_which_day, _apart)
"""What a sentence before tells only where it names a day, or the region itself."""
