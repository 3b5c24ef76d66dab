"""Text as plain words, so that "Eighty-three per cent" and "83%" are one, and what two texts have in common."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.facts.numbers import SMALL, TENS
from app.facts.words import MONTHS

Words = tuple[str, ...]

SHORT_SCALES = {"m": "million", "bn": "billion"}
SCALED = re.compile(r"(\d)\s?(m|bn)\b")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b")
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS).lower()})\b")
WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+|[%$£€]")
STEM = 5
ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|(?<!s)s)$")
DOUBLED = re.compile(r"([^aeiouls])\1$")
# Forms whose first letters differ, so that cutting does not make them one.
_PAIRS = """met/meet said/say says/say told/tell took/take held/hold fell/fall built/build gave/give ran/run
    lost/lose kept/keep paid/pay rose/rise died/die led/lead sent/send left/leave made/make grew/grow began/begin
    became/become bought/buy sold/sell found/find shot/shoot went/go came/come spoke/speak drew/draw buried/bury
used/use us/america"""
IRREGULAR: dict[str, str] = {written: base for written, _, base in (pair.partition("/") for pair in _PAIRS.split())}
FUNCTION_WORDS = frozenset(
    """a an the this that these those it its he him his she her they them their we our you your i my who whom whose
    which what when where why how many much is are was were be been being am do does did done has have had having will
    would can could may might must shall should not no nor and or but if than then so as at by for from in into of off
    on onto out over to up with without about after before during until since between among against under only also too
    very more most less least all any each every both either some such other another there here one once s t according
    article say""".split()
)


@lru_cache(maxsize=4096)
def plain_words(text: str) -> Words:
    """Give a text's words in lower case: no accents, numbers in digits, "%" for per cent, the month before the day."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    plain = re.sub(r"'s\b", "", bare.lower().replace("’", "'").replace("‘", "'"))
    plain = re.sub(r"\bper ?cent\b", "%", THOUSANDS.sub("", plain))
    plain = ORDINAL.sub(r"\1", SCALED.sub(lambda found: f"{found[1]} {SHORT_SCALES[found[2]]}", plain))
    return _in_digits(WORD.findall(DAY_FIRST.sub(r"\2 \1", plain)))


def _in_digits(words: Sequence[str]) -> Words:
    made: list[str] = []
    tens = False
    for word in words:
        if tens and 0 < SMALL.get(word, 0) < 10:  # noqa: PLR2004 - "eighty three" is one number, "eighty thirteen" is not
            made[-1] = str(int(made[-1]) + SMALL[word])
        else:
            made.append(str(SMALL.get(word, TENS.get(word, word))))
        tens = word in TENS
    return tuple(made)


def holds(words: Words, phrase: Words) -> bool:
    """Say whether a phrase stands in a text, word for word; an empty phrase stands nowhere."""
    size = len(phrase)
    return size > 0 and any(words[start : start + size] == phrase for start in range(len(words) - size + 1))


def gist(words: Iterable[str]) -> frozenset[str]:
    """Give what words are about: function words apart, each cut to its first letters ("announced", "announcement")."""
    known = (IRREGULAR.get(word, word) for word in words if word not in FUNCTION_WORDS)
    return frozenset(_stem(word) for word in known if word not in FUNCTION_WORDS)


def _stem(word: str) -> str:
    """Cut a word to its first letters, endings off: "opened", "opening" and "opens" are one with "open"."""
    bare = DOUBLED.sub(r"\1", ENDING.sub("", word))
    return (bare.removesuffix("e") if len(bare) >= STEM - 1 else bare)[:STEM]
