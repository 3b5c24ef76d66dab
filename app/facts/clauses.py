"""Clauses of a sentence that can be said on their own: subject, verb group and the parts around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.syntax import Parsed, Token
from app.facts.words import CONNECTIVES, DISCOURSE, FINDING, JUDGEMENT, SAYING

SUBJECTS = ("nsubj", "nsubjpass")
GROUP = ("aux", "auxpass", "neg", "prt")
PARTS = ("dobj", "dative", "attr", "acomp", "oprd", "prep", "agent", "xcomp", "npadvmod", "advmod", "advcl", "ccomp", "pobj")
DASHES = {"–", "—"}
OPENERS = {",", "(", "[", *DASHES, ";", ":"}
FACTIVE = {"because", "although", "though", "while", "whereas", "as", "since"}
DROPPED_ADVERBS = {"previously", "already", "personally", "just"}
UNDATED_ADVERBS = {"later", "earlier", "subsequently", "eventually", "afterwards"}
DOCUMENTS = {"study", "report", "survey", "research", "analysis", "figure", "datum", "data", "estimate", "poll", "paper", "review"}
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
    owner: tuple[int, str] | None = None

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
    """Give the clauses of a sentence: its main one, joined, reported and factive ones, and ", which ..." ones."""
    parsed = sentence.parsed
    spare = parentheses(parsed)
    root = parsed.tokens[parsed.root]
    for verb in (root, *_joined_verbs(parsed, root)):
        clause = _clause(sentence, verb, spare)
        if clause:
            yield clause
        yield from _reported_clause(sentence, verb)
    yield from _relative_clauses(sentence)
    yield from _factive_clauses(sentence, root)


def _factive_clauses(sentence: Sentence, root: Token) -> Iterator[Clause]:
    """Give clauses after "because", "although", "as" ...: the writer vouches for them as for the main one."""
    parsed = sentence.parsed
    for verb in parsed.tokens:
        mark = parsed.child(verb.index, "mark", "advmod")
        if mark is None or parsed.child(verb.index, *SUBJECTS) is None or not _vouched(parsed, root, verb, mark):
            continue
        clause = _clause(sentence, verb, parentheses(parsed, under=verb.index), rule="factive")
        if clause:
            yield _without_word(clause, mark.index)


def _vouched(parsed: Parsed, root: Token, verb: Token, mark: Token) -> bool:
    if verb.dep == "acl":
        return parsed.tokens[verb.head].lemma == "fact" and mark.lower == "that"
    if verb.dep != "advcl" or mark.lower not in FACTIVE:
        return False
    # ", as ..." at the end of a sentence belongs to the whole of it, wherever the parser hangs it.
    final = mark.index > 0 and parsed.tokens[mark.index - 1].text == "," and mark.lower in {"as", "because"}
    return verb.head == root.index or final


def _without_word(clause: Clause, index: int) -> Clause:
    return replace(
        clause,
        lead=tuple(part for part in clause.lead if part.head != index),
        rest=tuple(part for part in clause.rest if part.head != index),
    )


def _reported_clause(sentence: Sentence, verb: Token) -> Iterator[Clause]:
    """Give what somebody is said to say, with who says it: "..., says Umarov", "Umarov said that ..."."""
    parsed = sentence.parsed
    said = parsed.child(verb.index, "ccomp")
    speaker = parsed.child(verb.index, "nsubj")
    if verb.lemma not in SAYING | FINDING or said is None or speaker is None or parsed.child(verb.index, "neg"):
        return
    source = _source(sentence, speaker)
    clause = _clause(sentence, said, parentheses(parsed, under=said.index), rule="reported") if source else None
    if clause:
        yield replace(clause, attribution=source)


def _source(sentence: Sentence, speaker: Token) -> str:
    """Name who says something: a person or body, or a study or report with a body's name in it."""
    name = sentence.name_at(speaker.index)
    if name:
        after = sentence.parsed.tokens[name.last + 1 : name.last + 2]
        cut = bool(after) and after[0].tag == "POS"
        return name.text if name.kind in {NameKind.PERSON, NameKind.BODY} and not cut else ""
    if speaker.lemma not in DOCUMENTS:
        return ""
    parsed = sentence.parsed
    words = _kept(parsed, speaker.index, parentheses(parsed, under=speaker.index))
    named = any(name.first in words and name.kind is NameKind.BODY for name in sentence.names)
    told = [parsed.tokens[word].lower for word in words]
    if not named or words[-1] - words[0] + 1 != len(words) or set(told) & {"this", "that", "these", "its", "their", "his", "her"}:
        return ""
    text = parsed.words([words[0], words[-1]])
    return text[0].lower() + text[1:] if told[0] in {"the", "a", "an"} else text


def _joined_verbs(parsed: Parsed, root: Token) -> Iterator[Token]:
    for token in parsed.children(root.index, "conj"):
        if token.pos in {"VERB", "AUX"}:
            yield token
            yield from _joined_verbs(parsed, token)


def _relative_clauses(sentence: Sentence) -> Iterator[Clause]:
    parsed = sentence.parsed
    for token in parsed.tokens:
        subject = parsed.child(token.index, *SUBJECTS)
        if token.dep != "relcl" or subject is None or subject.index == 0:
            continue
        first = parsed.tokens[min(parsed.subtree(subject.index))]
        antecedent = parsed.tokens[token.head]
        if first.lower == "whose" and antecedent.index + 2 == first.index and parsed.tokens[first.index - 1].text == ",":
            yield from _whose(sentence, token, first, antecedent)
        if subject.lower not in {"which", "who"}:
            continue
        before = parsed.tokens[subject.index - 1]
        if before.text != "," or antecedent.index + 1 != before.index or antecedent.pos not in {"PROPN", "NOUN"}:
            continue
        clause = _clause(sentence, token, parentheses(parsed, under=token.index), rule="relative")
        if clause:
            words = _kept(parsed, antecedent.index, parsed.subtree(token.index))
            yield replace(clause, subject=Part(antecedent.index, subject.dep, words))


def _whose(sentence: Sentence, verb: Token, whose: Token, owner: Token) -> Iterator[Clause]:
    name = sentence.name_at(owner.index)
    clause = _clause(sentence, verb, parentheses(sentence.parsed, under=verb.index), rule="relative")
    if clause and name and name.kind is NameKind.PERSON:
        yield replace(clause, owner=(whose.index, name.text))


def _clause(sentence: Sentence, verb: Token, spare: frozenset[int], rule: str = "main") -> Clause | None:
    parsed = sentence.parsed
    subject = parsed.child(verb.index, *SUBJECTS) or _shared_subject(parsed, verb)
    if subject is None or verb.pos not in {"VERB", "AUX"} or verb.lemma in SAYING and parsed.child(verb.index, "ccomp"):
        return None
    lead, rest = _parts(parsed, verb, subject, spare)
    group = _group(parsed, verb)
    kept = _subject_words(parsed, verb, subject, spare)
    place = parsed.child(verb.index, "expl")
    if place and place.index == kept[-1] + 1:
        kept = (*kept, place.index)
    return Clause(sentence, verb.index, Part(subject.index, subject.dep, kept), group, tuple(lead), tuple(rest), rule=rule)


def _subject_words(parsed: Parsed, verb: Token, subject: Token, spare: frozenset[int]) -> tuple[int, ...]:
    """Give the subject's words; "A, B, and C" may have been parsed as two subjects."""
    several = [token for token in parsed.children(verb.index, *SUBJECTS) if token.index < verb.index]
    heads = several if len(several) > 1 and parsed.child(several[0].index, "cc") else [subject]
    words = sorted(word for head in heads for word in _kept(parsed, head.index, spare))
    return tuple(words)


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
        if token.index in spare or token.lower in CONNECTIVES | DROPPED_ADVERBS | UNDATED_ADVERBS:
            continue
        if token.dep == "advmod" and token.lower in JUDGEMENT and not parsed.children(token.index):
            continue
        words = _kept(parsed, token.index, spare)
        part = Part(token.index, token.dep, words)
        if token.index > verb.index:
            rest.append(part)
        elif subject.index < token.index:
            if token.dep == "advmod" and len(words) == 1 and token.lower not in DROPPED_ADVERBS:
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
    words = [parsed.tokens[word] for word in part.words]
    if any(token.lower in JUDGEMENT for token in words) and not any(token.pos in {"PROPN", "NUM"} for token in words):
        return True
    return noun is not None and noun.lemma in DISCOURSE and not parsed.children(noun.index, "nummod")


def _kept(parsed: Parsed, index: int, spare: Sequence[int] | frozenset[int] | set[int]) -> tuple[int, ...]:
    gone = set(spare)
    words = [word for word in parsed.subtree(index) if word not in gone]
    while words and parsed.tokens[words[-1]].pos == "PUNCT" and parsed.tokens[words[-1]].text not in {"”", '"', ")"}:
        words.pop()
    while words and parsed.tokens[words[0]].pos == "PUNCT" and parsed.tokens[words[0]].text not in {"“", '"', "("}:
        words.pop(0)
    return tuple(words)


def parentheses(parsed: Parsed, *, under: int | None = None) -> frozenset[int]:
    """Give the words that a sentence, or the part under a word, can spare: brackets, ", which ..." and ", doing ..."."""
    spare: set[int] = set()
    within = parsed.tokens if under is None else [parsed.tokens[index] for index in parsed.subtree(under) if index != under]
    for token in within:
        spare |= _bracketed(parsed, token)
        if token.dep in {"relcl", "appos", "acl", "advcl", "prep", "npadvmod", "amod", "nmod"} and token.head < token.index:
            spare |= _set_off(parsed, token)
        if token.lower in CONNECTIVES and token.dep == "advmod" and token.index != parsed.root:
            spare |= {token.index, *_commas_around(parsed, token.index, token.index)}
        if token.lower in UNDATED_ADVERBS and token.dep == "advmod" and parsed.tokens[token.head].dep in {"acl", "xcomp", "advcl"}:
            spare |= set(parsed.subtree(token.index))
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
