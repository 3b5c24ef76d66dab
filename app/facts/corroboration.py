"""Facts of statements, and the same fact in several places as one fact with all its mentions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from app.facts.dates import dates_in
from app.facts.entities import Persons
from app.facts.fact import Fact, Mention, Stance
from app.facts.found_once import once_each
from app.facts.names import NameKind
from app.facts.statements import Statement
from app.facts.words import HEDGES

KEY_LENGTH = 24


@once_each
def fact_of(statement: Statement) -> Fact:
    """Give the fact that a statement tells, with the passage that tells it."""
    clause = statement.clause
    tokens = statement.sentence.parsed.tokens
    # What leads the clause ("In the north, ...") says as much as what follows the verb.
    objects = " ".join(statement.say(part.words) for part in (*clause.rest, *clause.lead)) or statement.text
    verb = tokens[clause.verb]
    dates = [date.text for date in dates_in(statement.text)]
    places = [name.text for name in statement.sentence.names if name.kind in {NameKind.CITY, NameKind.COUNTRY}]
    numbers = [token.text for token in clause.tokens if token.tag == "CD" and token.text not in " ".join(dates)]
    mention = Mention(
        statement.passage,
        Stance.SUPPORTS,
        hedge=next((token.text for token in clause.tokens if token.lower in HEDGES), ""),
        attribution=statement.attribution,
    )
    fact = Fact(
        key="",
        subject=statement.say(clause.subject.words) or statement.text,
        relation=f"be {verb.lower}" if clause.subject.dep == "nsubjpass" else verb.lemma,
        object=objects,
        time=", ".join(dates),
        place=places[-1] if places else "",
        quantity=numbers[0] if numbers else "",
        mentions=(mention,),
        dated=statement.reading.dated.day.year if statement.reading.dated else None,
    )
    return replace(fact, key=key_of(fact, {}))


def key_of(fact: Fact, canonical: Mapping[str, str]) -> str:
    """Give a fact's stable key: the same subject, relation, object and time, under whatever spelling, give the same.

    A fact without a time is of its article's year: who came in 2023 did not come in 2025.
    """
    time = fact.time or str(fact.dated or "")
    parts = (_canonical(part, canonical) for part in (fact.subject, fact.relation, fact.object, time))
    return sha256("|".join(parts).encode()).hexdigest()[:KEY_LENGTH]


def _canonical(text: str, canonical: Mapping[str, str]) -> str:
    for form, name in canonical.items():
        text = text.replace(form, name)
    return " ".join(text.casefold().split())


def canonical_names(persons: Persons) -> dict[str, str]:
    """Give the canonical name for every other form of each person's."""
    return {form: cluster[0] for cluster in persons.clusters for form in cluster[1:]}


def merged(facts: Iterable[Fact], persons: Persons) -> dict[str, Fact]:
    """Merge facts that are one, by the key that each had before; mentions keep their order, each passage once."""
    canonical = canonical_names(persons)
    found: dict[str, Fact] = {}
    homes: dict[str, str] = {}
    for fact in facts:
        key = homes.setdefault(fact.key, key_of(fact, canonical))
        known = found.get(key) or replace(fact, key=key, mentions=())
        passages = {mention.passage for mention in known.mentions}
        new = tuple(mention for mention in fact.mentions if mention.passage not in passages)
        found[key] = replace(known, mentions=(*known.mentions, *new))
    return {old: found[key] for old, key in homes.items()}
