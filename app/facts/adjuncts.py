"""Clauses after ", doing ...": what the subject of a sentence does beside its verb becomes a sentence of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.facts.clauses import Clause, Part, parts_of
from app.facts.doers import acts
from app.facts.gates import unsure
from app.facts.grammar import conditional
from app.facts.names import NameKind
from app.facts.parentheses import LIMITING, parentheses
from app.facts.rephrased import inflected
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.topics import topic
from app.facts.words import HUMANS

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
# Here the doer may be all that the sentence tells ("she resigned, leaving ..."), or nobody ("judging by ...").
NOT_OF_DOER = frozenset(
    """make leave reduce diminish bring raise cause give force prompt lead create open reinforce increase decrease cut
    boost spark trigger allow enable help result end mean turn add fuel drive push put send reflect suggest signal show
    mark highlight underline underscore prove demonstrate reveal confirm strengthen weaken deepen fall rise grow drop
    climb reach total average range include accord follow regard concern depend consider start begin base judge assume
    speak talk look grant bridge cost earn require involve cover contain need have be exist remain ensure secure
    provide offer represent complete break set take pave deal destroy kill injure damage affect""".split()
)


def adjuncts(main: Clause) -> Iterator[Clause]:
    """Give what is done beside the main verb ("is playing for time, refusing to sign" -> "is refusing to sign")."""
    parsed = main.sentence.parsed
    if not _tells_plainly(main):
        return
    for participle in _participles(parsed, parsed.tokens[main.verb]):
        if _another_person(main, participle):
            continue
        for joined in (True, False) if _joined_on(parsed, participle) else (False,):
            clause = _beside(main, participle, joined=joined)
            if clause:
                yield clause


def _tells_plainly(main: Clause) -> bool:
    """Say whether a clause is plain fact about somebody who acts: else what is done beside it is none either."""
    parsed = main.sentence.parsed
    group = [parsed.tokens[index] for index in main.group]
    doubtful = any(token.tag == "MD" or token.dep in {"neg", "auxpass"} for token in group)
    limited = any(token.lower in LIMITING for token in parsed.tokens[main.kept[0] : main.verb])
    return not (doubtful or limited or unsure(main) or conditional(main)) and acts(main)


def _another_person(main: Clause, participle: Token) -> bool:
    """Say whether somebody is named between verb and participle, who may be the doer ("saw Ann, carrying ...")."""
    between = range(main.verb + 1, participle.index)
    tokens = main.sentence.parsed.tokens
    return any(name.kind is NameKind.PERSON and name.first in between for name in main.sentence.names) or any(
        tokens[index].lemma in HUMANS for index in between
    )


def _participles(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """Give the participles after a comma that hang on a verb, those joined to them, and those after "by"."""
    for token in parsed.children(verb.index, "advcl"):
        if token.tag == "VBG" and token.index > verb.index and _set_off(parsed, token) and _bare(parsed, verb, token):
            yield token
            yield from _joined(parsed, verb, token)
    for by in parsed.children(verb.index, "prep"):
        means = parsed.child(by.index, "pcomp") if by.lower == "by" else None
        if means and means.tag == "VBG" and means.index == by.index + 1 > verb.index and _bare(parsed, verb, means):
            yield means


def _joined(parsed: Parsed, verb: Token, first: Token) -> Iterator[Token]:
    """Give "threatening" of "warning them not to go and threatening ...", wherever the parser hangs it."""
    under = (parsed.tokens[index] for index in parsed.subtree(first.index) if index > first.index)
    return (
        token
        for token in under
        if token.tag == "VBG"
        and token.dep == "conj"
        and parsed.tokens[token.index - 1].dep == "cc"
        and (token.head == first.index or parsed.tokens[token.head].tag in {"VB", "VBN"})
        and _bare(parsed, verb, token)
    )


def _set_off(parsed: Parsed, participle: Token) -> bool:
    return parsed.tokens[min(parsed.subtree(participle.index)) - 1].text == ","


def _bare(parsed: Parsed, verb: Token, participle: Token) -> bool:
    """Say whether a participle can be told by itself, and no other clause comes between it and the verb."""
    between = parsed.tokens[verb.index + 1 : participle.index]
    return may_be_told(parsed, participle) and not any(token.tag in FINITE for token in between)


def may_be_told(parsed: Parsed, participle: Token) -> bool:
    """Say whether a participle has neither subject, conjunction nor auxiliary, and tells what somebody does."""
    own = parsed.child(participle.index, *SUBJECTS, "mark", "aux", "auxpass", "neg", "expl")
    around = parsed.children(participle.index, "prep", "advmod")
    joining = any(token.index < participle.index for token in around)
    inside = [parsed.tokens[index].lower for index in parsed.subtree(participle.index)]
    leaning = ("do", "so") in pairwise(inside)
    return (
        own is None
        and not (joining or leaning)
        and participle.lemma not in NOT_OF_DOER
        and _ends_there(parsed, participle)
    )


def _ends_there(parsed: Parsed, participle: Token) -> bool:
    """Say whether nothing but another clause follows what hangs on a participle: it may be the participle's too."""
    after = [token for token in parsed.tokens[parsed.subtree(participle.index)[-1] + 1 :] if token.text != ","]
    return not after or after[0].dep == "cc" or after[0].text in {".", ";"}


def _beside(main: Clause, participle: Token, *, joined: bool) -> Clause | None:
    """Read a participle as a finite verb in the time of the main one; None where that time does not fit.

    Another participle `joined` to it stays with it only where it needs no other form ("is warning and threatening").
    """
    parsed = main.sentence.parsed
    helping = tuple(index for index in main.group if parsed.tokens[index].dep == "aux")
    tag = parsed.tokens[main.verb].tag
    perfect = tag == "VBN" and bool(helping) and not _dated(parsed, participle)
    fits = perfect or (tag == "VBG" if helping else tag in {"VBD", "VBZ", "VBP"})
    if not fits or (joined and tag != "VBG") or any(parsed.tokens[index].lower == "had" for index in helping):
        return None
    lead = tuple(part for part in main.lead if part.dep in {"prep", "npadvmod"})
    about = topic(parsed, main.verb, participle.index)
    lead = (*lead, about) if about else lead
    return finite(replace(main, group=helping, lead=lead), participle, tag, joined=joined)


def finite(main: Clause, participle: Token, tag: str, *, joined: bool = False) -> Clause | None:
    """Make a participle the verb of a clause, in the form of a tag, with what stands around it."""
    parsed = main.sentence.parsed
    sentence = inflected(main.sentence, participle.index, tag)
    if sentence is None:
        return None
    spare = parentheses(parsed, under=participle.index) | (
        frozenset[int]() if joined else _joined_on(parsed, participle)
    )
    _, rest = parts_of(parsed, participle, parsed.tokens[main.subject.head], spare)
    return replace(
        main,
        sentence=sentence,
        verb=participle.index,
        group=(*main.group, participle.index),
        rest=tuple(_asked_for(parsed, part) for part in rest),
        rule="adjunct",
    )


def _asked_for(parsed: Parsed, part: Part) -> Part:
    """Take the "to ..." of "calling on the mayor to resign" for a part that the clause cannot lose."""
    return replace(part, dep="xcomp") if part.dep == "advcl" and parsed.tokens[part.words[0]].tag == "TO" else part


def _joined_on(parsed: Parsed, participle: Token) -> frozenset[int]:
    """Give the words of another participle that the parser hangs deep under this one."""
    return frozenset(
        word
        for token in (parsed.tokens[index] for index in parsed.subtree(participle.index))
        if token.tag == "VBG" and token.dep == "conj" and participle.index not in {token.index, token.head}
        for word in (token.index - 1, *parsed.subtree(token.index))
    )


def _dated(parsed: Parsed, participle: Token) -> bool:
    return any(parsed.tokens[index].entity == "DATE" for index in parsed.subtree(participle.index))
