"""The code that a quiz or a class is joined by: drawn by chance, read off a wall, typed in any way."""

import secrets
import unicodedata

# Without 0 and O, 1, I and L, U and V's double, and without vowels: no word comes out by chance.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 6
HALF = LENGTH // 2


def new_code() -> str:
    """Draw a code, one of 480 million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def code_of(typed: str) -> str | None:
    """Give the code that somebody typed, whatever its case, spaces and hyphens; None where it can be no code."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(letter for letter in plain if not letter.isspace() and unicodedata.category(letter) != "Pd")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def spaced(code: str) -> str:
    """Give a code in two halves, as it is read aloud."""
    return f"{code[:HALF]} {code[HALF:]}"
