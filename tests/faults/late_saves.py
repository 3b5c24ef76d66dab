"""Send autosaves late, replayed, reordered and doubled: they change nothing that they should not.

`python -m tests.faults.late_saves --times 200`: in each attempt the newest of what a client sent counts, whatever came
in which order; after handing in every save is refused, and nothing of the attempt is another.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from app.storage.attempts import EventRow, GradingRow, MarkRow
from app.storage.unit_of_work import UnitOfWork
from tests.faults.lines import Guest, row_of, store
from tests.server import serving

SAVES = 8


@dataclass
class Result:
    """How many attempts, and the answers to the saves by status: before and after handing in."""

    attempts: int = 0
    before: Counter[int] = field(default_factory=Counter)
    after: Counter[int] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"{self.attempts} attempts, saves before handing in {dict(self.before)}, after it {dict(self.after)}"


def run(port: int, work: UnitOfWork, *, times: int) -> Result:
    """Do it for that many attempts on a running server; AssertionError where something changed."""
    result, chance = Result(), random.Random(20261129)  # noqa: S311 - an order, not a secret
    for _ in range(times):
        guest = Guest(port)
        saves = [(f"answer {sequence}", sequence) for sequence in range(SAVES)]
        sent = saves + chance.choices(saves, k=SAVES)
        chance.shuffle(sent)
        result.before += Counter(guest.autosave(words, sequence) for words, sequence in sent)
        assert f"answer {SAVES - 1}" in guest.ask("GET", guest.page(1))[1]
        assert guest.submit() == 303
        before = everything(work, guest.attempt)
        late = [*sent, ("a new answer", SAVES), ("from another device", 0)]
        clients = ["c1"] * (len(late) - 1) + ["c2"]
        result.after += Counter(
            guest.autosave(words, sequence, client=client)
            for (words, sequence), client in zip(late, clients, strict=True)
        )
        result.after[guest.answer("by the form")] += 1
        assert everything(work, guest.attempt) == before
        result.attempts += 1
        guest.leave()
    assert set(result.before) == {200}, result
    assert set(result.after) == {409}, result
    return result


def everything(work: UnitOfWork, attempt: str) -> list[tuple[object, ...]]:
    """Give all that is stored of an attempt: its row, events, gradings, marks."""
    row = row_of(work, attempt)
    with work.reading() as session:
        events = select(EventRow.id, EventRow.client_id, EventRow.client_seq, EventRow.payload, EventRow.at)
        gradings = select(GradingRow.id, GradingRow.revision, GradingRow.score, GradingRow.at)
        marks = select(MarkRow.id, MarkRow.mark, MarkRow.response).join(GradingRow, GradingRow.id == MarkRow.grading_id)
        found = [
            *session.execute(events.where(EventRow.attempt_id == row.id)),
            *session.execute(gradings.where(GradingRow.attempt_id == row.id)),
            *session.execute(marks.where(GradingRow.attempt_id == row.id)),
        ]
    return [(row.state, row.submitted_at, row.next_move_at), *(tuple(one) for one in found)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        store(Path(folder), "sqlite") as (instance, settings, work),
        serving(instance, **settings) as server,
    ):
        result = run(server.port, work, times=parser.parse_args().times)
    print(f"Late, doubled and reordered saves: {result}; nothing changed ({time.monotonic() - began:.0f} s).")


if __name__ == "__main__":
    main()
