"""Take the people out of a sheet: numbers instead of names, in an order that tells nothing, and no times."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.reports.sheet import Sheet

REMAINS = (
    "Names are replaced by numbers in an order that tells nothing, and times are left out. What remains are marks, "
    "scores, choices and typed words: who knows what somebody answered can still find them, and typed words may name "
    "people."
)


def anonymous(sheet: Sheet, secret: bytes) -> Sheet:
    """Give a sheet whose participants are numbered and stand in the order of their numbers.

    The numbers follow from a secret and the ids: the same person has the same number in every file of this sheet, and
    nobody without the secret can say whose it is. Times are 0.
    """
    # The first report loads numpy; a web worker that makes none never does.
    import numpy as np  # noqa: PLC0415

    people = sorted(set(sheet.participants.tolist()), key=lambda one: _by_chance(secret, f"participant {one}"))
    numbers = {participant: number for number, participant in enumerate(people, 1)}
    rows = list(zip(sheet.participants.tolist(), sheet.ids.tolist(), strict=True))
    order = sorted(
        range(len(rows)), key=lambda at: (numbers[rows[at][0]], _by_chance(secret, f"attempt {rows[at][1]}"))
    )
    taken = sheet.rows(np.array(order, dtype=np.int64))
    names = tuple(f"Participant {numbers[participant]}" for participant in taken.participants.tolist())
    return replace(taken, names=names, started=np.zeros(len(taken)), minutes=np.zeros(len(taken)))


def _by_chance(secret: bytes, what: str) -> bytes:
    return hmac.new(secret, what.encode(), hashlib.sha256).digest()
