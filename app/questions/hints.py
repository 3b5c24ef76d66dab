"""The kind of name that a blank wants, said in brackets after it, so that nothing of another kind fits as well."""

import re
from collections.abc import Iterable
from decimal import Decimal

from app.facts.bodies import SORTS
from app.facts.gazetteer import Country, country_named, is_city
from app.facts.names import PLACES, Name, NameKind, without_possessive
from app.facts.runs import NO_PERSONS
from app.facts.syntax import Parsed, Token
from app.questions.territories import TERRITORIES

KINDS = {
    NameKind.PERSON: "a person",
    NameKind.COUNTRY: "a country",
    NameKind.CITY: "a town or city",
    NameKind.REGION: "a place",
    NameKind.BODY: "an organisation",
    NameKind.SITE: "a place",
    NameKind.EVENT: "an event",
}
# What a name's own last word says is closer than its kind, and right where the kind was guessed wrong. No hint has a
# word that such names end in: it would give half the answer away.
LAST_WORDS = {
    "an award": "prize medal trophy oscar".split(),
    "an event": "war ii i summit".split(),
    "a holiday": "day christmas easter eve".split(),
    "a sports contest": "games cup olympics championship championships league liga bundesliga marathon".split(),
    "a sports team": "fc united rovers wanderers hotspur".split(),
    "a legal text": "act law treaty agreement convention accord accords protocol constitution charter".split(),
    "a publication": "times post herald tribune gazette journal chronicle telegraph guardian".split(),
    "a military unit": "regiment brigade battalion squadron".split(),
    "a place of learning": "university college school academy".split(),
    "a landmark": """cathedral church mosque temple abbey hotel palace castle stadium tower hall theatre square
        park gardens museum bridge airport monument memorial""".split(),
    "a site or institution": "centre center camp prison jail court headquarters".split(),
    "a street": "road avenue lane boulevard".split(),
    "a road": "street highway motorway freeway expressway".split(),
    "a building": ["house"],
    "a military site": ["base"],
    "a stretch of water": "sea ocean river lake gulf strait bay sound canal".split(),
    # Taken for an event where it is held, or for a place where it sits.
    KINDS[NameKind.BODY]: "institute council foundation association federation committee commission".split(),
    "a region": "asia europe africa america caucasus balkans scandinavia".split(),
}
BY_LAST_WORD = {word: hint for hint, words in LAST_WORDS.items() for word in words}
OF_PLACES = PLACES | {NameKind.SITE}
PLANETS = frozenset("mercury venus mars jupiter saturn uranus neptune".split())
# States that not every state holds for one: which of the two they are is not for a question to say.
DISPUTED = frozenset("PS TW XK".split())
SAINT = re.compile(r"^St\.? ")
LINKS = {"of", "for"}
REGION_LIKE = frozenset("central northern southern eastern western south north east west sub-saharan".split())


# "The journal _____" says itself what is wanted.
SAID_BEFORE = SORTS | frozenset("journal daily tabloid website platform app film novel book album programme".split())
VAGUE = KINDS[NameKind.REGION]
WITHIN = frozenset("in at inside across".split())


def says_its_sort(before: Token) -> bool:
    """Say whether the word before a blank says of what sort the name is: a hint would say it twice, or otherwise."""
    return before.tag == "NN" and before.lower in SAID_BEFORE


def could_be_wider(hint: str, before: str, name: str, others: Iterable[Name]) -> bool:
    """Say whether "in _____ (a place)" could as well take a city or an area that the article names elsewhere."""
    places = {without_possessive(other.text) for other in others if other.kind in {NameKind.CITY, NameKind.REGION}}
    return hint == VAGUE and before in WITHIN and bool(places - {name})


def may_be_place(before: Token, name: str) -> bool:
    """Say whether what is taken for a body may be a place: "in", no article, and no word that bodies have."""
    sure = name.isupper() or name.rsplit(maxsplit=1)[-1].lower() in BY_LAST_WORD.keys() | NO_PERSONS
    return before.lower in WITHIN and not sure


def hint_of(name: str, kind: NameKind) -> str:
    """Give the kind of thing that a blank in place of a name wants ("a country"); nothing where it is not known."""
    plain = without_possessive(name)
    if kind is NameKind.PERSON:
        return KINDS[kind]
    town = is_city(plain) or is_city(f"{plain} City") or (plain == name and is_city(SAINT.sub("Saint ", plain)))
    land = country_named(plain)
    sort = _standing(land) if land else KINDS[NameKind.CITY] if town else _sort_of(plain.lower().split(), kind)
    return "a planet" if plain.lower() in PLANETS and kind in OF_PLACES else sort or KINDS.get(kind, "")


def _sort_of(words: list[str], kind: NameKind) -> str:
    """Say what a name's own words tell of its sort; nothing where they tell nothing."""
    if kind is NameKind.REGION and words[0] in REGION_LIKE:
        return "a region"
    if kind is NameKind.REGION and len(words) > 1 and words[-1] in {"union", "empire"}:
        return "a former state"
    # What a thing is stands before "of": the Bank of America is no region.
    head = next((words[place - 1] for place, word in enumerate(words) if place and word in LINKS), words[-1])
    # "The Lima Forum" is held, "the Lima Forum for Ports" may be a body as well.
    gathering = head == "forum" and kind is NameKind.EVENT
    return "an event or organisation" if gathering else BY_LAST_WORD.get(head, "")


def _standing(land: Country) -> str:
    """Say what a land is: most are countries, some a territory of one, or one by some states' lights only."""
    if land.code in TERRITORIES:
        return "a territory"
    return "a country or territory" if land.code in DISPUTED else KINDS[NameKind.COUNTRY]


def counted_in_view(parsed: Parsed, figure: Decimal | None) -> bool:
    """Say whether a number only counts the names, years or ages that its sentence lists ("Peru and Cuba, both")."""
    listed = (token for token in parsed.tokens if _is_listed(token))
    return any(figure == 1 + _joined_to(parsed, token.index) > 1 for token in listed if not _goes_on(parsed, token))


def _goes_on(parsed: Parsed, token: Token) -> bool:
    """Say whether a name goes on a list of names; on a noun the parser hangs a list's first ("two towns, Ica and")."""
    return token.dep == "conj" and _is_listed(parsed.tokens[token.head])


def _joined_to(parsed: Parsed, index: int) -> int:
    return sum(1 + _joined_to(parsed, other.index) for other in parsed.children(index, "conj") if _is_listed(other))


def _is_listed(token: Token) -> bool:
    return token.pos == "PROPN" or token.tag == "CD"
