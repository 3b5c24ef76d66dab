"""Sentences of an article shown as they stand there: the one with the blank, and those before that tell its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.found_once import once_each
from app.facts.left_over import following_on, leaning_adjective
from app.facts.loose_ends import misprinted
from app.facts.names import Name, NameKind, without_possessive
from app.facts.reading import Library, Reading, Sentence
from app.facts.syntax import Token
from app.facts.words import FIRST_OR_SECOND

FEWEST_WORDS = 6
ANY_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
# "So did the ships" turned into "Did the ships" asks.
DOING = "(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could)"
OPENING = re.compile(
    r"(?:(?:However|Meanwhile|Moreover|Furthermore|Therefore|Thus|Also|Second|Third|Secondly|Finally|First and foremost"
    r"|For example|For instance|In addition|In fact|In reality|After all|Nevertheless|Nonetheless|Then|Instead"
    r"|Besides|Indeed|Still|Similarly|Among other things|In the end|Yet|But|And|So"
    r"|In (?:the|a) (?:most recent|latest|further|recent) \w+), "
    rf"|(?:But|And|Yet|So(?! {DOING} )|Then|Meanwhile) |Because: )(?=\S)"
)
# "Also freed was ...": besides whom? "It has indeed risen": as who said?
LEANING = re.compile(rf"(?:Also|Still|Too|Nor|Neither|Likewise|[Ee]ven|So {DOING})\b|[^“”]*\bindeed\b")
# "Mixed doubles: Ann Poe beat Rosa Paz" is a line of a list.
LABEL = re.compile(r"[A-Z][\w’' -]{2,40}: [A-Z]")
FULL_STOP = re.compile(r"[^.!?…:]\.[”\"]?$|[^.!?…:][”\"]\.$")
UNEVEN = re.compile(r"[\[\]{}|•*_<>‘ﬀﬁﬂﬃﬄ]|\.\.|…|--|\w- (?!and |or |to )\w| ,| ;")


@dataclass(frozen=True)
class View:
    """Sentences that a reader sees under the article's title; the last has the blank.

    `first` and `end` bound the words that are shown of the last sentence: a connective before them may be left out.
    """

    reading: Reading
    library: Library
    sentences: tuple[Sentence, ...]
    first: int = 0
    end: int | None = None

    @property
    def last(self) -> Sentence:
        """Give the sentence that has the blank."""
        return self.sentences[-1]

    def shown(self, sentence: Sentence) -> Sequence[Token]:
        """Give the words of a sentence that are shown."""
        return sentence.parsed.tokens[self.first : self.end] if sentence is self.last else sentence.parsed.tokens

    @property
    def bounds(self) -> tuple[int, int]:
        """Give the offsets in the last sentence of the words shown."""
        tokens = self.shown(self.last)
        return tokens[0].start, tokens[-1].end

    def shows(self, sentence: Sentence, index: int) -> bool:
        """Say whether a word is shown."""
        last = len(sentence.parsed.tokens) if self.end is None else self.end
        return sentence is not self.last or self.first <= index < last

    def persons_before(self, sentence: Sentence, index: int) -> list[str]:
        """Give the people named before a word, each once, by full name where that is known."""
        found = (
            self.full_name(name) or without_possessive(name.text)
            for name in self.names_before(sentence, index)
            if name.kind is NameKind.PERSON
        )
        return list(dict.fromkeys(found))

    def names_before(self, sentence: Sentence, index: int) -> Iterator[Name]:
        """Give the names that stand before a word of one of the sentences."""
        for other in self.sentences:
            seen = (name for name in other.names if self.shows(other, name.first))
            yield from (name for name in seen if other is not sentence or name.last < index)
            if other is sentence:
                return

    def tokens_before(self, sentence: Sentence, index: int) -> Iterator[Token]:
        """Give the words that stand before a word of one of the sentences."""
        for other in self.sentences:
            yield from (token for token in self.shown(other) if other is not sentence or token.index < index)
            if other is sentence:
                return

    def previous(self, sentence: Sentence) -> Sentence | None:
        """Give the sentence shown before one, if there is one."""
        at = self.sentences.index(sentence)
        return self.sentences[at - 1] if at else None

    def full_name(self, name: Name) -> str | None:
        """Give a person's full name; None where it is not known."""
        plain = without_possessive(name.text)
        return self.library.persons.full_name(plain, self.reading.stem) or self.library.persons.full_name(
            name.text, self.reading.stem
        )


@once_each
def shown_well(sentence: Sentence) -> bool:
    """Say whether a sentence is a plain statement of the writer's: whole, balanced, in the third person."""
    text, parsed = sentence.text, sentence.parsed
    root = parsed.tokens[parsed.root]
    if sentence.in_quotation or not FULL_STOP.search(text) or UNEVEN.search(text) or not balanced(text):
        return False
    if misprinted(parsed.tokens):
        return False
    if not text.lstrip('“"(£$€')[:1].isupper() and not text.lstrip("£$€")[:1].isdigit():
        return False
    subject = parsed.child(root.index, *ANY_SUBJECT)
    ties = subject is not None and following_on(parsed, root.index, subject.index)
    stated = root.pos in {"VERB", "AUX"} and subject is not None and not ties
    mark = parsed.child(root.index, "mark")
    subordinate = mark is not None and mark.start >= opening(text)
    if LEANING.match(text[opening(text) :]) or LABEL.match(text):
        return False
    if not stated or subordinate or leaning_adjective(parsed, root.index) or len(text.split()) < FEWEST_WORDS:
        return False
    return not any(token.lower in FIRST_OR_SECOND and token.text != "US" for token in outside_quotes(sentence))


def opening(text: str) -> int:
    """Give where a sentence begins once its connective is left out."""
    opened = OPENING.match(text)
    return opened.end() if opened else 0


def balanced(text: str) -> bool:
    """Say whether quotation marks and brackets are closed."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def outside_quotes(sentence: Sentence) -> list[Token]:
    """Give the words of a sentence that stand in no quotation marks."""
    found: list[Token] = []
    open_ = False
    for token in sentence.parsed.tokens:
        if token.text in {"“", "”", '"', "``", "''"}:
            open_ = token.text in {"“", "``"} or (token.text == '"' and not open_)
        elif not open_:
            found.append(token)
    return found


def earlier(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Give the sentence right before another, in its paragraph or the one before, with nothing between them."""
    found = reading.sentences[sentence.number - 1] if sentence.number else None
    if found is None or reading.rendition.text[found.end : sentence.start].strip():
        return None
    return found


def words_of(sentences: Sequence[Sentence]) -> int:
    """Count the words of some sentences."""
    return sum(len(sentence.text.split()) for sentence in sentences)
