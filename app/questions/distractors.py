"""Wrong options: of the key's own kind and format, taken from the articles first, and true nowhere in them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.facts.gazetteer import (
    Country,
    alike_in_size,
    cities,
    country_named,
    country_of_capital,
    large_cities,
    members_named,
    peers,
)
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.questions import measures
from app.questions.barring import barred_by_words
from app.questions.candidates import (
    FEWEST,
    WANTED,
    Distractor,
    close_sentences,
    content,
    countries_of,
    differs_in_office,
    first_few,
    human,
    mentions,
    titles_of,
)
from app.questions.leaders import leads
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind
from app.questions.territories import of_one_standing
from app.questions.the_dead import dead

GENDER = re.compile(r"\b(?:she|her|hers|herself|he|him|his|himself)\b")
YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
LIFE, TODAY = 80, 2000
LARGEST = 6
SHARED = 3
FURTHER = 6


def distractors_for(asked: Asked, library: Library) -> list[Distractor]:
    """Give up to three wrong options for a slot, best first; fewer than two mean that none should be used."""
    if asked.slot.kind is not SlotKind.PERSON:
        return first_few(_found(asked, library))
    if _tells_sex(asked, library):
        return []
    # A name from elsewhere is told at sight from those that belong.
    return first_few(one for one in _found(asked, library) if one.article == asked.statement.reading.stem)


def _tells_sex(asked: Asked, library: Library) -> bool:
    """Say whether "her home" in a stem tells whom it asks for from all men, no other person being named there."""
    named = {name.text for name in asked.statement.sentence.names if name.kind is NameKind.PERSON}
    others = (name for name in named if not library.persons.same(name, asked.slot.answer))
    return GENDER.search(asked.stem) is not None and not any(name in asked.stem for name in others)


def further_for(asked: Asked, library: Library) -> list[Distractor]:
    """Give up to six wrong options beyond the first three."""
    return first_few(_found(asked, library), most=WANTED + FURTHER)[WANTED:]


def _found(asked: Asked, library: Library) -> Iterable[Distractor]:
    slot = asked.slot
    match slot.kind:
        case SlotKind.PERSON:
            found: Iterable[Distractor] = _persons(asked, library)
        case SlotKind.COUNTRY:
            found = _countries(asked, library)
        case SlotKind.CITY:
            found = _cities(asked, library)
        case SlotKind.DATE:
            found = measures.days(asked)
        case SlotKind.YEAR:
            found = measures.years(asked)
        case SlotKind.COUNT:
            found = measures.amounts(asked)
        case SlotKind.FRACTION:
            found = measures.fractions(asked)
        case _:
            found = ()
    return found


def _near(asked: Asked, library: Library, kind: NameKind) -> list[tuple[Reading, Sentence, Name]]:
    """Give names of a kind, this article's first, nearest sentences first."""
    home, at = asked.statement.reading.stem, asked.statement.sentence.number
    found = list(mentions(library, kind))
    return sorted(found, key=lambda item: (item[0].stem != home, abs(item[1].number - at)))


def _persons(asked: Asked, library: Library) -> Iterator[Distractor]:
    """Give people of the key's office, but not of a country that the stem brings in."""
    persons, key = library.persons, asked.slot.answer
    titles, countries = titles_of(library), countries_of(library)
    office = titles.get(key, frozenset())
    hosts = barred_by_words(asked.stem)
    true = _true_persons(asked, library)
    year = _long_ago(asked)
    offered: list[set[str]] = []
    for reading, sentence, name in _near(asked, library, NameKind.PERSON):
        full = persons.full_name(name.text, reading.stem)
        if full is None or " " not in full or persons.same(full, key) or not human(library, reading, full):
            continue
        if (full in dead(library) and key not in dead(library)) or (year and not _lived(full, year, library)):
            continue
        if differs_in_office(office, titles.get(full, frozenset())) or countries.get(full) in hosts:
            continue
        named = any(form in asked.stem for form in (*persons.forms(full), full.split()[-1]))
        words = set(full.split())
        if any(words <= other or other <= words for other in offered):
            continue  # "Madam Poe" may be Madam Ann Poe
        if not named and not any(persons.same(full, other) for other in true):
            offered.append(words)
            yield Distractor(full, reading.passage(sentence), reading.stem)


def _long_ago(asked: Asked) -> int | None:
    """Give the year of a stem where hardly anybody lives today who lived then."""
    dated = asked.statement.reading.dated
    years = [int(year) for year in YEAR.findall(asked.stem)]
    return next((year for year in years if year < (dated.day.year if dated else TODAY) - LIFE), None)


def _lived(full: str, year: int, library: Library) -> bool:
    """Say whether an article names somebody with a year within a life of another."""
    told = (
        int(found)
        for reading, sentence, name in library.named[NameKind.PERSON]
        if library.persons.full_name(name.text, reading.stem) == full
        for found in YEAR.findall(sentence.text)
    )
    return any(abs(other - year) < LIFE for other in told)


def holds_office(asked: Asked, library: Library) -> bool:
    """Say whether the key is a head of state or government, whom readers tell from others by what they stand for."""
    return asked.slot.kind is SlotKind.PERSON and leads(asked.slot.answer, library)


def gives_away(asked: Asked, library: Library) -> bool:
    """Say whether the stem names the key's own country, so that nobody else could be meant."""
    country = countries_of(library).get(asked.slot.answer) if asked.slot.kind is SlotKind.PERSON else None
    return country is not None and country in barred_by_words(asked.stem)


def _true_persons(asked: Asked, library: Library) -> set[str]:
    """Give the persons of whom a sentence says something so like the question that they might answer it."""
    true: set[str] = set()
    for reading, sentence in close_sentences(asked, library):
        names = (name for name in sentence.names if name.kind is NameKind.PERSON)
        true |= {library.persons.full_name(name.text, reading.stem) or name.text for name in names}
    return true


def _countries(asked: Asked, library: Library) -> Iterator[Distractor]:
    key = country_named(asked.slot.answer)
    if key is None:
        return
    barred = _barred_countries(asked, library) | {key.code} | members_named(asked.stem, but=key.code)
    order = {country.code: place for place, country in enumerate(peers(key))}
    seen: dict[str, tuple[Reading, Sentence, Country]] = {}
    for reading, sentence, name in _near(asked, library, NameKind.COUNTRY):
        country = country_named(name.text)
        alike = country and alike_in_size(key, country) and of_one_standing(key, country)
        if country and alike and country.code not in barred:
            seen.setdefault(country.code, (reading, sentence, country))
    for code in sorted(seen, key=lambda code: order.get(code, len(order))):
        reading, sentence, country = seen[code]
        yield Distractor(country.name, reading.passage(sentence), reading.stem)
    yield from (
        Distractor(country.name)
        for country in peers(key)
        if country.code not in barred and alike_in_size(key, country) and of_one_standing(key, country)
    )


def _barred_countries(asked: Asked, library: Library) -> set[str]:
    """Give the countries that the question names, or that a sentence much like it names."""
    texts = {
        name.text
        for _, sentence in close_sentences(asked, library)
        for name in sentence.names
        if name.kind is NameKind.COUNTRY
    }
    texts |= {name.text for name in asked.statement.sentence.names if name.kind is NameKind.COUNTRY}
    words = content(asked.statement.sentence, set(asked.statement.clause.kept) - set(asked.slot.phrase))
    groups = (other.text for _, other in library.sentences() if len(words & content(other)) >= SHARED)
    grouped = {code for text in groups for code in members_named(text)}
    return grouped | {country.code for text in texts if (country := country_named(text))}


def _cities(asked: Asked, library: Library) -> Iterator[Distractor]:
    """Give cities of the key's own country, the articles' first."""
    key = asked.slot.answer
    home = _country_of_city(key)
    barred = {name.text for _, sentence in close_sentences(asked, library) for name in sentence.names}
    barred |= {name.text for name in asked.statement.sentence.names} | {key}
    for reading, sentence, name in _near(asked, library, NameKind.CITY):
        if name.text not in barred and name.text not in asked.stem and _country_of_city(name.text) == home:
            yield Distractor(name.text, reading.passage(sentence), reading.stem)
    large = large_cities(home, LARGEST)
    yield from (Distractor(name) for name in large if name not in barred and name not in asked.stem)


def _country_of_city(name: str) -> str:
    country = country_of_capital(name)
    return country.code if country else cities().get(name, ("", 0))[0]


def enough(distractors: Sequence[Distractor], slot: Slot) -> bool:
    """Say whether there are wrong options enough for a choice."""
    return len(distractors) >= (FEWEST if slot.kind is SlotKind.PERSON else WANTED)
