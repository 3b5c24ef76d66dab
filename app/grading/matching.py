"""Whether a typed answer is one of the accepted forms, and by which rule."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from app.grading.spelling import respelled
from app.questions.draft import AcceptedForm

LONG_WORD = 8
VERY_LONG_WORD = 12
MOST_NAME_WORDS = 4
MOST_FOLDS = 8

# Letters with a stroke or joined, which NFKD does not take apart.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_MINUS = re.compile(r"(?<!\w)[-\u2212](?=\d)")
_PER_CENT = re.compile(r"\s*%|\bper cent\b")
_APOSTROPHES = re.compile(r"['\u2019\u02bc`]")
_ARTICLE = re.compile(r"^(?:(?:the|an?)\s+)+(?=\S)")


@dataclass(frozen=True)
class Match:
    """The accepted form that an answer is, the rule in words, and what to tell the reader besides."""

    form: AcceptedForm
    rule: str
    note: str = ""


def match(text: str, accepted: Sequence[AcceptedForm], *, others: Collection[str] = ()) -> Match | None:
    """Find the accepted form that `text` is, or None.

    First the form itself, then a name's words in another order, another spelling of the name, a slip of the pen.
    `others` are names that mean somebody else: they are right only where they are the form itself.
    """
    folded = fold(text)
    if not folded:
        return None
    for form in accepted:
        if fold(form.text) == folded:
            return Match(form, rule="matches the article's words" if form.rule == "verbatim" else form.rule)
    if folded in {fold(other) for other in others}:
        return None
    for says, rule, note in _WAYS:
        for form in accepted:
            if says(text, form.text):
                return Match(form, rule=rule.format(form.text), note=note.format(form.text))
    return None


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Give the form in which two answers are compared.

    Alike after it: case, accents, width, punctuation, a leading article, numbers in words, white space, "%" and
    "percent". Signs of figures, decimal points and currency signs stay. What is folded stays as it is.
    """
    once = _fold(text)
    # Written as digits, words can stand where folding once more would join them or take an article away.
    for _ in range(MOST_FOLDS):
        again = _fold(once)
        if again == once:
            break
        once = again
    return once


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _INITIALS.sub(lambda found: found.group().replace(".", ""), plain)
    plain = _PER_CENT.sub(" percent ", _APOSTROPHES.sub("", _THOUSANDS.sub("", plain)))
    plain = _MINUS.sub("\N{MINUS SIGN}", plain).replace("&", " and ")
    words = " ".join(_without_punctuation(plain).split())
    return _ARTICLE.sub("", in_digits(words))


def in_digits(text: str) -> str:
    """Write numbers in words as digits: "twenty-nine leaders" gives "29 leaders"."""
    # Imported here: a worker that only shows pages needs no numbers in words.
    import text_to_num  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    to_digits = cast("Callable[[str, str, float], str]", text_to_num.alpha2digit)  # pyright: ignore[reportUnknownMemberType]
    return to_digits(text, "en", 0)


def is_turned(text: str, name: str) -> bool:
    """Say whether `text` is a name of two to four words with its last one first: "Halvorsen, Sigrid"."""
    typed, right = fold(text).split(), fold(name).split()
    if not _is_name(name) or len(typed) != len(right) or not 2 <= len(right) <= MOST_NAME_WORDS:  # noqa: PLR2004
        return False
    # Without a comma, "Sea North" is no way to write the North Sea; only a name's two words may trade places.
    comma = "," in text and text.index(",") < len(text) - 1
    before = len(fold(text.partition(",")[0]).split()) if comma else 1
    return (comma or len(right) == 2) and typed[before:] + typed[:before] == right  # noqa: PLR2004


def is_respelled(text: str, name: str) -> bool:
    """Say whether `text` is another spelling of a name: romanised in another way, or in Cyrillic letters."""
    # Folded, "Gorbačëv" has lost the signs that say which sounds its letters are.
    return _is_name(name) and (respelled(fold(text), fold(name)) or respelled(_words(text), _words(name)))


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFC", _APOSTROPHES.sub("", text)).casefold()
    return _ARTICLE.sub("", " ".join(_without_punctuation(plain).split()))


def is_slip(text: str, name: str) -> bool:
    """Say whether `text` is a long name with a slip of the pen: never in digits, first letters or short words.

    A word of 8 to 11 letters may have one slip, a longer one two (a letter more, less, other, or two swapped).
    """
    if any(letter.isdigit() for letter in text) or not _is_name(name):
        return False
    typed, right = fold(text).split(), fold(name).split()
    if len(typed) != len(right) or any(letter.isdigit() for word in (*typed, *right) for letter in word):
        return False
    return all(_word_slip(one, other) for one, other in zip(typed, right, strict=True))


def _is_name(text: str) -> bool:
    return text[:1].isupper() and not any(letter.isdigit() for letter in text)


def _word_slip(typed: str, right: str) -> bool:
    if typed == right:
        return True
    if min(len(typed), len(right)) < LONG_WORD or typed[0] != right[0]:
        return False
    # Imported here: only an answer that no accepted form matches needs it.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.distance(typed, right) <= (2 if len(right) >= VERY_LONG_WORD else 1)


def _without_punctuation(text: str) -> str:
    return "".join(
        " " if unicodedata.category(letter)[0] == "P" and not _is_point(text, place) else letter
        for place, letter in enumerate(text)
    )


def _is_point(text: str, place: int) -> bool:
    """Say whether the mark at `place` is a decimal point or comma: it stands between two digits."""
    between = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
    return text[place] in ".,:/" and between


# How a typed text can be a name that it does not fold to: the test, the rule in words, and the note.
_WAYS: tuple[tuple[Callable[[str, str], bool], str, str], ...] = (
    (is_turned, "the words of the name in another order: {}", "The article writes {}."),
    (is_respelled, "another spelling of {}", "The article spells it {}."),
    (is_slip, "spelling noted: {}", "The article spells it {}."),
)
