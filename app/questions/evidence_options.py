"""Which other sentences of an article stand beside the one that proves a statement: near it in words, and no proof."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.facts.found_once import once_each
from app.facts.names import NameKind, without_possessive
from app.facts.reading import Reading, Sentence
from app.facts.syntax import SUBJECTS
from app.facts.whole_words import stands_in
from app.questions.candidates import content

WANTED = 3
FEWEST = 2
FEWEST_WORDS = 7
MOST_SHARED = 0.5
SHORTEST = 0.5
LONGEST = 1.6
YEAR = 4
PLAIN = 0.2
ECHOES = 2
FINITE = {"VBD", "VBZ", "VBP", "MD"}
COMMON = frozenset("be have do make take say tell also year people time new other first country way thing".split())
LEANING = frozenset("he she it they this these those that his her its their there but and so or also such".split())
NAMED = {NameKind.PERSON, NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.BODY, NameKind.SITE}


@dataclass(frozen=True, eq=False)
class Proof:
    """A sentence and what it is asked to prove: the lemmas of that, its verb, and the words that stand in the stem."""

    reading: Reading
    sentence: Sentence
    lemmas: frozenset[str]
    verb: str
    subject: frozenset[str]

    @cached_property
    def common(self) -> dict[int, frozenset[str]]:
        """Give the words that each sentence of the article has from the statement, by its number."""
        return {sentence.number: _shared(sentence, self) for sentence in self.reading.sentences}


def whole(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence can be shown by itself: with subject and verb, outside open quotations, no question."""
    text = sentence.text
    tokens = sentence.parsed.tokens
    if len(text.split()) < FEWEST_WORDS or not (text[0].isupper() or text[0] in "“\"‘'") or "\n" in text:
        return False
    if not text.rstrip("”\"’')").endswith(".") or "?" in text or not _closed(reading, sentence):
        return False
    root = tokens[sentence.parsed.root]
    finite = root.tag in FINITE or any(child.tag in FINITE for child in sentence.parsed.children(root.index))
    return root.pos in {"VERB", "AUX"} and finite and sentence.parsed.child(root.index, *SUBJECTS) is not None


@once_each
def _wholes(reading: Reading) -> frozenset[int]:
    """Give the numbers of an article's sentences that can be shown by themselves."""
    return frozenset(sentence.number for sentence in reading.sentences if whole(reading, sentence))


def _closed(reading: Reading, sentence: Sentence) -> bool:
    """Say whether quotation marks and brackets close inside the sentence and none is open before it."""
    text = reading.rendition.text
    before = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    balanced = all(part.count("“") == part.count("”") and part.count('"') % 2 == 0 for part in (before, sentence.text))
    return balanced and sentence.text.count("(") == sentence.text.count(")")


def beside(proof: Proof) -> list[Sentence]:
    """Give up to three sentences that prove nothing of the statement, those first that share its rarer words."""
    common = Counter(word for words in proof.common.values() for word in words)

    def nearness(other: Sentence) -> float:
        return sum(PLAIN + 1 / common[word] for word in shared(other, proof)) - PLAIN * _leaning(other)

    return sorted(_fitting(proof), key=lambda other: (-nearness(other), other.number))[:WANTED]


def _leaning(sentence: Sentence) -> bool:
    """Say whether a sentence begins with a word that leans on the one before, so that it reads less well alone."""
    return sentence.parsed.tokens[0].lower in LEANING


def shared(sentence: Sentence, proof: Proof) -> frozenset[str]:
    """Give the content words that a sentence has from the statement; a name's only where it is the whole name."""
    return proof.common[sentence.number]


def _shared(sentence: Sentence, proof: Proof) -> frozenset[str]:
    words = (content(sentence) & proof.lemmas) - COMMON
    if not words:
        return words
    counts = {token.lemma.lower() for token in sentence.parsed.tokens if token.tag == "CD" and len(token.text) < YEAR}
    return words - counts - _halves(sentence, proof)


def _halves(sentence: Sentence, proof: Proof) -> set[str]:
    """Give the words that two different names happen to share ("Union")."""
    mine, others = _named(proof.sentence), _named(sentence)
    return {word for word in mine.keys() & others.keys() if not _one_name(mine[word], others[word])}


@once_each
def _named(sentence: Sentence) -> dict[str, str]:
    names = [name.text for name in sentence.names if name.kind is not NameKind.PERSON]
    return {word.lower(): name for name in names for word in name.split()}


def _one_name(one: str, other: str) -> bool:
    return one in other or other in one


def _fitting(proof: Proof) -> Iterator[Sentence]:
    length = len(proof.sentence.text)
    seen = {proof.sentence.text}
    for other in proof.reading.sentences:
        if abs(other.number - proof.sentence.number) <= 1 or other.text in seen:
            continue
        if not SHORTEST * length <= len(other.text) <= LONGEST * length or other.number not in _wholes(proof.reading):
            continue
        if shared(other, proof) and not tells(other, proof):
            seen.add(other.text)
            yield other


def tells(other: Sentence, proof: Proof) -> bool:
    """Say whether a sentence might tell what the statement tells, or a part of it."""
    asked = proof.lemmas - COMMON
    if len(shared(other, proof)) > MOST_SHARED * len(asked):
        return True
    tokens = other.parsed.tokens
    verbs = {token.lemma for token in tokens if token.pos in {"VERB", "AUX"}}
    words = {token.lemma.lower() for token in tokens}
    same_verb = proof.verb in verbs and proof.verb not in COMMON
    return bool(proof.subject & words) and (same_verb or bool(_figures(proof.sentence) & _figures(other)))


def _figures(sentence: Sentence) -> set[str]:
    return {token.text for token in sentence.parsed.tokens if token.tag == "CD"}


def echoed(wrong: Iterable[Sentence], names: Iterable[str], proof: Proof) -> bool:
    """Say whether others than the key echo the stem: one has a name of it, or two have two of its words each."""
    others = list(wrong)
    named = any(stands_in(name, other.text) for other in others for name in names)
    return named or sum(len(shared(other, proof)) >= ECHOES for other in others) >= ECHOES


def names_in(sentence: Sentence, words: Iterable[int]) -> set[str]:
    """Give the names of people (surnames), places and bodies among some words of a sentence."""
    kept = set(words)
    named = [name for name in sentence.names if name.kind in NAMED and name.first in kept]
    plain = ((name, without_possessive(name.text)) for name in named)
    return {text.split()[-1] if name.kind is NameKind.PERSON else text.removeprefix("the ") for name, text in plain}
