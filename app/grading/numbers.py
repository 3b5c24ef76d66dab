"""Numbers as people write them: read with their unit, or refused with a sentence, never guessed."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.grading.matching import in_digits
from app.grading.units import canonical_unit

# Up to a billion, scale words become digits with the other words; these are left.
_SCALES: dict[str, int] = {
    name: scale
    for scale, names in (
        (12, "dozen dozens"),
        (10**3, "k tsd"),
        (10**6, "mln mn mio mill"),
        (10**9, "bn mrd mlrd"),
        (10**12, "tn trillion"),
    )
    for name in names.split()
}
_ONE_PART = {"half": 2, "quarter": 4, "fourth": 4, "3rd": 3} | {f"{parts}th": parts for parts in range(4, 13)}
_PARTS = _ONE_PART | {f"{word}s": parts for word, parts in _ONE_PART.items()} | {"halves": 2}

_BELOW = re.compile(r"^(?:less than|fewer than|under|below|up to|at most)\s+")
_ABOVE = re.compile(r"^(?:more than|over|above|at least)\s+")
_ABOUT = re.compile(r"^(?:about|around|approximately|roughly|some|nearly|almost|[~\u2248])\s*")
# What scale words become when numbers in words are written as digits.
_TENS = re.compile(r"10{2,12}")
_CURRENCY = re.compile(r"^(-?)(?:us)?([$\u20ac\u00a3\u20bd])\s*(.*)$")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_SWISS = re.compile(r"(?<![\d.,'\u2019])\d{1,3}(?:['\u2019]\d{3})+(?!\d)")
# "83-84", "83 to 84", "between 83 and 84": two numbers where one is asked.
_RANGE = re.compile(r"^(?:from |between )?[\d.,]+ ?[a-z%]* ?(?:-|\u2013|\u2014|to|and|or|bis) ?[\d.,]+(?! ?/)")
_SIDE_BY_SIDE = re.compile(r"\d +\d+(?![\d/])")
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_SHARE_WORDS = "|".join(word for word in _PARTS if not word[0].isdigit())
_NUMBER = re.compile(
    rf"^(?P<sign>-?)(?:(?P<top>\d+)\s*/\s*(?P<bottom>\d+)"
    rf"|(?P<some>\d+) (?:in|out of|of) (?P<all>\d+)$"
    rf"|(?:(?P<count>\d+|an?) (?P<part>{_PART})|(?P<lone>{_SHARE_WORDS}))\b(?: of)?"
    rf"|(?P<digits>\d[\d.,]*)(?: (?:and )?(?:(?P<more>an?|\d+) (?P<extra>{_PART})|(?P<etop>\d+)/(?P<ebottom>\d+))\b)?"
    rf"|an?(?= 10| dozens?\b))",
)


_SEVERAL = "This names two numbers. Please write the one that you mean, for example 83."


class UnreadableNumber(ValueError):
    """A number that cannot be read, or in two ways; the message is a sentence for the reader."""


@dataclass(frozen=True)
class Number:
    """A number read: its value with scale words applied, its canonical unit, and how it was put.

    `bound` is "above" for "more than", "below" for "less than", else "". `fraction` says that it was written as a
    share of one ("three quarters"), `scaled` that a scale word stood by it ("3.35 million").
    """

    value: Decimal
    unit: str = ""
    bound: str = ""
    fraction: bool = False
    scaled: bool = False


def parse_number(text: str) -> Number:
    """Read one number with its unit: "83 %", "3.35 million", "three-quarters"; raises UnreadableNumber."""
    words, bound = _bound(_normal(text))
    if not words:
        msg = "Write a number, for example 83 or 3.35 million."
        raise UnreadableNumber(msg)
    money = _CURRENCY.match(words)
    currency = money.group(2) if money else ""
    words = money.group(1) + money.group(3) if money else words
    found = _NUMBER.match(words)
    if found is None or not found.group():
        raise UnreadableNumber(_not_read(text))
    amount = _amount(found, text)
    scale, rest = _scale(words[found.end() :].strip(), text)
    value = Decimal((amount * scale).numerator) / Decimal((amount * scale).denominator)
    return Number(
        value=value,
        unit=canonical_unit(f"{currency} {rest}"),
        bound=bound,
        fraction=scale == 1 and found["digits"] is None,
        scaled=scale != 1,
    )


def _normal(text: str) -> str:
    # A fraction of one sign is written beside its whole number: without a space, 1\u00bd would become 11/2.
    apart = re.sub(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])", " ", text)
    plain = unicodedata.normalize("NFKC", apart).casefold().replace("\u2044", "/").replace("\u2212", "-").strip(" .!?")
    plain = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", " ".join(plain.split()))
    # Done while figures are figures: once words are digits, "5 hundred" looks like 5 100.
    plain = _GROUPS.sub(lambda found: found.group().replace(" ", ""), plain)
    plain = _SWISS.sub(lambda found: re.sub(r"['\u2019]", "", found.group()), plain)
    if _RANGE.match(plain) and " and a " not in plain:
        raise UnreadableNumber(_SEVERAL)
    if _SIDE_BY_SIDE.search(plain):
        raise UnreadableNumber(_not_read(text))
    return " ".join(in_digits(re.sub(r"(?<=\d)(?=[a-z%])(?!(?:st|nd|rd|th)s?\b)", " ", plain)).split())


def _bound(words: str) -> tuple[str, str]:
    for pattern, bound in ((_ABOUT, ""), (_BELOW, "below"), (_ABOVE, "above")):
        if found := pattern.match(words):
            return words[found.end() :], bound
    return words, ""


def _amount(found: re.Match[str], text: str) -> Fraction:
    sign = -1 if found["sign"] else 1
    if found["top"]:
        return sign * _share(found["top"], found["bottom"], text)
    if found["some"]:
        return sign * _share(found["some"], found["all"], text)
    if found["part"] or found["lone"]:
        return sign * Fraction(_count(found["count"]), _PARTS[found["part"] or found["lone"]])
    if not found["digits"]:
        return Fraction(sign)
    amount = Fraction(_plain_digits(found["digits"], text))
    if found["extra"]:
        amount += Fraction(_count(found["more"]), _PARTS[found["extra"]])
    if found["etop"]:
        amount += _share(found["etop"], found["ebottom"], text)
    return sign * amount


def _share(top: str, bottom: str, text: str) -> Fraction:
    if int(bottom) == 0:
        raise UnreadableNumber(_not_read(text))
    return Fraction(int(top), int(bottom))


def _count(word: str | None) -> int:
    return int(word) if word and word.isdigit() else 1


def _plain_digits(digits: str, text: str) -> Decimal:
    """Read figures with their separators; a lone point before three figures could be either, so it is refused."""
    digits = digits.rstrip(".,")
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits):
        whole, after = digits.split(".")
        msg = (
            f"{digits} can mean {Decimal(digits).normalize():f} or {whole},{after}. Please write it one of these ways."
        )
        raise UnreadableNumber(msg)
    if re.fullmatch(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+,\d+", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    raise UnreadableNumber(_not_read(text))


def _scale(rest: str, text: str) -> tuple[int, str]:
    """Take a scale word from the front of what follows the figures."""
    rest = rest.removeprefix("of ").removeprefix("a ")
    first, _, after = rest.partition(" ")
    if first == "m":
        msg = 'Here "m" can mean million or metres. Please write the word.'
        raise UnreadableNumber(msg)
    if first in _SCALES or _TENS.fullmatch(first):
        scale, rest = _SCALES.get(first) or int(first), after.removeprefix("of ")
    else:
        scale = 1
    # "1990s" is no number, nor is "83 to 84".
    if rest == "s" or re.search(r"\d", rest):
        raise UnreadableNumber(_not_read(text))
    return scale, rest


def _not_read(text: str) -> str:
    return (
        f'"{text.strip()[:40]}" could not be read as one number. Write it in figures, for example 83 or 3.35 million.'
    )
