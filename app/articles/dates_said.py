"""Whether a text says a date, and in which words."""

import re
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()


def words_saying(day: date, text: str) -> str:
    """Give the words in which a text says a day, month and year together; nothing where it does not."""
    found = _pattern(day).search(text)
    return found[0] if found else ""


def says(words: str, day: date) -> bool:
    """Say whether words name a day, month and year together."""
    return bool(_pattern(day).search(words))


def _pattern(day: date) -> re.Pattern[str]:
    name = MONTHS[day.month - 1]
    month = rf"(?:{name}|{name[:3]}\.?|{name[:4]}\.?)"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    forms = (
        rf"{month} {number},? {day.year}",
        rf"{number}(?: of)? {month},? {day.year}",
        rf"{day.year}-{day.month:02d}-{day.day:02d}",
        rf"0?{day.day}\.\s?0?{day.month}\.\s?{day.year}",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
