"""Shares that one sentence gives for several: "31 percent of Kyrgyzstan's and 27 percent of Tajikistan's GDP"."""

import re
from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.names import NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.statements import Statement, settled_words
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind

VERBS = {"make up": "make up", "makes up": "make up", "account for": "account for", "accounts for": "account for"}
AMOUNT = (
    r"(?P<hedge{0}>(?:around|about|nearly|almost|over|more than|some|approximately) )?"
    r"(?P<amount{0}>\d+(?:\.\d+)?) ?(?:percent|per cent|%) of"
)
SHARES = re.compile(
    rf"^(?P<subject>The [a-z][^,;:“”]*?) (?P<verb>{'|'.join(VERBS)}) {AMOUNT.format(1)} (?P<owner1>[A-Z]\w+)['’]s"
    rf"(?: and {AMOUNT.format(2)} (?P<owner2>[A-Z]\w+)(?:['’]s)?)? (?P<whole>[\w ]+?)s?\.$"
)


def wholes_of(reading: Reading, library: Library) -> Iterator[Asked]:
    """Give the questions that such sentences of an article allow."""
    for sentence in reading.sentences:
        found = SHARES.match(sentence.text)
        if found is None or not any(name.kind is NameKind.COUNTRY for name in sentence.names):
            continue
        for number in "12":
            if found[f"amount{number}"]:
                asked = _asked(reading, library, sentence, found, number)
                if asked:
                    yield asked


def _asked(reading: Reading, library: Library, sentence: Sentence, found: re.Match[str], number: str) -> Asked | None:
    tokens = sentence.parsed.tokens
    subject = tuple(token.index for token in tokens if token.end <= found.end("subject"))
    verb = next(token.index for token in tokens if token.start >= found.start("verb"))
    clause = Clause(sentence, verb, Part(subject[1], "nsubj", subject), (verb,), (), (), rule="shares")
    edits = settled_words(clause, reading, library)
    if edits is None:
        return None
    start, end = found.start(f"amount{number}"), found.end(f"amount{number}")
    words = tuple(token.index for token in tokens if start <= token.start < end)
    statement = Statement(reading, clause, edits)
    who = statement.say(subject)
    whose, whole = f"{found[f'owner{number}']}’s", found["whole"]
    # The hedge before the first of two shares holds for both only if it is said of both.
    hedge = (found[f"hedge{number}"] or "").strip()
    verbs = VERBS[found["verb"]]
    stem = f"{hedge} what percentage of {whose} {whole} do {who[0].lower()}{who[1:]} {verbs}?".strip()
    said = f"{who} {verbs} {hedge + ' ' if hedge else ''}{found[f'amount{number}']} percent of {whose} {whole}"
    slot = Slot(SlotKind.SHARE, words, words, None, f"{found[f'amount{number}']} percent", hedge=hedge)
    return Asked(Statement(reading, clause, edits, wording=said), slot, stem[0].upper() + stem[1:])
