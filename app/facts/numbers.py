"""Numbers as articles write them: digits, words, "3.35 million", "three-quarters"."""

import re
from decimal import Decimal, InvalidOperation

SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(hundred|thousand|million|billion|trillion|m|bn)?\b", re.IGNORECASE)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
SHORT = {"m": 1_000_000, "bn": 1_000_000_000}


def number_value(text: str) -> Decimal | None:
    """Give the value of a written number, hedges apart; None where the words give none."""
    found = DIGITS.search(text)
    if found:
        return _digits(found)
    words = [
        word
        for word in re.split(r"[\s-]+", text.lower())
        if word in SMALL or word in TENS or word in SCALES or word == "and"
    ]
    return _words(words) if words else None


def _digits(found: re.Match[str]) -> Decimal | None:
    try:
        value = Decimal(found[1].replace(",", ""))
    except InvalidOperation:
        return None
    scale = (found[2] or "").lower()
    return value * (SHORT.get(scale) or SCALES.get(scale, 1))


def _words(words: list[str]) -> Decimal | None:
    total = current = 0
    for word in words:
        if word in SMALL or word in TENS:
            current += SMALL.get(word, 0) + TENS.get(word, 0)
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
    return Decimal(total + current) if total + current else None


def scaled_answer(answer: str, factor: Decimal) -> str | None:
    """Write an answer again with its digits multiplied, no more precise than they were; None where they cannot be."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", answer)
    if found is None:
        return None
    plain = Decimal(found[0].replace(",", ""))
    changed = plain * factor
    places = max(-int(plain.as_tuple().exponent), 0)
    step = (
        Decimal(1).scaleb(-places)
        if places
        else Decimal(10) ** (len(str(int(plain))) - len(str(int(plain)).rstrip("0")))
    )
    if changed < step or ((changed / step) % 1 and plain / step > 5):  # noqa: PLR2004 - few steps leave little room
        changed = (changed / step).to_integral_value() * step
    text = f"{changed.normalize():,f}" if "," in found[0] or changed >= 1000 else f"{changed.normalize():f}"  # noqa: PLR2004
    return answer.replace(found[0], text) if changed > 0 and changed != plain else None
