"""Stems spoilt on purpose: one that only its article explains, one whose verb is broken."""

import re
from collections.abc import Callable, Collection

from app.facts.gazetteer import country_named, is_city
from app.facts.names import without_possessive
from app.facts.words import TITLES

QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
OPENING = re.compile(r"^(?:According to|In) the (?:\d{4} )?article (?:“[^”]*”|\"[^\"]*\"), ")
SUPPORT = re.compile(r"\b(?:did|does|do) (?=[A-Z\w])")
BE = re.compile(r"\b(is|are|was|were)\b")
HAVE = re.compile(r"\b(has|have|had)\b")
PLACE = re.compile(r"\b(?:in|In) ((?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def dependent_stem(stem: str, people: Collection[str]) -> str | None:
    """Put a pronoun for the one person that a stem names, or "there" for its one place; None where it has neither.

    Words that name the article go too: its title could tell who is meant.
    """
    bare = OPENING.sub("", stem)
    bare = bare[:1].upper() + bare[1:]
    if QUOTED.search(bare):
        return None
    return _without_person(bare, people) or _without_place(bare)


def _without_person(stem: str, people: Collection[str]) -> str | None:
    named = {form for form in people if re.search(rf"\b{re.escape(form)}\b", stem)}
    # With two persons, the other could be taken for "he", and the stem would only be wrong, not dependent.
    named = {form for form in named if not any(form != other and form in other for other in named)}
    if len(named) != 1:
        return None
    name = named.pop()
    before = stem[: stem.index(name)].split()
    if before and (before[-1].lower() in TITLES or (before[-1][0].isupper() and len(before) > 1)):
        return None
    settled = re.sub(rf"\b{re.escape(name)}[’']s\b", "his", stem)
    settled = re.sub(rf"\b(with|from|to|of|by|on|against|for) {re.escape(name)}\b", r"\1 him", settled)
    settled = re.sub(rf"\b{re.escape(name)}\b", "he", settled)
    return settled[:1].upper() + settled[1:]


def _without_place(stem: str) -> str | None:
    places = [found for found in PLACE.finditer(stem) if _is_place(found[1])]
    if len(places) != 1 or sum(_is_place(name) for name in NAME.findall(stem)) > 1:
        return None
    found = places[0]
    settled = f"{stem[: found.start()]}there{stem[found.end() :]}"
    return settled[:1].upper() + settled[1:]


def _is_place(name: str) -> bool:
    plain = without_possessive(name.removeprefix("the "))
    return country_named(plain) is not None or is_city(plain)


def ungrammatical_stem(stem: str, *, asks: bool) -> str | None:
    """Break the first verb outside quotation marks: take a question's "did", or put "be" or "have" where one is."""
    if asks and (broken := _changed(stem, lambda part: SUPPORT.sub("", part, count=1))):
        return broken
    doubled = _changed(stem, lambda part: BE.sub(r"\1 be", part, count=1))
    return doubled or _changed(stem, lambda part: HAVE.sub(r"\1 have", part, count=1))


def _changed(stem: str, change: Callable[[str], str]) -> str | None:
    parts = QUOTED.split(stem)
    for place in range(0, len(parts), 2):
        broken = change(parts[place])
        if broken != parts[place]:
            return "".join([*parts[:place], broken, *parts[place + 1 :]])
    return None
