"""What "the capital", "the park", "the country" and "the region" mean in an article."""

import re
from collections import Counter
from collections.abc import Iterable

from app.facts.gazetteer import country_of_people
from app.facts.names import Name, NameKind
from app.facts.scene import Scene
from app.facts.syntax import Token

ENDING_SO = {NameKind.BODY, NameKind.SITE, NameKind.REGION, NameKind.CITY, NameKind.COUNTRY}
LINKED = {"of", "for", "on", "in", "and"}


def capital_meant(scene: Scene, noun: Token) -> str:
    """Say whose capital is meant where the sentence names exactly one region or country."""
    subject = scene.clause.subject.words
    places = {
        name.text
        for name in scene.sentence.names
        if name.kind in {NameKind.REGION, NameKind.COUNTRY} and name.first not in subject and name.last < noun.index
    }
    return f"the capital of {places.pop()}" if noun.lemma == "capital" and len(places) == 1 else ""


def namesake_meant(scene: Scene, noun: Token) -> str:
    """Name "the park" where the article has named one thing only that ends so ("Virunga National Park")."""
    names = {
        name.text
        for sentence in scene.reading.sentences[: scene.sentence.number]
        for name in sentence.names
        if name.kind in ENDING_SO and _ends_in(name.text.lower(), noun.lower)
    }
    alone = not scene.parsed.children(noun.index, "amod", "compound", "nummod")
    if len(names) != 1 or not alone or noun.tag != "NN":
        return ""
    (name,) = names
    text = scene.reading.rendition.text
    if f"{name} of " in text or re.search(rf"['’]s {re.escape(name)}\b", text):
        return ""  # "the Andean Town of Puno" is called by what follows, "Peru’s Home Ministry" by whose it is
    # "The Andes Park" may be written so, "the Bell Island" is not: the article's own way is right.
    return f"the {name}" if f"the {name.lower()}" in text.lower() else name


def _ends_in(name: str, noun: str) -> bool:
    """Say whether a name is that of such a thing: the Office for Prisoners of War is no war."""
    return name.endswith(f" {noun}") and not LINKED & set(name.split())


def place_meant(scene: Scene, noun: Token) -> str:
    """Name "the country" or "the city" where only one has been named since the sentence before began."""
    kind = {"country": NameKind.COUNTRY, "nation": NameKind.COUNTRY, "city": NameKind.CITY, "town": NameKind.CITY}
    before = scene.reading.before(scene.sentence)
    if noun.lemma not in kind or before is None or scene.parsed.children(noun.index, "amod", "compound", "nummod"):
        return ""
    here = [name for name in scene.sentence.names if name.first < noun.index]
    near = [*before.names, *here]
    found = _only(near, kind[noun.lemma])
    open_ = kind[noun.lemma] is NameKind.COUNTRY and _other_people(found, near)
    return "" if open_ else found


def _other_people(country: str, names: Iterable[Name]) -> bool:
    """Say whether another country's people are named: "Russian troops entered Ukraine" leaves "the country" open."""
    peoples = (country_of_people(name.text) for name in names if name.kind is NameKind.PEOPLE)
    return any(people is not None and country not in people.names for people in peoples)


def _only(names: Iterable[Name], kind: NameKind) -> str:
    found = {name.text for name in names if name.kind is kind}
    return found.pop() if len(found) == 1 else ""


def region_meant(scene: Scene, lemma: str) -> str:
    """Say which region is meant: the one that the article mostly speaks of."""
    if lemma != "region":
        return ""
    counts = Counter(name.text for name in scene.reading.names if name.kind is NameKind.REGION)
    commonest = counts.most_common(1)
    return commonest[0][0] if commonest and commonest[0][1] * 2 >= counts.total() else ""
