"""What of a sentence is worth blanking out: a whole date, figure or name that tells who, when, where or how many."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.bodies import CUES, SORTS, WORLD_KNOWN
from app.facts.dates import DateSpan, dates_in
from app.facts.gazetteer import country_named, country_of_people, is_city
from app.facts.names import PLACES, Name, NameKind, without_possessive
from app.facts.numbers import SMALL, TENS, number_value
from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS, TITLES, WARS
from app.questions.conversions import is_conversion
from app.questions.figures import PRICED
from app.questions.folding import OTHER_NAMES
from app.questions.hints import hint_of, says_its_sort
from app.questions.nationalities import tells_of_people

UNITS = list(SMALL)[1:10]
COUNTED = list(SMALL)[2:]  # "one" is often no number
NUMBER = re.compile(
    r"[£$€]?\d[\d,]*(?:\.\d+)?(?: ?(?:million|billion|trillion|thousand|m|bn))?\b"
    rf"|\b(?:{'|'.join((*COUNTED, *TENS, 'hundred'))})\b"
    rf"(?:-(?:{'|'.join(UNITS)}))?(?: (?:hundred|thousand|million|billion))?(?: and a half)?"
)
CALLED = re.compile(
    r"\b(?:called|so-called|dubbed|nicknamed|titled|entitled|known(?: \w+)? as)(?: the| a)? "
    r"“((?:[\w’-]+ ){0,4}[\w’-]+)”"
)
ORDINAL = re.compile(r"\bthe (\d+(?:st|nd|rd|th)) (?:anniversary|birthday|edition|time|consecutive)\b")
FRACTION = re.compile(r"\b(?:three[- ]quarters|two[- ]thirds|(?:a|one)[- ](?:third|quarter|fifth))\b")
RANGED = re.compile(r"%?\s?(?:to|and|or|-|–) [£$€]?\d")
RANGED_BEFORE = re.compile(r"\d\S*\s?(?:to|and|or|-|–) [£$€]?$")
OF_A_MEASURE = re.compile(r" of an? (?:century|decade|year|month|week|day|hour|minute|second|mile|metre|meter)\b")
POINTING = frozenset(
    "the these those his her their its our all both other another first last next past remaining same only".split()
)
COMPASS = frozenset("north south east west northern southern eastern western central inner downtown".split())
COMPARING = frozenset("as like unlike than".split())
WORLDWIDE = re.compile(r"\b(?:WWI+|World War|Cold War|Christmas|Easter|New Year)\b")


@dataclass(frozen=True)
class Span:
    """Words of a sentence that can be blanked: offsets in it, the kind of answer, the words, and a hint to the kind."""

    start: int
    end: int
    kind: str
    text: str
    hint: str = ""
    name: Name | None = None
    date: DateSpan | None = None


def spans_of(sentence: Sentence) -> Iterator[Span]:
    """Give the spans of a sentence that are worth asking for."""
    dates = list(dates_in(sentence.text))
    for date in dates:
        if span := _date(sentence, date):
            yield span
    names = [span for name in sentence.names if (span := _name(sentence, name) or _nationality(sentence, name))]
    yield from names
    taken = [(date.start, date.end) for date in dates]
    taken += [sentence.offsets(name.first, name.last) for name in sentence.names]
    taken = [*taken[: len(dates)], *((a - sentence.start, b - sentence.start) for a, b in taken[len(dates) :])]
    for found in CALLED.finditer(sentence.text):
        taken.append(found.span(1))
        yield Span(*found.span(1), "term", found[1])
    for found in ORDINAL.finditer(sentence.text):
        taken.append(found.span(1))
        yield Span(*found.span(1), "ordinal", found[1])
    for pattern in (FRACTION, NUMBER):
        for found in pattern.finditer(sentence.text):
            free = not any(start < found.end() and found.start() < end for start, end in taken)
            if free and (span := _number(sentence, found)):
                taken.append((span.start, span.end))
                yield span


def _date(sentence: Sentence, date: DateSpan) -> Span | None:
    before = sentence.text[: date.start].split()[-1:]
    if not date.month:
        dated = bool(before) and before[0].lower() in {"in", "since", "until", "by", "of", "from", "back"}
        return Span(date.start, date.end, "year", date.text, "a year", date=date) if dated else None
    hint = "a date" if date.day else ("dates" if date.more else "a month and year")
    return Span(date.start, date.end, "date", date.text, hint, date=date)


def _number(sentence: Sentence, found: re.Match[str]) -> Span | None:
    tokens = sentence.parsed.tokens
    inside = [token for token in tokens if found.start() <= token.start < found.end()]
    if not inside or inside[0].start != found.start() or inside[-1].end != found.end():
        return None
    before = tokens[inside[0].index - 1] if inside[0].index else None
    after = tokens[inside[-1].index + 1] if inside[-1].index + 1 < len(tokens) else None
    joined = any(near and near.text in {"-", "–", "/", ":", "."} for near in (before, after))
    if before is None or after is None or joined or before.lower in POINTING:
        return None
    fraction = FRACTION.fullmatch(found[0]) is not None
    if fraction and after.pos in {"NOUN", "ADJ", "PROPN"}:
        return None  # "a third term" is an ordinal
    if not fraction and (number_value(found[0]) is None or not _counts(sentence, inside, before, after)):
        return None
    if found[0].lower() == "hundred" or _ranged(sentence, found) or (before.text, after.text) == (",", ","):
        return None  # an age set beside a name
    return Span(
        found.start(), found.end(), "number", found[0], "a share" if fraction else _number_hint(found[0], after)
    )


def _number_hint(text: str, after: Token) -> str:
    """Say that a number is wanted before a noun: many another word would stand there; money and "%" show it."""
    return "a number" if text[0] not in "£$€" and after.pos in {"NOUN", "PROPN", "ADJ"} and after.text != "%" else ""


def _ranged(sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether a number is an end of a range ("3 to 5"), a price's, a measure's own, or "a quarter of a century"."""
    after, before = sentence.text[found.end() :], sentence.text[: found.start()]
    if is_conversion(before, after):
        return True
    return any((RANGED.match(after), OF_A_MEASURE.match(after), RANGED_BEFORE.search(before), PRICED.search(before)))


def _counts(sentence: Sentence, inside: list[Token], before: Token, after: Token) -> bool:
    """Say whether a number counts or measures something: a noun follows, a percent sign, or it is money."""
    counted = any(token.dep in {"nummod", "quantmod"} for token in inside)
    measured = after.lower in {"percent", "%", "per"} or inside[0].text in {"£", "$", "€"}
    aged = before.lower in {"aged", "age", "page", "number", "no", "chapter", "version"}
    noun = sentence.parsed.tokens[inside[-1].head]
    return (measured or (counted and noun.index > inside[-1].index)) and not aged


def _name(sentence: Sentence, name: Name) -> Span | None:
    tokens = sentence.parsed.tokens
    start, end = tokens[name.first].start, tokens[name.last].end
    text = sentence.text[start:end]
    plain = without_possessive(text)
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    if before is None or after is None or plain != text or not _whole(sentence, name, before, after):
        return None
    if name.kind is NameKind.PEOPLE or not _of_kind(name, plain) or _by_the_way(sentence, name, before):
        return None
    town = plain.lower() in OTHER_NAMES
    country = country_named(plain.split()[-1]) is not None and name.kind is not NameKind.PERSON
    kind = NameKind.COUNTRY if country else NameKind.CITY if town else name.kind
    titled = before.lower in TITLES or before.pos in {"NOUN", "PROPN"}
    told = (name.kind is NameKind.PERSON and titled) or says_its_sort(before)
    land = plain.split()[-1] if country and country_named(plain) is None else plain
    hint = "" if told else hint_of(land, kind)
    return Span(start, end, str(name.kind), plain, hint, name=name)


def _by_the_way(sentence: Sentence, name: Name, before: Token) -> bool:
    """Say whether a name is a namesake's, a school's or a town's, one of several, or background."""
    namesake = name.kind is NameKind.PERSON and before.lower in {"named", "called"}
    placed = _of_school(sentence, name) or _of_town(sentence, name)
    return namesake or placed or _one_of_several(sentence, name) or _background(sentence, name)


def _nationality(sentence: Sentence, name: Name) -> Span | None:
    token = sentence.parsed.tokens[name.first]
    told = tells_of_people(sentence, name)
    return Span(token.start, token.end, "nationality", name.text, "a nationality", name=name) if told else None


def _of_town(sentence: Sentence, name: Name) -> bool:
    """Say whether a place stands after its town, which tells it ("near Dallas, Texas")."""
    town = sentence.name_at(name.first - 2) if sentence.parsed.tokens[name.first - 1].text == "," else None
    return name.kind in PLACES and town is not None and town.kind in PLACES


def _whole(sentence: Sentence, name: Name, before: Token, after: Token) -> bool:
    """Say whether a name stands by itself: no part of a longer one, no adjective to a noun, no owner."""
    person = name.kind is NameKind.PERSON
    longer = after.pos == "PROPN" or (before.pos == "PROPN" and not person) or after.text in {"-", "’s", "'s", "–", "’"}
    beside = (
        after.pos in {"NOUN", "ADJ", "NUM"} or before.lower in {"a", "an", "-", "like", "unlike"} or before.text == "-"
    )
    inner = sentence.parsed.tokens[name.last].dep in {"compound", "nmod", "amod", "poss", "npadvmod"}
    titles = before.pos == "PROPN" and person and before.lower not in TITLES
    inner = inner or (before.pos == "ADJ" and before.text != before.lower and not person)
    inner = inner or before.lower in COMPASS  # "in north Lima"
    return not (longer or beside or inner or titles)


def _of_kind(name: Name, plain: str) -> bool:
    """Say whether a name surely is what it is taken for."""
    words = plain.split()
    if not plain[0].isupper() or not words[-1][0].isupper():
        return False
    sure = {
        NameKind.PERSON: all(word[0].isupper() for word in words) and country_of_people(words[0]) is None,
        NameKind.COUNTRY: country_named(plain) is not None,
        NameKind.CITY: is_city(plain),
        NameKind.BODY: plain in WORLD_KNOWN
        or (len(words) > 1 and bool({word.lower() for word in words} & (CUES | SORTS))),
    }
    happening = words[-1].lower() in EVENT_NOUNS
    return sure.get(
        name.kind, name.kind is NameKind.REGION or (len(words) > 1 and (name.kind is NameKind.SITE or happening))
    )


def _background(sentence: Sentence, name: Name) -> bool:
    """Say whether a name only tells which thing is meant ("the war in Peru", "World War II") or what one is like."""
    tokens = sentence.parsed.tokens
    first = tokens[tokens[name.last].head] if tokens[name.last].dep == "conj" else tokens[name.last]
    if tokens[first.head].lower in COMPARING:
        return True
    governor = tokens[tokens[name.last].head]
    noun = tokens[governor.head] if governor.dep == "prep" else governor
    capital = name.first > 0 and tokens[name.first - 1].lower == "capital"  # anybody can look it up
    return capital or WORLDWIDE.search(name.text) is not None or (name.kind in PLACES and noun.lemma.lower() in WARS)


def _of_school(sentence: Sentence, name: Name) -> bool:
    """Say whether a place only says where somebody's school or body is ("from Hill College in Ohio")."""
    parsed = sentence.parsed
    place = parsed.tokens[name.last]
    before = parsed.tokens[place.head]
    body = sentence.name_at(before.head)
    if name.kind not in PLACES or before.dep != "prep" or body is None or body.kind in PLACES:
        return False
    held = parsed.tokens[parsed.tokens[body.last].head]
    whose = sentence.name_at(held.index - 1) if held.index else None
    return held.lower in {"from", "of", "at"} and whose is not None and whose.kind is NameKind.PERSON


def _one_of_several(sentence: Sentence, name: Name) -> bool:
    """Say whether a name is one of a plain list, whose others it could be told from only by their absence."""
    tokens = sentence.parsed.tokens
    near = (tokens[name.first - 1], tokens[name.last + 1])
    joined = any(token.lower in {"and", "or", ",", "&"} for token in near)
    head = tokens[name.last]
    listed = head.dep == "conj" or sentence.parsed.child(head.index, "conj") is not None
    governor = tokens[head.head]
    others = sentence.parsed.children(governor.index, "conj")
    pair = (
        head.dep == "conj"
        and governor.dep != "conj"
        and len(others) == 1
        and not sentence.parsed.child(head.index, "conj")
    )
    return joined and listed and not (pair and near[0].lower == "and")
