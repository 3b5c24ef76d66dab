"""Say a statement in other words that surely mean the same or follow from it: another verb, a month for a day."""

import re
from dataclasses import replace

from app.facts.parse import inflect
from app.facts.statements import Statement
from app.facts.words import MONTHS

# Verbs that mean the same with a plain object or subject, by how they stand: with an object, or passive or without one.
WITH_OBJECT = {
    "operate": "run",
    "build": "construct",
    "construct": "build",
    "purchase": "buy",
    "receive": "get",
    "refuse": "decline",
    "establish": "set up",
    "found": "set up",
    "ban": "forbid",
    "employ": "give work to",
    "introduce": "bring in",
    "generate": "produce",
    "obtain": "get",
    "assist": "help",
    "demonstrate": "show",
    "visit": "pay a visit to",
}
PASSIVE = {
    "announce": "make public",
    "cancel": "call off",
    "build": "construct",
    "construct": "build",
    "ban": "forbid",
    "establish": "set up",
    "found": "set up",
    "purchase": "buy",
    "postpone": "put off",
    "close": "shut",
    "introduce": "bring in",
}
WITHOUT = {
    "increase": "rise",
    "relocate": "move",
    "rise": "increase",
    "decline": "decrease",
    "reside": "live",
    "commence": "begin",
    "begin": "start",
}
DAY = re.compile(rf"[Oo]n ({'|'.join(MONTHS)}) \d{{1,2}}, (\d{{4}})")
YEAR = re.compile(r"([Ii]n) (1\d{2})\d")
MAJORITY = re.compile(r"^(5[1-9]|[6-9]\d)(?:\.\d+)?(?:%| percent| per cent) of\b")


def reworded(statement: Statement) -> Statement:
    """Give a statement in other words where that is safe, or as it is."""
    other = _other_verb(statement)
    text = MAJORITY.sub("More than half of", _wider_time(other))
    return other if text == other.text else replace(other, wording=text[0].upper() + text[1:])


def _wider_time(statement: Statement) -> str:
    """Write a statement with the month of its day, or the decade of its year, where that is when it happened."""
    text = statement.text
    # Only a part of the clause by itself says when; "none in 1974" would not hold for the decade.
    for part in (*statement.clause.lead, *statement.clause.rest):
        said = statement.say(part.words)
        day, year = DAY.fullmatch(said), YEAR.fullmatch(said)
        if day and text.count(day[2]) == 1:
            text = text.replace(said, f"in {day[1]} {day[2]}")
        elif year and text.count(said) == 1:
            text = text.replace(said, f"{year[1]} the {year[2]}0s")
    return text


def _other_verb(statement: Statement) -> Statement:
    clause = statement.clause
    verb = statement.sentence.parsed.tokens[clause.verb]
    parsed = statement.sentence.parsed
    if statement.wording or verb.index in statement.edits or parsed.child(verb.index, "prt", "neg"):
        return statement
    kinds = {part.dep for part in clause.rest}
    active = WITH_OBJECT if kinds & {"dobj", "xcomp"} else WITHOUT
    other = (PASSIVE if parsed.child(verb.index, "auxpass") else active).get(verb.lemma.lower())
    if other is None or ("xcomp" in kinds and other != "decline"):
        return statement
    head, _, rest = other.partition(" ")
    form = f"{inflect(head, verb.tag)} {rest}".strip()
    return replace(statement, edits={**statement.edits, verb.index: form})
