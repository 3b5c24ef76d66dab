"""Who said so: what a named person is reported to say, in the article's own indirect speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.clauses import Clause, Part
from app.facts.gates import relational
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import lower_first
from app.facts.statements import Statement, settled_words
from app.facts.syntax import Token
from app.facts.words import FIRST_OR_SECOND

REPORTING = frozenset(
    """say tell argue warn claim explain note insist predict believe suggest admit add estimate agree deny
    announce""".split()
)
OBJECTED = {"tell"}
DATELESS = {"now", "recently", "today", "yesterday", "tomorrow"}
FEWEST_WORDS = 7
MOST_WORDS = 26


@dataclass(frozen=True)
class Reported:
    """What somebody is reported to have said: the statement of it, the speaker and the verb."""

    statement: Statement
    speaker: str
    name: Name
    verb: str
    words: str


def reported_in(reading: Reading, library: Library) -> Iterator[Reported]:
    """Give the reported sayings of an article that stand alone."""
    for sentence in reading.sentences:
        for verb in sentence.parsed.tokens:
            found = _reported(reading, library, sentence, verb) if verb.lemma in REPORTING - OBJECTED else None
            if found:
                yield found


def _reported(reading: Reading, library: Library, sentence: Sentence, verb: Token) -> Reported | None:
    parsed = sentence.parsed
    said, speaker = parsed.child(verb.index, "ccomp"), parsed.child(verb.index, "nsubj")
    plain = verb.tag in {"VBD", "VBZ"} and verb.dep in {"ROOT", "conj"} and not parsed.child(verb.index, "neg", "aux")
    name = sentence.name_at(speaker.index) if speaker else None
    if said is None or name is None or name.kind is not NameKind.PERSON or not plain:
        return None
    full = library.persons.full_name(name.text, reading.stem)
    words = _kept(parsed.tokens, parsed.subtree(said.index))
    if full is None or " " not in full or not _plain(sentence, words, name, said):
        return None
    clause = _told(sentence, said, words, full)
    alone = not [other for other in sentence.names if other.kind is NameKind.PERSON and other != name]
    edits = settled_words(clause, reading, library, speaker=name if alone else None) if clause else None
    if clause is None or edits is None or relational(clause):
        return None
    text = Statement(reading, clause, edits).say(words)
    text = text if edits.get(words[0]) else lower_first(text, parsed.tokens[words[0]])
    statement = Statement(reading, clause, edits, wording=f"{full} {verb.text} that {text}")
    return Reported(statement, full, name, verb.text, text)


def _told(sentence: Sentence, said: Token, words: list[int], speaker: str) -> Clause | None:
    """Make a clause of what is said."""
    parsed = sentence.parsed
    subject = parsed.child(said.index, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.index not in words:
        return None
    first = tuple(word for word in parsed.subtree(subject.index) if word in words)
    others = tuple(word for word in words if word not in first and word != said.index)
    parts = (Part(said.index, "said", others),) if others else ()
    return Clause(
        sentence, said.index, Part(subject.index, "nsubj", first), (said.index,), (), parts, speaker, "reported"
    )


def _kept(tokens: tuple[Token, ...], words: list[int]) -> list[int]:
    while words and (
        tokens[words[0]].pos == "PUNCT" or (tokens[words[0]].dep == "mark" and tokens[words[0]].lower == "that")
    ):
        words = words[1:]
    while words and tokens[words[-1]].pos == "PUNCT":
        words = words[:-1]
    return words


def _plain(sentence: Sentence, words: list[int], speaker: Name, said: Token) -> bool:
    tokens = [sentence.parsed.tokens[word] for word in words]
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return False
    pointing = any(token.lower == "that" and token.dep == "nsubj" and token.tag == "DT" for token in tokens)
    unbroken = words[-1] - words[0] + 1 == len(words)
    lower = {token.lower for token in tokens}
    outside = speaker.first not in words and speaker.last not in words
    quotes = any(token.text in {"“", "”", '"', ":", ";", "["} for token in tokens)
    finite = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    before = sentence.text[: said.start]
    inside = before.count("“") > before.count("”")
    return (
        not pointing
        and unbroken
        and outside
        and finite
        and not quotes
        and not inside
        and not lower & (FIRST_OR_SECOND | DATELESS)
    )
