"""Whether a number that somebody typed is the article's number."""

from dataclasses import dataclass
from decimal import Decimal

from app.grading.numbers import Number, UnreadableNumber, parse_number
from app.grading.units import MEASURES, canonical_unit
from app.questions.draft import NumberKey

PERCENT = "percent"
ENDLESS = 25


@dataclass(frozen=True)
class NumberJudgement:
    """Whether a number is right, by which rule, and what to tell the reader besides."""

    right: bool
    rule: str
    note: str = ""


def judge_number(text: str, key: NumberKey) -> NumberJudgement:
    """Judge a typed number by its key: value within the tolerance, units that agree, no contrary "less than"."""
    try:
        typed = parse_number(text)
    except UnreadableNumber as refusal:
        return NumberJudgement(right=False, rule="the number could not be read", note=str(refusal))
    scale, unit = _key_unit(key.unit)
    typed, note = _in_percent(typed, text) if unit == PERCENT else (typed, "")
    if not _units_agree(typed.unit, unit):
        given = f"in {key.unit}" if key.unit else "without a unit"
        return NumberJudgement(
            right=False, rule="another unit than the article's", note=f"The article gives it {given}."
        )
    if {typed.bound, _bound_of(key.text)} == {"above", "below"}:
        return NumberJudgement(right=False, rule="the other side of the number", note=f'The article says "{key.text}".')
    return _by_value(typed, key, scale, note)


def _by_value(typed: Number, key: NumberKey, scale: int, note: str) -> NumberJudgement:
    # Where the field itself says "million", a bare 3.35 means 3.35 million.
    values = (typed.value,) if typed.scaled or scale == 1 else (typed.value, typed.value * scale)
    distance = min(abs(value - key.value * scale) for value in values)
    if distance == 0:
        return NumberJudgement(right=True, rule="the article's number")
    if distance <= key.tolerance * scale:
        return NumberJudgement(right=True, rule=f"within the tolerance of {_amount(key.tolerance, key.unit)}")
    if typed.fraction and _is_endless(typed.value) and _rounded(typed.value, key.value) == key.value:
        return NumberJudgement(
            right=True, rule=f"the share, rounded as the article does: {_amount(key.value, key.unit)}"
        )
    return NumberJudgement(right=False, rule="another number than the article's", note=note)


def _in_percent(typed: Number, text: str) -> tuple[Number, str]:
    """Give a share of one in percent: "three quarters" or "3/4"; 0.75 alone means 0.75 percent, and a note says so."""
    if typed.fraction and typed.unit not in MEASURES:
        return Number(typed.value * 100, unit=PERCENT, bound=typed.bound, fraction=True), ""
    bare = not typed.unit and not typed.scaled and 0 < typed.value < 1
    return typed, f"{text.strip()} was read as {text.strip()} percent." if bare else ""


def _is_endless(value: Decimal) -> bool:
    """Say whether a share has no end in decimals, as a third has none; Decimal then holds all its digits."""
    return len(value.normalize().as_tuple().digits) >= ENDLESS


def _rounded(value: Decimal, right: Decimal) -> Decimal:
    """Round a value to the decimals that the article's number has."""
    exponent = right.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return round(value, decimals) if decimals else Decimal(round(value))


def _key_unit(unit: str) -> tuple[int, str]:
    """Part a key's unit into its scale and its measure: "million migrants" gives 1,000,000 and "migrants"."""
    first, _, rest = unit.casefold().partition(" ")
    for word, scale in (("thousand", 1000), ("million", 10**6), ("billion", 10**9), ("trillion", 10**12)):
        if first == word:
            return scale, canonical_unit(rest)
    return 1, canonical_unit(unit)


def _units_agree(typed: str, right: str) -> bool:
    """Say whether two canonical units can be the same; words for what is counted are not compared."""
    return not typed or typed == right or (typed not in MEASURES and right not in MEASURES)


def _bound_of(text: str) -> str:
    try:
        return parse_number(text).bound
    except UnreadableNumber:
        return ""


def _amount(value: Decimal, unit: str) -> str:
    return f"{value.normalize():,f} {unit}".strip()
