"""Conflicts: two articles that give different figures or days for the same thing at the same time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from app.facts.fact import Fact
from app.facts.matching import Content, content_of
from app.facts.numbers import number_value
from app.facts.words import HEDGES

ONE_SIDED = HEDGES | {"more", "less", "least", "most", "up", "fewer", "than", "only", "almost", "roughly"}
FIGURE = re.compile(r"\d[\d.]*%?")
# Two counts of one crowd that differ by less may both be rounded.
ROUNDING = Decimal("0.05")


@dataclass(frozen=True)
class Conflict:
    """Two facts of different articles that cannot both be true, and the values that they give."""

    one: Fact
    other: Fact
    values: tuple[str, str]


def conflicts(facts: Iterable[Fact], names: Mapping[str, str]) -> Iterator[Conflict]:
    """Give the pairs of facts that say another figure, or another day, of one thing in one year.

    A hedge on either side, another attribution, another year or any other differing word is no conflict.
    """
    groups: dict[tuple[str, frozenset[int]], list[tuple[Fact, Content]]] = {}
    for fact in facts:
        content = content_of(fact, names)
        if fact.mentions and content.years and not any(mention.negated for mention in fact.mentions):
            groups.setdefault((content.relation, content.years), []).append((fact, content))
    for group in groups.values():
        for (one, first), (other, second) in combinations(group, 2):
            values = _differing(first, second)
            if values and one.mentions[0].passage.article != other.mentions[0].passage.article:
                yield Conflict(one, other, values)


def _differing(one: Content, other: Content) -> tuple[str, str] | None:
    """Give the one value in which two contents differ, where all else is the same."""
    if one.attribution != other.attribution or (one.things | other.things) & ONE_SIDED:
        return None
    (first, counted), (second, counted_too) = _figures(one), _figures(other)
    if (first.subjects, first.things) != (second.subjects, second.things):
        return None
    if one.dates == other.dates:
        return _clashing(counted, counted_too)
    days = _day(one), _day(other)
    return (days[0], days[1]) if all(days) and days[0] != days[1] and counted == counted_too else None


def _figures(content: Content) -> tuple[Content, frozenset[str]]:
    """Take the figures out of a content: what is left, and the figures."""
    inside = {word for subject in content.subjects for word in subject.split()}
    found = frozenset(word for word in (*inside, *content.things) if FIGURE.fullmatch(word))
    subjects = frozenset(" ".join(word for word in text.split() if word not in found) for text in content.subjects)
    return replace(content, subjects=subjects, things=content.things - found), found


def _clashing(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    mine, theirs = one - other, other - one
    if len(mine) != 1 or len(theirs) != 1:
        return None
    first, second = next(iter(mine)), next(iter(theirs))
    values = number_value(first), number_value(second)
    if None in values or first.endswith("%") != second.endswith("%"):
        return None
    low, high = sorted(value for value in values if value is not None)
    return (first, second) if high - low > high * ROUNDING else None


def _day(content: Content) -> str:
    """Give the one day that a content names."""
    days = [f"{month} {day}" for month, day in content.dates if day]
    return days[0] if len(days) == 1 == len(content.dates) else ""
