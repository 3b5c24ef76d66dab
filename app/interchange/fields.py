"""Fields of a JSON object, each checked for its kind as it is taken."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

Record = Mapping[str, object]

# Far beyond any count or share that an article gives, and far below what takes time to write out.
MOST_DIGITS = 30


class UnreadableQuestion(ValueError):
    """A line that holds no question; the message is a sentence that says what is wrong with it."""


def record_of(value: object, what: str) -> Record:
    """Give a value as an object with named fields; `what` names it in the message."""
    if not isinstance(value, dict):
        msg = f"Each {what} must be a JSON object with named fields."
        raise UnreadableQuestion(msg)
    return cast("Record", value)


def list_of(fields: Record, name: str) -> list[object]:
    """Give a field that must be a list."""
    value = fields.get(name)
    if not isinstance(value, list):
        msg = f'"{name}" is missing or is no list.'
        raise UnreadableQuestion(msg)
    return cast("list[object]", value)


def texts_of(fields: Record, name: str) -> list[str]:
    """Give a field that must be a list of texts."""
    values = list_of(fields, name)
    if not all(isinstance(value, str) for value in values):
        msg = f'"{name}" must hold texts only.'
        raise UnreadableQuestion(msg)
    return [clean(text, name) for text in cast("list[str]", values)]


def text_of(fields: Record, name: str) -> str:
    """Give a field that must be a text."""
    value = fields.get(name)
    if not isinstance(value, str):
        msg = f'"{name}" is missing or is no text.'
        raise UnreadableQuestion(msg)
    return clean(value, name)


def number_of(fields: Record, name: str) -> Decimal:
    """Give a field that must be a number, exact."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        msg = f'"{name}" is missing or is no number.'
        raise UnreadableQuestion(msg)
    number = Decimal(value)
    if number and abs(number.adjusted()) > MOST_DIGITS:
        msg = f'"{name}" has more than {MOST_DIGITS} digits.'
        raise UnreadableQuestion(msg)
    return number


def whole_of(fields: Record, name: str) -> int:
    """Give a field that must be a whole number."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**MOST_DIGITS:
        msg = f'"{name}" is missing or is no whole number.'
        raise UnreadableQuestion(msg)
    return value


def clean(text: str, name: str) -> str:
    """Give a text that can be kept; raises UnreadableQuestion where a database could not."""
    # No database keeps a NUL or half of a surrogate pair in a text.
    if any(letter == "\x00" or "\ud800" <= letter <= "\udfff" for letter in text):
        msg = f'"{name}" holds a character that is no text.'
        raise UnreadableQuestion(msg)
    return text
