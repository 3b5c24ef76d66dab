"""What differs between two versions of a question: word by word, option by option, the key, number and citations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from app.questions.draft import Citation, Draft, Option

ALIKE = 0.6
_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


class Change(StrEnum):
    """What became of something between two versions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Run:
    """Words that are in both versions, or in one of them."""

    change: Change
    text: str


@dataclass(frozen=True)
class PartDiff:
    """A part of a question, by its name, as runs of words."""

    name: str
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Say whether the two versions differ in it."""
        return any(run.change is not Change.SAME for run in self.runs)


@dataclass(frozen=True)
class ItemDiff:
    """An option, accepted form or citation: the words that differ, and what was or is right about it.

    `before` and `after` say its place in the key ("right", "wrong", a rule, a stance), empty where it is in one only.
    """

    runs: tuple[Run, ...]
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Say whether the two versions differ in it."""
        return self.before != self.after or any(run.change is not Change.SAME for run in self.runs)


@dataclass(frozen=True)
class VersionDiff:
    """All that differs between two versions."""

    parts: tuple[PartDiff, ...]
    options: tuple[ItemDiff, ...]
    accepted: tuple[ItemDiff, ...]
    citations: tuple[ItemDiff, ...]

    @property
    def changed(self) -> bool:
        """Say whether anything differs."""
        return any(one.changed for one in (*self.parts, *self.options, *self.accepted, *self.citations))


def diff(old: Draft, new: Draft) -> VersionDiff:
    """Compare two versions of a question."""
    return VersionDiff(
        parts=tuple(
            PartDiff(name, words_diff(before, after))
            for name, before, after in _parts(old, new)
            if before or after
        ),
        options=_items([_option(one) for one in old.key.options], [_option(one) for one in new.key.options]),
        accepted=_items(
            [(form.text, form.rule) for form in old.key.accepted], [(form.text, form.rule) for form in new.key.accepted]
        ),
        citations=_items([_citation(one) for one in old.citations], [_citation(one) for one in new.citations]),
    )  # fmt: skip


def words_diff(before: str, after: str) -> tuple[Run, ...]:
    """Compare two texts word by word: what was removed stands before what came instead."""
    one, other = _PIECE.findall(before), _PIECE.findall(after)
    runs: list[Run] = []
    for _, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = "".join(one[first:last]), "".join(other[begin:end])
        if gone == come:
            runs.append(Run(Change.SAME, gone))
            continue
        runs += [Run(change, text) for change, text in ((Change.REMOVED, gone), (Change.ADDED, come)) if text]
    return tuple(runs)


def _parts(old: Draft, new: Draft) -> Iterator[tuple[str, str, str]]:
    if old.type != new.type:
        yield "type", str(old.type), str(new.type)
    yield "lead", old.lead, new.lead
    yield "stem", old.stem, new.stem
    yield "explanation", old.explanation, new.explanation
    yield "number", _number(old), _number(new)


def _number(draft: Draft) -> str:
    number = draft.key.number
    if number is None:
        return ""
    said = f"{number.value.normalize():f} {number.unit}".strip()
    return f"{said}, give or take {number.tolerance.normalize():f}" if number.tolerance else said


def _option(option: Option) -> tuple[str, str]:
    said = f"{option.text} ({option.feedback})" if option.feedback else option.text
    return said, "right" if option.correct else "wrong"


def _citation(citation: Citation) -> tuple[str, str]:
    return f"{citation.passage.article}: {citation.passage.exact}", str(citation.stance)


def _items(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> tuple[ItemDiff, ...]:
    """Pair what is the same, then what is alike, and give the rest as added or removed; in the new order."""
    left = list(old)
    paired: dict[int, tuple[str, str]] = {}
    for index, (text, _) in enumerate(new):
        same = next((one for one in left if one[0] == text), None)
        if same is not None:
            left.remove(same)
            paired[index] = same
    for index, (text, _) in enumerate(new):
        like = max(left, key=lambda one: _likeness(one[0], text), default=None)
        if index not in paired and like is not None and _likeness(like[0], text) >= ALIKE:
            left.remove(like)
            paired[index] = like
    found = [
        ItemDiff(words_diff(paired[index][0], text), paired[index][1], state)
        if index in paired
        else ItemDiff((Run(Change.ADDED, text),), "", state)
        for index, (text, state) in enumerate(new)
    ]
    return (*found, *(ItemDiff((Run(Change.REMOVED, text),), state, "") for text, state in left))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
