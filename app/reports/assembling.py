"""Put a quiz's answers into arrays as they come from the database, a chunk at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from app.reports.sheet import MOST_OPTIONS

if TYPE_CHECKING:
    from numpy import bool_, float64, int16, int64, uint64
    from numpy.typing import NDArray

# Typed answers differ without end; what is known of the others is worth keeping, all of them are not.
MOST_KNOWN = 20_000
UNCHOSEN = '{"chosen": []'

Row = tuple[int, int, float, float, str | None, bool]


class _Picks(dict[str | None, int]):
    """The options chosen, a bit each, by the response's text; a text is read once however often it comes."""

    def __missing__(self, text: str | None) -> int:
        if text is None or text.startswith(UNCHOSEN):
            return 0
        if len(self) >= MOST_KNOWN:
            self.clear()
        self[text] = picks = bits(_chosen(text))
        return picks


@dataclass(frozen=True, eq=False)
class Flat:
    """Marked answers in no order: the place of the grading, version, mark, points, picks, and whether it is void."""

    rows: NDArray[int64]
    versions: NDArray[int64]
    marks: NDArray[float64]
    points: NDArray[float64]
    picks: NDArray[uint64]
    voided: NDArray[bool_]


@dataclass
class Gathering:
    """Takes chunks of answers; `gradings` are those that count, ascending."""

    gradings: NDArray[int64]
    _parts: list[Flat] = field(default_factory=list[Flat])
    _picks: _Picks = field(default_factory=_Picks)

    def add(self, chunk: Sequence[Row]) -> None:
        """Take a chunk of answers of these gradings."""
        import numpy as np  # noqa: PLC0415 - with the first report only

        gradings, versions, marks, points, texts, voided = zip(*chunk, strict=True)
        part = Flat(
            np.searchsorted(self.gradings, np.array(gradings, dtype=np.int64)),
            np.array(versions, dtype=np.int64),
            np.array(marks, dtype=np.float64),
            np.array(points, dtype=np.float64),
            np.fromiter(map(self._picks.__getitem__, texts), dtype=np.uint64, count=len(texts)),
            np.array(voided, dtype=np.bool_),
        )
        self._parts.append(part)

    def flat(self) -> Flat:
        """Give all that was taken, and forget the chunks."""
        import numpy as np  # noqa: PLC0415

        if not self._parts:
            self.add_nothing()
        names = tuple(vars(self._parts[0]))
        whole = Flat(*(np.concatenate([getattr(part, name) for part in self._parts]) for name in names))
        self._parts.clear()
        return whole

    def add_nothing(self) -> None:
        """Take an empty chunk, so that there is something of the right kinds."""
        import numpy as np  # noqa: PLC0415

        kinds = (np.int64, np.int64, np.float64, np.float64, np.uint64, np.bool_)
        self._parts.append(Flat(*(cast("Any", np.zeros(0, dtype=kind)) for kind in kinds)))


@dataclass(frozen=True, eq=False)
class Cells:
    """Arrays (attempts, items): marks (NaN where not asked), picks, versions (-1 where not asked), void answers."""

    marks: NDArray[float64]
    picks: NDArray[uint64]
    versions: NDArray[int16]
    voided: NDArray[bool_]


def cells(
    flat: Flat,
    places: Mapping[int, tuple[int, int]],
    moves: Mapping[int, Sequence[int | None]],
    *,
    attempts: int,
    items: int,
) -> Cells:
    """Spread answers over a table. `places` gives (item, its version's index) by version.

    `moves` gives for a version whose options stand otherwise than the newest's where each of its options stands there.
    """
    import numpy as np  # noqa: PLC0415

    known = np.array(sorted(places), dtype=np.int64)
    at = np.searchsorted(known, flat.versions)
    item, version = np.array([places[one] for one in known.tolist()], dtype=np.int64).reshape(-1, 2).T
    where = (flat.rows, item[at])
    picks = flat.picks
    for version_id, targets in moves.items():
        mine = flat.versions == version_id
        picks = np.where(mine, _moved(picks, targets), picks)
    shape = (attempts, items)
    found = Cells(
        np.full(shape, np.nan, order="F"),
        np.zeros(shape, dtype=np.uint64, order="F"),
        np.full(shape, -1, dtype=np.int16, order="F"),
        np.zeros(shape, dtype=np.bool_, order="F"),
    )
    found.marks[where], found.picks[where] = flat.marks, picks
    found.versions[where], found.voided[where] = version[at], flat.voided
    return found


def bits(chosen: Sequence[int]) -> int:
    """Give options chosen as a number with a bit for each; places that no number has are left out."""
    return sum({1 << place for place in chosen if 0 <= place < MOST_OPTIONS})


def _chosen(text: str) -> Sequence[int]:
    payload: dict[str, Any] = json.loads(text)
    return cast("Sequence[int]", payload.get("chosen", ()))


def _moved(picks: NDArray[uint64], targets: Sequence[int | None]) -> NDArray[uint64]:
    import numpy as np  # noqa: PLC0415

    moved = np.zeros_like(picks)
    for place, target in enumerate(targets[:MOST_OPTIONS]):
        if target is not None and target < MOST_OPTIONS:
            moved |= ((picks >> np.uint64(place)) & np.uint64(1)) << np.uint64(target)
    return moved
