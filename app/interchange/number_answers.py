"""The number of another program's question: a value with its tolerance, or a range."""

import re
from decimal import Decimal, localcontext

from app.interchange.fields import MOST_DIGITS
from app.interchange.seen import Answer, NoCounterpart
from app.questions.draft import NumberKey

_NUMBER = re.compile(r"[+-]?(?:\d{1,60}(?:[.,]\d{0,60})?|[.,]\d{1,60})(?:[eE][+-]?\d{1,3})?")


def number_key(answer: Answer, unit: str) -> tuple[NumberKey, tuple[str, ...]]:
    """Read “1822”, “3.1415” with a tolerance, or “3.141..3.142”; gives sentences on what changed. NoCounterpart."""
    low, dots, high = answer.text.strip().partition("..")
    if not dots:
        value = number_of(low)
        tolerance = number_of(answer.tolerance or "0")
        if tolerance < 0:
            msg = f"The tolerance “{answer.tolerance[:40]}” is below zero."
            raise NoCounterpart(msg)
        return NumberKey(value, unit, tolerance, f"{low} {unit}".strip()), ()
    first, last = sorted((number_of(low), number_of(high)))
    with localcontext() as context:
        context.prec = 4 * MOST_DIGITS
        middle, half = ((first + last) / 2).normalize(), ((last - first) / 2).normalize()
    key = NumberKey(middle, unit, half, f"{middle:f} {unit}".strip())
    return key, (f"The range {first:f} to {last:f} became {middle:f} with a tolerance of {half:f}.",)


def number_of(text: str) -> Decimal:
    """Read one number; NoCounterpart where it is none, or has more digits than a database keeps."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        number = Decimal(text.replace(",", "."))
        if not number or abs(number.adjusted()) <= MOST_DIGITS:
            return number
    msg = f"“{text[:40]}” is not a number that a question here can hold."
    raise NoCounterpart(msg)
