"""Whether a text can be asked about: English prose in sentences, not a table, a list, capitals or another language."""

import re
import unicodedata

from app.articles.language import ENGLISH, in_capitals, language_of
from app.articles.text import BlockKind, Rendition

ONLY_ENGLISH = "questions are made of English articles only"
LONGEST = 1500
MOSTLY_LETTERS = 0.7
ENDED = re.compile(r"[.!?…:;][”’\"'»)\]]*$")
TABULAR = re.compile(r"[|\t{}<>\\^~=]|\.{4,}|_{3,}|[-–—*]{3,}")
ITEM = re.compile(r"^(?:[-–—*+•·▪‣●○◦»>#]|\(?\d{1,3}[.)]\s|\(?[a-zA-Z]\)\s)")
# Two words said twice running are a slip of the pen ("to end the war the war with"), but "again and again and again".
STUTTER = re.compile(r"\b(?!and |\w+ and\b)(\w+ \w+) \1\b", re.IGNORECASE)
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def doubt_about(rendition: Rendition) -> str:
    """Say in a sentence why nothing is asked about a text; nothing where it is English prose."""
    text = " ".join(
        rendition.text[block.start : block.end] for block in rendition.blocks if block.kind is BlockKind.BODY
    )
    if not text.strip():
        # Where nothing is a sentence, what the lines are written in says most.
        return _not_english(rendition.text) or "This text has no sentences, so there is nothing to ask about."
    if in_capitals(text):
        return (
            "This text is written in capitals, in which names cannot be told from other words, so no questions are "
            "made of it. Import it in ordinary spelling."
        )
    return _not_english(text)


def _not_english(text: str) -> str:
    language = language_of(text)
    if language == ENGLISH:
        return ""
    return (
        f"This text seems to be in {language}, not English; {ONLY_ENGLISH}."
        if language
        else f"This text does not read like English sentences; {ONLY_ENGLISH}."
    )


def is_prose(sentence: str) -> bool:
    """Say whether a sentence of an article is one of English prose, whole and without letters that nobody sees."""
    if len(sentence) > LONGEST or not ENDED.search(sentence) or TABULAR.search(sentence) or ITEM.search(sentence):
        return False
    seen = "".join(sentence.split())
    if sum(map(str.isalpha, seen)) < MOSTLY_LETTERS * len(seen):
        return False
    if not sentence.isascii() and any(unicodedata.category(letter) in UNSEEN for letter in sentence):
        return False
    if STUTTER.search(sentence):
        return False
    return sentence.isprintable() and not in_capitals(sentence) and language_of(sentence) == ENGLISH
