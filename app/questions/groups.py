"""Runs of names in a sentence that make one list."""

from app.facts.names import Name, NameKind
from app.facts.reading import Sentence
from app.facts.words import TITLES

JOINTS = {",", "and", "’s", "'s", "both", ";"}
ADDING = (("addition", "to"), ("well", "as"), ("along", "with"), ("together", "with"))
LISTED = {NameKind.PERSON: "people", NameKind.COUNTRY: "countries", NameKind.CITY: "cities"}


def groups_in(sentence: Sentence) -> list[tuple[Name, ...]]:
    """Give the runs of names of one kind that only commas, "and", titles and peoples part."""
    groups: list[list[Name]] = []
    for name in sentence.names:
        if name.kind not in LISTED or _describes_next(sentence, name):
            continue
        if (
            groups
            and groups[-1][-1].kind is name.kind
            and _joined(sentence, groups[-1][-1], name)
            and not _closed(sentence, groups[-1])
        ):
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


def with_added(sentence: Sentence, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Add the names of "in addition to A and B" to the list that it adds to."""
    tokens = sentence.parsed.tokens
    extra: list[Name] = []
    for group in groups_in(sentence):
        first = group[0].first
        lead = tuple(token.lower for token in tokens[max(0, first - 2) : first])
        if group[0].kind is names[0].kind and group != names and lead in ADDING:
            extra.extend(group)
    return tuple(sorted((*names, *extra), key=lambda name: name.first))
