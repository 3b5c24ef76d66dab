"""One place or body under several names: Türkiye and Turkey, Kyiv and Kiev, the CSTO and its full name."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.facts.entities import Persons, as_entities
from app.facts.fact import Entity, EntityKind
from app.facts.found_once import once_each
from app.facts.gazetteer import cities, countries, country_named
from app.facts.names import PLACES, NameKind
from app.facts.reading import Library
from app.facts.spelling import same_person
from app.facts.towns import towns

SHORTEST = 4
SPELLING = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*")
ACRONYM = re.compile(r"^ \((?:the )?([A-Z]{3,})\)")
FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]{3,}\b")
SMALL = {"of", "for", "and", "the", "in", "on"}


@lru_cache(maxsize=1)
def capital_spellings() -> dict[str, str]:
    """Give the capital that each other spelling of a capital's name means ("Kiev" is Kyiv)."""
    capitals = {country.capital: code for code, country in countries().items() if country.capital}
    found: dict[str, str] = {}
    for town in towns():
        if capitals.get(town.name) == town.country:
            like = (other for other in town.spellings if SPELLING.fullmatch(other) and other not in cities())
            found |= dict.fromkeys(like, town.name)
    return found


def place_named(text: str) -> str:
    """Give the one name of a country or capital under any of its names; nothing for other texts."""
    country = country_named(text)
    if country:
        return country.name
    plain = text.removeprefix("the ").removeprefix("The ")
    return capital_spellings().get(plain, "")


@once_each
def entities_of(library: Library) -> tuple[Entity, ...]:
    """Give the persons, places and bodies of some articles, each with every form of its name that was seen."""
    bodies = (Entity(EntityKind.BODY, name, (short,)) for name, short in sorted(set(_with_acronyms(library)), key=str))
    return (*_persons(library), *_places(library), *bodies)


def _persons(library: Library) -> Iterator[Entity]:
    """Give the persons, with the spellings that stand where the parser finds no name, as in brackets."""
    loose = {
        match[0] for reading, sentence in library.sentences()
        for match in FULL_NAME.finditer(reading.rendition.text[sentence.start : sentence.end])
    }  # fmt: skip
    for entity in as_entities(library.persons):
        others = {form for form in loose if " " in entity.name and same_person(entity.name, form)}
        extra = tuple(sorted(others - set(entity.forms)))
        yield Entity(entity.kind, entity.name, (*entity.aliases, *extra))


def _places(library: Library) -> Iterator[Entity]:
    seen: dict[str, set[str]] = {}
    for _, sentence in library.sentences():
        for name in sentence.names:
            plain = name.text.removeprefix("the ").removeprefix("The ")
            known = place_named(plain)
            if name.kind in PLACES and (known or name.kind != "region"):
                seen.setdefault(known or plain, set()).add(plain)
    for place, forms in sorted(seen.items()):
        yield Entity(EntityKind.PLACE, place, tuple(sorted(forms - {place})))


def _with_acronyms(library: Library) -> Iterator[tuple[str, str]]:
    """Give bodies that a text names in full with their letters in brackets after it."""
    for reading, sentence in library.sentences():
        text = reading.rendition.text
        for name in sentence.names:
            if name.kind is not NameKind.BODY:
                continue
            at = text.find(name.text, sentence.start, sentence.end)
            found = ACRONYM.match(text[at + len(name.text) :][:40]) if at >= 0 else None
            if found and _initials(name.text.replace("-", " ").split()) == found[1]:
                yield name.text, found[1]


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word.lower() not in SMALL).upper()


def canonical_forms(persons: Persons, entities: Iterable[Entity] = ()) -> dict[str, str]:
    """Give the canonical name for every other form of each person's and entity's, the longest forms first."""
    forms = {form: cluster[0] for cluster in persons.clusters for form in cluster[1:]}
    forms |= {alias: entity.name for entity in entities for alias in entity.aliases}
    return dict(sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])))
