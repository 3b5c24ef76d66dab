"""Who took part in an event, or announced it, told in any article: a leader stands for the country led."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.articles.text import Passage
from app.facts.found_once import once_each
from app.facts.gazetteer import REGIONS, country_named, country_of_people
from app.facts.names import Name, NameKind
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading, Sentence
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS

ATTEND, ANNOUNCE = "attend", "announce participation in"
HEADS = frozenset(
    "president presidents minister ministers premier premiers chancellor king queen leader leaders".split()
)
COMING = frozenset("participation attendance visit schedule trip".split())
NEAR = 5
# A war or a strike is not attended.
GATHERINGS = EVENT_NOUNS - {"war", "strike", "trial", "protest"}
WHOLE_REGION = re.compile(r"\ball (?P<count>\w+) (?P<region>[A-Z]\w+(?: [A-Z]\w+)?)n (?:states|countries|nations)")
FROM_REGION = re.compile(r"\battended\b.*, (?P<count>\w+) were from (?P<region>[A-Z]\w+(?: [A-Z]\w+)?)")
THE_REST = re.compile(r"^The other \w+ were ")
UNSURE = re.compile(r"\b(?:not|no|never|may|might|could|would|if|If|refused|going to|[Ll]ast year)\b|[?“”]")


@dataclass(frozen=True)
class Participation:
    """One passage that says who took part, or would: the countries by code, the stage, the event's noun and year."""

    reading: Reading
    passage: Passage
    stage: str
    noun: str
    year: int
    countries: frozenset[str]


@once_each
def leaders_of(library: Library) -> dict[str, str]:
    """Give the country that each person leads, by full name, where a title between them says so."""
    found: dict[str, str] = {}
    for reading, sentence in library.sentences():
        for name in sentence.names:
            full = library.persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
            country = _country_before(sentence, name) if full else ""
            if full and country:
                found.update(dict.fromkeys(library.persons.forms(full), country))
    return found


def _country_before(sentence: Sentence, person: Name) -> str:
    """Give the country named shortly before a person, with an office between ("Kazakhstan’s President X")."""
    for name in sentence.names:
        code = _code(name)
        between = sentence.parsed.tokens[name.last + 1 : person.first]
        named_last = not any(name.last < other.first < person.first for other in sentence.names)
        if code and named_last and 0 < len(between) < NEAR and any(token.lower in HEADS for token in between):
            return code
    return ""


def _code(name: Name) -> str:
    found = {NameKind.COUNTRY: country_named, NameKind.PEOPLE: country_of_people}.get(name.kind)
    country = found(name.text) if found else None
    return country.code if country else ""


def participations(library: Library) -> list[Participation]:
    """Give what dated articles say about who took part in an event of their year, and who announced it."""
    leaders = leaders_of(library)
    return [
        told
        for reading in library.readings
        for sentence in reading.sentences
        if reading.dated and not UNSURE.search(sentence.text)
        for told in _told(reading, sentence, leaders, library)
    ]


def _told(reading: Reading, sentence: Sentence, leaders: dict[str, str], library: Library) -> Iterator[Participation]:
    noun = _event_noun(reading, sentence)
    for stage, words, since in _stages(reading, sentence) if noun and reading.dated else ():
        countries = _countries(reading, sentence, words, leaders, library) | _regions(sentence)
        if since < sentence.number:
            countries |= _regions(reading.sentences[since])
        if countries:
            start = reading.sentences[since].start
            passage = reading.rendition.passage(start, sentence.end)
            year = reading.dated.day.year if reading.dated else 0
            yield Participation(reading, passage, stage, noun, year, frozenset(countries))


def _event_noun(reading: Reading, sentence: Sentence) -> str:
    """Give the noun of the event that a sentence is about: its own, or that of the last sentence that has one."""
    for earlier in reversed(reading.sentences[: sentence.number + 1]):
        nouns = [token.lemma.lower() for token in earlier.parsed.tokens if token.lemma.lower() in GATHERINGS]
        if nouns:
            return nouns[-1]
    return ""


def _stages(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, set[int], int]]:
    """Give (stage, words that name who, number of the sentence where the passage begins)."""
    parsed = sentence.parsed
    everyone = set(range(len(parsed.tokens)))
    before = reading.before(sentence)
    if before and THE_REST.match(sentence.text) and FROM_REGION.search(before.text):
        yield ATTEND, everyone, before.number
        return
    for verb in parsed.tokens:
        subject = parsed.child(verb.index, "nsubj")
        stage = _stage(sentence, verb, before) if subject and verb.tag in {"VBD", "VBP", "VBZ", "VBN"} else ""
        if subject and stage:
            added = [token for token in parsed.tokens[: verb.index] if token.lower == "addition"]
            words = {word for token in (subject, *added) for word in parsed.subtree(token.index)}
            there = stage == ATTEND and verb.lemma == "be"
            yield stage, words, before.number if there and before else sentence.number


def _stage(sentence: Sentence, verb: Token, before: Sentence | None) -> str:
    parsed = sentence.parsed
    objects = {token.lower for token in parsed.children(verb.index, "dobj")}
    if verb.lemma in {"attend", "participate"} or (verb.lemma == "take" and "part" in objects):
        return ATTEND
    if verb.lemma in {"announce", "confirm"} and objects & COMING:
        return ANNOUNCE
    here = any(token.lower == "there" for token in parsed.children(verb.index, "advmod"))
    told = before is not None and any(token.lemma.lower() in GATHERINGS for token in before.parsed.tokens)
    return ATTEND if verb.lemma == "be" and here and told else ""


def _countries(
    reading: Reading, sentence: Sentence, words: set[int], leaders: dict[str, str], library: Library
) -> set[str]:
    found: set[str] = set()
    for name in sentence.names:
        if name.first not in words:
            continue
        after = sentence.parsed.tokens[name.last + 1 : name.last + 2]
        full = library.persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
        if full:
            found.add(leaders.get(full, ""))
        elif name.kind is NameKind.COUNTRY and not (after and after[0].tag == "POS"):
            found.add(_code(name))
    return found - {""}


def _regions(sentence: Sentence) -> set[str]:
    """Give the countries of a region that is said to be there whole: as many as the number beside it."""
    found: set[str] = set()
    for pattern in (WHOLE_REGION, FROM_REGION):
        for match in pattern.finditer(sentence.text):
            members = REGIONS.get(match["region"], "").split()
            if members and number_value(match["count"]) == len(members):
                found |= set(members)
    return found
