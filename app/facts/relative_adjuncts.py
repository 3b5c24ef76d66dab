"""Participles after a relative clause: "the power, which it showed in 2019, sending ..." tells what the subject did."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.adjuncts import finite, may_be_told
from app.facts.clauses import Clause, Part, clause_at
from app.facts.dates import dates_in
from app.facts.doers import acts
from app.facts.names import NameKind
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.rephrased import reworded
from app.facts.syntax import SUBJECTS, Parsed, Token

OTHERS = frozenset({NameKind.COUNTRY, NameKind.BODY, NameKind.CITY, NameKind.REGION})
HUNG_ON = frozenset(["acl", "advcl"])


def relative_adjuncts(sentence: Sentence) -> Iterator[Clause]:
    """Give what the subject of a sentence did when it "showed" the thing before the comma."""
    parsed = sentence.parsed
    subject = parsed.child(parsed.root, *SUBJECTS)
    for participle in parsed.tokens if subject else ():
        verb = _shown_by(parsed, participle)
        clause = clause_at(sentence, verb, parentheses(parsed, under=verb.index), rule="adjunct") if verb else None
        if clause is None or subject is None or not _is_subject(sentence, subject, clause):
            continue
        told = replace(clause, subject=Part(subject.index, subject.dep, (subject.index,)), lead=(), rest=())
        done = finite(replace(told, group=()), participle, "VBD") if acts(told) else None
        if done:
            yield _in_time_of(clause, done)


def _shown_by(parsed: Parsed, participle: Token) -> Token | None:
    """Give the verb in the past of the object relative (", which it showed in May,") that ends before a participle."""
    if participle.tag != "VBG" or participle.dep not in HUNG_ON or not may_be_told(parsed, participle):
        return None
    last = participle.index - 2
    return next(
        (
            verb
            for verb in parsed.children(participle.head, "relcl")
            if verb.tag == "VBD"
            and parsed.tokens[last + 1].text == ","
            and last in parsed.subtree(verb.index)
            and any(child.lower == "which" for child in parsed.children(verb.index, "dobj"))
        ),
        None,
    )


def _is_subject(sentence: Sentence, subject: Token, clause: Clause) -> bool:
    """Say whether the relative clause's "it" can only be the subject of the sentence, a bare name."""
    it = clause.subject.head
    named = {name.first for name in sentence.names if name.kind in OTHERS and subject.index < name.first < it}
    alone = sentence.parsed.subtree(subject.index) == [subject.index]
    helped = len(clause.group) > 1
    return sentence.parsed.tokens[it].lower == "it" and alone and not named and not helped


def _in_time_of(clause: Clause, told: Clause) -> Clause:
    """Give a clause the date of the relative one; "as recently as May 2019" is in May 2019."""
    tokens = told.sentence.parsed.tokens
    for date in dates_in(told.sentence.text):
        words = [token.index for token in tokens if date.start <= token.start and token.end <= date.end]
        inside = bool(words) and clause.verb < words[0] < told.verb
        if inside and tokens[words[0] - 1].lower in {"as", "in", "on"} and (date.year or date.month):
            before = words[0] - 1
            sentence = reworded(told.sentence, before, "on" if date.day else "in")
            return replace(told, sentence=sentence, lead=(Part(before, "prep", (before, *words)),))
    return told
