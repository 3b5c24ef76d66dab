"""The events of an attempt, and the answers that they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EventKind(StrEnum):
    """What a participant did at a slot."""

    ANSWER = "answer"
    FLAG = "flag"
    REVEAL = "reveal"
    STEP = "step"


class Phase(StrEnum):
    """From what an answer was given: FIRST in every quiz, SOURCE with the passage open (two-step fact check).

    EVIDENCE is the choice of the sentence that proves the answer.
    """

    FIRST = "first"
    SOURCE = "source"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class Event:
    """One thing done at one slot; (client_id, client_seq) tells a repeated message from a new one.

    `slot` counts from 0. `client_seq` grows with each event of one client, over all slots of the attempt.
    `payload` is fit for JSON: a response's for ANSWER, {"on": bool} for FLAG.
    """

    slot: int
    client_id: str
    client_seq: int
    kind: EventKind
    phase: Phase = Phase.FIRST
    payload: Mapping[str, object] = field(default_factory=dict[str, object])

    def __post_init__(self) -> None:
        """Refuse an event without a place or an order."""
        if self.slot < 0 or self.client_seq < 0 or not self.client_id:
            msg = "an event needs a slot, a client and a sequence number"
            raise ValueError(msg)


def latest_answers(events: Iterable[Event], *, phase: Phase = Phase.FIRST) -> dict[int, Event]:
    """Give the answer that counts for each slot, from events in the server's order."""
    return _latest(event for event in events if event.kind is EventKind.ANSWER and event.phase is phase)


def flagged(events: Iterable[Event]) -> frozenset[int]:
    """Give the slots whose last flag event set the flag, from events in the server's order."""
    latest = _latest(event for event in events if event.kind is EventKind.FLAG)
    return frozenset(slot for slot, event in latest.items() if event.payload.get("on") is True)


def revealed(events: Iterable[Event]) -> frozenset[int]:
    """Give the slots whose source was opened; that cannot be undone."""
    return frozenset(event.slot for event in events if event.kind is EventKind.REVEAL)


def _latest(events: Iterable[Event]) -> dict[int, Event]:
    # A client's clock can lie and its messages can overtake each other, so the server's order decides between clients,
    # and within one client its own sequence does.
    newest: dict[tuple[int, str], int] = {}
    latest: dict[int, Event] = {}
    for event in events:
        place = (event.slot, event.client_id)
        if event.client_seq > newest.get(place, -1):
            newest[place] = event.client_seq
            latest[event.slot] = event
    return latest
