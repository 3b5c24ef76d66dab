"""Wrong dates, years, amounts and fractions: of the key's own form and roundness."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from app.articles.text import Passage
from app.facts.dates import DateSpan, dates_in
from app.facts.numbers import scaled_answer
from app.facts.words import MONTHS
from app.questions.candidates import WANTED, Distractor
from app.questions.phrasing import Asked
from app.questions.repeatable import can_repeat

OLD = 60
FURTHER = 4
FRACTIONS = ("one-quarter", "one-third", "half", "two-thirds", "three-quarters")


def days(asked: Asked) -> Iterator[Distractor]:
    """Give other days: the article's own of the same month, then days around the key's."""
    key = asked.slot.date
    if key is None or key.day is None:
        return
    home = asked.statement.reading
    year = key.year or (home.dated.day.year if home.dated else 2001)
    right = date(year, MONTHS.index(key.month) + 1, key.day)
    seen: dict[date, Passage] = {}
    for sentence in home.sentences:
        for found in dates_in(sentence.text):
            if found.day is not None and found.month == key.month and found.year == key.year and found.day != key.day:
                seen.setdefault(date(year, right.month, found.day), home.passage(sentence))
    earlier = sha256(asked.stem.encode()).digest()[0] % 4
    # On another day that is told of, they may have met too.
    near = [] if can_repeat(asked.statement) else sorted(seen, key=lambda day: abs((day - right).days))
    free = [step for step in range(1, WANTED + FURTHER) if near or right + timedelta(days=step) not in seen]
    before = [-step for step in range(1, WANTED + FURTHER) if near or right - timedelta(days=step) not in seen]
    for day in (*near, *(right + timedelta(days=step) for step in (*before[:earlier], *free))):
        yield Distractor(_day_text(key, day), seen.get(day), home.stem)


def _day_text(key: DateSpan, day: date) -> str:
    month = MONTHS[day.month - 1]
    return f"{day.day} {month}" if key.day_first else f"{month} {day.day}"


def years(asked: Asked) -> Iterator[Distractor]:
    """Give other years: the article's own that are near, then years around the key's."""
    key = asked.slot.date
    if key is None or key.year is None:
        return
    home = asked.statement.reading
    latest = home.dated.day.year if home.dated else 2100
    wide = key.year < latest - OLD if home.dated else key.year < 1950  # noqa: PLR2004 - far enough for round decades
    seen = {found.year: home.passage(sentence) for sentence in home.sentences for found in dates_in(sentence.text)}
    reach = 60 if wide else 6
    steps = (-10, 10, 20, -20) if wide else (-2, -1, 1, 2, -3)
    near = [year for year in seen if year and 0 < abs(year - key.year) <= reach]
    for year in (*near, *(key.year + step for step in steps)):
        if year <= latest and year != key.year:
            yield Distractor(str(year), seen.get(year), home.stem)


def amounts(asked: Asked) -> Iterator[Distractor]:
    """Give other amounts with the same hedge ("more than 2 million"), as round as the key, smaller and larger."""
    digest = sha256(asked.stem.encode()).digest()[0] % 3
    factors = (
        (Decimal("0.5"), Decimal("1.5"), Decimal(2)),
        (Decimal("0.25"), Decimal("0.5"), Decimal("1.5")),
        (Decimal("1.5"), Decimal(2), Decimal(3)),
    )
    for factor in factors[digest]:
        text = scaled_answer(asked.slot.answer, factor)
        if text:
            yield Distractor(text)


def fractions(asked: Asked) -> Iterator[Distractor]:
    """Give the other common fractions."""
    key = asked.slot.answer
    return (Distractor(text) for text in FRACTIONS if text != key) if key in FRACTIONS else iter(())
