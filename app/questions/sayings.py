"""Who said it: a quotation that stands alone, its speaker, and others who speak in the same article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.articles.text import Passage
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.syntax import Token
from app.facts.words import SAYING, THIRD, VAGUE_TIME

QUOTE = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
SAYS = re.compile(r"(?:[Hh]e|[Ss]he) (?:said|says|added|adds|explained|explains|continued|went on|told reporters)")
FEWEST_WORDS = 6
MOST_WORDS = 30
FEWEST_NOUNS = 3
RESTRICTED = {"prep", "relcl", "acl", "poss", "compound", "nummod"}
POINTING = THIRD - {
    "that",
    "other",
    "others",
    "such",
    "one",
    "ones",
    "same",
    "both",
    "each",
    "another",
    "either",
    "neither",
    "former",
    "latter",
}
LOOSE = {"the", "such"}


@dataclass(frozen=True)
class Saying:
    """Words in quotation marks, who says them, and the sentences from the speaker's name to the words."""

    reading: Reading
    first: Sentence
    last: Sentence
    words: str
    start: int
    end: int
    speaker: str
    name: Name

    @property
    def named_in(self) -> Sentence:
        """Give the sentence that names the speaker."""
        return self.first

    @property
    def passage(self) -> Passage:
        """Quote from the sentence that names the speaker to the one that holds the words."""
        start, end = min(self.first.start, self.last.start), max(self.first.end, self.last.end)
        return self.reading.rendition.passage(start, end)


def sayings_of(reading: Reading, library: Library) -> Iterator[Saying]:
    """Give the quotations of an article that stand alone and have a named speaker."""
    known: tuple[Sentence, Name] | None = None
    for sentence in reading.sentences:
        known = _speaking(reading, sentence, known)
        yield from _begun_before(reading, library, sentence)
        full = library.persons.full_name(known[1].text, reading.stem) if known else None
        quotes = list(QUOTE.finditer(sentence.text))
        if known is None or full is None or " " not in full or len(quotes) != 1:
            continue
        found = quotes[0]
        words = (found[1] or found[2]).strip().rstrip(",.")
        tokens = [token for token in sentence.parsed.tokens if found.start() < token.start < found.end()]
        if stands_alone(sentence, words, tokens):
            start, end = sentence.start + found.start() + 1, sentence.start + found.end() - 1
            yield Saying(reading, known[0], sentence, words, start, end, full, known[1])


def _begun_before(reading: Reading, library: Library, sentence: Sentence) -> Iterator[Saying]:
    """Give the first sentence of a quotation that ends in this one, which names its speaker (“A. B,” said X)."""
    before, name = reading.before(sentence), _ending_speaker(sentence)
    full = library.persons.full_name(name.text, reading.stem) if name else None
    if before is None or name is None or full is None or " " not in full:
        return
    if not before.text.startswith("“") or "”" in before.text:
        return
    words = before.text[1:].strip().rstrip(".")
    tokens = [token for token in before.parsed.tokens if token.start > 0]
    if stands_alone(before, words, tokens):
        yield Saying(reading, sentence, before, words, before.start + 1, before.end, full, name)


def _ending_speaker(sentence: Sentence) -> Name | None:
    """Find who speaks where a sentence begins inside a quotation and closes it."""
    close = sentence.text.find("”")
    if close < 0 or "“" in sentence.text[:close]:
        return None
    verbs = [token for token in sentence.parsed.tokens if token.lemma in SAYING and token.start > close]
    subjects = [subject for verb in verbs if (subject := sentence.parsed.child(verb.index, "nsubj"))]
    name = sentence.name_at(subjects[0].index) if len(verbs) == len(subjects) == 1 else None
    return name if name and name.kind is NameKind.PERSON else None


def _speaking(
    reading: Reading, sentence: Sentence, known: tuple[Sentence, Name] | None
) -> tuple[Sentence, Name] | None:
    """Say who speaks in a sentence: whom it names, or, in words that go on, who spoke in the sentence before."""
    name = _speaker(sentence)
    if name:
        return sentence, name
    before = reading.before(sentence)
    if known is None or before is None or known[0].paragraph != sentence.paragraph:
        return None
    outside = QUOTE.sub("", sentence.text).strip(" .,")
    persons = [other for other in sentence.names if other.kind is NameKind.PERSON]
    goes_on = not outside or (SAYS.fullmatch(outside) is not None)
    return known if goes_on and not persons else None


def _speaker(sentence: Sentence) -> Name | None:
    """Find the one person who is the subject of a verb of saying outside quotation marks."""
    parsed = sentence.parsed
    spans = [found.span() for found in QUOTE.finditer(sentence.text)]
    verbs = [
        token for token in parsed.tokens if token.lemma in SAYING and token.pos == "VERB" and not _within(token, spans)
    ]
    subjects = [subject for verb in verbs if (subject := parsed.child(verb.index, "nsubj"))]
    if not spans or len(verbs) != 1 or len(subjects) != 1:
        return None
    name = sentence.name_at(subjects[0].index)
    return name if name and name.kind is NameKind.PERSON else None


def _within(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def stands_alone(sentence: Sentence, words: str, tokens: list[Token]) -> bool:
    """Say whether a quotation can be understood by somebody who has not read the article."""
    count = len(words.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS or "?" in words or not words[0].isupper() or "[" in words:
        return False
    if words.lower().startswith(
        ("however", "also ", "then ", "if ", "perhaps ", "because ", "but ", "and ", "so ", "or ")
    ) or not _whole_sentence(sentence, tokens):
        return False
    if any(token.lower in POINTING | VAGUE_TIME for token in tokens if not _explained(token, tokens)) or not any(
        token.pos in {"VERB", "AUX"} for token in tokens
    ):
        return False
    if any(token.lower == "that" and token.dep != "mark" and token.tag != "WDT" for token in tokens):
        return False
    return _has_topic(sentence, tokens) and not any(_loose(sentence, token) for token in tokens)


def _has_topic(sentence: Sentence, tokens: list[Token]) -> bool:
    """Say whether a quotation tells what it is about: a name or a number, or nouns enough, and no bare first noun."""
    nouns = {token.lemma for token in tokens if token.pos == "NOUN"}
    told = any(token.tag == "CD" or sentence.name_at(token.index) for token in tokens)
    first = tokens[0]
    bare = first.pos == "NOUN" and not sentence.parsed.children(first.index, "prep", "amod", "compound", "acl", "relcl")
    return not bare and (told or len(nouns) >= FEWEST_NOUNS) and not any(mark in sentence.text for mark in "ﬁﬂ")


def _explained(token: Token, tokens: list[Token]) -> bool:
    """Say whether "they" or "it" follows, inside the quotation, the noun that it stands for."""
    before = [other for other in tokens if other.index < token.index]
    if token.lower in {"they", "them", "their"}:
        return any(other.tag in {"NNS", "NNPS"} for other in before)
    return token.lower == "its" and any(
        other.dep in {"nsubj", "nsubjpass"} and other.tag in {"NN", "NNP"} for other in before
    )


def _whole_sentence(sentence: Sentence, tokens: list[Token]) -> bool:
    """Say whether the quoted words have a finite verb with its subject, outside any if-clause."""
    inside = {token.index for token in tokens}
    for token in tokens:
        subject = sentence.parsed.child(token.index, "nsubj", "nsubjpass")
        governed = token.dep in {"advcl", "relcl", "acl"} or (token.dep == "ccomp" and token.head in inside)
        if subject and subject.index in inside and not governed:
            return True
    return False


def _loose(sentence: Sentence, token: Token) -> bool:
    parsed = sentence.parsed
    if token.pos != "NOUN":
        return False
    children = parsed.children(token.index)
    told = any(child.dep in RESTRICTED for child in children)
    loose = any(child.lower in LOOSE and child.dep in {"det", "amod", "predet"} for child in children) and not told
    return loose and token.dep in {"nsubj", "nsubjpass", "dobj", "attr"}
