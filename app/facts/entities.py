"""Who is who: a person's full name, surname and transliterations as one entity through several articles."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.facts.fact import Entity, EntityKind
from app.facts.names import Name, NameKind
from app.facts.runs import JOINED
from app.facts.spelling import same_person, same_surname
from app.facts.words import TITLES

MONONYM = 3
# "Samir al-Masri" is "Masri" further on.
AFTER_PARTICLE = re.compile(rf" (?:{'|'.join(sorted(JOINED))})-(?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True)
class Persons:
    """The persons of some articles: each mention's full form in its article, and each person's every form."""

    full: Mapping[tuple[str, str], str]
    clusters: tuple[tuple[str, ...], ...]

    def full_name(self, text: str, article: str) -> str | None:
        """Give the full name for a mention in an article; None where it is not known or not certain."""
        return self.full.get((article, text))

    def forms(self, name: str) -> tuple[str, ...]:
        """Give every full form of a person's name over all articles, this one first."""
        found = next((cluster for cluster in self.clusters if name in cluster), (name,))
        return (name, *(form for form in found if form != name))

    def canonical(self, name: str) -> str:
        """Give the form of a person's full name that the articles use most."""
        return next((cluster[0] for cluster in self.clusters if name in cluster), name)

    def same(self, one: str, other: str) -> bool:
        """Say whether two full names are one person's."""
        return one == other or other in self.forms(one)


def persons_of(
    mentions: Mapping[str, Sequence[Name]],
    runs: Mapping[str, frozenset[str]] | None = None,
    introduced: Mapping[str, frozenset[str]] | None = None,
) -> Persons:
    """Gather persons from the names of each article (by stem); `runs` are its other capitalised phrases.

    Only a single name that an article has `introduced` ("the singer Noor") may be the whole of somebody's name.
    """
    counts: Counter[str] = Counter()
    for names in mentions.values():
        counts.update(name.text for name in names if name.kind is NameKind.PERSON and _whole(name.text))
    clusters: list[list[str]] = []
    for form, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        home = next((cluster for cluster in clusters if any(same_person(known, form) for known in cluster)), None)
        if home is None:
            clusters.append([form])
        else:
            home.append(form)
    tuples = tuple(tuple(cluster) for cluster in clusters)
    return Persons(_full_names(mentions, tuples, runs or {}, introduced or {}), tuples)


def _whole(text: str) -> bool:
    """Say whether a name has more than a surname: "Osama bin Laden", not "bin Laden"."""
    return " " in text and not text[0].islower()


def _in_several(cluster: Sequence[str], mentions: Mapping[str, Sequence[Name]]) -> bool:
    # One article's "Carole King" says nothing of another's "King"; a name that several give in full does.
    return sum(any(name.text in cluster for name in names) for names in mentions.values()) > 1


def _full_names(
    mentions: Mapping[str, Sequence[Name]],
    clusters: Sequence[Sequence[str]],
    runs: Mapping[str, frozenset[str]],
    introduced: Mapping[str, frozenset[str]],
) -> dict[tuple[str, str], str]:
    full: dict[tuple[str, str], str] = {}
    shared = [cluster for cluster in clusters if _in_several(cluster, mentions)]
    for article, names in mentions.items():
        here = [name.text for name in names if name.kind is NameKind.PERSON]
        others = runs.get(article, frozenset[str]())
        for text in dict.fromkeys(here):
            found = _with_given(text, here) if _whole(text) else _of_surname(text, here, shared, others)
            if found and (found != text or _whole(text) or text in introduced.get(article, {text})):
                full[article, text] = found
    return full


def _with_given(text: str, here: Sequence[str]) -> str:
    """Give a surname of two words with the first name that the article gives it elsewhere; else the name itself."""
    longer = {other for other in here if other.endswith(f" {text}") and len(other.split()) == len(text.split()) + 1}
    return longer.pop() if len(longer) == 1 else text


def _of_surname(
    surname: str, here: Sequence[str], clusters: Sequence[Sequence[str]], others: frozenset[str]
) -> str | None:
    """Find the one full name that a surname or given name stands for, in this article first, then in all."""
    own = {
        text
        for text in here
        if _whole(text) and (surname == text.split()[0] or AFTER_PARTICLE.sub(" ", text).endswith(f" {surname}"))
    }
    if own:
        # "King" after both "Carole King" and an unrecognised "BB King" is nobody for certain.
        rivals = {
            text
            for text in others
            if text.split()[-1] == surname
            and not any(name in text or text in name for name in own)
            and not all(word.lower().rstrip(".") in TITLES for word in text.split()[:-1])
        }
        return min(own) if len(own) == 1 and not rivals else None
    close = {text for text in here if " " in text and same_surname(surname, text.split()[-1])}
    if len(close) == 1:
        return close.pop()
    known = [cluster for cluster in clusters if any(same_surname(surname, form.split()[-1]) for form in cluster)]
    if len(known) == 1:
        return known[0][0]
    mononym = not known and not any(surname in text.split() for text in others) and here.count(surname) >= MONONYM
    return surname if mononym else None


def as_entities(persons: Persons) -> tuple[Entity, ...]:
    """Give the persons as entities with their aliases."""
    return tuple(Entity(EntityKind.PERSON, cluster[0], cluster[1:]) for cluster in persons.clusters)
