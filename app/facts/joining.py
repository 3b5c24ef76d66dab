"""Facts that several articles tell, each as one with all its mentions; who took part in an event, by any article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from app.facts.corroboration import KEY_LENGTH
from app.facts.fact import Entity, Fact, Mention, Stance
from app.facts.gazetteer import countries
from app.facts.matching import Content, content_of, same, tells
from app.facts.participation import Participation, leaders_of
from app.facts.places import canonical_forms
from app.facts.reading import Library


def names_of(library: Library, entities: Iterable[Entity]) -> dict[str, str]:
    """Give the canonical name for every form of every name, the canonical ones included."""
    known = tuple(entities)
    full = {entity.name: entity.name for entity in known}
    return {**canonical_forms(library.persons, known), **full}


def joined(facts: Iterable[Fact], others: Iterable[Fact], names: Mapping[str, str]) -> dict[str, Fact]:
    """Give each of the facts, by its key, with the mentions of every fact that tells the same and more.

    Two that tell each other are one, under the key of the first; `others` only lend their mentions.
    """
    mine = {fact.key: fact for fact in facts}
    every = {**{fact.key: fact for fact in others}, **mine}
    contents = {key: content_of(fact, names) for key, fact in every.items()}
    groups: dict[str, list[str]] = {}
    for key, content in contents.items():
        groups.setdefault(content.relation, []).append(key)
    homes: dict[str, str] = {}
    for key in mine:
        near = [other for other in groups[contents[key].relation] if other in mine]
        homes[key] = next(
            (homes[other] for other in near if other in homes and same(contents[other], contents[key])), key
        )
    found = {home: _gathered(home, every, contents, groups) for home in set(homes.values())}
    return {key: replace(found[home], absorbed=_absorbed(home, homes)) for key, home in homes.items()}


def _absorbed(home: str, homes: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(key for key, other in homes.items() if other == home and key != home))


def _gathered(
    key: str, every: Mapping[str, Fact], contents: Mapping[str, Content], groups: Mapping[str, Sequence[str]]
) -> Fact:
    """Give a fact with the mentions of all that tell it; its own come first."""
    mentions = list(every[key].mentions)
    for other in groups[contents[key].relation]:
        if other != key and tells(contents[other], contents[key]):
            mentions += [mention for mention in every[other].mentions if not _covered(mention, mentions)]
    return replace(every[key], mentions=tuple(mentions))


def _covered(mention: Mention, known: Sequence[Mention]) -> bool:
    """Say whether words of a mention's passage are in another of the same article."""
    passage = mention.passage
    return any(
        other.passage.article == passage.article
        and other.passage.start < passage.end
        and passage.start < other.passage.end
        for other in known
    )


def _named(subject: str, told: Participation, library: Library) -> bool:
    """Say whether a passage names a subject: "the president of Belarus" proves nothing without the name."""
    forms = library.persons.forms(subject)
    return any(form.rsplit(maxsplit=1)[-1] in told.passage.exact for form in forms)


def attended(told: Sequence[Participation], library: Library) -> tuple[Fact, ...]:
    """Give a fact for each leader or country and each stage of an event that passages tell, with all its mentions."""
    persons = {code: {name for name, led in leaders_of(library).items() if led == code} for code in countries()}
    wanted = dict.fromkeys((one.stage, code, one.noun, one.year) for one in told for code in sorted(one.countries))
    facts: list[Fact] = []
    for stage, code, noun, year in wanted:
        canonical = {library.persons.canonical(name) for name in persons[code]}
        subject = canonical.pop() if len(canonical) == 1 else countries()[code].name
        mentions: list[Mention] = []
        for one in told:
            new = Mention(one.passage, Stance.SUPPORTS if _named(subject, one, library) else Stance.CONTEXT)
            if (one.stage, one.noun, one.year) == (stage, noun, year) and code in one.countries:
                mentions += [] if _covered(new, mentions) else [new]
        digest = sha256("|".join((stage, code, noun, str(year))).encode()).hexdigest()[:KEY_LENGTH]
        facts.append(Fact(digest, subject, stage, f"the {noun}", time=str(year), mentions=tuple(mentions)))
    return tuple(facts)
