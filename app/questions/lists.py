"""Lists of names in a statement: the raw material of questions with several right answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.facts.clauses import Part
from app.facts.gazetteer import country_named, country_of_capital, country_of_people, peers
from app.facts.names import Name, NameKind
from app.facts.numbers import number_value
from app.facts.reading import Library, Sentence
from app.facts.rendering import tidy
from app.facts.standing import Statement
from app.facts.words import TITLES
from app.questions.distractors import ATTENDING, Distractor, content, human, is_about_attending, mentions, titles_of
from app.questions.phrasing import in_order_of_parts, turned_verbs

JOINTS = {",", "and", "’s", "'s", "both", ";"}
ADDING = (("addition", "to"), ("well", "as"), ("along", "with"), ("together", "with"))
LISTED = {NameKind.PERSON: "people", NameKind.COUNTRY: "countries", NameKind.CITY: "cities"}
FEWEST_RIGHT = 2
MOST_RIGHT = 7
NEAREST = 14
ALL = re.compile(r"\b(are|were|have|is) (?:all|both|each) ")


@dataclass(frozen=True)
class Listed:
    """A question whose answer is a list of names: the statement, the names, and the stem."""

    statement: Statement
    names: tuple[Name, ...]
    kind: NameKind
    stem: str


def counted_list(statement: Statement) -> Listed | None:
    """Ask for the names in "the presidents of the four countries, A, B, C, and D, announced ...": four names for "four"."""
    sentence, clause = statement.sentence, statement.clause
    tokens = sentence.parsed.tokens
    head = tokens[clause.subject.head]
    before = [token for token in tokens[: clause.verb] if token.tag == "CD" and head.index <= token.index or token.head == head.index]
    counts = {number_value(token.text) for token in before if token.tag == "CD"}
    for names in groups_in(sentence):
        inside = head.index < names[0].first and names[-1].last < min(clause.group)
        if inside and names[0].kind is NameKind.PERSON and len(names) > 1 and Decimal(len(names)) in counts and head.tag == "NNS":
            rest = in_order_of_parts(statement, clause.rest)
            stem = tidy(f"Which of these {head.text} {statement.say(clause.group)} {rest}")
            told = replace(statement, clause=replace(clause, rule="counted"))
            return Listed(told, names, NameKind.PERSON, f"{stem}?")
    return None


def lists_of(statement: Statement) -> Iterator[Listed]:
    """Give the questions that a statement's lists of names allow."""
    counted = counted_list(statement)
    if counted:
        yield counted
        return
    for names in groups_in(statement.sentence):
        kind = names[0].kind
        part = next((part for part in _parts(statement) if names[0].first in part.words), None)
        whole = _with_added(statement.sentence, names)
        if part is None or kind not in LISTED or not FEWEST_RIGHT <= len(whole) <= MOST_RIGHT:
            continue
        stem = _stem(statement, part, names, _plural(statement.sentence, names))
        if stem:
            text = tidy(ALL.sub(r"\1 ", stem))
            yield Listed(statement, whole, kind, text[0].upper() + text[1:] + "?")


def groups_in(sentence: Sentence) -> list[tuple[Name, ...]]:
    """Give the runs of names of one kind that only commas, "and", titles and peoples part."""
    groups: list[list[Name]] = []
    for name in sentence.names:
        if name.kind not in LISTED or _describes_next(sentence, name):
            continue
        if groups and groups[-1][-1].kind is name.kind and _joined(sentence, groups[-1][-1], name) and not _closed(sentence, groups[-1]):
            groups[-1].append(name)
        else:
            groups.append([name])
    return [tuple(group) for group in groups if _has_and(sentence, group)]


def _closed(sentence: Sentence, group: list[Name]) -> bool:
    """Say whether "and" has already joined the last of a list."""
    if len(group) < 2:  # noqa: PLR2004 - "and" joins two
        return False
    return any(token.lower == "and" for token in sentence.parsed.tokens[group[-2].last : group[-1].first])


def _has_and(sentence: Sentence, group: list[Name]) -> bool:
    if len(group) == 1:
        return True
    between = sentence.parsed.tokens[group[0].last : group[-1].first]
    return any(token.lower == "and" for token in between)


def _joined(sentence: Sentence, one: Name, other: Name) -> bool:
    between = sentence.parsed.tokens[one.last + 1 : other.first]
    if not between:
        return False
    for token in between:
        name = sentence.name_at(token.index)
        described = name is not None and _describes_next(sentence, name)
        if not (token.lower in JOINTS or token.lower in TITLES or described or token.lower == "president"):
            return False
    return True


def _describes_next(sentence: Sentence, name: Name) -> bool:
    """Say whether a name only stands before another's title or name ("Armenia’s prime minister ...")."""
    after = sentence.parsed.tokens[name.last + 1 : name.last + 3]
    if name.kind is NameKind.PEOPLE:
        return True
    return name.kind is NameKind.COUNTRY and bool(after) and after[0].tag == "POS"


def _parts(statement: Statement) -> tuple[Part, ...]:
    return (statement.clause.subject, *statement.clause.rest)


def _plural(sentence: Sentence, names: tuple[Name, ...]) -> str:
    if names[0].kind is not NameKind.PERSON:
        return LISTED[names[0].kind]
    before = [sentence.parsed.tokens[name.first - 1].lower for name in names if name.first]
    if all(word == "president" for word in before):
        return "presidents"
    return "leaders" if any(word in {"president", "minister", "chancellor", "premier"} for word in before) else "people"


def _stem(statement: Statement, part: Part, names: tuple[Name, ...], plural: str) -> str | None:
    words = set(range(names[0].first, names[-1].last + 1))
    sentence = statement.sentence
    first = names[0].first
    while first > part.words[0] and _leads_to(sentence, first - 1):
        first -= 1
        words.add(first)
    before = tuple(word for word in part.words if word < first and word not in words)
    after = tuple(word for word in part.words if word > names[-1].last)
    if after and any(sentence.parsed.tokens[word].pos not in {"PUNCT", "DET", "PRON"} for word in after):
        return None
    if part is statement.clause.subject:
        return _subject_stem(statement, before, plural)
    return _object_stem(statement, part, before, plural)


def _leads_to(sentence: Sentence, index: int) -> bool:
    token = sentence.parsed.tokens[index]
    name = sentence.name_at(index)
    return token.lower in TITLES or token.tag == "POS" or (name is not None and name.kind in {NameKind.COUNTRY, NameKind.PEOPLE})


def _subject_stem(statement: Statement, before: tuple[int, ...], plural: str) -> str | None:
    tokens = statement.sentence.parsed.tokens
    head = statement.say(before)
    if head and not (len(before) >= 2 and tokens[before[-1]].lower == "of" and tokens[statement.clause.subject.head].tag == "NNS"):
        return None
    rest = in_order_of_parts(statement, statement.clause.rest)
    return f"{head} which of these {plural} {statement.say(statement.clause.group)} {rest}"


def _object_stem(statement: Statement, part: Part, before: tuple[int, ...], plural: str) -> str | None:
    tokens = statement.sentence.parsed.tokens
    turned = turned_verbs(statement)
    if turned is None:
        return None
    others = tuple(other for other in statement.clause.rest if other is not part)
    subject = statement.small(statement.clause.subject)
    if tokens[part.head].dep == "prep" and before == (part.head,):
        front = f"{tokens[part.head].lower} which of these {plural}"
    elif tokens[part.head].dep in {"dobj", "attr"} and not before:
        front = f"which of these {plural}"
    else:
        return None
    return f"{front} {turned[0]} {subject} {turned[1]} {in_order_of_parts(statement, others)}"


def _with_added(sentence: Sentence, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Add the names of "in addition to A and B" to the list that it adds to."""
    tokens = sentence.parsed.tokens
    extra: list[Name] = []
    for group in groups_in(sentence):
        first = group[0].first
        lead = tuple(token.lower for token in tokens[max(0, first - 2) : first])
        if group[0].kind is names[0].kind and group != names and lead in ADDING:
            extra.extend(group)
    return tuple(sorted((*names, *extra), key=lambda name: name.first))


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
    sentences = [source, *(sentence for _, sentence in library.sentences() if attending and content(sentence) & ATTENDING)]
    return {country.code for sentence in sentences for name in sentence.names if (country := country_named(name.text))}


def barred_by_words(stem: str) -> set[str]:
    """Give the countries that a text brings in by a capital or a people ("Moscow-led", "Russian")."""
    words = [word.strip(",.?’'s“”") for word in stem.replace("-", " ").split()] + stem.replace("?", "").replace(",", "").split()
    found = [country_of_capital(word) or country_of_people(word) or country_named(word) for word in words]
    return {country.code for country in found if country}


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
        if not any(persons.same(full, other) for other in right) and human(library, reading, full) and full.split()[-1] not in listed.stem:
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
    for sentence in here.sentences:
        for name in sentence.names:
            full = persons.full_name(name.text, here.stem) if name.kind is NameKind.PERSON else None
            if full is None or any(persons.same(full, other) for other in right) or head not in titles.get(full, frozenset()):
                continue
            gap = abs(sentence.number - source.number)
            if gap and (full not in found or gap < found[full][0]):
                found[full] = (gap, Distractor(full, here.passage(sentence), here.stem))
    return [distractor for _, distractor in sorted(found.values(), key=lambda item: item[0])][:2]


def list_name(listed: Listed, name: Name, library: Library) -> str:
    """Write a name of a list as an option: persons in full."""
    full = library.persons.full_name(name.text, listed.statement.reading.stem)
    return full or name.text
