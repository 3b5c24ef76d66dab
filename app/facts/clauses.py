"""Clauses of a sentence that can be said on their own: subject, verb group and the parts around them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from app.facts.parentheses import UNDATED_ADVERBS, only_joins
from app.facts.reading import Sentence
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.words import CONNECTIVES, DISCOURSE, JUDGEMENT, SAYING

GROUP = ("aux", "auxpass", "neg", "prt")
PARTS = (
    "dobj",
    "dative",
    "attr",
    "acomp",
    "oprd",
    "prep",
    "agent",
    "xcomp",
    "npadvmod",
    "advmod",
    "advcl",
    "ccomp",
    "pobj",
)
QUALITIES = {"early", "late", "daily", "weekly", "monthly", "fast"}
DROPPED_ADVERBS = {"previously", "already", "personally", "just"}
# What is so "currently" is so in the article's own time, which the stem names.
PRESENT_WORDS = {"currently", "now", "presently", "nowadays"}


@dataclass(frozen=True)
class Part:
    """One argument or adjunct of a clause: its governing word, kind and kept words."""

    head: int
    dep: str
    words: tuple[int, ...]


@dataclass(frozen=True)
class Clause:
    """A clause taken out of a sentence; word indices are the sentence's."""

    sentence: Sentence
    verb: int
    subject: Part
    group: tuple[int, ...]
    lead: tuple[Part, ...]
    rest: tuple[Part, ...]
    attribution: str = ""
    rule: str = "main"
    owner: tuple[int, str] | None = None

    @cached_property
    def kept(self) -> list[int]:
        """Give every word that the clause keeps, in order."""
        parts = (self.subject, *self.lead, *self.rest)
        return sorted({*self.group, *(index for part in parts for index in part.words)})

    @cached_property
    def tokens(self) -> list[Token]:
        """Give the kept words themselves."""
        return [self.sentence.parsed.tokens[index] for index in self.kept]

    def without(self, part: Part) -> "Clause":
        """Give the clause with one part taken away."""
        return replace(
            self,
            lead=tuple(other for other in self.lead if other != part),
            rest=tuple(other for other in self.rest if other != part),
        )


def clause_at(sentence: Sentence, verb: Token, spare: frozenset[int], rule: str = "main") -> Clause | None:
    """Read the clause of a verb, without the words to spare; None where it has no subject or only says who said."""
    parsed = sentence.parsed
    subject = parsed.child(verb.index, *SUBJECTS) or _shared_subject(parsed, verb)
    if (
        subject is None
        or verb.pos not in {"VERB", "AUX"}
        or (verb.lemma in SAYING and parsed.child(verb.index, "ccomp"))
    ):
        return None
    lead, rest = parts_of(parsed, verb, subject, spare)
    group = verb_group(parsed, verb)
    kept = _subject_words(parsed, verb, subject, spare)
    place = parsed.child(verb.index, "expl")
    if place and place.index == kept[-1] + 1:
        kept = (*kept, place.index)
    return Clause(
        sentence, verb.index, Part(subject.index, subject.dep, kept), group, tuple(lead), tuple(rest), rule=rule
    )


def _subject_words(parsed: Parsed, verb: Token, subject: Token, spare: frozenset[int]) -> tuple[int, ...]:
    """Give the subject's words; "A, B, and C" may have been parsed as two subjects."""
    several = [token for token in parsed.children(verb.index, *SUBJECTS) if token.index < verb.index]
    # Parsers take the adjective of "Early voting began" for an adverb of the verb.
    qualities = [token.index for token in parsed.children(verb.index, "advmod") if token.lower in QUALITIES]
    heads = several if len(several) > 1 and parsed.child(several[0].index, "cc") else [subject]
    words = sorted(word for head in heads for word in kept_words(parsed, head.index, spare))
    words = [*(index for index in qualities if index == words[0] - 1), *words] if words else words
    return tuple(words)


def _shared_subject(parsed: Parsed, verb: Token) -> Token | None:
    if verb.dep != "conj":
        return None
    head = parsed.tokens[verb.head]
    return parsed.child(head.index, *SUBJECTS) or _shared_subject(parsed, head)


def _inner_adverbs(parsed: Parsed, verb: Token) -> list[Token]:
    """Give the adverbs between an auxiliary and its verb ("has repeatedly criticised"): they stay there."""
    auxiliary = parsed.child(verb.index, "aux", "auxpass")
    adverbs = parsed.children(verb.index, "advmod")
    if auxiliary is None:
        return []
    dropped = CONNECTIVES | _dropped_words(parsed, verb) | JUDGEMENT
    inside = [token for token in adverbs if auxiliary.index < token.index < verb.index]
    return [token for token in inside if not parsed.children(token.index) and token.lower not in dropped]


def _dropped_words(parsed: Parsed, verb: Token) -> set[str]:
    """Give the adverbs that a clause loses: those of what went before, and beside a verb in the present "now"."""
    finite = parsed.child(verb.index, "aux", "auxpass") or verb
    present = finite.tag in {"VBZ", "VBP"} and finite.lower not in {"has", "have"}
    # "Has previously kept" may be over by now; "kept" is over anyhow.
    past = {"previously", "formerly"} if finite.lower in {"has", "have"} else set[str]()
    return (DROPPED_ADVERBS | UNDATED_ADVERBS | (PRESENT_WORDS if present else set[str]())) - past


def verb_group(parsed: Parsed, verb: Token) -> tuple[int, ...]:
    """Give a verb with its auxiliaries, negation, particle and the adverbs between them."""
    own = [token.index for token in parsed.children(verb.index, *GROUP)]
    own += [token.index for token in _inner_adverbs(parsed, verb)]
    return tuple(sorted([*own, verb.index]))


def parts_of(parsed: Parsed, verb: Token, subject: Token, spare: frozenset[int]) -> tuple[list[Part], list[Part]]:
    """Give what stands around a verb, before its subject and after it, without the words to spare."""
    lead: list[Part] = []
    rest: list[Part] = []
    for token in parsed.children(verb.index, *PARTS):
        joins = token.lower in CONNECTIVES and (token.index < verb.index or only_joins(parsed, token))
        if token.index in spare or joins or token.lower in _dropped_words(parsed, verb):
            continue
        if token.dep == "advmod" and token.lower in JUDGEMENT and not parsed.children(token.index):
            continue
        words = kept_words(parsed, token.index, spare)
        part = Part(token.index, token.dep, words)
        if token.index > verb.index:
            rest.append(part)
        elif token in _inner_adverbs(parsed, verb):
            continue
        elif subject.index < token.index:
            alone = token.dep == "advmod" and len(words) == 1 and token.lower not in DROPPED_ADVERBS
            if alone or _narrows(parsed, part):
                rest.insert(0, part)
        elif not _discourse(parsed, part):
            lead.append(part)
    return lead, rest


def _narrows(parsed: Parsed, part: Part) -> bool:
    """Say whether a phrase before the verb says of what alone it is so ("at its narrowest point is 20 miles wide")."""
    return part.dep == "prep" and any(parsed.tokens[word].tag == "JJS" for word in part.words)


def _discourse(parsed: Parsed, part: Part) -> bool:
    """Say whether a part before the subject only joins the sentence to the text ("For example", "In reality")."""
    if part.dep in {"advcl", "advmod", "acl"}:
        # A conditional is kept so that the gate sees it; other leading clauses only add a circumstance.
        return not any(parsed.tokens[word].lower in {"if", "unless", "whether"} for word in part.words)
    noun = parsed.child(part.head, "pobj")
    words = [parsed.tokens[word] for word in part.words]
    if any(token.lower in JUDGEMENT for token in words) and not any(token.pos in {"PROPN", "NUM"} for token in words):
        return True
    return noun is not None and noun.lemma in DISCOURSE and not parsed.children(noun.index, "nummod")


def kept_words(parsed: Parsed, index: int, spare: Iterable[int]) -> tuple[int, ...]:
    """Give a word and what is under it, without the words to spare and without punctuation at its ends."""
    gone = set(spare)
    words = [word for word in parsed.subtree(index) if word not in gone]
    while words and parsed.tokens[words[-1]].pos == "PUNCT" and parsed.tokens[words[-1]].text not in {"”", '"', ")"}:
        words.pop()
    while words and parsed.tokens[words[0]].pos == "PUNCT" and parsed.tokens[words[0]].text not in {"“", '"', "("}:
        words.pop(0)
    return tuple(words)
