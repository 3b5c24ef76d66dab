"""Make a clause stand on its own: pronouns, surnames, bare dates and "the parade" become what they mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.facts.clauses import Clause, Part
from app.facts.dates import dates_in
from app.facts.gates import bare_definites, is_locative, refusal
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import Edits, lower_first, render, tidy
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS, HUMANS, MONTHS, THIRD

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
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
    wording: str = ""
    source: str = ""

    @property
    def attribution(self) -> str:
        """Name whose word the statement rests on, where it is not the article's own."""
        return self.source

    @property
    def sentence(self) -> Sentence:
        """Give the sentence that says it."""
        return self.clause.sentence

    def say(self, words: Iterable[int]) -> str:
        """Write some of the clause's words out."""
        return render(self.sentence.parsed, words, self.edits)

    def small(self, part: Part) -> str:
        """Write a part out as it stands inside a sentence, its first letter small unless it is a name's."""
        first = part.words[0]
        said = self.say(part.words)
        return said if self.edits.get(first) else lower_first(said, self.sentence.parsed.tokens[first])

    @property
    def text(self) -> str:
        """Write the whole statement out as a sentence without its full stop."""
        if self.wording:
            return self.wording
        leads = "".join(f"{self.say(part.words)}, " for part in self.clause.lead)
        led = {word for part in self.clause.lead for word in part.words}
        text = tidy(leads + self.say(word for word in self.clause.kept if word not in led))
        return text[0].upper() + text[1:]


WINDOW = 4
LONG_EVENTS = {"war", "trial", "strike", "protest", "game", "race"}


class Unsettled(Exception):  # noqa: N818 - a reason, not an error
    """A word of the clause points outside it and nothing says safely at what."""


def statement_of(clause: Clause, reading: Reading, library: Library) -> Statement | str:
    """Make a statement of a clause, or give the reason why it cannot be one."""
    reason = refusal(clause, dated=reading.dated is not None)
    if reason:
        return reason
    try:
        edits = _Settler(clause, reading, library).settle()
        source = _full_source(clause, reading, library)
    except Unsettled as unsettled:
        return str(unsettled)
    return Statement(reading, clause, edits, _year(clause, edits), source=source)


def _full_source(clause: Clause, reading: Reading, library: Library) -> str:
    """Write out in full whose word a clause rests on."""
    person = any(name.kind is NameKind.PERSON and name.text == clause.attribution for name in clause.sentence.names)
    full = library.persons.full_name(clause.attribution, reading.stem) if person else clause.attribution
    if full is None or (person and " " not in full):
        raise Unsettled("a name without its full form")
    return full


def settled_words(clause: Clause, reading: Reading, library: Library, *, speaker: Name | None = None) -> Edits | None:
    """Settle a clause that its finder vouches for; None where a word of it still points outside.

    In what a `speaker` says, "he" and "she" are the speaker.
    """
    try:
        return _Settler(clause, reading, library, speaker=speaker).settle()
    except Unsettled:
        return None


def _year(clause: Clause, edits: Edits) -> int | None:
    years = [date.year for date in dates_in(render(clause.sentence.parsed, clause.kept, edits)) if date.year]
    return years[0] if years else None


def _told_phrase(sentence: Sentence, noun: Token) -> str:
    """Write a noun with its adjectives and the name right after it that tells which ("labour migrants from Asia")."""
    parsed = sentence.parsed
    name = sentence.name_at(noun.index + 2) if noun.index + 2 < len(parsed.tokens) else None
    if name is None or parsed.tokens[noun.index + 1].lower not in {"from", "in", "of"}:
        return ""
    before = [child.index for child in parsed.children(noun.index, "amod", "compound") if child.index < noun.index]
    return render(parsed, [*before, *range(noun.index, name.last + 1)], {})


def event_before(reading: Reading, sentence: Sentence, noun: str = "", *, year_given: bool = False) -> str:
    """Give the fullest name that the article gave an event before a sentence, with its year where that is known.

    Without a noun, the event that the article names most often is meant.
    """
    nouns = [noun] if noun else sorted(EVENT_NOUNS)
    texts = [other.text for other in reading.sentences[: sentence.number]]
    named = [phrase for one in nouns for text in texts for phrase in _event_phrases(one, text)]
    if not named:
        return ""
    body = " ".join(other.text for other in reading.sentences).lower()

    def weight(phrase: str) -> tuple[int, int]:
        head = next((one for one in nouns if f" {one}" in phrase), "")
        return (body.count(head), len(phrase))

    phrase = max(named, key=weight)
    dated = reading.dated
    yearly = not any(f" {one}" in phrase for one in LONG_EVENTS)
    return phrase.replace("the ", f"the {dated.day.year} ", 1) if dated and yearly and not year_given and phrase.startswith("the ") else phrase


def _event_phrases(noun: str, text: str) -> list[str]:
    place = r"(?:in|on|at) (?:[A-Z]\w+ ?)+"
    patterns = (rf"\b(?:the|[A-Z]\w+[’']s) (?:[\w-]+ ){{1,3}}{noun}(?: {place})?", rf"\bthe {noun} {place}")
    found = (match.group().strip() for pattern in patterns for match in re.finditer(pattern, text))
    return [_without_month(phrase) for phrase in found if any(word[0].isupper() for word in phrase.split()[1:])]


def _without_month(phrase: str) -> str:
    words = phrase.split()
    return " ".join(words[:-2]) if words[-1] in MONTHS else phrase


class _Settler:
    """Works through one clause; each step adds edits or raises Unsettled."""

    def __init__(self, clause: Clause, reading: Reading, library: Library, *, speaker: Name | None = None) -> None:
        self.speaker = speaker
        self.clause = clause
        self.reading = reading
        self.library = library
        self.sentence = clause.sentence
        self.parsed = clause.sentence.parsed
        self.edits: dict[int, str] = {}
        self.kept = set(clause.kept)
        self.settled: set[int] = set()

    def settle(self) -> Edits:
        """Settle everything that points outside the clause."""
        self._dates()
        self._ordinals()
        self._owner()
        self._names()
        self._pronouns()
        self._definites()
        self._attended()
        return dict(self.edits)

    def _dates(self) -> None:
        dated = self.reading.dated
        for date in dates_in(self.sentence.text):
            words = [token for token in self.parsed.tokens if token.start >= date.start and token.end <= date.end]
            if not words or words[0].index not in self.kept or date.year or not date.month:
                continue
            if dated:
                self._replace([token.index for token in words], date.written(dated.day.year))
        self._relative_years()
        for index in self.kept:
            token = self.parsed.tokens[index]
            alone = token.text in MONTHS and token.text not in {"May", "March"} and index not in self.edits
            if alone and not any(date.start <= token.start < date.end for date in dates_in(self.sentence.text)):
                if not dated:
                    continue
                self.edits[index] = f"{token.text} {dated.day.year}"

    def _relative_years(self) -> None:
        """Make "last year" and "this year" years where the article states its date."""
        for index in sorted(self.kept):
            token = self.parsed.tokens[index]
            step = {"last": -1, "this": 0}.get(token.lower)
            noun = self.parsed.tokens[index + 1] if index + 1 < len(self.parsed.tokens) else None
            if step is None or noun is None or noun.lower != "year" or not self.reading.dated:
                continue
            before = self.parsed.tokens[index - 1].lower if index else ""
            year = self.reading.dated.day.year + step
            self._replace([index, noun.index], str(year) if before in {"in", "of", "since", "until", "by"} else f"in {year}")
            self.settled |= {index, noun.index}

    def _ordinals(self) -> None:
        """Give "201st base" the article that it lacks."""
        for index in self.kept:
            token = self.parsed.tokens[index]
            head = self.parsed.tokens[token.head]
            before = self.parsed.tokens[index - 1] if index else None
            bare = before is None or before.pos not in {"DET", "PRON", "ADJ", "PROPN", "PART"}
            if ORDINAL.fullmatch(token.text) and head.pos == "NOUN" and bare and index not in self.edits:
                self.edits[index] = f"the {token.text}"

    def _owner(self) -> None:
        if self.clause.owner:
            index, name = self.clause.owner
            full = self.library.persons.full_name(name, self.reading.stem)
            if full is None:
                raise Unsettled("a name without its full form")
            self.edits[index] = f"{full}’s"

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
            spoken = self.speaker is not None and token.lower in {"he", "his", "she", "her", "him"}
            if spoken or token.index in self.settled or self._bound(token.index):
                continue
            self._settle_pronoun(index)

    def _bound(self, index: int) -> bool:
        """Say whether a possessive or reflexive means the clause's own subject or an earlier name of its own phrase."""
        token = self.parsed.tokens[index]
        if token.lower in {"he", "she", "him", "her"} and token.tag == "PRP" and self._inner(token):
            return True
        if token.tag == "PRP" and token.lower not in {"himself", "herself", "itself", "themselves"}:
            return False
        owner = self.parsed.child(self.clause.subject.head, "poss")
        possessor = self.sentence.name_at(owner.index) if owner else None
        if token.lower in {"his", "her"} and possessor and possessor.kind is NameKind.PERSON and index > possessor.last:
            return not any(name.kind is NameKind.PERSON and possessor.last < name.first < index for name in self.sentence.names)
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

    def _inner(self, token: Token) -> bool:
        """Say whether "he" stands in a clause under this one and can only be this one's subject ("when he was working")."""
        governor = self.parsed.tokens[token.head]
        name = self.sentence.name_at(self.clause.subject.head)
        persons = [other for other in self._persons(self.sentence) if other.first in self.kept and other.first < token.index]
        under = governor.index != self.clause.verb and token.index > self.clause.verb
        return under and name is not None and name.kind is NameKind.PERSON and persons == [name]

    def _settle_pronoun(self, index: int) -> None:
        token = self.parsed.tokens[index]
        if token.lower in SINGULAR_PERSON and token.lower != "him":
            person = self._one_person_before()
            self.edits[index] = person + (SINGULAR_PERSON[token.lower] if token.tag == "PRP$" else "")
            return
        if token.lower in {"these", "those"} and self._plural_object(index):
            self.edits[index] = ""
            return
        if token.lower in {"these", "those"} and self.parsed.tokens[token.head].tag == "NNS":
            noun = self.parsed.tokens[token.head]
            phrase = self._phrase_before(noun.lemma)
            if phrase and noun.index == index + 1:
                self._replace([index, noun.index], phrase)
                return
        if token.lower == "such" and self.parsed.tokens[index + 1].lower in {"a", "an"}:
            return
        if token.lower == "there" and is_locative(self.parsed, token):
            self.edits[index] = f"in {self._place_before()}"
            return
        raise Unsettled(f"an unresolved “{token.text}”")

    def _phrase_before(self, lemma: str) -> str:
        """Find what "these migrants" are: the paragraph's phrase with that noun and the name that tells which."""
        for sentence in self.reading.sentences[max(0, self.sentence.number - 3) : self.sentence.number]:
            if sentence.paragraph != self.sentence.paragraph:
                continue
            for token in sentence.parsed.tokens:
                if token.lemma == lemma and token.tag == "NNS":
                    phrase = _told_phrase(sentence, token)
                    if phrase:
                        return phrase
        return ""

    def _plural_object(self, index: int) -> bool:
        # "set up these yurts" entails "set up yurts"; of a subject the like does not hold.
        noun = self.parsed.tokens[self.parsed.tokens[index].head]
        return noun.tag == "NNS" and noun.dep == "dobj" and noun.head == self.clause.verb

    def _one_person_before(self) -> str:
        """Find the only person of the sentence before, or before the pronoun in this one."""
        alone = self._only_person_of_window()
        if alone:
            return alone
        before = self.reading.before(self.sentence)
        verb_start = min(self.clause.kept)
        here = {name for name in self._persons(self.sentence) if name.last < verb_start}
        names = here or (set(self._persons(before)) if before else set())
        full = {self.library.persons.full_name(name.text, self.reading.stem) for name in names}
        # A pronoun in the sentence before hides somebody; its subject is then not surely the name that we see.
        hidden = before is not None and not here and any(token.lower in {"he", "she", "they"} for token in before.parsed.tokens)
        if len(full) != 1 or None in full or hidden or (before and not here and not self._leads(before, names)):
            raise Unsettled("a pronoun with no single antecedent")
        return str(full.pop())

    def _only_person_of_window(self) -> str:
        """Find the only person since a sentence whose subject is named, where no other man or woman is spoken of."""
        window: list[Sentence] = []
        for other in reversed(self.reading.sentences[max(0, self.sentence.number - WINDOW) : self.sentence.number]):
            window.append(other)
            if self._begins_with_person(other):
                break
        else:
            return ""
        if self.sentence.paragraph - window[-1].paragraph > 1:
            return ""
        full = {self.library.persons.full_name(name.text, self.reading.stem) for other in window for name in self._persons(other)}
        tokens = [token for other in window for token in other.parsed.tokens]
        tokens += [token for token in self.parsed.tokens if token.index < min(self.clause.kept)]
        people = any(token.lemma in HUMANS and token.dep not in {"appos", "attr", "compound"} for token in tokens)
        unknown = any(self._unexplained(other, token.index) for other in window for token in other.parsed.tokens)
        here = {name.text for name in self._persons(self.sentence) if name.last < min(self.clause.kept)}
        return str(full.pop()) if len(full) == 1 and None not in full and not (people or unknown or here) else ""

    def _begins_with_person(self, sentence: Sentence) -> bool:
        subject = sentence.parsed.child(sentence.parsed.root, "nsubj", "nsubjpass")
        name = sentence.name_at(subject.index) if subject else None
        return name is not None and name.kind is NameKind.PERSON

    @staticmethod
    def _unexplained(sentence: Sentence, index: int) -> bool:
        token = sentence.parsed.tokens[index]
        return token.pos == "PROPN" and sentence.name_at(index) is None and token.text not in MONTHS

    def _leads(self, before: Sentence, names: set[Name]) -> bool:
        """Say whether the sentence before is about the person: its subject, or with no other proper name unexplained."""
        subject = before.parsed.child(before.parsed.root, "nsubj", "nsubjpass")
        under = set(before.parsed.subtree(subject.index)) if subject else set[int]()
        unknown = [token for token in before.parsed.tokens if token.pos == "PROPN" and before.name_at(token.index) is None]
        return any(name.last in under for name in names) and not [token for token in unknown if token.text not in MONTHS]

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

    def _attended(self) -> None:
        """Say what was attended where the sentence leaves it to the text before."""
        verb = self.parsed.tokens[self.clause.verb]
        following = [self.parsed.tokens[index] for part in self.clause.rest for index in part.words]
        self._attendance_nouns()
        took_part = verb.lemma == "take" and [token.lower for token in following] == ["part"]
        bare = verb.lemma in {"attend", "participate"} and not following
        if not (took_part or bare):
            return
        year = next((text for text in self.edits.values() if re.search(r"\b(19|20)\d\d\b", text)), "")
        event = event_before(self.reading, self.sentence, year_given=bool(year))
        if not event:
            raise Unsettled("what was attended is not said")
        last = max(index for part in self.clause.rest for index in part.words) if took_part else verb.index
        link = "" if verb.lemma == "attend" else "in "
        self.edits[last] = f"{self.parsed.tokens[last].text} {link}{event}"

    def _attendance_nouns(self) -> None:
        if any(token.lemma in EVENT_NOUNS for token in self.clause.tokens):
            return
        for token in self.clause.tokens:
            if token.lower in {"attendance", "participation"} and not self.parsed.children(token.index, "prep", "acl"):
                event = event_before(self.reading, self.sentence)
                if not event:
                    raise Unsettled(f"{token.text} at what is not said")
                self.edits[token.index] = f"{token.text} {'at' if token.lower == 'attendance' else 'in'} {event}"

    def _definites(self) -> None:
        vouched = {"shares": frozenset({self.clause.subject.head})}.get(self.clause.rule, frozenset[int]())
        for noun in bare_definites(self.clause, vouched):
            if self.speaker and noun.dep in {"pobj", "dobj"}:
                continue
            phrase = self._event(noun.lemma) or self._region(noun.lemma) or self._capital(noun)
            if not phrase:
                raise Unsettled(f"which “{noun.text}” is not said")
            words = [word for word in self.parsed.subtree(noun.index) if word in self.kept]
            if any(self.parsed.tokens[word].dep == "case" for word in words):
                raise Unsettled(f"which “{noun.text}” is not said")
            self._replace(words, phrase)

    def _event(self, lemma: str, *, year_given: bool = False) -> str:
        """Find the fullest name that the article gives an event before it says "the parade"."""
        return event_before(self.reading, self.sentence, lemma, year_given=year_given) if lemma in EVENT_NOUNS else ""

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
