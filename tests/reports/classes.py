"""Made-up classes for the tests of the reports."""

import random
from datetime import UTC, datetime

import numpy as np

from app.reports.assembling import bits
from app.reports.responses import Item, ItemOption
from app.reports.sheet import Sheet

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
OPTIONS = (ItemOption("Kant", correct=True), ItemOption("Ayni"), ItemOption("Khmeimim"), ItemOption("Gyumri"))


def responses(rows, *, max_mark=1.0, chosen=None, options=(), **more):
    """Give the sheet of some attempts: their marks (None where not asked), and what they chose."""
    width = len(rows[0]) if rows else 2
    items = tuple(Item(str(place + 1), "Which?", max_mark, options) for place in range(width))
    picks = None if chosen is None else [[bits(cell or ()) for cell in row] for row in chosen]
    given = {
        "items": items,
        "marks": np.array(rows, dtype=float).reshape(len(rows), width),
        "ids": np.arange(len(rows)),
        "participants": np.arange(len(rows)),
        "started": np.full(len(rows), NOON.timestamp()),
        "minutes": np.arange(len(rows), dtype=float),
        "picks": None if picks is None else np.array(picks, dtype=np.uint64),
        "names": tuple(f"Pupil {place}" for place in range(len(rows))),
    }
    return Sheet(**given | more)


def a_class(*, size=200, items=10, seed=5, wrong_key=None, useless=None, leaking=None):
    """Simulate pupils of different strength; `wrong_key`, `useless` and `leaking` are the items with these faults.

    Option 0 is the key. Where the key is wrong, option 1 is what those choose who know the answer; the useless
    distractor is option 3; a leaking stem tells the answer to 97 in 100.
    """
    dice = random.Random(seed)  # noqa: S311 - a simulation
    chosen = []
    for pupil in range(size):
        strength = pupil / size
        row = []
        for item in range(items):
            knows = dice.random() < (0.97 if item == leaking else 0.15 + 0.7 * strength)
            wrong = [1, 2] if item == useless else [1, 2, 3]
            pick = 0 if knows else dice.choice(wrong)
            if item == wrong_key:
                pick = 1 if knows else dice.choice([0, 2, 3])
            row.append((pick,))
        chosen.append(row)
    marks = [[float(pick == (0,)) for pick in row] for row in chosen]
    return responses(marks, chosen=chosen, options=OPTIONS)
