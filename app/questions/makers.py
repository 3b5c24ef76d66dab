"""Which country made or gave a thing that has a name ("the Chilean-built Condor rocket")."""

from collections.abc import Iterator

from app.facts.gazetteer import Country, country_named, country_of_people
from app.facts.parse import inflect
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.questions.phrasing import Asked, in_order_of_parts
from app.questions.slot import Slot, SlotKind

MADE = frozenset("supplied built made designed donated produced manufactured developed".split())
MOST_WORDS = 20  # with the words that name the article, what a reader takes in at once


def makers_of(statement: Statement) -> Iterator[Asked]:
    """Ask which country made a thing that a statement names, with what the thing did where that is told."""
    tokens = statement.sentence.parsed.tokens
    kept = set(statement.clause.kept)
    for done in tokens[3:]:
        land, dash = tokens[done.index - 2], tokens[done.index - 1]
        thing = tokens[done.head]
        country = _country(land)
        joined = dash.tag == "HYPH" and done.lower in MADE and tokens[done.index - 3].lower == "the"
        if not joined or country is None or statement.clause.rule == WHOLE or thing.index not in kept:
            continue
        words = range(done.index + 1, thing.index + 1)
        named = statement.say(words)
        if not any(tokens[word].pos == "PROPN" for word in words) or not set(words) <= kept or country.name in named:
            continue
        slot = Slot(SlotKind.COUNTRY, (land.index,), (land.index,), None, country.name)
        yield Asked(statement, slot, f"Which country {done.lower} the {named}{_deed(statement, thing, named)}?")


def _country(land: Token) -> Country | None:
    return country_named(land.text) or country_of_people(land.text)


def _deed(statement: Statement, thing: Token, named: str) -> str:
    """Say what was done by the thing, if that is told and is not too much ("that hit a ship near Lima")."""
    clause = statement.clause
    tokens = statement.sentence.parsed.tokens
    agent = next((part for part in clause.rest if part.dep == "agent" and thing.index in part.words), None)
    group = [tokens[index] for index in clause.group]
    if agent is None or tokens[thing.head].index != agent.head or group[0].lower not in {"was", "were"}:
        return ""
    verb = tokens[clause.verb]
    beside = [token.text for token in group if token.index > verb.index]
    others = in_order_of_parts(statement, tuple(part for part in clause.rest if part != agent))
    deed = " ".join([inflect(verb.lemma, "VBD"), *beside, statement.small(clause.subject), others]).strip()
    return f" that {deed}" if len(f"{named} {deed}".split()) <= MOST_WORDS else ""
