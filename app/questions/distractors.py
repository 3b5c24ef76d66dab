"""Wrong options: of the key's own kind and format, taken from the articles first, and true nowhere in them."""

from collections.abc import Iterable, Iterator, Sequence

from app.facts.gazetteer import Country, country_named, peers
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.questions import measures
from app.questions.candidates import (
    FEWEST,
    WANTED,
    Distractor,
    close_sentences,
    differs_in_office,
    first_few,
    human,
    mentions,
    titles_of,
)
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind


def distractors_for(asked: Asked, library: Library) -> list[Distractor]:
    """Give up to three wrong options for a slot, best first; fewer than two mean that none should be used."""
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
    return first_few(found)


def _near(asked: Asked, library: Library, kind: NameKind) -> list[tuple[Reading, Sentence, Name]]:
    """Give names of a kind, this article's first, nearest sentences first."""
    home, at = asked.statement.reading.stem, asked.statement.sentence.number
    found = list(mentions(library, kind))
    return sorted(found, key=lambda item: (item[0].stem != home, abs(item[1].number - at)))


def _persons(asked: Asked, library: Library) -> Iterator[Distractor]:
    persons = library.persons
    titles = titles_of(library)
    office = titles.get(asked.slot.answer, frozenset())
    near = _near(asked, library, NameKind.PERSON)
    home = asked.statement.reading.stem

    def unlike(item: tuple[Reading, Sentence, Name]) -> tuple[bool, bool]:
        full = persons.full_name(item[2].text, item[0].stem) or item[2].text
        return differs_in_office(office, titles.get(full, frozenset())), item[0].stem != home

    for reading, sentence, name in sorted(near, key=unlike):
        full = persons.full_name(name.text, reading.stem)
        if (
            full is None
            or " " not in full
            or persons.same(full, asked.slot.answer)
            or not human(library, reading, full)
        ):
            continue
        if any(form in asked.stem for form in (*persons.forms(full), full.split()[-1])):
            continue
        if any(persons.same(full, other) for other in _true_persons(asked, library)):
            continue
        yield Distractor(full, reading.passage(sentence), reading.stem)


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
    barred = _barred_countries(asked, library) | {key.code}
    order = {country.code: place for place, country in enumerate(peers(key))}
    seen: dict[str, tuple[Reading, Sentence, Country]] = {}
    for reading, sentence, name in _near(asked, library, NameKind.COUNTRY):
        country = country_named(name.text)
        if country and country.code not in barred:
            seen.setdefault(country.code, (reading, sentence, country))
    for code in sorted(seen, key=lambda code: order.get(code, len(order))):
        reading, sentence, country = seen[code]
        yield Distractor(country.name, reading.passage(sentence), reading.stem)
    yield from (Distractor(country.name) for country in peers(key) if country.code not in barred)


def _barred_countries(asked: Asked, library: Library) -> set[str]:
    """Give the countries that the question names, or that a sentence much like it names."""
    texts = {
        name.text
        for _, sentence in close_sentences(asked, library)
        for name in sentence.names
        if name.kind is NameKind.COUNTRY
    }
    texts |= {name.text for name in asked.statement.sentence.names if name.kind is NameKind.COUNTRY}
    return {country.code for text in texts if (country := country_named(text))}


def _cities(asked: Asked, library: Library) -> Iterator[Distractor]:
    barred = {name.text for _, sentence in close_sentences(asked, library) for name in sentence.names}
    barred |= {name.text for name in asked.statement.sentence.names} | {asked.slot.answer}
    for reading, sentence, name in _near(asked, library, NameKind.CITY):
        if name.text not in barred and name.text not in asked.stem:
            yield Distractor(name.text, reading.passage(sentence), reading.stem)


def enough(distractors: Sequence[Distractor], slot: Slot) -> bool:
    """Say whether there are wrong options enough for a choice."""
    return len(distractors) >= (FEWEST if slot.kind is SlotKind.PERSON else WANTED)
