"""Whether the words of indirect speech can be asked about as they stand, their names in full."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.facts.bodies import lengthened, shortened
from app.facts.gazetteer import country_named, is_city
from app.facts.names import NameKind
from app.facts.reading import Reading, Sentence
from app.facts.speech import Speech
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import FIRST_OR_SECOND
from app.questions.alone import broken

DATELESS = frozenset(
    "now recently today yesterday tomorrow already still yet soon next last this these those such".split()
)
SHARED = frozenset(
    "country nation company firm team government organisation organization party city group side".split()
)
"""What "his" tells nobody the name of."""
OBJECTS = {"it", "them", "him"}
"""What these mean as objects is seldom in the same clause."""
MARKS = {"“", "”", '"', ":", ";", "[", "'", "–"}
KNOWN = {NameKind.COUNTRY, NameKind.PEOPLE, NameKind.CITY, NameKind.REGION, NameKind.PERSON}
AT_PLACE = re.compile(r"\b(?:in|to) ((?:[A-Z]\w+)(?: [A-Z]\w+)*)$")
FEWEST_WORDS = 7
MOST_WORDS = 28


@dataclass(frozen=True)
class Told:
    """The words of what somebody is reported to say."""

    reading: Reading
    speech: Speech
    words: Sequence[int]

    @property
    def tokens(self) -> list[Token]:
        """Give the words themselves."""
        return [self.speech.sentence.parsed.tokens[word] for word in self.words]

    @property
    def of_its_subject(self) -> bool:
        """Say whether "he" can only be whom the words open with: nobody else is named before who says them."""
        sentence = self.speech.sentence
        persons = [name for name in sentence.names if name.kind is NameKind.PERSON and name.first in self.words]
        opens = len(persons) == 1 and persons[0].first == self.words[0] and self.tokens[0].dep in SUBJECTS
        return opens and self.words[-1] < self.speech.verb.index


def why_not_plain(told: Told) -> str:
    """Name the first reason why the words cannot be asked about as they stand; nothing where they can."""
    return next((name for name, holds in REASONS if holds(told)), "")


def in_full(reading: Reading, sentence: Sentence, words: Sequence[int]) -> dict[int, str]:
    """Write names in full that the article shortens ("SOCO" for "SOCO International"), by their places."""
    tokens = sentence.parsed.tokens
    whole = {index: lengthened(tokens[index].text, reading) for index in words if tokens[index].pos == "PROPN"}
    named = {index: text for index, text in whole.items() if text}
    return {**named, **{token.index: "" for token in _colouring(tokens, words)}}


def where_visited(told: Told) -> dict[int, str]:
    """Write "his visit to Lima" of "his visit" where the title says that the person is there ("Lee speaks in Lima")."""
    if not told.of_its_subject:
        return {}
    parsed, title = told.speech.sentence.parsed, told.reading.title
    person = told.speech.sentence.name_at(told.words[0])
    found = AT_PLACE.search(title)
    here = found is not None and (is_city(found[1]) or country_named(found[1]) is not None)
    if found is None or person is None or not here or person.text.split()[-1] not in title[: found.start()]:
        return {}
    return {
        token.index: f"{token.text} to {found[1]}"
        for token in told.tokens
        if token.lemma == "visit" and token.pos == "NOUN" and not parsed.children(token.index, "prep")
        if any(child.lower in {"his", "her"} for child in parsed.children(token.index, "poss"))
    }


def _colouring(tokens: Sequence[Token], words: Sequence[int]) -> Iterator[Token]:
    """Give the "such" of "such a mighty Peru": it points at nothing, and what is said is so without it."""
    for token in (tokens[index] for index in words if tokens[index].lower == "such" and index + 1 in words):
        if tokens[token.index + 1].lower in {"a", "an"} and tokens[token.head].pos == "PROPN":
            yield token


def _length(told: Told) -> bool:
    return not FEWEST_WORDS <= len(told.words) <= MOST_WORDS or told.speech.subject.index in told.words


def _marked(told: Told) -> bool:
    text = told.speech.sentence.parsed.words(told.words)
    return any(token.text in MARKS for token in told.tokens) or broken(text)


def _not_finite(told: Told) -> bool:
    first = told.tokens[0]
    opened = first.dep == "mark" or first.lower in {"as", "while", "if", "although"}
    return opened or not any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in told.tokens)


def _pointing(told: Told) -> bool:
    """Say whether "that", "it" or "his country" means something outside the words."""
    every = told.speech.sentence.parsed.tokens
    return any(
        (token.lower == "that" and token.tag == "DT")
        or (token.lower in OBJECTS and token.dep in {"dobj", "pobj", "dative"})
        or (token.tag == "PRP$" and every[token.head].lemma in SHARED)
        for token in told.tokens
    )


def _spoken(told: Told) -> bool:
    colouring = list(_colouring(told.speech.sentence.parsed.tokens, told.words))
    return any(token.lower in FIRST_OR_SECOND | DATELESS for token in told.tokens if token not in colouring)


def _short(told: Told) -> bool:
    """Say whether a name is cut short and the article does not tell its whole."""
    sentence, reading = told.speech.sentence, told.reading
    whole = in_full(reading, sentence, told.words)
    for token in told.tokens:
        name = sentence.name_at(token.index)
        known = name is not None and (name.kind in KNOWN or " " in name.text)
        proper = token.pos == "PROPN" and len(token.text) > 1
        if proper and not known and token.index not in whole and shortened(token.text, reading):
            return True
    return False


REASONS: tuple[tuple[str, Callable[[Told], bool]], ...] = (
    ("length", _length),
    ("marks inside", _marked),
    ("no finite sentence", _not_finite),
    ("points outside", _pointing),
    ("spoken or without a date", _spoken),
    ("a name cut short", _short),
)
