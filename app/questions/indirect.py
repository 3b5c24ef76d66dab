"""Who said so: what a person or a body is reported to say, in the article's own indirect speech."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.clauses import Clause, Part
from app.facts.loose_ends import relational
from app.facts.names import NameKind
from app.facts.quotations import outside, quotations_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import Edits, lower_first
from app.facts.speech import FINDING, Speaker, Speech
from app.facts.statements import Statement, settled_words
from app.facts.telling import plainly_said, told_words
from app.facts.whole import RULE as WHOLE
from app.facts.words import GENDERED
from app.questions.alone import Quoted, why_not_told
from app.questions.left_open import left_open
from app.questions.told import Told, in_full, where_visited, why_not_plain

REPORTING = frozenset(
    """say tell argue warn claim explain note insist predict believe suggest admit add estimate announce confirm stress
    acknowledge reveal declare state conclude report expect assert""".split()
)
PLAINLY = {"add": "said", "adds": "says", "added": "said", "told": "said", "tells": "says"}
"""Verbs that lean on what went before, or want a hearer."""
IN_YEAR = 2
"""How many words "in 2019" has."""
YEAR = re.compile(r"(?:19|20)\d\d")
FARTHEST = 5
"""How many sentences a citation may run from the speaker's name to the words."""


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


def reported_in(reading: Reading, library: Library, spoken: Sequence[Speech]) -> Iterator[Reported]:
    """Give the reported sayings of an article that stand alone."""
    quotations = quotations_of(reading)
    for speech in spoken:
        words = told_words(speech) if plainly_said(speech) else []
        tokens = speech.sentence.parsed.tokens
        if speech.speaker is None or not words or not _reports(speech, speech.speaker):
            continue
        if all(outside(speech.sentence, tokens[word], quotations) for word in words):
            found = _reported(Told(reading, speech, words), library, speech.speaker)
            if found:
                yield found


def _reports(speech: Speech, speaker: Speaker) -> bool:
    return speech.verb.lemma in REPORTING or (not speaker.is_person and speech.verb.lemma in FINDING)


def _reported(told: Told, library: Library, speaker: Speaker) -> Reported | None:
    reading, speech, words = told.reading, told.speech, list(told.words)
    sentence, parsed = speech.sentence, speech.sentence.parsed
    clause = _clause(told, speaker.text)
    visit = where_visited(told)
    if clause is None or why_not_plain(told) or (relational(clause) and not visit):
        return None
    own = speaker.name if speaker.is_person and _alone(reading, sentence, speaker) else None
    settled = settled_words(clause, reading, library, speaker=own)
    if settled is None:
        return None
    edits = {**settled, **in_full(reading, sentence, words), **visit}
    open_words = [parsed.tokens[word] for word in words if word not in edits or word in visit]
    if any(left_open(parsed, open_words, reading.title)):
        return None
    if why_not_told(Quoted(sentence, parsed.words(words), open_words)) or _another_meant(told, edits):
        return None
    text = Statement(reading, clause, edits).say(words)
    text = text if edits.get(words[0]) else lower_first(text, parsed.tokens[words[0]])
    verb = f"{PLAINLY.get(speech.verb.lower, speech.verb.text)}{_when(told)}"
    source = f"the {speaker.through} of {speaker.text}" if speaker.through else speaker.text
    near = 0 <= sentence.number - speaker.sentence.number <= FARTHEST
    since = speaker.sentence.start if near else None
    wording = f"{source} {verb} that {text}"
    return Reported(Statement(reading, clause, edits, wording=wording, since=since), speaker, verb, text)


def _when(told: Told) -> str:
    """Give the year of the saying where it stands between the verb and what is said ("warned in 2019 that")."""
    parsed, verb = told.speech.sentence.parsed, told.speech.verb
    for link in parsed.children(verb.index, "prep"):
        under = parsed.subtree(link.index)
        year = link.lower == "in" and len(under) == IN_YEAR and YEAR.fullmatch(parsed.tokens[under[-1]].text)
        if year and verb.index < link.index < told.words[0]:
            return f" {parsed.words(under)}"
    return ""


def _another_meant(told: Told, edits: Edits) -> bool:
    """Say whether "he" may be somebody whom the words name before it, and not the speaker."""
    pronouns = [token.index for token in told.tokens if token.lower in GENDERED]
    if told.of_its_subject:
        return False
    named = [token.index for token in told.tokens if token.pos == "PROPN" or edits.get(token.index)]
    return any(name <= pronoun for pronoun in pronouns for name in named)


def _alone(reading: Reading, sentence: Sentence, speaker: Speaker) -> bool:
    """Say whether nobody else is named whom "he" could mean."""
    before = reading.before(sentence)
    names = [name for other in (before, sentence) if other for name in other.names]
    return not any(name.kind is NameKind.PERSON and name.text not in speaker.text for name in names)


def _clause(told: Told, speaker: str) -> Clause | None:
    """Make a clause of what is said."""
    sentence, words = told.speech.sentence, told.words
    parsed, inside = sentence.parsed, set(told.words)
    head = next((word for word in words if parsed.tokens[word].head not in inside or parsed.root == word), None)
    subject = parsed.child(head, "nsubj", "nsubjpass", "expl", "csubj") if head is not None else None
    if head is None or subject is None or subject.index not in inside:
        return None
    if subject.dep == "expl":
        subject = parsed.child(head, "attr") or subject  # "there was concern" tells of the concern
    first = tuple(word for word in parsed.subtree(subject.index) if word in inside)
    others = tuple(word for word in words if word not in first and word != head)
    parts = (Part(head, "said", others),) if others else ()
    return Clause(sentence, head, Part(subject.index, "nsubj", first), (head,), (), parts, speaker, WHOLE)
