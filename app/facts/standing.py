"""Make a clause stand on its own: pronouns, surnames, bare dates and "the parade" become what they mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.facts.clauses import Clause
from app.facts.dates import dates_in
from app.facts.gates import bare_definites, is_locative, refusal
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import Edits, render
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS, MONTHS, THIRD

SINGULAR_PERSON = {"he": "", "him": "", "his": "’s", "she": "", "her": "’s"}
POSSESSIVES = {"his", "her", "its", "their"}
ROLE_NOUNS = {"region"}


@dataclass(frozen=True)
class Statement:
    """A clause with the words that replace others so that it stands alone."""

    reading: Reading
    clause: Clause
    edits: Edits
    year: int | None = None
    extra: tuple[Sentence, ...] = field(default=())

    @property
    def sentence(self) -> Sentence:
        """Give the sentence that says it."""
        return self.clause.sentence

    def say(self, words: Iterable[int]) -> str:
        """Write some of the clause's words out."""
        return render(self.sentence.parsed, words, self.edits)

    @property
    def text(self) -> str:
        """Write the whole statement out as a sentence without its full stop."""
        leads = "".join(f"{self.say(part.words)}, " for part in self.clause.lead)
        led = {word for part in self.clause.lead for word in part.words}
        text = leads + self.say(word for word in self.clause.kept if word not in led)
        return text[0].upper() + text[1:]


class Unsettled(Exception):  # noqa: N818 - a reason, not an error
    """A word of the clause points outside it and nothing says safely at what."""


def statement_of(clause: Clause, reading: Reading, library: Library) -> Statement | str:
    """Make a statement of a clause, or give the reason why it cannot be one."""
    reason = refusal(clause)
    if reason:
        return reason
    try:
        edits = _Settler(clause, reading, library).settle()
    except Unsettled as unsettled:
        return str(unsettled)
    return Statement(reading, clause, edits, _year(clause, edits))


def _year(clause: Clause, edits: Edits) -> int | None:
    years = [date.year for date in dates_in(render(clause.sentence.parsed, clause.kept, edits)) if date.year]
    return years[0] if years else None


class _Settler:
    """Works through one clause; each step adds edits or raises Unsettled."""

    def __init__(self, clause: Clause, reading: Reading, library: Library) -> None:
        self.clause = clause
        self.reading = reading
        self.library = library
        self.sentence = clause.sentence
        self.parsed = clause.sentence.parsed
        self.edits: dict[int, str] = {}
        self.kept = set(clause.kept)

    def settle(self) -> Edits:
        """Settle everything that points outside the clause."""
        self._dates()
        self._names()
        self._pronouns()
        self._definites()
        return dict(self.edits)

    def _dates(self) -> None:
        dated = self.reading.dated
        for date in dates_in(self.sentence.text):
            words = [token for token in self.parsed.tokens if token.start >= date.start and token.end <= date.end]
            if not words or words[0].index not in self.kept or date.year or not date.month:
                continue
            if dated:
                self._replace([token.index for token in words], date.written(dated.day.year))
        for index in self.kept:
            token = self.parsed.tokens[index]
            alone = token.text in MONTHS and token.text not in {"May", "March"} and index not in self.edits
            if alone and not any(date.start <= token.start < date.end for date in dates_in(self.sentence.text)):
                if not dated:
                    continue
                self.edits[index] = f"{token.text} {dated.day.year}"

    def _replace(self, words: list[int], text: str) -> None:
        for index in words:
            self.edits[index] = ""
        self.edits[words[0]] = text

    def _names(self) -> None:
        seen: set[str] = set()
        for name in self.sentence.names:
            if name.kind is not NameKind.PERSON or name.first not in self.kept:
                continue
            full = self.library.persons.full_name(name.text, self.reading.stem)
            if full is None:
                if " " not in name.text:
                    raise Unsettled("a name without its full form")
                full = name.text
            if full in seen:
                continue
            seen.add(full)
            if full != name.text:
                self._replace(list(range(name.first, name.last + 1)), full)

    def _pronouns(self) -> None:
        for index in sorted(self.kept):
            token = self.parsed.tokens[index]
            if token.pos not in {"PRON", "DET", "ADV", "ADJ"} or token.lower not in THIRD or token.tag in {"WDT", "WP"}:
                continue
            if token.lower == "that" and token.dep in {"mark", "nsubj", "dobj"} and token.tag in {"IN", "WDT"}:
                continue
            if self._bound(token.index):
                continue
            self._settle_pronoun(index)

    def _bound(self, index: int) -> bool:
        """Say whether a possessive or reflexive means the clause's own subject or an earlier name of its own phrase."""
        token = self.parsed.tokens[index]
        if token.tag == "PRP" and token.lower not in {"himself", "herself", "itself", "themselves"}:
            return False
        if index in self.clause.subject.words or token.lower not in POSSESSIVES | {"himself", "herself", "itself", "themselves"}:
            return False
        head = self.parsed.tokens[self.clause.subject.head]
        name = self.sentence.name_at(head.index)
        plural = head.tag in {"NNS", "NNPS"} or self.parsed.child(head.index, "conj") is not None
        between = [other for other in self.sentence.names if self.clause.subject.words[-1] < other.first < index and other.first in self.kept]
        if token.lower in {"their", "themselves"}:
            return plural and not between
        if token.lower in {"its", "itself"}:
            return not plural and (name is None or name.kind is not NameKind.PERSON) and head.lemma not in THIRD
        person = name is not None and name.kind is NameKind.PERSON or head.index in self.edits or head.lower in SINGULAR_PERSON
        return person and not [other for other in between if other.kind is NameKind.PERSON]

    def _settle_pronoun(self, index: int) -> None:
        token = self.parsed.tokens[index]
        if token.lower in SINGULAR_PERSON and token.lower != "him":
            person = self._one_person_before()
            self.edits[index] = person + (SINGULAR_PERSON[token.lower] if token.tag == "PRP$" else "")
            return
        if token.lower in {"these", "those"} and self._plural_object(index):
            self.edits[index] = ""
            return
        if token.lower == "there" and is_locative(self.parsed, token):
            self.edits[index] = f"in {self._place_before()}"
            return
        raise Unsettled(f"an unresolved “{token.text}”")

    def _plural_object(self, index: int) -> bool:
        # "set up these yurts" entails "set up yurts"; of a subject the like does not hold.
        noun = self.parsed.tokens[self.parsed.tokens[index].head]
        return noun.tag == "NNS" and noun.dep == "dobj" and noun.head == self.clause.verb

    def _one_person_before(self) -> str:
        """Find the only person of the sentence before, or before the pronoun in this one."""
        before = self.reading.before(self.sentence)
        verb_start = min(self.clause.kept)
        here = {name for name in self._persons(self.sentence) if name.last < verb_start}
        names = here or (set(self._persons(before)) if before else set())
        full = {self.library.persons.full_name(name.text, self.reading.stem) for name in names}
        # A pronoun in the sentence before hides somebody; its subject is then not surely the name that we see.
        hidden = before is not None and not here and any(token.lower in {"he", "she", "they"} for token in before.parsed.tokens)
        if len(full) != 1 or None in full or hidden:
            raise Unsettled("a pronoun with no single antecedent")
        return str(full.pop())

    @staticmethod
    def _persons(sentence: Sentence) -> Iterator[Name]:
        return (name for name in sentence.names if name.kind is NameKind.PERSON)

    def _place_before(self) -> str:
        before = self.reading.before(self.sentence)
        subject = before.parsed.child(before.parsed.root, "nsubj") if before else None
        name = before.name_at(subject.index) if before and subject else None
        if name is None or name.kind not in {NameKind.COUNTRY, NameKind.CITY}:
            raise Unsettled("an unresolved “there”")
        return name.text

    def _definites(self) -> None:
        for noun in bare_definites(self.clause, frozenset()):
            phrase = self._event(noun.lemma) or self._region(noun.lemma) or self._capital(noun)
            if not phrase:
                raise Unsettled(f"which “{noun.text}” is not said")
            words = [word for word in self.parsed.subtree(noun.index) if word in self.kept]
            if any(self.parsed.tokens[word].dep == "case" for word in words):
                raise Unsettled(f"which “{noun.text}” is not said")
            self._replace(words, phrase)

    def _event(self, lemma: str) -> str:
        """Find the fullest name that the article gives an event before it says "the parade"."""
        if lemma not in EVENT_NOUNS:
            return ""
        pattern = re.compile(rf"\b(?:the|[A-Z]\w+’s|[A-Z]\w+'s) (?:[\w-]+ ){{1,3}}{lemma}(?: (?:in|on|at) (?:[A-Z]\w+ ?)+)?")
        found = [match.group().strip() for match in pattern.finditer(self.reading.rendition.text[: self.sentence.start])]
        named = [phrase for phrase in found if any(word[0].isupper() for word in phrase.split()[1:])]
        if not named:
            return ""
        phrase = max(named, key=len)
        year = self.reading.dated.day.year if self.reading.dated else None
        return phrase.replace("the ", f"the {year} ", 1) if year and phrase.startswith("the ") else phrase

    def _capital(self, noun: Token) -> str:
        """Say whose capital is meant where the sentence names exactly one region or country."""
        subject = self.clause.subject.words
        places = {
            name.text
            for name in self.sentence.names
            if name.kind in {NameKind.REGION, NameKind.COUNTRY} and name.first not in subject and name.last < noun.index
        }
        return f"the capital of {places.pop()}" if noun.lemma == "capital" and len(places) == 1 else ""

    def _region(self, lemma: str) -> str:
        if lemma not in ROLE_NOUNS:
            return ""
        names = {
            name.text
            for sentence in self.reading.sentences[max(0, self.sentence.number - 6) : self.sentence.number + 1]
            for name in sentence.names
            if name.kind is NameKind.REGION and name.text[-1] == "a"
        }
        return names.pop() if len(names) == 1 else ""
