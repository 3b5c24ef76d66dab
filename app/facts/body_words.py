"""Bodies whose names look like a person's ("PJ Poe") or hold a country's ("the Alternative for Peru")."""

import re
from collections.abc import Iterator

from app.facts.gazetteer import country_named
from app.facts.runs import PROPER
from app.facts.syntax import SUBJECTS, Parsed

INITIALS = re.compile(r"[A-Z]{2,3}")
SHARED_OUT = frozenset("stake share shareholder shareholding".split())
JOINED = frozenset("takeover merger buyout demerger".split())
# A club buys a player too, but no player is called by bare initials in the papers of business.
BOUGHT = frozenset("purchase acquisition sale combination".split())
CALLED = frozenset(
    """newspaper magazine daily tabloid weekly journal broadcaster channel station website portal blog newsletter club
    party agency company firm charity bank airline retailer brewery supermarket orchestra band""".split()
)
REACH, FEWEST = 4, 2
# What a movement or a body calls itself before it says for whom or what it is.
FOR_SOMETHING = frozenset(
    """alternative alliance movement party forum fund foundation council institute centre center union coalition front
    campaign league committee society association network commission agency bureau initiative""".split()
)


def is_traded(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a name's words stand for what a purchase, a merger or a share is of ("a stake in Ann Poe")."""
    link = parsed.tokens[parsed.tokens[last].head]
    if parsed.tokens[last].dep != "pobj" or link.lower not in {"of", "in", "with"}:
        return False
    noun = parsed.tokens[link.head].lemma.lower()
    initials = first < last and INITIALS.fullmatch(parsed.tokens[first].text) is not None
    return noun in SHARED_OUT | JOINED or (initials and noun in BOUGHT)


def is_called_body(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether what stands before a name calls it a body ("the newspaper La Poe", not "the firm Ann Poe owns")."""
    before = parsed.tokens[max(0, first - REACH) : first]
    if len(before) < FEWEST or before[-1].lower not in CALLED or before[-1].tag != "NN":
        return False
    token = parsed.tokens[last]
    owned = token.dep in SUBJECTS and parsed.tokens[token.head].dep in {"relcl", "ccomp"}
    owned = owned or any(verb.dep in {"acl", "relcl"} for verb in parsed.tokens[last + 1 : last + 2])
    return not owned and any(word.tag in {"DT", "PRP$", "POS"} for word in before)


def bodies_for(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Find the bodies that say for which country they are: first and last word of each ("Alliance for Peru")."""
    tokens = parsed.tokens
    for before, head, link, whom in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        called = head.lower in FOR_SOMETHING and head.text.istitle() and before.tag not in PROPER
        if not called or link.lower != "for" or whom.tag not in PROPER:
            continue
        last = whom.index
        while last + 1 < len(tokens) and tokens[last + 1].tag in PROPER:
            last += 1
        if country_named(parsed.words([whom.index, last])):
            yield head.index, last
