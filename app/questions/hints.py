"""The kind of name that a blank wants, said in brackets after it, so that nothing of another kind fits as well."""

from app.facts.gazetteer import country_named, is_city
from app.facts.names import NameKind, without_possessive

KINDS = {
    NameKind.PERSON: "a person",
    NameKind.COUNTRY: "a country",
    NameKind.CITY: "a town or city",
    NameKind.REGION: "a place",
    NameKind.BODY: "an organisation",
    NameKind.SITE: "a landmark",
    NameKind.EVENT: "an event",
}
# What a name's own last word says is closer than its kind, and right where the kind was guessed wrong. No hint has a
# word that such names end in: it would give half the answer away.
LAST_WORDS = {
    "an award": "prize medal trophy oscar".split(),
    "an event": "war ii i summit".split(),
    "a holiday": "day christmas easter eve".split(),
    "a sports contest": "games cup olympics championship championships league marathon".split(),
    "a legal text": "act law treaty agreement convention accord accords protocol".split(),
    "a place of learning": "university college school academy".split(),
    "a landmark": """cathedral church mosque temple abbey hotel palace castle stadium tower hall theatre street road
        avenue square lane boulevard park gardens museum bridge airport monument memorial""".split(),
    "a military site": ["base"],
    "a stretch of water": "sea ocean river lake gulf strait bay sound canal".split(),
    "a region": "asia europe africa america caucasus balkans scandinavia".split(),
}
BY_LAST_WORD = {word: hint for hint, words in LAST_WORDS.items() for word in words}
REGION_LIKE = frozenset("central northern southern eastern western south north east west sub-saharan".split())


def hint_of(name: str, kind: NameKind) -> str:
    """Give the kind of thing that a blank in place of a name wants ("a country"); nothing where it is not known."""
    plain = without_possessive(name)
    words = plain.lower().split()
    if kind is not NameKind.PERSON:
        if country_named(plain):
            return KINDS[NameKind.COUNTRY]
        if is_city(plain):
            return KINDS[NameKind.CITY]
        if kind is NameKind.REGION and words[0] in REGION_LIKE:
            return "a region"
        if words[-1] in BY_LAST_WORD:
            return BY_LAST_WORD[words[-1]]
    return KINDS.get(kind, "")
