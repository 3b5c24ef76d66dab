"""Questions of who used or leads an alliance: only its members could be meant, and a list of others shows at sight."""

import re

from app.facts.gazetteer import country_named
from app.questions.draft import AcceptedForm
from app.questions.phrasing import Asked
from app.questions.slot import SlotKind

STATES = "Union|Organi[sz]ation|Alliance|Pact|League|Commonwealth"
ALLIANCE = re.compile(rf"\b(?:NATO|EU|[A-Z][\w-]+ (?:[A-Z]\w+ )*(?:{STATES}))\b")
DOING = {"nsubj", "nsubjpass"}


def is_of_alliance(asked: Asked) -> bool:
    """Say whether a question asks which country did something with or in an alliance of states."""
    clause = asked.statement.clause
    subject = asked.slot.kind is SlotKind.COUNTRY and asked.slot.part is None and clause.subject.dep in DOING
    return subject and ALLIANCE.search(asked.stem) is not None


def country_forms(name: str) -> tuple[AcceptedForm, ...]:
    """Give every name of a country that counts as an answer."""
    country = country_named(name)
    names = country.names - {name} if country else frozenset[str]()
    # "Taiwan, Province of China" is how a table files a country under its short name; nobody writes it.
    others = sorted(other for other in names if "," not in other and "(" not in other)
    return (AcceptedForm(name), *(AcceptedForm(other, f"another name of {name}") for other in others))
