"""Wrong options: of the key's own kind and format, taken from the articles first, and true nowhere in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from app.articles.text import Passage
from app.facts.dates import DateSpan, dates_in
from app.facts.gazetteer import Country, country_named, peers
from app.facts.names import Name, NameKind
from app.facts.numbers import scaled_answer
from app.facts.reading import Library, Reading, Sentence
from app.facts.words import MONTHS, SAYING, TITLES
from app.facts.standing import Statement
from app.questions.phrasing import Asked
from app.questions.roles import Role
from app.questions.slots import Slot, SlotKind

WANTED = 3
FEWEST = 2
TOO_CLOSE = 0.5
CONTENT = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
OLD = 60
ATTENDING = {"attend", "attendance", "participate", "participation", "invitation", "join", "guest", "part"}
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
        case SlotKind.COUNT:
            found = _amounts(asked)
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
    titles = titles_of(library)
    office = titles.get(asked.slot.answer, frozenset())
    near = _near(asked, library, NameKind.PERSON)
    home = asked.statement.reading.stem

    def unlike(item: tuple[Reading, Sentence, Name]) -> tuple[bool, bool]:
        full = persons.full_name(item[2].text, item[0].stem) or item[2].text
        return item[0].stem != home, not office & titles.get(full, frozenset())

    for reading, sentence, name in sorted(near, key=unlike):
        full = persons.full_name(name.text, reading.stem)
        if full is None or " " not in full or persons.same(full, asked.slot.answer) or not human(library, reading, full):
            continue
        if any(form in asked.stem for form in (*persons.forms(full), full.split()[-1])):
            continue
        if any(persons.same(full, other) for other in _true_persons(asked, library)):
            continue
        yield Distractor(full, reading.passage(sentence), reading.stem)


def titles_of(library: Library) -> dict[str, frozenset[str]]:
    """Give the offices that stand before each person's name ("president"), by full name."""
    found: dict[str, set[str]] = {}
    for reading, sentence, name in mentions(library, NameKind.PERSON):
        before = sentence.parsed.tokens[name.first - 1].lower if name.first else ""
        full = library.persons.full_name(name.text, reading.stem)
        if full and before in TITLES:
            for form in library.persons.forms(full):
                found.setdefault(form, set()).add(before)
    return {full: frozenset(titles) for full, titles in found.items()}


def human(library: Library, reading: Reading, full: str) -> bool:
    """Say whether a name surely is a person's: it bears a title, or does what only people do."""
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.kind is not NameKind.PERSON or library.persons.full_name(name.text, reading.stem) != full:
                continue
            head = sentence.parsed.tokens[name.last]
            verb = sentence.parsed.tokens[head.head]
            if name.titled or (head.dep == "nsubj" and verb.pos == "VERB" and verb.lemma not in {"be", "have"}):
                return True
            if head.dep == "appos" or sentence.parsed.child(head.index, "relcl") or verb.lemma in SAYING:
                return True
    return False


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
    attending = is_about_attending(asked.statement)
    if "only" in {asked.statement.sentence.parsed.tokens[word].lower for word in asked.slot.phrase}:
        return
    for reading, sentence in library.sentences():
        shared = words & content(sentence)
        if len(shared) > TOO_CLOSE * len(words) or (attending and content(sentence) & ATTENDING):
            yield reading, sentence


def is_about_attending(statement: Statement) -> bool:
    """Say whether a statement's verb or its object is about being there, which others may also have done."""
    tokens = statement.sentence.parsed.tokens
    heads = {part.head for part in statement.clause.rest if tokens[part.head].dep in {"dobj", "attr"}}
    return bool({tokens[index].lemma for index in heads | {statement.clause.verb}} & ATTENDING)


def content(sentence: Sentence, words: set[int] | None = None) -> set[str]:
    """Give the lemmas of a sentence's content words, of some of its words only where they are given."""
    tokens = sentence.parsed.tokens
    return {token.lemma.lower() for token in tokens if token.pos in CONTENT and (words is None or token.index in words)}


def speakers(reading: Reading, speaker: str, words: str, library: Library) -> list[Distractor]:
    """Give others who speak in the article, then others whom it names; fewer than two are none."""
    persons = library.persons
    talking: dict[str, Distractor] = {}
    named: dict[str, Distractor] = {}
    for sentence in reading.sentences:
        speaks = any(token.lemma in SAYING for token in sentence.parsed.tokens)
        for name in sentence.names:
            full = persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
            if full is None or " " not in full or persons.same(full, speaker) or full.split()[-1] in words:
                continue
            if not human(library, reading, full):
                continue
            found = Distractor(full, reading.passage(sentence), reading.stem)
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
            if full is None or " " not in full or persons.same(full, role.person) or not human(library, role.reading, full):
                continue
            near = {token.lower for token in sentence.parsed.tokens[max(0, name.first - 6) : name.last + 10]}
            if len(heads & near) > len(heads) / 3 or sentence is role.sentence:
                alike.add(full)
            named.setdefault(full, Distractor(full, role.reading.passage(sentence), role.reading.stem))
    chosen = _first_few(found for full, found in named.items() if full not in alike)
    return chosen if len(chosen) >= FEWEST else []


def _amounts(asked: Asked) -> Iterator[Distractor]:
    """Give other amounts with the same hedge ("more than 2 million"): of the key's roundness, some smaller, some larger."""
    digest = sha256(asked.stem.encode()).digest()[0] % 3
    factors = ((Decimal("0.5"), Decimal("1.5"), Decimal(2)), (Decimal("0.25"), Decimal("0.5"), Decimal("1.5")), (Decimal("1.5"), Decimal(2), Decimal(3)))
    for factor in factors[digest]:
        text = scaled_answer(asked.slot.answer, factor)
        if text:
            yield Distractor(text)


def _fractions(asked: Asked) -> Iterator[Distractor]:
    key = asked.slot.answer
    return (Distractor(text) for text in FRACTIONS if text != key) if key in FRACTIONS else iter(())


def _days(asked: Asked, library: Library) -> Iterator[Distractor]:
    """Give other days: the article's own of the same month, then days before and after, as many of each as the digest says."""
    key = asked.slot.date
    if key is None or key.day is None:
        return
    home = asked.statement.reading
    year = key.year or (home.dated.day.year if home.dated else 2001)
    right = date(year, MONTHS.index(key.month) + 1, key.day)
    seen: dict[date, Passage] = {}
    for sentence in home.sentences:
        for found in dates_in(sentence.text):
            if found.day is not None and found.month == key.month and found.year == key.year and found.day != key.day:
                seen.setdefault(date(year, right.month, found.day), home.passage(sentence))
    earlier = sha256(asked.stem.encode()).digest()[0] % 4
    steps = [-step for step in range(1, earlier + 1)] + list(range(1, WANTED + 1))
    near = sorted(seen, key=lambda day: abs((day - right).days))
    for day in (*near, *(right + timedelta(days=step) for step in steps)):
        yield Distractor(_day_text(key, day), seen.get(day), home.stem)


def _day_text(key: DateSpan, day: date) -> str:
    month = MONTHS[day.month - 1]
    return f"{day.day} {month}" if key.day_first else f"{month} {day.day}"


def _years(asked: Asked, library: Library) -> Iterator[Distractor]:
    key = asked.slot.date
    if key is None or key.year is None:
        return
    home = asked.statement.reading
    latest = home.dated.day.year if home.dated else 2100
    wide = key.year < latest - OLD if home.dated else key.year < 1950  # noqa: PLR2004 - far enough for round decades
    seen = {found.year: home.passage(sentence) for sentence in home.sentences for found in dates_in(sentence.text)}
    reach = 60 if wide else 6
    steps = (-10, 10, 20, -20) if wide else (-2, -1, 1, 2, -3)
    near = [year for year in seen if year and 0 < abs(year - key.year) <= reach]
    for year in (*near, *(key.year + step for step in steps)):
        if year <= latest and year != key.year:
            yield Distractor(str(year), seen.get(year), home.stem)


def enough(distractors: Sequence[Distractor], slot: Slot) -> bool:
    """Say whether there are wrong options enough for a choice."""
    return len(distractors) >= (FEWEST if slot.kind is SlotKind.PERSON else WANTED)
