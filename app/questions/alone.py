"""Whether quoted words can be understood by somebody who has not read the article."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.facts.words import FIRST_OR_SECOND, HUMANS, THIRD, TITLES, UNIQUE, VAGUE_TIME

FEWEST_WORDS = 8
MOST_WORDS = 30
FEWEST_NOUNS = 3
FEWEST_OF_US = 4
"""What "we" or "I" says must tell more of what it is about."""
MOST_NAMES = 2
"""How many names and figures count beside nouns."""
RESTRICTED = {"prep", "relcl", "acl", "poss", "compound", "nummod", "appos"}
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
JOINING = frozenset(
    "however also then if perhaps because but and so or therefore yet even basically instead now nor still".split()
)
OPENING = ("in addition", "for example", "for instance", "of course")
ADDING = {"also", "too", "therefore", "instead", "otherwise", "meanwhile", "besides"}
POINTING = THIRD - set("that other others such one ones same both each another either neither former latter".split())
ALLUDING = frozenset("another other others same both such either neither former latter".split())
OF_SOMETHING = frozenset(
    """price sale cost result figure finding number rate effect customer member user participant owner resident
    problem idea question issue difference step change implication example factor consequence reason cause aim theme
    population development decision plan visit""".split()
)
GENERIC = frozenset(
    """road public media police law ground air water phone radio television body brain winter summer spring autumn
    weekend morning evening night day""".split()
)
COMPARING = {"like", "unlike", "than", "from", "as"}
SPANS = frozenset("second minute hour day week month year decade century time percent".split())
MARKS = set("?![]…‘“”\"'")


@dataclass(frozen=True)
class Quoted:
    """Words in quotation marks: their sentence, their text and the parsed words inside the marks."""

    sentence: Sentence
    words: str
    tokens: Sequence[Token]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Give a word's dependents inside its sentence."""
        return self.sentence.parsed.children(token.index, *deps)


def why_not_alone(quoted: Quoted) -> str:
    """Name the first reason why a quotation cannot be understood by itself; nothing where it can."""
    return next((name for name, holds in REASONS if holds(quoted)), "")


def why_not_said(quoted: Quoted) -> str:
    """Name the first reason why a short quotation says nothing by itself; which things it speaks of is left open."""
    return next((name for name, holds in REASONS if name not in OF_LENGTH and holds(quoted)), "")


def why_not_told(told: Quoted) -> str:
    """Name the first reason why indirect speech, its names settled, says too little to be asked about."""
    return next((name for name, holds in REASONS if name in OF_TOLD and holds(told)), "")


def _length(quoted: Quoted) -> bool:
    return not FEWEST_WORDS <= len(quoted.words.split()) <= MOST_WORDS


def _marked(quoted: Quoted) -> bool:
    return bool(MARKS & set(quoted.words)) or "..." in quoted.words or broken(quoted.words)


def broken(words: str) -> bool:
    """Say whether words bear the marks of a bad copy: a hyphen before a space, letters run together."""
    return re.search(r"\w- \w|[ﬀﬁﬂﬃﬄ]", words) is not None


def _joining(quoted: Quoted) -> bool:
    begins = not quoted.words[0].isupper() or quoted.words.lower().startswith(OPENING)
    begins = begins or quoted.words.split()[0].strip(",").lower() in JOINING
    return begins or any(token.lower in ADDING and token.dep == "advmod" for token in quoted.tokens)


def _half(quoted: Quoted) -> bool:
    """Say whether the words lack a finite verb with its subject outside any if-clause."""
    inside = {token.index for token in quoted.tokens}
    for token in quoted.tokens:
        subject = quoted.sentence.parsed.child(token.index, *SUBJECTS)
        governed = token.dep in {"advcl", "relcl", "acl"} or (token.dep == "ccomp" and token.head in inside)
        if subject and subject.index in inside and not governed:
            return False
    return True


def _pointing(quoted: Quoted) -> bool:
    pointing = (token for token in quoted.tokens if token.lower in POINTING | VAGUE_TIME)
    that = any(
        token.lower == "that" and (token.tag == "DT" or token.dep not in {"mark", "nsubj", "dobj", "nsubjpass"})
        for token in quoted.tokens
    )
    family = any(
        token.tag == "PRP$" and quoted.sentence.parsed.tokens[token.head].lemma in HUMANS for token in quoted.tokens
    )
    return that or family or any(not _explained(token, quoted) for token in pointing)


def _explained(token: Token, quoted: Quoted) -> bool:
    """Say whether "they" or "it" follows, inside the quotation, the noun that it stands for."""
    before = [other for other in quoted.tokens if other.index < token.index]
    if token.lower in {"they", "them", "their"}:
        plural = (other for other in before if other.tag in {"NNS", "NNPS"})
        return any(other.dep != "poss" and other.lemma not in SPANS for other in plural)
    if token.lower == "there":
        return token.dep == "expl"
    if token.lower not in {"it", "its"}:
        return False
    subjects = [other for other in before if other.dep in {"nsubj", "nsubjpass"}]
    one = len(subjects) == 1 and subjects[0].tag in {"NN", "NNP"}
    joined = quoted.sentence.parsed.tokens[token.head].dep == "conj" and token.dep == "nsubj"
    return one and (token.lower == "its" or joined)


def _alluding(quoted: Quoted) -> bool:
    tokens = quoted.sentence.parsed.tokens
    compared = {token.index for token in quoted.tokens if tokens[tokens[token.head].head].lower in COMPARING}
    return any(
        token.lower in ALLUDING and token.dep in {"amod", "det", "nsubj", "pobj"} and token.index not in compared
        for token in quoted.tokens
    )


def _no_topic(quoted: Quoted) -> bool:
    """Say whether a quotation does not tell what it is about by a name or number, or by nouns enough."""
    nouns = {token.lemma for token in quoted.tokens if token.pos == "NOUN" and token.lemma not in UNIQUE}
    names = {name.text for token in quoted.tokens if (name := quoted.sentence.name_at(token.index))}
    figures = any(token.tag == "CD" for token in quoted.tokens)
    ours = any(token.lower in FIRST_OR_SECOND for token in quoted.tokens)
    return len(nouns) + min(len(names) + figures, MOST_NAMES) < (FEWEST_OF_US if ours else FEWEST_NOUNS)


def _bare_subject(quoted: Quoted) -> bool:
    """Say whether the first noun alone does not tell of what it is ("Prices have gone up")."""
    first = quoted.tokens[0]
    subject = first.pos == "NOUN" and first.dep in {"nsubj", "nsubjpass"}
    return subject and first.tag == "NN" and not quoted.children(first, *RESTRICTED, "amod")


def _of_what(quoted: Quoted) -> bool:
    """Say whether a subject is of something that is not said ("Prices have gone up", "One implication is that")."""
    subjects = (token for token in quoted.tokens if token.dep in {"nsubj", "nsubjpass"} and token.pos == "NOUN")
    return any(
        token.lemma in OF_SOMETHING and not quoted.children(token, *RESTRICTED - {"nummod"}) for token in subjects
    )


def _loose(quoted: Quoted) -> bool:
    """Say whether "the" points at a noun of which nothing in the quotation tells which."""
    for token in quoted.tokens:
        if token.pos != "NOUN" or token.lemma in UNIQUE | GENERIC or token.text[0].isdigit():
            continue
        children = quoted.children(token)
        told = any(_tells(quoted, token, child) for child in children)
        if not told and any(child.lower in {"the", "such"} for child in children):
            return token.dep != "conj"
    return False


def _tells(quoted: Quoted, noun: Token, child: Token) -> bool:
    """Say whether a dependent tells which thing is meant; "the sports psychologist" is still somebody unnamed."""
    if child.dep == "compound" and child.pos != "PROPN":
        return noun.lemma not in TITLES | HUMANS
    return child.dep in RESTRICTED or child.tag in {"JJS", "RBS"} or quoted.sentence.name_at(child.index) is not None


OF_LENGTH = {"length", "no topic", "the what"}
OF_TOLD = {"alludes", "no topic", "of what", "the what"}
REASONS: tuple[tuple[str, Callable[[Quoted], bool]], ...] = (
    ("length", _length),
    ("marks inside", _marked),
    ("joins on", _joining),
    ("half a sentence", _half),
    ("points outside", _pointing),
    ("alludes", _alluding),
    ("no topic", _no_topic),
    ("a bare subject", _bare_subject),
    ("of what", _of_what),
    ("the what", _loose),
)
