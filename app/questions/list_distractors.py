"""Wrong options beside a list's right ones: names that the articles put nowhere near what the list says."""

from app.facts.gazetteer import country_named, members_named, peers
from app.facts.names import NameKind
from app.facts.reading import Library
from app.questions.barring import barred_by_words
from app.questions.candidates import (
    ATTENDING,
    Distractor,
    content,
    countries_of,
    human,
    is_about_attending,
    mentions,
    titles_of,
)
from app.questions.lists import Listed

NEAREST = 14


def list_distractors(listed: Listed, library: Library) -> list[Distractor]:
    """Give up to three names of the list's kind that the articles put nowhere near what the list says."""
    if listed.kind is NameKind.COUNTRY:
        return _countries(listed, library)
    return _others(listed, library) if listed.kind is NameKind.PERSON else []


def _countries(listed: Listed, library: Library) -> list[Distractor]:
    right = {country.code for name in listed.names if (country := country_named(name.text))}
    barred = right | barred_by_words(listed.stem) | _like(listed, library)
    ranks: dict[str, int] = {}
    for code in sorted(right):
        key = next(country for name in listed.names if (country := country_named(name.text)) and country.code == code)
        for rank, country in enumerate(peers(key)[:NEAREST]):
            ranks[country.code] = min(rank, ranks.get(country.code, rank))
    found: dict[str, Distractor] = {}
    home = listed.statement.reading.stem
    places = sorted(mentions(library, NameKind.COUNTRY), key=lambda item: item[0].stem != home)
    for reading, sentence, name in places:
        country = country_named(name.text)
        if country and country.code in ranks and country.code not in barred:
            found.setdefault(country.code, Distractor(country.name, reading.passage(sentence), reading.stem))
    return [found[code] for code in sorted(found, key=lambda code: ranks[code])][:3]


def _like(listed: Listed, library: Library) -> set[str]:
    """Give the countries that any sentence with the same verb or its noun names: they may belong to the list."""
    source = listed.statement.sentence
    attending = is_about_attending(listed.statement)
    sentences = [
        source,
        *(sentence for _, sentence in library.sentences() if attending and content(sentence) & ATTENDING),
    ]
    return {country.code for sentence in sentences for name in sentence.names if (country := country_named(name.text))}


def _others(listed: Listed, library: Library) -> list[Distractor]:
    persons = library.persons
    here = listed.statement.reading
    right = {persons.full_name(name.text, here.stem) or name.text for name in listed.names}
    found: dict[str, Distractor] = {}
    barred: set[str] = set()
    attending = listed.statement.clause.rule != "rest" and is_about_attending(listed.statement)
    for reading, sentence, name in mentions(library, NameKind.PERSON):
        full = persons.full_name(name.text, reading.stem)
        if reading is not here or full is None or " " not in full or sentence is listed.statement.sentence:
            continue
        if attending and content(sentence) & ATTENDING:
            barred.add(full)
        if (
            not any(persons.same(full, other) for other in right)
            and human(library, reading, full)
            and full.split()[-1] not in listed.stem
        ):
            found.setdefault(full, Distractor(full, reading.passage(sentence), reading.stem))
    if listed.statement.clause.rule == "counted":
        return _office_holders(listed, library, right)
    chosen = [distractor for full, distractor in found.items() if full not in barred][:3]
    return chosen if len(chosen) > 1 else []


def _office_holders(listed: Listed, library: Library, right: set[str]) -> list[Distractor]:
    """Give the two nearest others of the article who hold the office that a counted list is of."""
    persons, here, source = library.persons, listed.statement.reading, listed.statement.sentence
    head = source.parsed.tokens[listed.statement.clause.subject.head].lemma
    titles = titles_of(library)
    found: dict[str, tuple[int, Distractor]] = {}
    countries, hosts, region = countries_of(library), barred_by_words(listed.stem), members_named(source.text)
    for sentence in here.sentences:
        for name in sentence.names:
            full = persons.full_name(name.text, here.stem) if name.kind is NameKind.PERSON else None
            if (
                full is None
                or any(persons.same(full, other) for other in right)
                or head not in titles.get(full, frozenset())
            ):
                continue
            country = countries.get(full, "")
            if country in hosts or (region and country not in region):
                continue
            gap = abs(sentence.number - source.number)
            if gap and (full not in found or gap < found[full][0]):
                found[full] = (gap, Distractor(full, here.passage(sentence), here.stem))
    return [distractor for _, distractor in sorted(found.values(), key=lambda item: item[0])][:2]
