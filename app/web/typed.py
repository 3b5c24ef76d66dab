"""What people type, made fit to be kept and shown: nothing in it is invisible or turns the words around it."""

import unicodedata

# Marks that turn the direction of all that follows them.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control and format characters, halves of surrogate pairs, and what has no meaning outside one system.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})
UNKEPT = frozenset({"Cc", "Cs"})
SPACES = frozenset("\n\r\t")


def visible(text: str | None) -> str:
    """Give a typed text without control characters, line breaks and tabs apart, and without turning marks."""
    return _without(UNKEPT, text or "")


def one_line(text: str | None) -> str:
    """Give a typed name without invisible characters and look-alike forms, its spaces put in order."""
    return " ".join(_without(INVISIBLE, unicodedata.normalize("NFKC", text or "")).split())


def _without(categories: frozenset[str], text: str) -> str:
    return "".join(
        letter
        for letter in text
        if letter in SPACES or (letter not in TURNING and unicodedata.category(letter) not in categories)
    )
