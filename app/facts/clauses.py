"""Clauses of a sentence that can be said on their own: subject, verb group and the parts around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.facts.reading import Sentence
from app.facts.syntax import Parsed, Token
from app.facts.words import CONNECTIVES, DISCOURSE, SAYING

SUBJECTS = ("nsubj", "nsubjpass")
GROUP = ("aux", "auxpass", "neg", "prt")
PARTS = ("dobj", "dative", "attr", "acomp", "oprd", "prep", "agent", "xcomp", "npadvmod", "advmod", "advcl", "ccomp", "pobj")
DASHES = {"–", "—", "-"}
OPENERS = {",", "(", "[", *DASHES, ";", ":"}
CLOSERS = {",", ")", "]", *DASHES}


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

    @property
    def kept(self) -> list[int]:
        """Give every word that the clause keeps, in order."""
        parts = (self.subject, *self.lead, *self.rest)
        return sorted({*self.group, *(index for part in parts for index in part.words)})

    @property
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


def clauses_of(sentence: Sentence) -> Iterator[Clause]:
    """Give the clauses of a sentence, in order of their verbs: its main one, joined ones and ", which ..." ones."""
    parsed = sentence.parsed
    spare = parentheses(parsed)
    root = parsed.tokens[parsed.root]
    for verb in (root, *_joined_verbs(parsed, root)):
        clause = _clause(sentence, verb, spare)
        if clause:
            yield clause
    yield from _relative_clauses(sentence, spare)


def _joined_verbs(parsed: Parsed, root: Token) -> Iterator[Token]:
    for token in parsed.children(root.index, "conj"):
        if token.pos in {"VERB", "AUX"}:
            yield token
            yield from _joined_verbs(parsed, token)


def _relative_clauses(sentence: Sentence, spare: frozenset[int]) -> Iterator[Clause]:
    parsed = sentence.parsed
    for token in parsed.tokens:
        subject = parsed.child(token.index, *SUBJECTS)
        if token.dep != "relcl" or subject is None or subject.lower not in {"which", "who"} or subject.index == 0:
            continue
        before = parsed.tokens[subject.index - 1]
        antecedent = parsed.tokens[token.head]
        if before.text != "," or antecedent.index + 1 != before.index or antecedent.pos not in {"PROPN", "NOUN"}:
            continue
        clause = _clause(sentence, token, spare - set(parsed.subtree(token.index)), rule="relative")
        if clause:
            words = _kept(parsed, antecedent.index, parsed.subtree(token.index))
            yield replace(clause, subject=Part(antecedent.index, subject.dep, words))


def _clause(sentence: Sentence, verb: Token, spare: frozenset[int], rule: str = "main") -> Clause | None:
    parsed = sentence.parsed
    subject = parsed.child(verb.index, *SUBJECTS) or _shared_subject(parsed, verb)
    if subject is None or verb.pos not in {"VERB", "AUX"} or verb.lemma in SAYING and parsed.child(verb.index, "ccomp"):
        return None
    lead, rest = _parts(parsed, verb, subject, spare)
    group = _group(parsed, verb)
    kept = _kept(parsed, subject.index, spare)
    return Clause(sentence, verb.index, Part(subject.index, subject.dep, kept), group, tuple(lead), tuple(rest), rule=rule)


def _shared_subject(parsed: Parsed, verb: Token) -> Token | None:
    if verb.dep != "conj":
        return None
    head = parsed.tokens[verb.head]
    return parsed.child(head.index, *SUBJECTS) or _shared_subject(parsed, head)


def _group(parsed: Parsed, verb: Token) -> tuple[int, ...]:
    own = [token.index for token in parsed.children(verb.index, *GROUP)]
    return tuple(sorted([*own, verb.index]))


def _parts(parsed: Parsed, verb: Token, subject: Token, spare: frozenset[int]) -> tuple[list[Part], list[Part]]:
    lead: list[Part] = []
    rest: list[Part] = []
    for token in parsed.children(verb.index, *PARTS):
        if token.index in spare or token.lower in CONNECTIVES:
            continue
        words = _kept(parsed, token.index, spare)
        part = Part(token.index, token.dep, words)
        if token.index > verb.index:
            rest.append(part)
        elif subject.index < token.index:
            if token.dep == "advmod" and len(words) == 1:
                rest.insert(0, part)
        elif not _discourse(parsed, part):
            lead.append(part)
    return lead, rest


def _discourse(parsed: Parsed, part: Part) -> bool:
    """Say whether a part before the subject only joins the sentence to the text ("For example", "In reality")."""
    if part.dep in {"advcl", "advmod", "acl"}:
        # A conditional is kept so that the gate sees it; other leading clauses only add a circumstance.
        return not any(parsed.tokens[word].lower in {"if", "unless", "whether"} for word in part.words)
    noun = parsed.child(part.head, "pobj")
    return noun is not None and noun.lemma in DISCOURSE and not parsed.children(noun.index, "nummod")


def _kept(parsed: Parsed, index: int, spare: Sequence[int] | frozenset[int] | set[int]) -> tuple[int, ...]:
    gone = set(spare)
    words = [word for word in parsed.subtree(index) if word not in gone]
    while words and parsed.tokens[words[-1]].pos == "PUNCT" and parsed.tokens[words[-1]].text not in {"”", '"', ")"}:
        words.pop()
    while words and parsed.tokens[words[0]].pos == "PUNCT" and parsed.tokens[words[0]].text not in {"“", '"', "("}:
        words.pop(0)
    return tuple(words)


def parentheses(parsed: Parsed) -> frozenset[int]:
    """Give the words that a sentence can spare: brackets, ", which ...", ", a ...," and ", doing ..."."""
    spare: set[int] = set()
    for token in parsed.tokens:
        spare |= _bracketed(parsed, token)
        if token.dep in {"relcl", "appos", "acl", "advcl", "prep", "npadvmod", "amod", "nmod"} and token.head < token.index:
            spare |= _set_off(parsed, token)
        if token.lower in CONNECTIVES and token.dep == "advmod" and token.index != parsed.root:
            spare |= {token.index, *_commas_around(parsed, token.index, token.index)}
    return frozenset(spare)


def _set_off(parsed: Parsed, token: Token) -> set[int]:
    """Give a phrase that a comma or dash parts from what it describes, with its punctuation."""
    words = parsed.subtree(token.index)
    first, last = words[0], words[-1]
    if first == 0 or parsed.tokens[first - 1].text not in OPENERS or _in_list(parsed, token, last):
        return set()
    return {*words, *_commas_around(parsed, first, last)}


def _in_list(parsed: Parsed, token: Token, last: int) -> bool:
    # Parsers take the second name of "A, B, and C" for an apposition to the first.
    after = parsed.tokens[last + 1 : last + 3]
    joined = parsed.child(token.index, "conj", "cc") is not None or parsed.child(token.head, "cc") is not None
    return token.dep in {"appos", "npadvmod", "nmod"} and (joined or any(word.dep == "cc" for word in after))


def _commas_around(parsed: Parsed, first: int, last: int) -> set[int]:
    around = {first - 1} if first and parsed.tokens[first - 1].text in OPENERS else set[int]()
    if last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text in CLOSERS:
        around.add(last + 1)
    return around


def _bracketed(parsed: Parsed, token: Token) -> set[int]:
    if token.text not in {"(", "["}:
        return set()
    close = {"(": ")", "[": "]"}[token.text]
    end = next((later.index for later in parsed.tokens[token.index :] if later.text == close), None)
    return set(range(token.index, end + 1)) if end is not None else set()
