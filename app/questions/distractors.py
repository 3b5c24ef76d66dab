"""Wrong options: of the key's own kind and format, taken from the articles first, and true nowhere in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.articles.text import Passage
from app.facts.dates import DateSpan, dates_in
from app.facts.gazetteer import Country, country_named, peers
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.words import SAYING
from app.questions.phrasing import Asked
from app.questions.roles import Role
from app.questions.sayings import Saying
from app.questions.slots import Slot, SlotKind

WANTED = 3
FEWEST = 2
TOO_CLOSE = 0.5
CONTENT = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
OLD = 60
FRACTIONS = ("one-quarter", "one-third", "half", "two-thirds", "three-quarters")


@dataclass(frozen=True)
class Distractor:
    """A wrong option and the passage where the articles do name it, if they do."""

    text: str
    occurrence: Passage | None = None
    article: str = ""


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
            found = _days(asked, library)
        case SlotKind.YEAR:
            found = _years(asked, library)
        case SlotKind.FRACTION:
            found = _fractions(asked)
        case _:
            found = ()
    return _first_few(found)


def _first_few(found: Iterable[Distractor]) -> list[Distractor]:
    chosen: list[Distractor] = []
    for distractor in found:
        if distractor.text not in {other.text for other in chosen}:
            chosen.append(distractor)
        if len(chosen) == WANTED:
            break
    return chosen


def mentions(library: Library, kind: NameKind) -> Iterator[tuple[Reading, Sentence, Name]]:
    """Give every name of a kind in every article."""
    for reading, sentence in library.sentences():
        for name in sentence.names:
            if name.kind is kind:
                yield reading, sentence, name


def _near(asked: Asked, library: Library, kind: NameKind) -> list[tuple[Reading, Sentence, Name]]:
    """Give names of a kind, this article's first, nearest sentences first."""
    home, at = asked.statement.reading.stem, asked.statement.sentence.number
    found = list(mentions(library, kind))
    return sorted(found, key=lambda item: (item[0].stem != home, abs(item[1].number - at)))


def _persons(asked: Asked, library: Library) -> Iterator[Distractor]:
    persons = library.persons
    for reading, sentence, name in _near(asked, library, NameKind.PERSON):
        full = persons.full_name(name.text, reading.stem)
        if full is None or " " not in full or persons.same(full, asked.slot.answer):
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
    texts = {name.text for _, sentence in close_sentences(asked, library) for name in sentence.names if name.kind is NameKind.COUNTRY}
    texts |= {name.text for name in asked.statement.sentence.names if name.kind is NameKind.COUNTRY}
    return {country.code for text in texts if (country := country_named(text))}


def _cities(asked: Asked, library: Library) -> Iterator[Distractor]:
    barred = {name.text for _, sentence in close_sentences(asked, library) for name in sentence.names}
    barred |= {name.text for name in asked.statement.sentence.names} | {asked.slot.answer}
    for reading, sentence, name in _near(asked, library, NameKind.CITY):
        if name.text not in barred and name.text not in asked.stem:
            yield Distractor(name.text, reading.passage(sentence), reading.stem)


def close_sentences(asked: Asked, library: Library) -> Iterator[tuple[Reading, Sentence]]:
    """Give the sentences that share so many words with the question that another name in them might answer it."""
    words = content(asked.statement.sentence, set(asked.statement.clause.kept) - set(asked.slot.phrase))
    if "only" in {asked.statement.sentence.parsed.tokens[word].lower for word in asked.slot.phrase}:
        return
    for reading, sentence in library.sentences():
        shared = words & content(sentence)
        if len(shared) > TOO_CLOSE * len(words):
            yield reading, sentence


def content(sentence: Sentence, words: set[int] | None = None) -> set[str]:
    """Give the lemmas of a sentence's content words, of some of its words only where they are given."""
    tokens = sentence.parsed.tokens
    return {token.lemma.lower() for token in tokens if token.pos in CONTENT and (words is None or token.index in words)}


def speakers(said: Saying, library: Library) -> list[Distractor]:
    """Give others who speak in the article, then others whom it names; fewer than two are none."""
    persons = library.persons
    talking: dict[str, Distractor] = {}
    named: dict[str, Distractor] = {}
    for sentence in said.reading.sentences:
        speaks = any(token.lemma in SAYING for token in sentence.parsed.tokens)
        for name in sentence.names:
            full = persons.full_name(name.text, said.reading.stem) if name.kind is NameKind.PERSON else None
            if full is None or " " not in full or persons.same(full, said.speaker) or full.split()[-1] in said.words:
                continue
            found = Distractor(full, said.reading.passage(sentence), said.reading.stem)
            (talking if speaks else named).setdefault(full, found)
    chosen = _first_few((*talking.values(), *named.values()))
    return chosen if len(chosen) >= FEWEST else []


def others_than(role: Role, library: Library) -> list[Distractor]:
    """Give other persons of an article whom nothing near them describes alike; fewer than two are none."""
    persons = library.persons
    heads = {word for word in role.text.lower().split() if len(word) > 3}  # noqa: PLR2004 - words of content
    named: dict[str, Distractor] = {}
    alike: set[str] = set()
    for sentence in role.reading.sentences:
        for name in sentence.names:
            full = persons.full_name(name.text, role.reading.stem) if name.kind is NameKind.PERSON else None
            if full is None or " " not in full or persons.same(full, role.person):
                continue
            near = {token.lower for token in sentence.parsed.tokens[max(0, name.first - 6) : name.last + 10]}
            if len(heads & near) > len(heads) / 3 or sentence is role.sentence:
                alike.add(full)
            named.setdefault(full, Distractor(full, role.reading.passage(sentence), role.reading.stem))
    chosen = _first_few(found for full, found in named.items() if full not in alike)
    return chosen if len(chosen) >= FEWEST else []


def _fractions(asked: Asked) -> Iterator[Distractor]:
    key = asked.slot.answer
    return (Distractor(text) for text in FRACTIONS if text != key) if key in FRACTIONS else iter(())


def _days(asked: Asked, library: Library) -> Iterator[Distractor]:
    key = asked.slot.date
    if key is None or key.day is None:
        return
    home = asked.statement.reading
    days: dict[int, Passage | None] = {}
    for sentence in home.sentences:
        for date in dates_in(sentence.text):
            if date.month == key.month and date.day not in {None, key.day} and date.year == key.year and date.day is not None:
                days.setdefault(date.day, home.passage(sentence))
    for step in (1, -1, 2, -2, 3, -3):
        if 1 <= key.day + step <= 28:  # noqa: PLR2004 - a day that every month has
            days.setdefault(key.day + step, None)
    for day in sorted(days, key=lambda day: (days[day] is None, abs(day - (key.day or 0)))):
        yield Distractor(_day_text(key, day), days[day], home.stem)


def _day_text(key: DateSpan, day: int) -> str:
    written = f"{day} {key.month}" if key.day_first else f"{key.month} {day}"
    return f"{written}, {key.year}" if key.year and not key.day_first else f"{written} {key.year}" if key.year else written


def _years(asked: Asked, library: Library) -> Iterator[Distractor]:
    key = asked.slot.date
    if key is None or key.year is None:
        return
    home = asked.statement.reading
    latest = home.dated.day.year if home.dated else 2100
    wide = key.year < latest - OLD if home.dated else key.year < 1950  # noqa: PLR2004 - far enough for round decades
    seen = {date.year: home.passage(sentence) for sentence in home.sentences for date in dates_in(sentence.text)}
    reach = 60 if wide else 6
    steps = (-10, 10, 20, -20) if wide else (-2, -1, 1, 2, -3)
    near = [year for year in seen if year and 0 < abs(year - key.year) <= reach]
    for year in (*near, *(key.year + step for step in steps)):
        if year <= latest and year != key.year:
            yield Distractor(str(year), seen.get(year), home.stem)


def enough(distractors: Sequence[Distractor], slot: Slot) -> bool:
    """Say whether there are wrong options enough for a choice."""
    return len(distractors) >= (FEWEST if slot.kind is SlotKind.PERSON else WANTED)
