"""Typed answers that are wrong but near: what a teacher should look at before it stays wrong."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from app.grading.matching import fold
from app.grading.measure import judge_number
from app.grading.numbers import UnreadableNumber, parse_number
from app.questions.draft import AcceptedForm, AnswerKey, NumberKey

LONGEST_NEAR = 120
SHORTEST = 4
MOST_EXTRA_WORDS = 6
LETTERS_TO_A_SLIP = 4
NEAREST_TENTH = Decimal("0.1")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def is_near(text: str, key: AnswerKey, *, others: Collection[str] = ()) -> bool:
    """Say whether a wrong text is near the key; one that is another known name (`others`) never is.

    Near are: few letters off, the family name with other words, an accepted form among others or a part of one, and
    a number that is the article's in another rounding. Figures must be the same.
    """
    folded = fold(text)
    if not folded or len(text) > LONGEST_NEAR or folded in {fold(other) for other in others}:
        return False
    if key.number is not None:
        return widened(text, key.number) is not None
    return any(_near(folded, form) for form in key.accepted)


def widened(text: str, key: NumberKey) -> NumberKey | None:
    """Give the key with just the tolerance that makes a rounded number right; None where it is no rounding of it."""
    try:
        typed = parse_number(text)
    except UnreadableNumber:
        return None
    scale = Decimal(_SCALES.get(key.unit.casefold().partition(" ")[0], 1))
    value = typed.value * 100 if typed.fraction and not typed.unit else typed.value
    tolerances = {abs(value - key.value), abs(value / scale - key.value)}
    fits = [one for one in sorted(tolerances) if 0 < one <= abs(key.value) * NEAREST_TENTH]
    wide = (replace(key, tolerance=one) for one in fits)
    return next((one for one in wide if _is_rounded(value) and judge_number(text, one).right), None)


def _is_rounded(value: Decimal) -> bool:
    """Say whether a number has two significant figures at most: 83 and 2,400 are round, 2,413 is not."""
    return 0 < len(value.normalize().as_tuple().digits) <= 2  # noqa: PLR2004 - said above


def _near(folded: str, form: AcceptedForm) -> bool:
    typed, right = folded.split(), fold(form.text).split()
    if not right or _figures(typed) != _figures(right):
        return False
    shorter, longer = sorted((typed, right), key=len)
    extra, said = len(longer) - len(shorter), len(" ".join(shorter))
    if _within(shorter, longer) and extra <= MOST_EXTRA_WORDS and said >= SHORTEST:
        return True
    is_person = len(right) > 1 and form.text[:1].isupper() and form.text.split()[-1][:1].isupper()
    return (is_person and len(right[-1]) >= SHORTEST and right[-1] in typed) or _few_off(folded, " ".join(right))


def _few_off(typed: str, right: str) -> bool:
    # Imported here: only an answer that is wrong needs it.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return len(right) >= SHORTEST and OSA.distance(typed, right) <= max(1, len(right) // LETTERS_TO_A_SLIP)


def _within(some: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(some)] == some for at in range(len(words) - len(some) + 1))


def _figures(words: list[str]) -> list[str]:
    return sorted(word for word in words if any(letter.isdigit() for letter in word))
