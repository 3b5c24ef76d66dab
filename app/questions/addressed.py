"""Who said something to whom: "Ann Lee met Bob Roe, who said: “We are glad that you [Lee] came to Lima.”"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.dates import dates_in
from app.facts.names import NameKind
from app.facts.quotations import Quotation, pieces_of, quotations_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.speech import Speaker, Speech
from app.questions.alone import FEWEST_WORDS
from app.questions.sayings import Saying

YOU = re.compile(r"\b(you) \[([^\[\]]+)\]")
ADDED = re.compile(r"[\[\]“”\"]")


@dataclass(frozen=True)
class Addressed:
    """A quoted sentence, whom its editor says "you" is, and the day of the meeting if the sentence names one."""

    said: Saying
    to: str
    day: str


def addressed_in(reading: Reading, library: Library, spoken: Sequence[Speech]) -> Iterator[Addressed]:
    """Give the quoted sentences of ", who said: ..." whose "you" is told in square brackets."""
    quotations = quotations_of(reading)
    for speech in spoken:
        speaker = _relative_speaker(speech, reading, library)
        for quotation in quotations if speaker else ():
            follows = quotation.start > speech.sentence.start + speech.verb.start
            if speaker and follows and quotation.sentences == (speech.sentence,):
                yield from _addressed(reading, library, quotation, speaker)


def _relative_speaker(speech: Speech, reading: Reading, library: Library) -> Speaker | None:
    """Give whom ", who said" is: the person right before the comma."""
    at = speech.subject.index - 2
    comma = at >= 0 and speech.sentence.parsed.tokens[at + 1].text == ","
    name = speech.sentence.name_at(at) if comma and speech.subject.lower == "who" else None
    if name is None or name.kind is not NameKind.PERSON or speech.verb.lemma not in {"say", "tell"}:
        return None
    full = library.persons.full_name(name.text, reading.stem)
    return Speaker(full, name, speech.sentence) if full and " " in full else None


def _addressed(reading: Reading, library: Library, quotation: Quotation, speaker: Speaker) -> Iterator[Addressed]:
    for sentence, start, end in pieces_of(quotation, reading):
        words = reading.rendition.text[start:end].strip().rstrip(",.").replace("\n", " ")
        told = {library.persons.full_name(name, reading.stem) or "" for _, name in YOU.findall(words)}
        plain = YOU.sub(r"\1", words)
        to = told.pop() if len(told) == 1 else ""
        if " " in to and to != speaker.text and not ADDED.search(plain) and len(plain.split()) >= FEWEST_WORDS:
            said = Saying(reading, sentence, plain, start, end, speaker)
            yield Addressed(said, to, _day(reading, sentence, start))


def _day(reading: Reading, sentence: Sentence, before: int) -> str:
    """Give the one day that a sentence names before the words."""
    found = [date for date in dates_in(sentence.text) if date.day and sentence.start + date.start < before]
    year = (found[0].year or (reading.dated.day.year if reading.dated else None)) if len(found) == 1 else None
    return found[0].written(year) if year else ""
