"""Units of measure by the names that people use for them."""

import unicodedata

_UNITS = {
    "percent": "% percent pct percentage|per cent",
    "percentage point": "pp|percentage point|percentage points|percent points|percent point",
    "dollar": "$ dollar dollars usd us$|us dollar|us dollars|u.s. dollars",
    "euro": "\u20ac euro euros eur",
    "pound": "\u00a3 gbp|pounds sterling",
    "ruble": "\u20bd ruble rubles rouble roubles rub",
    "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "metre": "metre metres meter meters",
    "mile": "mi mile miles",
    "kilogram": "kg kgs kilogram kilograms kilo kilos",
    "gram": "gram grams",
    "tonne": "tonne tonnes|metric tons|metric ton",
    "ton": "ton tons",
    "hour": "hour hours hr hrs",
    "minute": "minute minutes min mins",
    "second": "second seconds sec secs",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years yr yrs",
}


def _names() -> dict[str, str]:
    """Give the canonical unit of every name; names of one word are parted by spaces, longer ones by bars."""
    table: dict[str, str] = {}
    for unit, spelled in _UNITS.items():
        words, *phrases = spelled.split("|")
        table |= dict.fromkeys((*words.split(), *phrases), unit)
    return table


_NAMES = _names()
MEASURES = frozenset(_UNITS)


def canonical_unit(text: str) -> str:
    """Give a measure's one name ("km" gives "kilometre"); other words come back folded, nothing as ""."""
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(".", "").split())
    if words in _NAMES:
        return _NAMES[words]
    first, _, rest = words.partition(" ")
    # "83 percent of migrants" is measured in percent, "$ 5 a day" in dollars.
    named = next((name for name in _NAMES if " " in name and words.startswith(f"{name} ")), first)
    return _NAMES[named] if rest and named in _NAMES else words
