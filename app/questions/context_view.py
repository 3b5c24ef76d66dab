"""Sentences of an article shown as they stand there: the one with the blank, and those before that tell its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.facts.bodies import WORLD_KNOWN
from app.facts.gazetteer import country_named
from app.facts.names import Name, NameKind, without_possessive
from app.facts.reading import Library, Reading, Sentence
from app.facts.short_names import ACRONYM, KNOWN_TO_ALL, PLACES, longer_names, written_out
from app.facts.syntax import Token
from app.facts.words import FIRST_OR_SECOND, TITLES

Insertion = tuple[int, str]
"""An offset in a sentence, and the words in square brackets that an editor puts there."""

FEWEST_WORDS = 6
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
FULL_STOP = re.compile(r"[^.!?…:]\.[”\"]?$|[^.!?…:][”\"]\.$")
UNEVEN = re.compile(r"[\[\]{}|•*_<>‘ﬀﬁﬂﬃﬄ]|\.\.|…|--|\w- (?!and |or |to )\w| ,| ;")
SHORTEST_NAME = 3
KNOWN = KNOWN_TO_ALL | WORLD_KNOWN | frozenset("TV PR OK IT DJ CD DVD PC VIP AI UFO AD BC PM AM GMT".split())


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

    @cached_property
    def insertions(self) -> dict[int, tuple[Insertion, ...]] | None:
        """Give what an editor adds so that names are full at first use, by the sentence's number.

        None where a name's full form is not known.
        """
        seen = {self.reading.title}
        found: dict[int, tuple[Insertion, ...]] = {}
        for sentence in self.sentences:
            added = _additions(self, sentence, seen)
            if added is None:
                return None
            found[sentence.number] = added
        return found

    def written(self, sentence: Sentence, *, blank: tuple[int, int, str] | None = None) -> str:
        """Write a sentence with what an editor adds; `blank` are offsets in it and what stands there instead."""
        changes = [(at, at, text) for at, text in (self.insertions or {}).get(sentence.number, ())]
        if blank:
            first, last, _ = blank
            changes = [change for change in changes if not first <= change[0] <= last] + [blank]
        text = sentence.text
        first, last = self.bounds if sentence is self.last else (0, len(text))
        pieces: list[str] = []
        at = first
        for start, end, instead in sorted(change for change in changes if first <= change[0] <= last):
            pieces += [text[at:start], instead]
            at = end
        pieces.append(text[at:last])
        whole = " ".join("".join(pieces).split())
        whole = whole if whole.endswith((".", ".”", '."')) else f"{whole.rstrip(' ,;–-')}."
        return whole[0].upper() + whole[1:]


def _additions(view: View, sentence: Sentence, seen: set[str]) -> tuple[Insertion, ...] | None:
    """Give what a sentence's names need; None where a name's full form is not known. `seen` grows."""
    found: list[Insertion] = []
    for name in sentence.names:
        if name.kind is NameKind.PERSON and view.shows(sentence, name.first) and name.text.lower() not in TITLES:
            added = _in_full(view, sentence, name, seen)
            if added is None:
                return None
            found += added
    for token in view.shown(sentence):
        added = _spelt_out(view, sentence, token, seen)
        if added is None:
            return None
        found += added
    return tuple(found)


def _in_full(view: View, sentence: Sentence, name: Name, seen: set[str]) -> list[Insertion] | None:
    plain, full = without_possessive(name.text), view.full_name(name)
    if full is None and " " not in plain:
        return None
    full = full or plain
    if " " not in full and _has_longer(view, full):
        return None
    known = full in seen or any(full in title for title in seen)
    seen.add(full)
    words = full.split()
    if known or " " in plain or len(words) == 1:
        return []
    start = sentence.parsed.tokens[name.first].start
    if plain == words[0]:
        return [(start + len(plain), f" [{' '.join(words[1:])}]")]
    return [(start, f"[{' '.join(words[:-1])}] ")]


def _has_longer(view: View, name: str) -> bool:
    """Say whether an article has a capitalised word before a name anywhere: then one word is not all of it."""
    before = re.findall(rf"([A-Z][\w.]*) {re.escape(name)}\b", view.reading.rendition.text)
    return any(word.lower() not in TITLES for word in before)


def _spelt_out(view: View, sentence: Sentence, token: Token, seen: set[str]) -> list[Insertion] | None:
    """Give what a shortened name that is no person's needs: an acronym, or the last word of a longer name."""
    name = sentence.name_at(token.index)
    if name and name.kind is NameKind.PERSON:
        return []
    if ACRONYM.fullmatch(token.text) and token.text not in KNOWN and country_named(token.text) is None:
        return _acronym(view, sentence, token, seen)
    tokens = sentence.parsed.tokens
    near = (*tokens[max(0, token.index - 1) : token.index], *tokens[token.index + 1 : token.index + 2])
    alone = token.pos == "PROPN" and not any(other.pos == "PROPN" or other.text == "-" for other in near)
    if not alone or len(token.text) < SHORTEST_NAME or token.lower in TITLES or token.text.isupper():
        return []
    longer = longer_names(view.reading, token.text)
    if name is not None and name.kind in PLACES:
        people = {other.text for other in view.reading.names if other.kind is NameKind.PERSON}
        longer &= people  # a place's name may end another's
    shown = " ".join((*seen, *(other.text for other in view.sentences if other.number <= sentence.number)))
    if not longer or any(full in shown for full in longer):
        return []
    if len(longer) > 1:
        return None
    (full,) = longer
    seen.add(full)
    return [(token.start, f"[{full.removesuffix(token.text).strip()}] ")]


def _acronym(view: View, sentence: Sentence, token: Token, seen: set[str]) -> list[Insertion] | None:
    tokens = sentence.parsed.tokens
    named = sentence.name_at(token.index)
    if token.text in seen or (named and named.first != named.last):
        return []
    before = tokens[token.index - 1] if token.index else None
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    seen.add(token.text)
    if (before and before.text == "(") or (after and after.text == "("):
        return []
    full = written_out(token.text, view.reading)
    if not full or (after and (after.text in {"-", "’s", "'s"} or after.tag == "POS")):
        return None
    shown = " ".join(other.text for other in view.sentences if other.number <= sentence.number)
    return [] if full in shown else [(token.end, f" [{full}]")]


def shown_well(sentence: Sentence) -> bool:
    """Say whether a sentence is a plain statement of the writer's: whole, balanced, in the third person."""
    text, parsed = sentence.text, sentence.parsed
    root = parsed.tokens[parsed.root]
    if sentence.in_quotation or not FULL_STOP.search(text) or UNEVEN.search(text) or not balanced(text):
        return False
    if not text.lstrip('“"(£$€')[:1].isupper() and not text.lstrip("£$€")[:1].isdigit():
        return False
    stated = root.pos in {"VERB", "AUX"} and parsed.child(root.index, *SUBJECTS) is not None
    if not stated or parsed.child(root.index, "mark") is not None or len(text.split()) < FEWEST_WORDS:
        return False
    return not any(token.lower in FIRST_OR_SECOND and token.text != "US" for token in outside_quotes(sentence))


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
