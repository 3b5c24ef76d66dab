"""The codes that are typed: of a quiz or a class, read off a wall, and one's own, to come back on another device."""

import secrets
import unicodedata

# Without 0 and O, 1, I and L, U and V's double, and without vowels: no word comes out by chance.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 6
# Longer than a quiz's, so that the two cannot be mistaken for one another; and nobody guesses one of 378,000 million.
OWN_LENGTH = 8


def new_code() -> str:
    """Draw a code of a quiz or a class, one of 480 million."""
    return _drawn(LENGTH)


def new_own_code() -> str:
    """Draw a code by which one pupil comes back."""
    return _drawn(OWN_LENGTH)


def code_of(typed: str) -> str | None:
    """Give the code that somebody typed, whatever its case, spaces and hyphens; None where it can be no code."""
    return _read(typed, LENGTH)


def own_code_of(typed: str) -> str | None:
    """Give the code to come back that somebody typed, read as `code_of` does; None where it can be none."""
    return _read(typed, OWN_LENGTH)


def spaced(code: str) -> str:
    """Give a code in two halves, as it is read aloud."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def _drawn(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _read(typed: str, length: int) -> str | None:
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(letter for letter in plain if not letter.isspace() and unicodedata.category(letter) != "Pd")
    return code if len(code) == length and set(code) <= set(ALPHABET) else None
