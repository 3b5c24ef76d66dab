"""Dates in a sentence: days, months and years, with a year supplied where the article's date gives it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.facts.words import MONTHS

_MONTH = "|".join(MONTHS)
DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?\b")
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?P<more>(?: to | and |–|-)\d{1,2}\b)?(?:,? (?P<year>\d{4}))?"
)
MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH})(?: of)? (?P<year>(?:1[5-9]|20)\d\d)\b")
YEAR = re.compile(r"(?<![\d.,-])(?:1[0-9]|20)\d\d(?![\d.,]*\d|s|-|%| (?:people|years|men|women|soldiers))")

DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class DateSpan:
    """A date in a text: its offsets, parts, and whether the day came before the month."""

    start: int
    end: int
    text: str
    year: int | None
    month: str = ""
    day: int | None = None
    day_first: bool = False
    more: str = ""

    def written(self, year: int | None = None) -> str:
        """Write the date out in the form it had, with a year where one is given and none was there."""
        year = self.year or year
        if not self.month:
            return str(year)
        if self.more:
            return f"{self.text}, {year}" if year and not self.year else self.text
        if self.day is None:
            return f"{self.month} {year}"
        if self.day_first:
            return f"{self.day} {self.month}" + (f" {year}" if year else "")
        return f"{self.month} {self.day}" + (f", {year}" if year else "")


def in_doubt(month: str, published: date) -> bool:
    """Say whether a month without a year may be one of the year before: it is not over when the article appears."""
    return MONTHS.index(month) + 1 > published.month


def dates_in(text: str) -> list[DateSpan]:
    """Find the dates of a text, in order, the longest reading of each."""
    return list(_dates(text))


@lru_cache(maxsize=4096)  # the same sentences are asked for their dates by every rule
def _dates(text: str) -> tuple[DateSpan, ...]:
    found: list[DateSpan] = []
    if not DIGIT.search(text):
        return ()
    for pattern, day_first in ((DAY_FIRST, True), (MONTH_FIRST, False), (MONTH_YEAR, False), (YEAR, False)):
        for match in pattern.finditer(text):
            if any(span.start < match.end() and match.start() < span.end for span in found):
                continue
            found.append(_span(match, day_first=day_first))
    return tuple(sorted(found, key=lambda span: span.start))


def _span(match: re.Match[str], *, day_first: bool) -> DateSpan:
    parts = match.groupdict()
    year = parts.get("year") or ("" if parts else match.group())
    return DateSpan(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        year=int(year) if year else None,
        month=parts.get("month") or "",
        day=int(parts["day"]) if parts.get("day") and not parts.get("more") else None,
        day_first=day_first,
        more=parts.get("more") or "",
    )
