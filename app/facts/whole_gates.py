"""Why a whole sentence may not be put as the article's own words."""

import re
from collections.abc import Callable

from app.facts import grammar
from app.facts.clauses import Clause
from app.facts.gates import (
    ASKED_FOR,
    MOST_WORDS,
    QUOTES,
    bare_number_subject,
    bare_subject,
    elliptic,
    inverted,
    spoken,
    unsure,
    vague_time,
)
from app.facts.left_over import LEFT_OVER
from app.facts.loose_ends import relational
from app.facts.names import NameKind
from app.facts.syntax import Token
from app.facts.words import BELONGING, HAPPENINGS, JUDGEMENT

# What something is said to be where the writer reads a meaning into it.
SIGNS = frozenset("reminder sign symbol symptom warning lesson signal testament indication blow proof".split())
NOT_WITHOUT = re.compile(r"\b(?:not|never|hardly) (?:\w+ )?(?:without|no stranger)\b", re.IGNORECASE)
LONGEST_QUOTED = 7
FEWEST_OF_WHOLE = 6
SUPPOSING = {"may", "might", "could", "should", "must", "can", "ca"}
SYMBOLIC = frozenset(
    """signal reflect underscore demonstrate hint imply symbolise symbolize represent illustrate highlight prove
    emphasise emphasize reinforce spell evoke appear seem look feel tend mark deserve presents present matter risk
    mean""".split()
)
# Words of an analysis: what an article holds to be so, and is asked as what the article says.
WEIGHING = frozenset(
    """main key leading primary major significant important crucial essential acute delicate complex exclusive ultimate
    undoubtedly firmer boldly great huge best worst clearly likely extremely very quite rather really""".split()
)
# What a thing told of before is called by, instead of its name.
CALLED = frozenset("structure building facility venue vessel aircraft landmark blaze".split())
NAMED = 2
YEAR_DIGITS = 4
NOT_COMPARING = {
    "more",
    "less",
    "later",
    "earlier",
    "further",
    "longer",
    "better",
    "former",
    "older",
    "younger",
    "lower",
}
LEANING_NOUNS = frozenset("reason answer explanation implication consequence alternative optimism comparison".split())
LEANING = {"otherwise", "so-called", "thereby", "respectively", "accordingly", "vice"}


def refusal_of_whole(clause: Clause, *, dated: bool = False) -> str:
    """Name the first reason why a whole sentence cannot be put as the article's own words."""
    reason = next((name for name, holds in WHOLE_GATES if holds(clause)), "")
    return reason or ("relative time" if vague_time(clause, dated=dated) else "")


def _speech(clause: Clause) -> bool:
    """Say whether more than a few words stand in quotation marks, or a quotation is cut or opens the sentence."""
    text = clause.sentence.parsed.text
    if not QUOTES & set(text):
        return False
    inside = re.findall(r"“([^“”]*)”", text) + re.findall(r'"([^"]*)"', text)
    marks = len([letter for letter in text if letter in '“”"'])
    kept = [token.text for token in clause.tokens if token.text in {"“", "”", '"', "``", "''"}]
    return (
        "‘" in text
        or marks != 2 * len(inside)
        or text.startswith(("“", '"'))
        or any(len(words.split()) > LONGEST_QUOTED for words in inside)
        or len(kept) % 2 == 1
    )


def _trailing_off(clause: Clause) -> bool:
    """Say whether a sentence leads up to a quotation or a list after it, or is no statement with a full stop."""
    text = clause.sentence.text.rstrip()
    return text.endswith((":", "...", "…", "?", "!")) or not text.endswith((".", ".”", '."', '".', "”."))


def _listing_speech(clause: Clause) -> bool:
    """Say whether a colon or a dash breaks the sentence: what follows then leans on what stands before."""
    return any(token.text in {":", ";"} for token in clause.tokens)


def _supposing(clause: Clause) -> bool:
    """Say whether the main verb only says what may or should be."""
    tokens = clause.sentence.parsed.tokens
    return any(tokens[index].lower in SUPPOSING for index in clause.group)


def _is_age(token: Token) -> bool:
    """Say whether a number stands alone after a preposition, like an age ("by 15"); a year has four digits."""
    return token.dep == "pobj" and len(token.text) < YEAR_DIGITS


def _opinion(clause: Clause) -> bool:
    """Say whether the writer interprets or judges; a figure or a day in it is worth asking even so."""
    figures = any(token.tag == "CD" and token.lower != "one" and not _is_age(token) for token in clause.tokens)
    judged = any(token.lower in JUDGEMENT - WEIGHING for token in clause.tokens)
    named = len({name.text for name in clause.sentence.names if name.first in clause.kept}) >= NAMED
    subject = clause.sentence.name_at(clause.subject.head)
    person = subject is not None and subject.kind is NameKind.PERSON
    lemma = clause.sentence.parsed.tokens[clause.verb].lemma
    return (
        (lemma in SYMBOLIC and not person and not named)
        or (judged and not figures)
        or _symbol(clause)
        or NOT_WITHOUT.search(clause.sentence.parsed.words([clause.kept[0], clause.kept[-1]])) is not None
        or any(token.lower in LEANING for token in clause.tokens)
    )


def _symbol(clause: Clause) -> bool:
    """Say whether something is said to be a sign or a lesson: what it shows is the writer's reading."""
    tokens = clause.sentence.parsed.tokens
    read = (tokens[index] for index in clause.kept if tokens[index].dep == "attr" and tokens[index].head == clause.verb)
    return any(token.lemma in SIGNS for token in read)


def _whose(clause: Clause) -> bool:
    """Say whether the subject is one bare noun that belongs to somebody not named ("Sales fell", "Officials said")."""
    head = clause.sentence.parsed.tokens[clause.subject.head]
    return bare_subject(clause) and (head.tag != "NNS" or head.lemma in BELONGING)


def _half_compared(clause: Clause) -> bool:
    """Say whether something is "less successful" and nothing says than what; "higher sales" is no such thing."""
    compared = any(
        token.tag in {"JJR", "RBR"}
        and token.dep != "amod"
        and (token.lower not in NOT_COMPARING or _of_a_quality(clause, token))
        for token in clause.tokens
    )
    return compared and not any(token.lower in {"than", "compared", "as"} for token in clause.tokens)


def _of_a_quality(clause: Clause, token: Token) -> bool:
    """Say whether "more" or "less" belongs to what something is said to be, not to an amount ("300 more")."""
    tokens = clause.sentence.parsed.tokens
    quality = tokens[token.head]
    return token.dep == "advmod" and quality.dep == "acomp" and tokens[quality.head].lemma == "be"


def _of_what(clause: Clause) -> bool:
    """Say whether "a reason" or "one implication" stands without what it is the reason for."""
    parsed = clause.sentence.parsed
    return any(
        token.lemma in LEANING_NOUNS and not parsed.children(token.index, "prep", "acl", "relcl", "ccomp", "poss")
        for token in clause.tokens
    )


def _which_event(clause: Clause) -> bool:
    """Say whether "the march in Quito" is told by a place alone: there may have been others."""
    parsed = clause.sentence.parsed
    for token in clause.tokens:
        children = parsed.children(token.index)
        definite = (
            token.lemma in HAPPENINGS | CALLED
            and token.index not in clause.group
            and any(c.lower == "the" for c in children)
        )
        told = any(
            c.dep in {"poss", "relcl", "acl", "nummod", "compound"} or c.pos == "PROPN" or c.lower == "of"
            for c in children
        )
        if definite and not told:
            return True
    return False


def _told_twice(clause: Clause) -> bool:
    """Say whether a nameless source follows what it says ("..., new figures reveal"): the stem names the article."""
    parsed = clause.sentence.parsed
    said = parsed.child(clause.verb, "ccomp")
    named = clause.sentence.name_at(clause.subject.head) is not None
    return said is not None and said.index < clause.subject.words[0] and not named


def _subordinate(clause: Clause) -> bool:
    """Say whether the sentence hangs on another that is not there ("Although it rained.", "Otherwise, ...")."""
    parsed = clause.sentence.parsed
    return parsed.child(clause.verb, "mark") is not None or parsed.tokens[0].lower in LEANING


def _unknown(clause: Clause) -> bool:
    """Say whether the subject is a single capitalised word that nothing tells the kind of."""
    tokens = clause.sentence.parsed.tokens
    before = tokens[max(0, clause.subject.head - 1) : clause.subject.head]
    return grammar.unknown_subject(clause) and not any(token.pos == "PROPN" for token in before)


def _without_complement(clause: Clause) -> bool:
    """Say whether taking asides away took what the verb asks for, or left nothing after it."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    lost = any(child.index not in kept for child in parsed.children(clause.verb, *ASKED_FOR))
    # "... are also regulated", and "..., the government said"
    told = parsed.child(clause.verb, "auxpass") is not None or parsed.child(clause.verb, "ccomp") is not None
    return lost or not (told or any(word > clause.verb for word in kept))


WHOLE_GATES: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("length", lambda clause: not FEWEST_OF_WHOLE <= len(clause.kept) <= MOST_WORDS),
    ("no finite verb", grammar.no_finite_verb),
    ("question", grammar.question),
    ("in quotation marks", lambda clause: clause.sentence.in_quotation or _speech(clause)),
    ("unfinished", _trailing_off),
    ("broken by a colon", _listing_speech),
    ("first or second person", spoken),
    ("unsure", unsure),
    ("no subject of its own", grammar.headless),
    ("a number alone as subject", bare_number_subject),
    ("verb before subject", inverted),
    ("an unknown name", _unknown),
    ("a clause cut short", _without_complement),
    ("a bare subject", _whose),
    ("a noun without its other half", relational),
    ("half a sentence", lambda clause: elliptic(clause) or _subordinate(clause)),
    ("half a comparison", _half_compared),
    ("a noun without its other half", _of_what),
    ("an event not named", _which_event),
    ("told twice", _told_twice),
    ("a supposition", _supposing),
    ("an opinion", _opinion),
    *LEFT_OVER,
)
