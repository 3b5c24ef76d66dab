"""Which organisation did something: a body that is the subject of a statement and that the article names in full."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.bodies import full_body
from app.facts.reading import Library
from app.facts.statements import Statement
from app.facts.whole import RULE as WHOLE
from app.questions.draft import AnswerKey, Draft, QuestionType
from app.questions.drafting import open_text
from app.questions.forms import name_forms
from app.questions.others_too import others_too
from app.questions.phrasing import ask
from app.questions.slot import Slot, SlotKind

TELLING = 4
"""How many letters make a word of a name that the stem must not have."""


def acting_bodies(statement: Statement, library: Library) -> Iterator[Draft]:
    """Ask which organisation did what a statement tells; the answer is written by hand."""
    clause = statement.clause
    name = statement.sentence.name_at(clause.subject.head)
    body = full_body(name, statement.reading) if name and clause.rule != WHOLE else None
    if name is None or body is None or others_too(statement):
        return
    words = tuple(range(name.first, name.last + 1))
    beside = [statement.sentence.parsed.tokens[word].lower for word in clause.subject.words if word not in name]
    asked = ask(statement, Slot(SlotKind.BODY, words, clause.subject.words, None, body))
    told = any(len(word) >= TELLING and word.lower() in asked.stem.lower() for word in body.split()) if asked else True
    if asked and not told and set(beside) <= {"the"} and set(words) <= set(clause.subject.words):
        key = AnswerKey(QuestionType.TEXT, accepted=name_forms(body, statement.reading))
        yield replace(open_text(asked, library), key=key)
