"""Who did something: a people that is the subject of a statement ("the Peruvians deny ..."), to be written by hand."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.gazetteer import Country, country_of_people
from app.facts.names import NameKind
from app.facts.parse import inflect
from app.facts.reading import Library
from app.facts.statements import Statement
from app.facts.whole import RULE as WHOLE
from app.questions.anchors import with_article
from app.questions.draft import AcceptedForm, AnswerKey, Draft, QuestionType
from app.questions.drafting import open_text
from app.questions.forms import country_forms
from app.questions.others_too import others_too
from app.questions.phrasing import Asked, in_order_of_parts
from app.questions.slot import Slot, SlotKind

ONE = {"VBP": "VBZ", "VBD": "VBD"}


def acting_peoples(statement: Statement, library: Library) -> Iterator[Draft]:
    """Ask who does what a statement says of a whole people."""
    clause = statement.clause
    tokens = statement.sentence.parsed.tokens
    head, verb = tokens[clause.subject.head], tokens[clause.verb]
    name = statement.sentence.name_at(head.index)
    alone = {tokens[word].lower for word in clause.subject.words} == {"the", head.lower}
    country = country_of_people(head.text) if name and name.kind is NameKind.PEOPLE else None
    if clause.rule == WHOLE or country is None or not alone or head.tag != "NNPS" or others_too(statement):
        return
    if clause.group != (clause.verb,) or verb.tag not in ONE or clause.lead:
        return
    rest = in_order_of_parts(statement, clause.rest)
    slot = Slot(SlotKind.COUNTRY, (head.index,), clause.subject.words, None, head.text)
    stem = f"Who {inflect(verb.lemma, ONE[verb.tag])} {rest}?"
    if any(word.lower() in stem.lower() for word in (*country.people, country.name)):
        return
    made = open_text(Asked(statement, slot, stem), library)
    key = AnswerKey(QuestionType.TEXT, accepted=_forms(head.text, country))
    anchored = made.stem if made.stem.startswith("According to") else with_article(made.stem, statement.reading)
    yield replace(made, stem=anchored, key=key)


def _forms(people: str, country: Country) -> tuple[AcceptedForm, ...]:
    """Give what counts: the people with and without "the", and their country."""
    countries = (replace(form, rule=f"the country of the {people}") for form in country_forms(country.name))
    return (AcceptedForm(f"the {people}"), AcceptedForm(people, "without the article"), *countries)
