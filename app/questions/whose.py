"""Whose ... did something: the owner of what a statement is about, where nothing else tells it."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.gazetteer import country_of_capital
from app.facts.names import Name, NameKind
from app.facts.reading import Library
from app.facts.rendering import lower_first
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import WARS
from app.questions.draft import AcceptedForm, AnswerKey, Draft, QuestionType
from app.questions.drafting import open_text, person_forms
from app.questions.forms import country_forms
from app.questions.others_too import others_too
from app.questions.phrasing import Asked, in_order_of_parts
from app.questions.slot import Slot, SlotKind

OWNERS = {NameKind.PERSON: SlotKind.PERSON, NameKind.COUNTRY: SlotKind.COUNTRY, NameKind.CITY: SlotKind.CITY}


def whose(statement: Statement, library: Library) -> Iterator[Draft]:
    """Ask whose influence, plan or export did what a statement tells; the answer is written by hand."""
    owner = _owner(statement)
    if owner is None or statement.clause.rule == WHOLE or others_too(statement):
        return
    name, mark = owner
    words = tuple(range(name.first, name.last + 1))
    owned = [word for word in statement.clause.subject.words if word > mark.index]
    forms = _forms(name, statement, library)
    verbs, rest = statement.say(statement.clause.group), in_order_of_parts(statement, statement.clause.rest)
    if not owned or not forms or not rest or any(form.text in rest for form in forms):
        return
    thing = lower_first(statement.say(owned), statement.sentence.parsed.tokens[owned[0]])
    slot = Slot(OWNERS[name.kind], words, statement.clause.subject.words, None, forms[0].text)
    asked = Asked(statement, slot, f"Whose {thing} {verbs} {rest}?")
    yield replace(open_text(asked, library), key=AnswerKey(QuestionType.TEXT, accepted=forms))


def _owner(statement: Statement) -> tuple[Name, Token] | None:
    """Find the name that opens a subject as its owner, and its mark ("’s")."""
    parsed, subject = statement.sentence.parsed, statement.clause.subject
    poss = parsed.child(subject.head, "poss")
    name = statement.sentence.name_at(poss.index) if poss else None
    mark = parsed.child(poss.index, "case") if poss else None
    if name is None or mark is None or name.kind not in OWNERS or statement.clause.lead:
        return None
    if statement.sentence.name_at(subject.head) is not None or parsed.tokens[subject.head].lemma in WARS:
        return None  # "whose President Ann Poe": the name tells; whose invasion it was, everybody knows
    plain = subject.words[0] == name.first and mark.index == name.last + 1
    return (name, mark) if plain and not _said_elsewhere(statement, subject.head) else None


def _said_elsewhere(statement: Statement, head: int) -> bool:
    """Say whether the article speaks of another's thing of that sort, of which the same may be so."""
    lemma = statement.sentence.parsed.tokens[head].lemma
    verb = statement.sentence.parsed.tokens[statement.clause.verb].lemma
    return any(
        token.lemma == lemma and verb in sentence.lemmas and sentence is not statement.sentence
        for sentence in statement.reading.sentences
        for token in sentence.parsed.tokens
    )


def _forms(name: Name, statement: Statement, library: Library) -> tuple[AcceptedForm, ...]:
    """Give the forms of an owner's name; a capital that stands for its state is the country as well."""
    if name.kind is NameKind.PERSON:
        full = library.persons.full_name(name.text, statement.reading.stem)
        return person_forms(full, library) if full else ()
    if name.kind is NameKind.COUNTRY:
        return country_forms(name.text)
    state = country_of_capital(name.text)
    if state is None:
        return ()
    return (
        AcceptedForm(name.text),
        *(AcceptedForm(form.text, f"its capital is {name.text}") for form in country_forms(state.name)),
    )
