"""Who said so: what a person or a body is reported to say, in the article's own indirect speech."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.bodies import lengthened, shortened
from app.facts.clauses import Clause, Part
from app.facts.gates import relational
from app.facts.names import NameKind
from app.facts.quotations import outside, quotations_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import Edits, lower_first
from app.facts.speech import Speaker, Speech, speeches_of
from app.facts.statements import Statement, settled_words
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import FIRST_OR_SECOND
from app.questions.alone import Quoted, broken, why_not_told

REPORTING = frozenset(
    """say tell argue warn claim explain note insist predict believe suggest admit add estimate announce confirm stress
    acknowledge reveal declare state conclude report expect""".split()
)
PLAINLY = {"add": "said", "adds": "says", "added": "said", "told": "said", "tells": "says"}
"""Verbs that lean on what went before, or want a hearer."""
DATELESS = frozenset(
    "now recently today yesterday tomorrow already still yet soon next last this these those such".split()
)
GENDERED = {"he", "she", "him", "his", "her", "himself", "herself"}
FEWEST_WORDS = 7
MOST_WORDS = 26


@dataclass(frozen=True)
class Reported:
    """What somebody is reported to have said: the statement of it, the speaker and the verb."""

    statement: Statement
    speaker: Speaker
    verb: str
    words: str

    @property
    def gendered(self) -> bool:
        """Say whether the words tell a man from a woman, which would rule out other people."""
        return bool(GENDERED & set(self.words.lower().split()))


def reported_in(reading: Reading, library: Library) -> Iterator[Reported]:
    """Give the reported sayings of an article that stand alone."""
    quotations = quotations_of(reading)
    for speech in speeches_of(reading, library):
        if speech.speaker and speech.verb.lemma in REPORTING and _plainly_said(speech):
            words = _told_words(speech)
            inside = any(
                not outside(speech.sentence, speech.sentence.parsed.tokens[word], quotations) for word in words
            )
            found = None if inside else _reported(reading, library, speech, speech.speaker, words)
            if found:
                yield found


def _plainly_said(speech: Speech) -> bool:
    """Say whether the saying itself is told as a fact: no "may have said", "did not say" or "as X said"."""
    plain = speech.verb.tag in {"VBD", "VBZ", "VBP"} and speech.verb.dep in {"ROOT", "conj", "parataxis"}
    return plain and not speech.sentence.parsed.child(speech.verb.index, "neg", "aux")


def _told_words(speech: Speech) -> list[int]:
    """Give the words of what is said, before or after the verb of saying; none where they are broken in two."""
    parsed, verb = speech.sentence.parsed, speech.verb
    said = parsed.child(verb.index, "ccomp")
    if said:
        words = parsed.subtree(said.index)
    elif verb.dep == "parataxis":
        under = set(parsed.subtree(verb.index))
        words = [word for word in parsed.subtree(verb.head) if word not in under]
    else:
        return []
    words = _trimmed(parsed.tokens, words)
    return words if words and words[-1] - words[0] + 1 == len(words) else []


def _trimmed(tokens: Sequence[Token], words: list[int]) -> list[int]:
    def spare(token: Token) -> bool:
        joins = token.dep == "cc" or token.lower in {"but", "however"}
        return token.pos == "PUNCT" or joins or (token.dep == "mark" and token.lower == "that")

    while words and spare(tokens[words[0]]):
        words = words[1:]
    while words and tokens[words[-1]].pos == "PUNCT":
        words = words[:-1]
    return words


def _reported(
    reading: Reading, library: Library, speech: Speech, speaker: Speaker, words: list[int]
) -> Reported | None:
    sentence, parsed = speech.sentence, speech.sentence.parsed
    clause = _told(speech, words, speaker.text)
    if clause is None or not _plain(reading, speech, words) or relational(clause):
        return None
    own = speaker.name if speaker.is_person and _alone(reading, sentence, speaker) else None
    settled = settled_words(clause, reading, library, speaker=own)
    if settled is None:
        return None
    edits = {**settled, **_lengthened(reading, sentence, words)}
    open_words = [parsed.tokens[word] for word in words if word not in edits]
    if why_not_told(Quoted(sentence, parsed.words(words), open_words)) or _another_meant(sentence, words, edits):
        return None
    text = Statement(reading, clause, edits).say(words)
    text = text if edits.get(words[0]) else lower_first(text, parsed.tokens[words[0]])
    verb = PLAINLY.get(speech.verb.lower, speech.verb.text)
    since = min(speaker.sentence.start, sentence.start)
    wording = f"{speaker.text} {verb} that {text}"
    return Reported(Statement(reading, clause, edits, wording=wording, since=since), speaker, verb, text)


def _another_meant(sentence: Sentence, words: list[int], edits: Edits) -> bool:
    """Say whether "he" may be somebody whom the words name before it, and not the speaker."""
    tokens = [sentence.parsed.tokens[word] for word in words]
    pronouns = [token.index for token in tokens if token.lower in GENDERED]
    named = [token.index for token in tokens if token.pos == "PROPN" or (edits.get(token.index))]
    return any(name <= pronoun for pronoun in pronouns for name in named)


def _alone(reading: Reading, sentence: Sentence, speaker: Speaker) -> bool:
    """Say whether nobody else is named whom "he" could mean."""
    before = reading.before(sentence)
    names = [name for other in (before, sentence) if other for name in other.names]
    return not any(name.kind is NameKind.PERSON and name.text not in speaker.text for name in names)


def _told(speech: Speech, words: list[int], speaker: str) -> Clause | None:
    """Make a clause of what is said."""
    parsed = speech.sentence.parsed
    inside = set(words)
    head = next((word for word in words if parsed.tokens[word].head not in inside or parsed.root == word), None)
    subject = parsed.child(head, "nsubj", "nsubjpass", "expl", "csubj") if head is not None else None
    if head is None or subject is None or subject.index not in inside:
        return None
    first = tuple(word for word in parsed.subtree(subject.index) if word in inside)
    others = tuple(word for word in words if word not in first and word != head)
    parts = (Part(head, "said", others),) if others else ()
    return Clause(speech.sentence, head, Part(subject.index, "nsubj", first), (head,), (), parts, speaker, WHOLE)


def _plain(reading: Reading, speech: Speech, words: list[int]) -> bool:
    """Say whether what is said is one finite sentence without "I", quotation marks, bare dates or names cut short."""
    tokens = [speech.sentence.parsed.tokens[word] for word in words]
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or speech.subject.index in words:
        return False
    lower = {token.lower for token in tokens}
    marks = any(token.text in {"“", "”", '"', ":", ";", "[", "'", "–"} for token in tokens)
    opened = tokens[0].dep == "mark" or tokens[0].lower in {"as", "while", "if", "although"}
    finite = not opened and any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    pointing = any(token.lower == "that" and token.dep == "nsubj" and token.tag == "DT" for token in tokens)
    lengthened = _lengthened(reading, speech.sentence, words)
    short = any(_short(reading, speech.sentence, token) for token in tokens if token.index not in lengthened)
    marks = marks or broken(speech.sentence.parsed.words(words))
    return finite and not marks and not pointing and not short and not lower & (FIRST_OR_SECOND | DATELESS)


def _lengthened(reading: Reading, sentence: Sentence, words: list[int]) -> dict[int, str]:
    """Write names in full that the article shortens ("SOCO" for "SOCO International"), by their places."""
    tokens = sentence.parsed.tokens
    whole = {index: lengthened(tokens[index].text, reading) for index in words if tokens[index].pos == "PROPN"}
    return {index: text for index, text in whole.items() if text}


def _short(reading: Reading, sentence: Sentence, token: Token) -> bool:
    name = sentence.name_at(token.index)
    if name and (name.kind in {NameKind.COUNTRY, NameKind.PEOPLE, NameKind.CITY, NameKind.PERSON} or " " in name.text):
        return False
    return token.pos == "PROPN" and len(token.text) > 1 and shortened(token.text, reading)
