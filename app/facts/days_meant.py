"""Which date "the same day" and "the first day" mean: the one that the sentence before gives."""

import re

from app.facts.dates import DateSpan, dates_in
from app.facts.reading import Sentence
from app.facts.scene import Scene
from app.facts.syntax import Token

ENDS = {"first": 0, "final": -1}
DAYS = re.compile(r"\b\d{1,2}\b")


def settle_days(scene: Scene) -> None:
    """Make "the same day" the one date that the sentence before gives, "the first day" the first of its two."""
    before = scene.reading.before(scene.sentence)
    tokens = scene.parsed.tokens
    for token in tokens[2:]:
        words = [token.index - 2, token.index - 1, token.index]
        the, which = (tokens[word].lower for word in words[:2])
        if token.lower != "day" or the != "the" or before is None or not set(words) <= scene.kept:
            continue
        if scene.parsed.child(token.index, "prep", "relcl", "acl"):
            continue  # "the first day of May"
        date = _same(before) if which == "same" else _of_several(before, which)
        if date is None:
            continue
        scene.replace(words, _written(scene, date, token))
        scene.lean_on(before)
        scene.settled |= set(words)


def _written(scene: Scene, date: DateSpan, day: Token) -> str:
    """Write the date with its year; at the head of a sentence a comma sets it off."""
    dated, tokens = scene.reading.dated, scene.parsed.tokens
    text = date.written(dated.day.year if dated else None)
    opens = tokens[day.head].index == 0 and day.index + 1 < scene.clause.verb
    return f"{text}," if opens and text[-5:-4] == " " and tokens[day.index + 1].text != "," else text


def _same(before: Sentence) -> DateSpan | None:
    dates = [date for date in dates_in(before.text) if date.day]
    return dates[0] if len(dates) == 1 else None


def _of_several(before: Sentence, which: str) -> DateSpan | None:
    """Give the first or the final day of "May 8 and 9", where the sentence gives no other date."""
    dates = dates_in(before.text)
    if which not in ENDS or len(dates) != 1 or not dates[0].more:
        return None
    date = dates[0]
    day = int(DAYS.findall(date.text)[ENDS[which]])
    return DateSpan(date.start, date.end, f"{date.month} {day}", date.year, date.month, day)
