"""Whether two articles tell the same fact: one subject, relation, object and time, under whatever names.

Precision first: a word that only one of them has keeps two facts apart, and so does a year that is not known.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.facts.dates import dates_in
from app.facts.fact import Fact
from app.facts.numbers import number_value
from app.facts.whole_words import put_instead

PARTICIPATION = frozenset("participation attendance presence visit".split())
ATTENDING = frozenset("attend participate".split())
ANNOUNCING = frozenset("announce confirm".split())
SMALL = frozenset(
    """a an the of in on at to for from by with and or as is are was were be been being has have had his her its their
    it they he she that which who also will would then yet""".split()
)
WORD = re.compile(r"[\w.,%’'-]*\w%?")
LISTING = re.compile(r",? and |, ")
WRITTEN_NUMBER = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$")


@dataclass(frozen=True)
class Content:
    """What a fact says, in a form that two articles' words can be compared in.

    `things` are the terms of the object without its dates; `years` are those that it gives or else its article's own.
    """

    subjects: frozenset[str]
    relation: str
    things: frozenset[str]
    dates: frozenset[tuple[str, int | None]]
    years: frozenset[int]
    attribution: str


def content_of(fact: Fact, names: Mapping[str, str]) -> Content:
    """Read a fact's content; `names` gives the canonical name of every form."""
    relation = _relation(fact)
    dates = dates_in(f"{fact.object}; {fact.time}")
    given = frozenset(date.year for date in dates if date.year)
    things = terms(_without_dates(fact.object), names)
    if relation in {"attend", "announce participation"}:
        things -= PARTICIPATION | {"part"}
    return Content(
        subjects=_subjects(fact.subject, names),
        relation=relation,
        things=things,
        dates=frozenset((date.month, date.day) for date in dates if date.month),
        years=given or frozenset({fact.dated} if fact.dated else ()),
        attribution=fact.mentions[0].attribution if fact.mentions else "",
    )


def tells(other: Content, one: Content) -> bool:
    """Say whether `other` says all that `one` does, and perhaps more."""
    return (
        one.relation == other.relation
        and bool(one.subjects and one.years)
        and one.years == other.years
        and one.attribution == other.attribution
        and one.subjects <= other.subjects
        and one.things <= other.things
        and one.dates <= other.dates
    )


def same(one: Content, other: Content) -> bool:
    """Say whether two contents are one fact."""
    return tells(one, other) and tells(other, one)


def terms(text: str, names: Mapping[str, str]) -> frozenset[str]:
    """Give a text's terms: names in their one form, numbers in digits, other words small and singular."""
    found = (_term(word) for word in WORD.findall(_joined(text, names)))
    return frozenset(term for term in found if term and term not in SMALL)


def _joined(text: str, names: Mapping[str, str]) -> str:
    """Write each known name in its one form and as one word."""
    # A look for the bare letters first: most names are in few texts, and there are thousands of names.
    for form in sorted((form for form in names if form in text), key=len, reverse=True):
        text = put_instead(form, names[form].replace(" ", "_"), text)
    return text


@lru_cache(maxsize=8192)
def _term(word: str) -> str:
    word = re.sub(r"[’']s$", "", word).strip(".,-’'")
    if WRITTEN_NUMBER.match(word.lower()):
        return str(number_value(word))
    if word[:1].isdigit():
        return word.replace(",", "")
    small = word.lower()
    return small[:-1] if len(small) > 3 and small.endswith("s") and not small.endswith("ss") else small  # noqa: PLR2004 - "gas" stays


def _subjects(text: str, names: Mapping[str, str]) -> frozenset[str]:
    """Give the things that a subject names, each alone where it is a list of names; "President X" is X."""
    known = {name.replace(" ", "_").lower() for name in names.values()}
    pieces = [piece for piece in LISTING.split(_joined(text, names)) if piece]
    heads = [re.sub(r"[’']s$", "", piece.split()[-1]).lower() for piece in pieces]
    if all(head in known for head in heads) and not any("’s" in piece.split()[-1] for piece in pieces):
        return frozenset(heads)
    whole = terms(text, names)
    return frozenset({" ".join(sorted(whole))} if whole else ())


def _relation(fact: Fact) -> str:
    words = fact.object.lower().split()
    if fact.relation in ATTENDING or (fact.relation == "take" and words[:1] == ["part"]):
        return "attend"
    if fact.relation in ANNOUNCING and PARTICIPATION & set(words[:3]):
        return "announce participation"
    return fact.relation


def _without_dates(text: str) -> str:
    for date in reversed(dates_in(text)):
        text = text[: date.start] + text[date.end :]
    return text
