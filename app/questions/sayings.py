"""Who said it: quoted sentences that stand alone, and their speakers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.articles.text import Passage
from app.facts.bodies import shortened
from app.facts.names import NameKind
from app.facts.quotations import Quotation, pieces_of, quotations_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.speech import Speaker, Speech
from app.facts.syntax import Token
from app.questions.alone import Quoted, why_not_alone
from app.questions.leaders import leads

PLAIN = {NameKind.COUNTRY, NameKind.PEOPLE, NameKind.CITY, NameKind.REGION}
RELATIVES = {"who", "that", "which"}
SAID = {"say", "add", "explain"}
FARTHEST = 5
"""How many sentences may lie between the speaker's name and the words: a citation should be short."""


@dataclass(frozen=True)
class Saying:
    """A sentence in quotation marks: who says it, and where the article has the words."""

    reading: Reading
    sentence: Sentence
    words: str
    start: int
    end: int
    speaker: Speaker

    @property
    def passage(self) -> Passage:
        """Quote from the sentence that names the speaker to the one that holds the words."""
        first, last = sorted((self.speaker.sentence, self.sentence), key=lambda sentence: sentence.number)
        return self.reading.rendition.passage(first.start, last.end)


def sayings_of(reading: Reading, library: Library, spoken: Sequence[Speech]) -> Iterator[Saying]:
    """Give the quoted sentences of an article that stand alone and have a person as their speaker."""
    for quotation, speaker in attributed(reading, spoken):
        if speaker is None or not speaker.is_person:
            continue
        for sentence, start, end in pieces_of(quotation, reading):
            words = reading.rendition.text[start:end].strip().rstrip(",.").replace("\n", " ")
            tokens = [token for token in sentence.parsed.tokens if start <= sentence.start + token.start < end]
            known = not any(_unknown(sentence, token, reading, library) for token in tokens)
            near = abs(sentence.number - speaker.sentence.number) <= FARTHEST
            if near and known and tokens and not why_not_alone(Quoted(sentence, words, tokens)):
                yield Saying(reading, sentence, words, start, end, speaker)


def attributed(reading: Reading, spoken: Sequence[Speech]) -> list[tuple[Quotation, Speaker | None]]:
    """Give every quotation with its speaker: whom its own sentences name, or who spoke last before it."""
    found: list[tuple[Quotation, Speaker | None]] = []
    for quotation in quotations_of(reading):
        ends = (quotation.sentences[0], quotation.sentences[-1])
        own = [speech for speech in spoken if speech.sentence in ends and speech.subject.lower not in RELATIVES]
        if own:
            names = {speech.speaker.text if speech.speaker else "" for speech in own}
            found.append((quotation, own[0].speaker if len(names) == 1 else None))
        else:
            found.append((quotation, _going_on(quotation, reading, spoken, found)))
    return found


def _going_on(
    quotation: Quotation,
    reading: Reading,
    spoken: Sequence[Speech],
    earlier: Sequence[tuple[Quotation, Speaker | None]],
) -> Speaker | None:
    """Give who goes on speaking where a quotation's own sentences name nobody."""
    first = quotation.sentences[0]
    if any(not _quoted_whole(sentence, quotation) for sentence in quotation.sentences):
        return None
    if earlier and quotation.opens_paragraph and not earlier[-1][0].closed:
        return earlier[-1][1]
    before = reading.before(first)
    if before is None:
        return None
    last = [speaker for other, speaker in earlier if before in other.sentences]
    said = [speech.speaker for speech in spoken if speech.sentence is before and _tells(speech)]
    names = {speaker.text if speaker else "" for speaker in (*last, *said)}
    return (*said, *last)[0] if len(names) == 1 else None


def _tells(speech: Speech) -> bool:
    """Say whether a verb is followed by what is said, and does not only go on doing ("continued his work")."""
    return speech.verb.lemma in SAID or speech.sentence.parsed.child(speech.verb.index, "ccomp") is not None


def _quoted_whole(sentence: Sentence, quotation: Quotation) -> bool:
    """Say whether nothing of a sentence stands outside the quotation."""
    return quotation.start - 1 <= sentence.start and sentence.end <= quotation.end + 1


def _unknown(sentence: Sentence, token: Token, reading: Reading, library: Library) -> bool:
    """Say whether a word of a quotation is a name cut short, which a reader of the stem alone would not know."""
    name = sentence.name_at(token.index)
    if name and (name.kind in PLAIN or " " in name.text):
        return False
    if name and name.kind is NameKind.PERSON:
        return not leads(library.persons.full_name(name.text, reading.stem) or "", library)
    return (token.pos == "PROPN" or token.text.isupper()) and len(token.text) > 1 and shortened(token.text, reading)
