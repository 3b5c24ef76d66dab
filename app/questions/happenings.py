"""When something took place that an article names by a noun ("the attack on the Kremlin on May 3")."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.facts.clauses import Clause, Part
from app.facts.dates import DateSpan, dates_in
from app.facts.names import NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import render, tidy
from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.words import JUDGEMENT, THIRD, VAGUE_TIME
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind

HAPPENINGS = frozenset(
    """attack explosion summit election referendum protest strike visit ceremony meeting earthquake crash shooting
    bombing raid invasion funeral wedding launch concert vote fire flood storm accident coup massacre trial
    arrest""".split()
)
BEFORE_DATE = re.compile(r"(?: on| in| in the (?:early |late )?(?:hours|morning|afternoon|evening) of| of)$")
MOST_WORDS = 12


def happenings_in(reading: Reading, _: Library) -> Iterator[Asked]:
    """Ask on what date a named happening took place."""
    for sentence in reading.sentences:
        for noun in sentence.parsed.tokens:
            asked = _asked(reading, sentence, noun) if noun.lemma in HAPPENINGS and noun.pos == "NOUN" else None
            if asked:
                yield asked


def _asked(reading: Reading, sentence: Sentence, noun: Token) -> Asked | None:
    parsed = sentence.parsed
    subtree = parsed.subtree(noun.index)
    starts = {parsed.tokens[word].start for word in subtree if word >= noun.index}
    date = next((date for date in dates_in(sentence.text) if date.day and date.start in starts), None)
    head = BEFORE_DATE.search(sentence.text[: date.start].rstrip()) if date else None
    if date is None or head is None or not _plain(sentence, noun, date, head.start()):
        return None
    phrase = _phrase(sentence, subtree, head.start())
    year = date.year or (reading.dated.day.year if reading.dated else None)
    words = tuple(token.index for token in parsed.tokens if date.start <= token.start < date.end)
    if not phrase or year is None:
        return None
    subject = Part(noun.index, "nsubj", (noun.index,))
    clause = Clause(sentence, noun.index, subject, (noun.index,), (), (), rule="happening")
    said = f"{phrase[0].upper()}{phrase[1:]} took place on {date.written(year)}"
    slot = Slot(SlotKind.DATE, words, words, None, replace(date, year=None).written(), "on", date=date)
    stem = f"On what date in {year} did {phrase} take place?"
    return Asked(Statement(reading, clause, {}, year, said), slot, stem)


def _plain(sentence: Sentence, noun: Token, date: DateSpan, end: int) -> bool:
    between = sentence.text[noun.end : end]
    named = [name for name in sentence.names if noun.end <= sentence.parsed.tokens[name.first].start < end]
    person = any(name.kind is NameKind.PERSON for name in named)
    return (
        bool(named)
        and not person
        and not re.search(r"[,;:“”()–]|\b(?:who|which|that|and)\b", between)
        and noun.end <= end <= date.start
    )


def _phrase(sentence: Sentence, subtree: list[int], end: int) -> str:
    parsed = sentence.parsed
    words = [word for word in subtree if parsed.tokens[word].end <= end and parsed.tokens[word].lower not in JUDGEMENT]
    tokens = [parsed.tokens[word] for word in words]
    if not tokens or len(tokens) > MOST_WORDS or any(token.lower in THIRD | VAGUE_TIME for token in tokens):
        return ""
    if tokens[0].lower not in {"the", "a", "an"} or any(token.tag == "PRP$" for token in tokens):
        return ""
    rest = tidy(render(parsed, words[1:], {}))
    return f"the {rest}" if rest else ""
