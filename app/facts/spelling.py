"""Whether two spellings are one person's name: transliterations fold to one form, other names stay apart."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

# Letters that transliterations from Cyrillic, Arabic or Turkic alphabets write in several ways.
SOUNDS = (("kh", "h"), ("x", "ks"), ("w", "v"), ("z", "s"), ("j", "i"), ("y", "i"), ("o", "a"))
VOWELS = "aeiou"
LONG = 8
LONG_GIVEN = 6
NEARLY = 90


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Fold what transliterations vary: y, i and j, o and a, kh and h, z and s, doubled letters."""
    name = re.sub(r"[^a-z]", "", name.lower())
    for written, sound in SOUNDS:
        name = name.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", name)


def skeleton(name: str) -> str:
    """Give the consonants of a folded name."""
    return "".join(letter for letter in folded(name) if letter not in VOWELS)


def same_surname(one: str, other: str) -> bool:
    """Say whether two surnames are spellings of one; in a long one a slip is allowed."""
    if one == other:
        return True
    first, second = folded(one), folded(other)
    if not first or not second or first[0] != second[0]:
        return False
    long = min(len(first), len(second)) >= LONG
    return first == second if not long else ratio(first, second) >= NEARLY


def same_given(one: str, other: str, *, surname_varies: bool) -> bool:
    """Say whether two given names are spellings of one.

    Beside one surname, "Antonia" and "Antonio" are two people: the last letter must be the same, and a short name the
    same throughout. Where the surname itself is spelled in two ways, the consonants are enough ("Alyaksandr").
    """
    if one == other:
        return True
    if surname_varies:
        return one[0] == other[0] and skeleton(one) == skeleton(other)
    long = min(len(one), len(other)) >= LONG_GIVEN
    return long and one[-1] == other[-1] and folded(one) == folded(other)


def same_person(one: str, other: str) -> bool:
    """Say whether two full names are spellings of one person's name."""
    given, surname = one.split(maxsplit=1)[0], one.rsplit(maxsplit=1)[-1]
    other_given, other_surname = other.split(maxsplit=1)[0], other.rsplit(maxsplit=1)[-1]
    if surname != other_surname and given[0] != other_given[0]:
        return False  # as same_given would; of thousands of pairs, nearly all end here
    return same_surname(surname, other_surname) and same_given(
        given, other_given, surname_varies=surname != other_surname
    )
