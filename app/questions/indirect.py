"""Who said so: what a named person is reported to say, in the article's own indirect speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.clauses import Clause, Part
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import lower_first
from app.facts.statements import Statement, settled_words
from app.facts.syntax import Token
from app.facts.words import FIRST_OR_SECOND, VAGUE_TIME

REPORTING = frozenset(
    "say tell argue warn claim explain note insist predict believe suggest admit add estimate agree deny announce".split()
)
OBJECTED = {"tell"}
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
    if (
        said is None
        or speaker is None
        or verb.tag not in {"VBD", "VBZ"}
        or verb.dep not in {"ROOT", "conj"}
        or parsed.child(verb.index, "neg", "aux")
    ):
        return None
    name = sentence.name_at(speaker.index)
    full = library.persons.full_name(name.text, reading.stem) if name and name.kind is NameKind.PERSON else None
    words = _kept(parsed.tokens, parsed.subtree(said.index))
    if (
        name is None
        or full is None
        or " " not in full
        or not FEWEST_WORDS <= len(words) <= MOST_WORDS
        or not _plain(sentence, words, name, said)
    ):
        return None
    subject = parsed.child(said.index, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.index not in words:
        return None
    told = tuple(word for word in parsed.subtree(subject.index) if word in words)
    others = tuple(word for word in words if word not in told and word != said.index)
    parts = (Part(said.index, "said", others),) if others else ()
    clause = Clause(
        sentence,
        said.index,
        Part(subject.index, "nsubj", told),
        (said.index,),
        (),
        parts,
        attribution=full,
        rule="reported",
    )
    alone = not [other for other in sentence.names if other.kind is NameKind.PERSON and other != name]
    edits = settled_words(clause, reading, library, speaker=name if alone else None)
    if edits is None:
        return None
    statement = Statement(reading, clause, edits)
    text = (
        lower_first(statement.say(words), parsed.tokens[words[0]]) if not edits.get(words[0]) else statement.say(words)
    )
    return Reported(
        Statement(reading, clause, edits, wording=f"{full} {verb.text} that {text}"), full, name, verb.text, text
    )


def _kept(tokens: tuple[Token, ...], words: list[int]) -> list[int]:
    while words and (
        tokens[words[0]].pos == "PUNCT" or tokens[words[0]].dep == "mark" and tokens[words[0]].lower == "that"
    ):
        words = words[1:]
    while words and tokens[words[-1]].pos == "PUNCT":
        words = words[:-1]
    return words


def _plain(sentence: Sentence, words: list[int], speaker: Name, said: Token) -> bool:
    tokens = [sentence.parsed.tokens[word] for word in words]
    unbroken = words[-1] - words[0] + 1 == len(words)
    lower = {token.lower for token in tokens}
    outside = speaker.first not in words and speaker.last not in words
    quotes = any(token.text in {"“", "”", '"', ":", ";", "["} for token in tokens)
    finite = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    inside = "“" in sentence.text[: said.start] and sentence.text[: said.start].count("“") > sentence.text[
        : said.start
    ].count("”")
    return (
        unbroken
        and outside
        and finite
        and not quotes
        and not inside
        and not lower & (FIRST_OR_SECOND | {"now", "recently", "today", "yesterday", "tomorrow"} & VAGUE_TIME)
    )
