"""A reader's list: the facts of articles that a careful reader would ask about, in TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = frozenset("date place count share membership attendance meeting saying role event history other".split())


@dataclass(frozen=True)
class ListedFact:
    """A fact that a reader would ask about: where its evidence stands in the cleaned text, and what answers meet.

    `keys` holds groups of alternatives; each group must be met by one of its own. `about` gives words of which a
    question must share one, for a fact whose evidence tells of something else too. `evidence` and `question` are empty
    where the article may not be quoted. `core` marks what readers would not see missing from a short quiz.
    """

    article: str
    start: int
    end: int
    keys: tuple[tuple[str, ...], ...]
    kind: str = "other"
    evidence: str = ""
    question: str = ""
    derived: bool = False
    digest: str = ""
    about: str = ""
    core: bool = False

    def __post_init__(self) -> None:
        """Refuse a fact that no question could be held against."""
        if not 0 <= self.start < self.end or self.kind not in KINDS or not self.keys or not all(map(all, self.keys)):
            msg = f"{self.article}, {self.start} to {self.end}: a listed fact needs offsets, a known kind and keys"
            raise ValueError(msg)


def read_list(path: Path) -> tuple[ListedFact, ...]:
    """Read a reader's list; ValueError, naming the file and the entry, where it is no TOML or an entry is not whole."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("fact", ())
    except tomllib.TOMLDecodeError as error:
        msg = f"{path.name} is no TOML: {error}"
        raise ValueError(msg) from error
    return tuple(_fact(entry, f"{path.name}, fact {number}") for number, entry in enumerate(entries, start=1))


def _fact(entry: Mapping[str, Any], where: str) -> ListedFact:
    missing = [name for name in ("article", "start", "end", "keys") if name not in entry]
    if missing:
        msg = f"{where}: give {', '.join(missing)}"
        raise ValueError(msg)
    return ListedFact(
        article=str(entry["article"]),
        start=int(entry["start"]),
        end=int(entry["end"]),
        keys=tuple(tuple(str(key) for key in group) for group in entry["keys"]),
        kind=str(entry.get("kind", "other")),
        evidence=str(entry.get("evidence", "")),
        question=str(entry.get("question", "")),
        derived=bool(entry.get("derived", False)),
        digest=str(entry.get("digest", "")),
        about=str(entry.get("about", "")),
        core=bool(entry.get("core", False)),
    )
