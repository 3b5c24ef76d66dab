"""Whether the sentences shown tell when: "two years later" and "last August" count from a date that must be in view."""

import re
from collections.abc import Iterator

from app.facts.dates import dates_in, in_doubt
from app.facts.reading import Sentence
from app.facts.words import MONTHS
from app.questions.context_view import View

UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|century)s?"
COUNTED = re.compile(
    rf"\b(?:\w+ )?{UNIT} (?:(?:later|earlier|afterwards)\b|(?:before|after)(?=[,.;]|$))"
    rf"|\b[Tt]he (?:following|next|previous) (?:\w+ )?{UNIT}\b|\b[Tt]hat (?:same )?(?:year|month|week)\b"
)
SHORT_UNIT = re.compile(r"\b(?:second|minute|hour|day|night|week|fortnight)s?\b")
LAST = re.compile(rf"\b(?:last|next) (?:{'|'.join(MONTHS)}|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
THEN = re.compile(
    r"\b(?:[Ss]hortly|[Ss]oon|[Ii]mmediately) after(?:wards?)?(?=[,.;]|$)"
    r"|\b[Ss]ince then\b|\b(?:until|by) then\b|\b(?:latest|most recent) (?:quarter|month|week)\b"
)
TO_COME = re.compile(r"\b(?:will|plan\w*|due|schedul\w+|expect\w*|through|until|upcoming)\b")
BARE_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def times_outside(view: View, sentence: Sentence) -> Iterator[str]:
    """Give the words of a sentence that tell a time which nothing in view makes certain."""
    tokens = view.shown(sentence)
    begun, end = tokens[0].start, tokens[-1].end
    text = sentence.text[begun:end]
    yield from (found[0] for found in LAST.finditer(text))
    for found in (*COUNTED.finditer(text), *THEN.finditer(text)):
        earlier = " ".join(other.text for other in view.sentences if other.number < sentence.number)
        dates = dates_in(f"{earlier} {text[: found.start()]}")
        # "The previous week" counts from a day, and a year in view is none.
        fine = SHORT_UNIT.search(found[0]) is not None
        if not any(date.month or not fine for date in dates):
            yield found[0]
    dated = view.reading.dated
    if dated is None or dated.precision == "year" or TO_COME.search(text):
        return
    years = [date for date in dates_in(text) if date.year]
    if not years and any(in_doubt(month[0], dated.day) for month in BARE_MONTH.finditer(text)):
        yield "a month of another year"
