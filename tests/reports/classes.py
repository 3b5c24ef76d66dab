"""Made-up classes for the tests of the reports."""

import random
from datetime import UTC, datetime, timedelta

from app.reports.responses import AttemptRow, Item, ItemOption, Responses

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
OPTIONS = (ItemOption("Kant", correct=True), ItemOption("Ayni"), ItemOption("Khmeimim"), ItemOption("Gyumri"))


def responses(rows, *, max_mark=1.0, chosen=None, options=()):
    attempts = tuple(
        AttemptRow(
            f"p{place}",
            f"Pupil {place}",
            NOON,
            NOON + timedelta(minutes=place),
            tuple(row),
            () if chosen is None else tuple(chosen[place]),
        )
        for place, row in enumerate(rows)
    )
    width = len(rows[0]) if rows else 2
    return Responses(attempts, tuple(Item(str(place + 1), "Which?", max_mark, options) for place in range(width)))


def a_class(*, size=200, items=10, seed=5, wrong_key=None, useless=None):
    """Simulate pupils of different strength; `wrong_key` and `useless` are the items with these faults planted.

    Option 0 is the key. Where the key is wrong, option 1 is what those choose who know the answer; the useless
    distractor is option 3.
    """
    dice = random.Random(seed)  # noqa: S311 - a simulation
    chosen = []
    for pupil in range(size):
        strength = pupil / size
        row = []
        for item in range(items):
            knows = dice.random() < 0.15 + 0.7 * strength
            wrong = [1, 2] if item == useless else [1, 2, 3]
            pick = 0 if knows else dice.choice(wrong)
            if item == wrong_key:
                pick = 1 if knows else dice.choice([0, 2, 3])
            row.append((pick,))
        chosen.append(row)
    marks = [[float(pick == (0,)) for pick in row] for row in chosen]
    return responses(marks, chosen=chosen, options=OPTIONS)
