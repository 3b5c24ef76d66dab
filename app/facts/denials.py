"""Denials after an attack: "this strike, which the rebels deny any part in, ..." tells who denies a part in which."""

from collections.abc import Iterator

from app.facts.attacks import ATTACKS, Attack, attack_before
from app.facts.clauses import Clause, Part
from app.facts.gates import GATES, vague_time
from app.facts.names import NameKind
from app.facts.reading import Reading, Sentence
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token

DOERS = frozenset({NameKind.PEOPLE, NameKind.COUNTRY, NameKind.BODY})
DENIED = frozenset("involvement responsibility role part hand complicity".split())
RULE = "denial"
CUT_SHORT = "a clause cut short"  # its "which" is told by the noun before the comma


def denials(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """Give what ", which A denies any part in" says of the attack that the sentence before names."""
    parsed = sentence.parsed
    for verb in parsed.tokens:
        if verb.lemma != "deny" or verb.dep != "relcl" or verb.tag not in {"VBP", "VBZ", "VBD"}:
            continue
        attack = _attack(reading, sentence, parsed.tokens[verb.head])
        clause = _clause(sentence, verb) if attack else None
        if attack and clause and not _refused(clause, dated=reading.dated is not None):
            last = clause.rest[0].words[-1]
            edits = {last: f"{parsed.tokens[last].text} {attack.text}"}
            yield Statement(reading, clause, edits, since=attack.sentence.start)


def _refused(clause: Clause, *, dated: bool) -> bool:
    return any(holds(clause) for name, holds in GATES if name != CUT_SHORT) or vague_time(clause, dated=dated)


def _attack(reading: Reading, sentence: Sentence, noun: Token) -> Attack | None:
    """Give the attack that "this strike" or "the attack" means."""
    pointed = any(child.lower in {"this", "the"} for child in sentence.parsed.children(noun.index, "det"))
    return attack_before(reading, sentence) if noun.lemma in ATTACKS and pointed else None


def _clause(sentence: Sentence, verb: Token) -> Clause | None:
    """Read "which A denies any part in" without its "which"; None where anything else is denied."""
    parsed = sentence.parsed
    subject = parsed.child(verb.index, "nsubj")
    name = sentence.name_at(subject.index) if subject else None
    denied = next((token for token in parsed.children(verb.index, "dobj") if token.lemma in DENIED), None)
    if subject is None or name is None or name.kind not in DOERS or denied is None or not _which(parsed, subject):
        return None
    words = tuple(word for word in parsed.subtree(denied.index) if parsed.tokens[word].lower != "which")
    stranded = parsed.tokens[words[-1]]
    lone = all(child.lower == "which" for child in parsed.children(stranded.index))
    alone = len(parsed.children(verb.index, "aux", "neg", "advmod", "ccomp", "conj")) == 0
    if not alone or stranded.lower not in {"in", "for"} or not lone or words[0] < verb.index:
        return None
    told = Part(subject.index, "nsubj", tuple(parsed.subtree(subject.index)))
    return Clause(sentence, verb.index, told, (verb.index,), (), (Part(denied.index, "dobj", words),), rule=RULE)


def _which(parsed: Parsed, subject: Token) -> bool:
    """Say whether ", which" stands right before a subject."""
    first = parsed.subtree(subject.index)[0]
    return first > 1 and parsed.tokens[first - 1].lower == "which" and parsed.tokens[first - 2].text == ","
