"""Names in a parsed sentence: which words make one, and what sort of thing it names."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from app.facts.beside import dwelt_in
from app.facts.body_words import bodies_for, is_called_body, is_traded
from app.facts.gazetteer import country_named, country_of_capital, country_of_people, is_city
from app.facts.houses import end_of_house
from app.facts.runs import (
    NO_PERSONS,
    OFFICES,
    PAPERS,
    PROPER,
    ROYAL,
    after_titles,
    describes_thing,
    is_title,
    runs_in,
    spans_labelled,
    takes_article,
)
from app.facts.syntax import Parsed
from app.facts.words import MONTHS

LONGEST_COUNTRY = 5
NEAR = 3
TOWNS = {"city", "town", "village"}
PARTS = frozenset("province region state county district prefecture island peninsula".split())
"""What a piece of land is called that is no town."""


class NameKind(StrEnum):
    """What a name in a sentence stands for."""

    PERSON = "person"
    COUNTRY = "country"
    PEOPLE = "people"
    CITY = "city"
    REGION = "region"
    BODY = "body"
    SITE = "site"
    EVENT = "event"


PLACES = frozenset({NameKind.COUNTRY, NameKind.CITY, NameKind.REGION})
"""What lies on a map."""

LABELS = {
    "PERSON": NameKind.PERSON,
    "GPE": NameKind.CITY,
    "LOC": NameKind.REGION,
    "ORG": NameKind.BODY,
    "FAC": NameKind.SITE,
    "EVENT": NameKind.EVENT,
}


@dataclass(frozen=True)
class Name:
    """A name in a sentence: its first and last word's indices, text and kind; `titled` where a title stands before."""

    first: int
    last: int
    text: str
    kind: NameKind
    titled: bool = False

    def __contains__(self, index: int) -> bool:
        """Say whether a word belongs to the name."""
        return self.first <= index <= self.last


def without_possessive(text: str) -> str:
    """Take the "’s" off the end of a name, which parsers may count to it."""
    return text.removesuffix("’s").removesuffix("'s")


@dataclass(frozen=True)
class Votes:
    """What the model calls each name through a whole document, so that one name gets one kind."""

    kinds: dict[str, Counter[NameKind]]

    def kind(self, text: str) -> NameKind | None:
        """Give the kind that a name was most often given."""
        found = self.kinds.get(text)
        return found.most_common(1)[0][0] if found else None


def names_in(parsed: Parsed, votes: Votes) -> list[Name]:
    """Find the names of a sentence, in order, none overlapping another."""
    names: list[Name] = []
    taken: set[int] = set()
    bodies = (Name(first, last, parsed.words([first, last]), NameKind.BODY) for first, last in bodies_for(parsed))
    found = (*bodies, *_countries(parsed), *_persons(parsed, votes), *_surnames(parsed, votes), *_labelled(parsed))
    for name in (*found, *_towns(parsed)):
        span = set(range(name.first, name.last + 1))
        if not span & taken:
            names.append(name)
            taken |= span
    return sorted(names, key=lambda name: name.first)


def _countries(parsed: Parsed) -> list[Name]:
    found: list[Name] = []
    at = 0
    while at < len(parsed.tokens):
        name = _country_at(parsed, at)
        if name:
            found.append(name)
        at = name.last + 1 if name else at + 1
    return found


def _country_at(parsed: Parsed, first: int) -> Name | None:
    if not parsed.tokens[first].text[:1].isupper():
        return None
    for last in range(min(first + LONGEST_COUNTRY, len(parsed.tokens)) - 1, first - 1, -1):
        text = parsed.words([first, last])
        if _inside_longer_name(parsed, first, last):
            continue
        if (
            country_named(text)
            and text.lower() != "us"
            and not (text in {"Georgia", "Jordan", "Chad"} and _person_like(parsed, first))
        ):
            return Name(first, last, text, NameKind.COUNTRY)
        if country_named(text) and text == "US":
            return Name(first, last, text, NameKind.COUNTRY)
        if country_of_people(text):
            return Name(first, last, text, NameKind.PEOPLE)
    return None


def _person_like(parsed: Parsed, index: int) -> bool:
    return parsed.tokens[index].entity == "PERSON"


def _inside_longer_name(parsed: Parsed, first: int, last: int) -> bool:
    # "Northern Ireland", "New Mexico", "Bank of England", "Air India": the country is part of another name.
    before, after = parsed.tokens[first - 1] if first else None, parsed.tokens[last + 1 : last + 2]
    label = parsed.tokens[first].entity
    joined = (
        before is not None
        and before.tag in PROPER
        and before.entity == label != ""
        and label in {"ORG", "LOC", "FAC", "GPE"}
    )
    hyphened = bool(after) and after[0].text in {"-", "–"} and not parsed.tokens[last].space
    tail = (
        bool(after)
        and after[0].tag in PROPER
        and label in {"ORG", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART"}
        and after[0].entity == label
    )
    lead = before is not None and before.text in {"-", "–"} and first > 0 and not before.space
    return joined or hyphened or tail or lead


def _persons(parsed: Parsed, votes: Votes) -> list[Name]:
    found: list[Name] = []
    for run_first, last in runs_in(parsed):
        first = after_titles(parsed, run_first, last)
        text = parsed.words([first, last])
        titled = first > run_first or (first > 0 and is_title(parsed.tokens[first - 1]))
        kind = votes.kind(text) or votes.kind(parsed.tokens[last].text)
        if (
            kind is NameKind.PERSON
            and not describes_thing(parsed, last)
            and not takes_article(parsed, first)
            and not country_of_capital(text)
            and not any(mark in text for mark in "&/")
            and parsed.tokens[last].lower not in NO_PERSONS | PAPERS
            and not _is_office(parsed, first, last)
        ):
            body = is_traded(parsed, first, last) or is_called_body(parsed, first, last)
            bearer = NameKind.BODY if not titled and body else NameKind.PERSON
            found.append(Name(first, last, text, bearer, titled))
    return found


def _is_office(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a run is an office and nobody's name ("Environment Secretary"), or the second half of one."""
    before = parsed.tokens[first - 1] if first else None
    joined = before is not None and before.text == "-" and not before.space
    return joined or parsed.tokens[last].lower in OFFICES


def _surnames(parsed: Parsed, votes: Votes) -> list[Name]:
    """Find the surnames that the model takes for no name ("the law named after Ledbetter")."""
    return [
        Name(token.index, token.index, token.text, NameKind.PERSON)
        for token in parsed.tokens[1:]
        if token.tag not in PROPER
        and token.text.istitle()
        and len(token.text) >= NEAR
        and token.text not in MONTHS
        and votes.kind(token.text) is NameKind.PERSON
        and not describes_thing(parsed, token.index)
    ]


def _labelled(parsed: Parsed) -> list[Name]:
    found: list[Name] = []
    for begin, end, label in spans_labelled(parsed.tokens):
        kept = [index for index in range(begin, end + 1) if parsed.tokens[index].tag not in {"DT", "POS", "``"}]
        first, last = (kept[0], kept[-1]) if kept else (begin, end)
        last = end_of_house(parsed.tokens, first, last) if label == "ORG" else last
        text = parsed.words([first, last])
        if first == last == 0 and parsed.tokens[0].tag in {"NN", "NNS"}:
            continue  # "Videos of the day showed ...": only the sentence's beginning makes the letter large
        if label == "ORG" and last == first + 1 and parsed.tokens[first].lower in ROYAL:
            continue  # "the Queen Mother" is no organisation
        if label not in LABELS or label == "PERSON" or not any(letter.isupper() for letter in text):
            continue
        kind = NameKind.REGION if label == "ORG" and dwelt_in(parsed, first, last) else LABELS[label]
        if kind is NameKind.CITY and (not is_city(text) or _called_region(parsed, first, last)):
            kind = NameKind.CITY if _called_town(parsed, first) else NameKind.REGION
        found.append(Name(first, last, text, kind))
    return found


def _towns(parsed: Parsed) -> list[Name]:
    """Find what the sentence itself calls a town, where the model sees no name ("in the city of Rzhev")."""
    return [
        Name(first, last, parsed.words([first, last]), NameKind.CITY)
        for first, last in runs_in(parsed)
        if _called_town(parsed, first)
    ]


def _called_town(parsed: Parsed, first: int) -> bool:
    """Say whether "the city of" stands before a name: no table has every town."""
    before = parsed.tokens[max(0, first - 2) : first]
    return len(before) > 1 and before[0].lower in TOWNS and before[1].lower == "of"


def _called_region(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether the sentence calls a name a province or the like, whatever town is called so too."""
    tokens = parsed.tokens
    after = tokens[last + 1 : last + 2]
    # "In one province alone, Jilin in the north": parsers do not see what stands beside what.
    apart = first > 1 and tokens[first - 1].text == ","
    before = tokens[max(0, first - NEAR) : first - 1] if apart else ()
    return any(token.lemma.lower() in PARTS for token in (*before, *after))
