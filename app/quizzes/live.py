"""A live session as a state machine: a class is led through a quiz, question by question."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

# A session in which nothing was opened for so long has been left; whoever looks next ends it.
IDLE = timedelta(hours=12)


class LiveState(StrEnum):
    """Where a session stands; OPEN, CLOSED and EXPLAINED are about the question at its position."""

    LOBBY = "lobby"
    OPEN = "open"
    CLOSED = "closed"
    EXPLAINED = "explained"
    ENDED = "ended"


class Move(StrEnum):
    """What the host does: OPEN the first question, NEXT the one after; SHOW is the answers' distribution."""

    OPEN = "open"
    CLOSE = "close"
    SHOW = "show"
    EXPLAIN = "explain"
    NEXT = "next"
    END = "end"


# Every move there is. A question is always explained before the next, so that no answer stays without its source.
TRANSITIONS: dict[tuple[LiveState, Move], LiveState] = {
    (LiveState.LOBBY, Move.OPEN): LiveState.OPEN,
    (LiveState.OPEN, Move.CLOSE): LiveState.CLOSED,
    (LiveState.CLOSED, Move.SHOW): LiveState.CLOSED,
    (LiveState.CLOSED, Move.EXPLAIN): LiveState.EXPLAINED,
    (LiveState.EXPLAINED, Move.SHOW): LiveState.EXPLAINED,
    (LiveState.EXPLAINED, Move.NEXT): LiveState.OPEN,
    (LiveState.LOBBY, Move.END): LiveState.ENDED,
    (LiveState.OPEN, Move.END): LiveState.ENDED,
    (LiveState.CLOSED, Move.END): LiveState.ENDED,
    (LiveState.EXPLAINED, Move.END): LiveState.ENDED,
}


class LiveError(ValueError):
    """Something that a session cannot take; the message is a sentence for the reader."""


class LiveMoveRefused(LiveError):
    """The state has no such move."""


class NotOpen(LiveError):
    """The question takes no answers now."""


class Viewer(StrEnum):
    """Who looks: the host, whose page the class sees on the wall, or somebody who takes part."""

    HOST = "host"
    PARTICIPANT = "participant"


class Part(StrEnum):
    """What of a session is seen."""

    CODE = "code"
    NAMES = "names"
    QUESTION = "question"
    COUNT = "count"
    OWN_ANSWER = "own answer"
    DISTRIBUTION = "distribution"
    KEY = "key"


_HOST, _PUPIL = Viewer.HOST, Viewer.PARTICIPANT
_ASKED = frozenset({Part.QUESTION, Part.COUNT})
_OWN = _ASKED | {Part.OWN_ANSWER}
_HELD = _ASKED | {Part.CODE, Part.NAMES}

# What is seen in each state, the distribution apart, which the host shows. The key only once explained.
SEEN: dict[tuple[LiveState, Viewer], frozenset[Part]] = {
    (LiveState.LOBBY, _HOST): frozenset({Part.CODE, Part.NAMES}),
    (LiveState.OPEN, _HOST): _HELD,
    (LiveState.CLOSED, _HOST): _HELD,
    (LiveState.EXPLAINED, _HOST): _HELD | {Part.KEY},
    (LiveState.ENDED, _HOST): frozenset({Part.NAMES}),
    (LiveState.LOBBY, _PUPIL): frozenset(),
    (LiveState.OPEN, _PUPIL): _OWN,
    (LiveState.CLOSED, _PUPIL): _OWN,
    (LiveState.EXPLAINED, _PUPIL): _OWN | {Part.KEY},
    (LiveState.ENDED, _PUPIL): frozenset(),
}


@dataclass(frozen=True)
class Live:
    """A session: its state, which of its `count` questions it is at (from 0), whether the distribution is shown.

    `revision` grows by one with each move.
    """

    count: int
    state: LiveState = LiveState.LOBBY
    position: int = 0
    shown: bool = False
    revision: int = 0

    def __post_init__(self) -> None:
        """Refuse a session without questions and a place that is none of them."""
        if not 0 <= self.position < self.count:
            msg = f"a session of {self.count} questions has none at {self.position}"
            raise ValueError(msg)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Give the moves that the host has now."""
        return tuple(move for move in Move if self._target(move) is not None)

    @property
    def is_last(self) -> bool:
        """Say whether no question comes after this one."""
        return self.position + 1 == self.count

    def move(self, move: Move) -> "Live":
        """Give the session after a move; raises LiveMoveRefused where there is no such move."""
        state = self._target(move)
        if state is None:
            raise LiveMoveRefused(_REFUSALS[move])
        moved = replace(self, state=state, revision=self.revision + 1)
        if move in {Move.OPEN, Move.NEXT}:
            return replace(moved, position=self.position + (move is Move.NEXT), shown=False)
        return replace(moved, shown=True) if move is Move.SHOW else moved

    def _target(self, move: Move) -> LiveState | None:
        if (move is Move.NEXT and self.is_last) or (move is Move.SHOW and self.shown):
            return None
        return TRANSITIONS.get((self.state, move))

    def must_accept(self, position: int) -> None:
        """Raise NotOpen with the sentence that says why the question at a position takes no answer now, if so."""
        if self.state is LiveState.OPEN and position == self.position:
            return
        number = position + 1
        if position > self.position or self.state is LiveState.LOBBY:
            msg = f"Question {number} is not open yet. Wait until your teacher opens it."
        else:
            msg = f"Question {number} was closed before this answer came, so it does not count. What came before does."
        raise NotOpen(msg)

    def seen(self, viewer: Viewer, *, typed: bool) -> frozenset[Part]:
        """Give what a viewer sees; the answers to a `typed` question are shown when the host says so, never before."""
        parts = SEEN[self.state, viewer]
        if (self.shown and self.state in {LiveState.CLOSED, LiveState.EXPLAINED}) or (Part.KEY in parts and not typed):
            return parts | {Part.DISTRIBUTION}
        return parts


def is_idle(state: LiveState, *, last: datetime, now: datetime) -> bool:
    """Say whether a session was left: nothing was opened in it since `last`, for half a day."""
    return state is not LiveState.ENDED and now - last >= IDLE


_REFUSALS = {
    Move.OPEN: "The first question has been opened already.",
    Move.CLOSE: "No question is open.",
    Move.SHOW: "The answers can be shown once the question is closed.",
    Move.EXPLAIN: "A question is explained after it is closed.",
    Move.NEXT: "The next question opens after this one is explained, and after the last there is none.",
    Move.END: "This session has ended.",
}
