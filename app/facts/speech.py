"""Who speaks where: the verbs of saying outside quotation marks, and whose word each of them gives."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.bodies import SPOKEN_FOR, full_body, names_thing
from app.facts.names import Name, NameKind
from app.facts.quotations import Quotation, outside, quotations_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.reports import REPORTS, report_of
from app.facts.syntax import Token
from app.facts.words import HUMANS, TITLES

SPEAKING = frozenset(
    """say tell add explain announce declare state claim note warn argue insist report estimate admit confirm comment
    observe stress remark reply recall suggest believe conclude agree predict reveal acknowledge deny expect continue
    complain remember assert write""".split()
)
FINDING = frozenset("find show indicate".split())
"""What bodies and their reports do besides; a person who finds something does not speak."""
REACH = 1
"""How many paragraphs back "he said" may look."""


@dataclass(frozen=True)
class Speaker:
    """Whoever speaks: the full name, the name as it stands, and the sentence that names.

    `through` is the report or study by which a body speaks ("report"), if it does.
    """

    text: str
    name: Name
    sentence: Sentence
    through: str = ""

    @property
    def is_person(self) -> bool:
        """Say whether a person speaks, not a body."""
        return self.name.kind is NameKind.PERSON


@dataclass(frozen=True)
class Speech:
    """A verb of saying, its subject and its speaker; None where the speaker is not surely known."""

    sentence: Sentence
    verb: Token
    subject: Token
    speaker: Speaker | None


def speeches_of(reading: Reading, library: Library) -> list[Speech]:
    """Give every verb of saying that stands outside quotation marks, in the order of the text."""
    quotations = quotations_of(reading)
    found: list[Speech] = []
    for sentence in reading.sentences:
        for verb in sentence.parsed.tokens:
            if verb.lemma in SPEAKING | FINDING and verb.pos == "VERB" and outside(sentence, verb, quotations):
                subject = _subject(sentence, verb)
                if subject and outside(sentence, subject, quotations):
                    written = verb.lemma == "write"  # whoever writes has not said it
                    speaker = None if written else _speaker(reading, library, sentence, subject)
                    if speaker is None and not written and subject.lower in {"he", "she"}:
                        speaker = _meant(reading, library, sentence, subject, found, quotations)
                    if verb.lemma in SPEAKING or (speaker and not speaker.is_person):
                        found.append(Speech(sentence, verb, subject, speaker))
    return found


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Find the subject of a verb of saying; after a quotation ("said Ann Lee") parsers may take it for an object."""
    parsed = sentence.parsed
    subject = parsed.child(verb.index, "nsubj")
    if subject or parsed.child(verb.index, "nsubjpass", "auxpass"):
        return subject
    after = parsed.child(verb.index, "dobj", "attr", "oprd")
    name = sentence.name_at(after.index) if after else None
    return after if name and name.kind is NameKind.PERSON and name.first == verb.index + 1 else None


def _speaker(reading: Reading, library: Library, sentence: Sentence, subject: Token) -> Speaker | None:
    """Give whom a subject names: a person, a body, or the body that a spokesperson speaks for."""
    parsed = sentence.parsed
    if parsed.child(subject.index, "conj"):
        return None
    if subject.lemma in REPORTS:
        report = report_of(reading, sentence, subject)
        return Speaker(report.body, report.name, report.sentence, subject.text) if report else None
    name = _named(sentence, subject)
    if name is None or name.kind is not NameKind.PERSON:
        name = _surname(reading, subject) or name or _spoken_for(sentence, subject)
    if name is None:
        return None
    if name.kind is NameKind.PERSON:
        full = library.persons.full_name(name.text, reading.stem) or _by_surname(reading, name.text)
        human = full is not None and " " in full and not names_thing(reading, full)
        return Speaker(full, name, sentence) if full and human else None
    body_name = full_body(name, reading)
    return Speaker(body_name, name, sentence) if body_name else None


def _surname(reading: Reading, subject: Token) -> Name | None:
    """Take a lone word for a person where the article names exactly one person in full by that surname."""
    if not subject.text[0].isupper() or subject.lower in TITLES or _by_surname(reading, subject.text) is None:
        return None
    return Name(subject.index, subject.index, subject.text, NameKind.PERSON)


def _by_surname(reading: Reading, surname: str) -> str | None:
    """Give the one full name in an article that ends in a surname."""
    full = {
        name.text
        for name in reading.names
        if name.kind is NameKind.PERSON and " " in name.text and name.text.split()[-1] == surname
    }
    return full.pop() if len(full) == 1 else None


def _named(sentence: Sentence, subject: Token) -> Name | None:
    """Find the name that is a subject, or the one person in apposition to it ("its leader, Ed Miliband, said")."""
    name = sentence.name_at(subject.index)
    if name and (name.kind is not NameKind.PERSON or name.text.split()[-1].lower() not in TITLES):
        return name
    beside = [sentence.name_at(token.index) for token in sentence.parsed.children(subject.index, "appos")]
    persons = [other for other in beside if other and other.kind is NameKind.PERSON]
    return persons[0] if len(persons) == 1 and subject.tag in {"NN", "NNP"} else None


def _spoken_for(sentence: Sentence, subject: Token) -> Name | None:
    """Find the body that a nameless spokesperson speaks for."""
    parsed = sentence.parsed
    link = parsed.child(subject.index, "prep") if subject.lemma in SPOKEN_FOR else None
    body = parsed.child(link.index, "pobj") if link and link.lower in {"for", "of"} else None
    name = sentence.name_at(body.index) if body else None
    return name if name and name.kind is NameKind.BODY else None


def _meant(
    reading: Reading,
    library: Library,
    sentence: Sentence,
    pronoun: Token,
    spoken: list[Speech],
    quotations: list[Quotation],
) -> Speaker | None:
    """Find whom "he" means: the one who last spoke or was the subject, with nobody else named or meant since."""
    here = [name for name in _persons(sentence, quotations) if name.last < pronoun.index]
    if here:
        return None
    for earlier in _back(reading, sentence):
        last = [speech for speech in spoken if speech.sentence is earlier]
        names = list(_persons(earlier, quotations))
        if last:
            speaker = last[-1].speaker
            others = [name for name in names if speaker and name.text not in speaker.text]
            return speaker if speaker and speaker.is_person and not others else None
        subject = earlier.parsed.child(earlier.parsed.root, "nsubj", "nsubjpass")
        if names:
            speaker = _speaker(reading, library, earlier, subject) if subject and len(names) == 1 else None
            return speaker if speaker and speaker.is_person else None
        if subject and subject.lemma in HUMANS and outside(earlier, subject, quotations):
            return None
    return None


def _back(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Give the sentences before one, nearest first, as far back as the paragraph before its own."""
    paragraphs: list[int] = []
    for earlier in reversed(reading.sentences[: sentence.number]):
        if earlier.paragraph != sentence.paragraph and earlier.paragraph not in paragraphs:
            paragraphs.append(earlier.paragraph)
        if len(paragraphs) > REACH:
            return
        yield earlier


def _persons(sentence: Sentence, quotations: list[Quotation]) -> Iterator[Name]:
    tokens = sentence.parsed.tokens
    return (
        name
        for name in sentence.names
        if name.kind is NameKind.PERSON and outside(sentence, tokens[name.first], quotations)
    )
